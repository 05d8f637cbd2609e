"""A preview on loopback: the output folder as a static host would serve it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from feeds.errors import Problem, PublishError

__all__ = ["HOST", "PORT", "TYPES", "make_server", "serve"]

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


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    server_version = "feeds"
    sys_version = ""

    def __init__(self, *args: object, tell: Callable[[str], None], **keywords: object) -> None:
        self._tell = tell
        super().__init__(*args, **keywords)  # type: ignore[arg-type]  # as the server calls it

    def send_head(self) -> object:  # type: ignore[override]  # a file or None, as in the base
        """Hidden files are no part of the site, and a folder without an index no list."""
        parts = PurePosixPath(unquote(urlsplit(self.path).path)).parts
        if any(part.startswith(".") for part in parts):
            self.send_error(404, "Not Found")
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """A static host shows none."""
        del path
        self.send_error(404, "Not Found")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A wrong address is answered with the site's own page for that, as hosts do."""
        page = self._page_for_nothing() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code, message)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def _page_for_nothing(self) -> bytes | None:
        try:
            return (Path(self.directory) / "404.html").read_bytes()
        except OSError:
            return None

    def end_headers(self) -> None:
        """Other sites' scripts may read feeds; a preview is never kept."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        self._tell(format % args)


def make_server(
    folder: Path, port: int = PORT, tell: Callable[[str], None] | None = None
) -> ThreadingHTTPServer:
    """A server for `folder`, bound to loopback but not yet serving; port 0 takes a free one.

    Raises PublishError where the folder is missing or the port is taken.
    """
    if not folder.is_dir():
        raise _failure(str(folder), "there is no such folder", "run feeds build first")
    handler = partial(_Handler, directory=str(folder), tell=tell or _silent)
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "choose another one with --port"
        raise _failure("", f"port {port} cannot be used ({reason})", hint) from error


def serve(folder: Path, port: int = PORT, tell: Callable[[str], None] | None = None) -> None:
    """Serve until interrupted."""
    with make_server(folder, port, tell) as server:
        server.serve_forever()


def _failure(path: str, message: str, hint: str) -> PublishError:
    return PublishError(Problem(path=path, message=message, hint=hint))


def _silent(_line: str) -> None:
    """Nothing is logged."""
