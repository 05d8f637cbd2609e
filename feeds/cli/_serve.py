"""feeds serve"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._options import ConfigFile
from feeds.cli._output import guarded, show_problems
from feeds.cli._places import folder_of, settings, wrong
from feeds.cli._terminal import say

if TYPE_CHECKING:
    from feeds.config import Config
    from feeds.pipeline import Report

__all__ = ["serve"]

_PORT = "8000"
_LAST_PORT = 65535
_MANIFEST = ".feeds-manifest"  # lies in every folder that a build has published into


def serve(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="Folder of articles, or of a built site.", show_default="seeds"
        ),
    ] = None,
    *,
    port: Annotated[str, typer.Option(metavar="PORT", help="Port on this machine.")] = _PORT,
    is_opened: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show the site at http://localhost:8000/, to this machine alone, while you write.

    It is built as a preview into a folder of its own, and again after each change; open pages
    follow. What is published, and feeds.lock, stay as they are. While something is wrong, the
    pages say so, and the site stays as it last was. A folder of a built site is shown as it is.
    """
    with guarded():
        if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > _LAST_PORT:
            raise wrong("--port", f"{port!r} is no port", "write a number from 0 to 65535")
        if folder is not None and not folder.exists():
            raise wrong(str(folder), "there is no such folder", "name one that holds articles")
        if folder is not None and (folder / _MANIFEST).is_file():
            _show_built(folder, int(port), is_opened=is_opened)
        else:
            _show_live(folder, int(port), config, is_opened=is_opened)


def _show_built(folder: Path, port: int, *, is_opened: bool) -> None:
    from feeds.serve import make_server  # noqa: PLC0415 - help and --version stay quick

    with make_server(folder, port, _log) as server:
        _announce(str(folder), server.server_port, is_opened=is_opened)
        with _until_interrupted():
            server.serve_forever()


def _show_live(folder: Path | None, port: int, file: Path | None, *, is_opened: bool) -> None:
    from feeds.serve import LiveNotice, LiveSite, make_server  # noqa: PLC0415 - likewise

    def current() -> tuple[Path, Config]:
        made = settings(folder, file)
        return folder_of(folder, made), made

    with (
        _preview_folder(folder) as output,
        make_server(output, port, notice=LiveNotice()) as server,
    ):
        address = f"http://localhost:{server.server_port}/"
        live = LiveSite(current, folder or Path(), output, address, _tell)
        server.notice = live.notice
        live.build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _announce(str(folder or Path.cwd().name), server.server_port, is_opened=is_opened)
        with _until_interrupted():
            live.watch(threading.Event())
        server.shutdown()


@contextmanager
def _preview_folder(source: Path | None) -> Iterator[Path]:
    """Kept between runs, where there are caches, so that the next one begins at once."""
    from feeds.cache import Cache, cache_folder  # noqa: PLC0415 - likewise

    kept = Cache(cache_folder(), source or Path()).preview
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="feeds-") as name:
        yield Path(name)


@contextmanager
def _until_interrupted() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        say("")


def _announce(what: str, port: int, *, is_opened: bool) -> None:
    address = f"http://localhost:{port}/"
    say(f"{what} at {address} (Ctrl-C ends it)")
    sys.stdout.flush()
    if is_opened:
        import webbrowser  # noqa: PLC0415 - likewise

        webbrowser.open(address)


def _tell(report: Report, source: Path) -> None:
    """What came out of a build: the problems, and one line."""
    show_problems(report.problems, source, brief=True)
    say(report.summary)
    sys.stdout.flush()


def _log(line: str) -> None:
    print(line, file=sys.stderr)
