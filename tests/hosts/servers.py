"""nginx, Apache and Caddy as Debian packages them, on loopback, without privileges.

Each runs in its packaged configuration, with the file that `feeds init --host` wrote put where
its manual says; what is changed is where it listens, and where it keeps its logs.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

HOST = "127.0.0.1"
_ATTEMPTS = 5  # to get a port that nobody else took in between
_PATIENCE = 300.0  # seconds until a server answers


class Server(NamedTuple):
    """How one is started."""

    program: str
    host: str  # as the setting has it
    written: str  # the file that init writes
    configure: Callable[[Path, int, str], None]  # (its folder, port, that file's text)
    command: Callable[[Path], list[str]]
    reload: Callable[[Path, int], None] | None  # (its folder, process); None: it need not
    beside: tuple[str, str] = ("", "")  # a line of that file, and what else may stand after it
    is_whole: bool = True  # has all modules that its manual asks for


class Running(NamedTuple):
    """A server that answers."""

    port: int
    www: Path  # what it serves
    site: Path  # where the site is built
    reload: Callable[[], None]


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running(
    server: Server, make: Callable[[Path, Path, int], None], *, is_shared: bool = False
) -> Iterator[Running]:
    """`make` builds the site in the first folder that it gets, and copies it into the second,
    for that port. `is_shared`: something else is served as well.
    """
    if shutil.which(server.program) is None:
        pytest.skip(f"{server.program} is not installed")
    for _ in range(_ATTEMPTS):
        with tempfile.TemporaryDirectory(prefix="feeds-host-") as name:
            folder, port = Path(name), free_port()
            www, site = folder / "www", folder / "site"
            site.mkdir()
            make(site, www, port)
            written = (site / server.written).read_text(encoding="utf-8")
            written = written.replace(f"/var/www/{HOST}", str(www))
            if is_shared and server.beside[0]:
                assert server.beside[0] in written
                written = written.replace(server.beside[0], "".join(server.beside))
            server.configure(folder, port, written)
            process = _start(server.command(folder), folder)
            try:
                if _answers(process, port):
                    yield Running(port, www, site, partial(_reload, server, folder, process))
                    return
            finally:
                process.terminate()
                process.wait(30)
            log = (folder / "log").read_text(encoding="utf-8", errors="replace")
            assert "ddress already in use" in log, log
    pytest.fail("no port was free")


def _start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Without privileges: as the user that runs the tests, or as nobody where that is root."""
    user = None
    if os.geteuid() == 0:
        user = pwd.getpwnam("nobody")
        for one in (folder, *folder.rglob("*")):
            os.chown(one, user.pw_uid, user.pw_gid)
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **_environment(folder)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )


def _reload(server: Server, folder: Path, process: subprocess.Popen[bytes]) -> None:
    if server.reload:
        server.reload(folder, process.pid)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "APACHE_RUN_DIR": str(folder),
        "APACHE_LOCK_DIR": str(folder),
        "APACHE_LOG_DIR": str(folder),
        "APACHE_PID_FILE": str(folder / "pid"),
        "APACHE_RUN_USER": "nobody",
        "APACHE_RUN_GROUP": "nogroup",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether it does; False where it ended first."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.05)
    return False


def _nginx(folder: Path, port: int, written: str) -> None:
    text = Path("/etc/nginx/nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^user .*$", "", text, flags=re.MULTILINE)
    text = text.replace("/run/nginx.pid", str(folder / "pid"))
    text = text.replace("/var/log/nginx", str(folder))
    text = text.replace("/etc/nginx/sites-enabled", str(folder / "sites"))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    text = text.replace("http {", f"http {{ {temporary}", 1)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    written = written.replace("listen 80;", f"listen {HOST}:{port};")
    written = written.replace("listen [::]:80;", "")
    (folder / "sites").mkdir()
    (folder / "sites" / "tide").write_text(written, encoding="utf-8")


def _nginx_command(folder: Path) -> list[str]:
    options = ["-e", str(folder / "error.log"), "-g", "daemon off;"]
    return ["nginx", "-c", str(folder / "nginx.conf"), *options]


def _apache(folder: Path, port: int, written: str, modules: tuple[str, ...]) -> None:
    text = Path("/etc/apache2/apache2.conf").read_text(encoding="utf-8")
    text = text.replace("Include ports.conf", f"Listen {HOST}:{port}")
    text = text.replace("IncludeOptional sites-enabled/*.conf", f"Include {folder}/tide.conf")
    enabled = "".join(f"Include mods-available/{name}.load\n" for name in modules)
    (folder / "apache2.conf").write_text(enabled + text, encoding="utf-8")
    (folder / "tide.conf").write_text(written.replace("*:80", f"*:{port}"), encoding="utf-8")


def _apache_whole(folder: Path, port: int, written: str) -> None:
    _apache(folder, port, written, ("headers", "rewrite"))


def _apache_bare(folder: Path, port: int, written: str) -> None:
    """As it is when nobody enables a module."""
    _apache(folder, port, written, ())


def _apache_command(folder: Path) -> list[str]:
    options = ["-C", f"ServerName {HOST}", "-D", "FOREGROUND"]
    return ["apache2", "-d", "/etc/apache2", "-f", str(folder / "apache2.conf"), *options]


def _caddy(folder: Path, port: int, written: str) -> None:
    assert f"{HOST} {{" in written
    text = written.replace(f"{HOST} {{", f"http://{HOST}:{port} {{")
    options = f"{{\n\tadmin unix/{folder}/admin\n\tauto_https off\n}}\n"
    (folder / "Caddyfile").write_text(options + text, encoding="utf-8")


def _caddy_command(folder: Path) -> list[str]:
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _hang_up(folder: Path, process: int) -> None:
    """What `systemctl reload nginx` does. Old workers answer until new ones do."""
    del folder
    os.kill(process, signal.SIGHUP)


def _reload_caddy(folder: Path, process: int) -> None:
    """What `systemctl reload caddy` does."""
    del process
    options = ["--config", str(folder / "Caddyfile"), "--adapter", "caddyfile", "--force"]
    subprocess.run(
        ["caddy", "reload", *options, "--address", f"unix/{folder}/admin"],
        env={**os.environ, **_environment(folder)},
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
    )


def wait(is_done: Callable[[], bool]) -> None:
    """Until something holds. Raises AssertionError after a long time."""
    end = time.monotonic() + _PATIENCE
    while not is_done():
        assert time.monotonic() < end
        time.sleep(0.05)


SERVERS = {
    "nginx": Server(
        "nginx",
        "nginx",
        "nginx.conf",
        _nginx,
        _nginx_command,
        _hang_up,
        ("    server_name 127.0.0.1;\n", "    location ~ xml$ { return 418; }\n"),
    ),
    "apache": Server("apache2", "apache", "apache.conf", _apache_whole, _apache_command, None),
    "apache-bare": Server(
        "apache2",
        "apache",
        "apache.conf",
        _apache_bare,
        _apache_command,
        None,
        is_whole=False,
    ),
    "caddy": Server(
        "caddy",
        "caddy",
        "Caddyfile",
        _caddy,
        _caddy_command,
        _reload_caddy,
        (f"{HOST} {{\n", '\thandle_errors {\n\t\trespond "theirs"\n\t}\n'),
    ),
}
