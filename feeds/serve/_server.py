"""The server: a folder as a good static host would show it, on loopback."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from feeds.errors import Problem, PublishError
from feeds.hosts import REDIRECTS
from feeds.serve._shown import EVENTS, LiveNotice

__all__ = ["HOST", "PORT", "TYPES", "SiteServer", "make_server"]

HOST = "127.0.0.1"
PORT = 8000

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
"""The types that matter: browsers show feeds as `application/xml` and save them as anything
closer. What is not here goes by its suffix as ever."""
_PING = 15.0  # seconds after which a waiting page hears that the server is there
_COLUMNS = 3  # of a rule: address, target, status
_NOTHING = (
    b"<!doctype html><html lang=en><title>No such page</title>"
    b"<body><p>There is no such page.</body>"
)


class SiteServer(ThreadingHTTPServer):
    """Serves until it is shut down. With a `notice`, pages are loaded again when that changes."""

    def __init__(
        self, port: int, folder: Path, tell: Callable[[str], None], notice: LiveNotice | None
    ) -> None:
        self.tell = tell
        self.notice = notice
        super().__init__((HOST, port), partial(_Handler, directory=str(folder)))

    def server_close(self) -> None:
        """End; pages that wait for the next build are let go."""
        if self.notice is not None:
            self.notice.close()
        super().server_close()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    server_version = "feeds"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds without a request after which a connection ends
    server: SiteServer

    def do_GET(self) -> None:
        """A file, or the wait for the next build."""
        if self.server.notice is not None and urlsplit(self.path).path == EVENTS:
            self._wait(self.server.notice)
        else:
            super().do_GET()

    def send_head(self) -> object:  # type: ignore[override]  # a file or None, as in the base
        """Hidden files are no part of the site, and a folder without an index no list."""
        path = unquote(urlsplit(self.path).path)
        if any(part.startswith(".") for part in PurePosixPath(path).parts):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if not Path(self.translate_path(self.path)).exists():
            if Path(self.translate_path(f"{path}.html")).is_file():  # as most hosts do
                self.path = f"{quote(path)}.html"
            elif (rule := self._rules().get(path)) is not None:
                return self._follow(*rule)
        page = self._page()
        if page is None or self.server.notice is None:
            return super().send_head()
        return self._send(HTTPStatus.OK, page.read_bytes())

    def _page(self) -> Path | None:
        """The file that is asked for, if it is a page."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        return file if file.suffix == ".html" and file.is_file() else None

    def _rules(self) -> dict[str, tuple[str, int]]:
        """Address → where it leads, and with which status: what the build says in `_redirects`."""
        try:
            text = Path(self.directory, REDIRECTS).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return {}
        rows = (line.split() for line in text.splitlines())
        return {
            unquote(row[0]): (row[1], int(row[2].rstrip("!")))
            for row in rows
            if len(row) == _COLUMNS and row[2].rstrip("!").isdecimal()
        }

    def _follow(self, target: str, status: int) -> object:
        if status == HTTPStatus.OK:
            self.path = target
            return super().send_head()
        if status >= HTTPStatus.BAD_REQUEST:
            self.send_error(status)
            return None
        self.send_response(status)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def _send(self, status: int, page: bytes) -> io.BytesIO:
        """A page, with what the notice adds."""
        if self.server.notice is not None:
            page = self.server.notice.added_to(page)
        self.send_response(status)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def _wait(self, notice: LiveNotice) -> None:
        """Tell the page when there is another version than the one that it has."""
        query = urlsplit(self.path).query
        seen = int(query) if query.isdecimal() else notice.version
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        with suppress(OSError):
            while (version := notice.wait(seen, _PING)) is not None:
                line = f"data: {version}\n\n" if version != seen else ": wait\n\n"
                self.wfile.write(line.encode())
                self.wfile.flush()
                seen = version

    def list_directory(self, path: object) -> None:
        """A static host shows none."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A wrong address is answered with the site's own page for that, as hosts do."""
        is_lost = code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
        page = self._page_for_nothing() if is_lost else None
        if page is None:
            super().send_error(code, message, explain)
            return
        sent = self._send(code, page)
        if self.command != "HEAD":
            self.wfile.write(sent.getvalue())

    def _page_for_nothing(self) -> bytes | None:
        try:
            return (Path(self.directory) / "404.html").read_bytes()
        except OSError:
            return _NOTHING if self.server.notice is not None else None

    def end_headers(self) -> None:
        """Other sites' scripts may read feeds; a preview is never kept."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        self.server.tell(format % args)


def make_server(
    folder: Path,
    port: int = PORT,
    tell: Callable[[str], None] | None = None,
    notice: LiveNotice | None = None,
) -> SiteServer:
    """A server for `folder`, bound to loopback but not yet serving; port 0 takes a free one.

    Raises PublishError where the folder is missing or the port is taken.
    """
    if not folder.is_dir():
        raise _failure(str(folder), "there is no such folder", "run feeds build first")
    try:
        return SiteServer(port, folder, tell or _silent, notice)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "choose another one with --port"
        raise _failure("", f"port {port} cannot be used ({reason})", hint) from error


def _failure(path: str, message: str, hint: str) -> PublishError:
    return PublishError(Problem(path=path, message=message, hint=hint))


def _silent(_line: str) -> None:
    """Nothing is logged."""
