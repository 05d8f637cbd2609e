"""What a preview adds to each page as it sends it; no file of the site has it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from html import escape

from feeds.errors import Problem

__all__ = ["EVENTS", "LiveNotice"]

EVENTS = "/_feeds/live"
"""The address at which a page waits for the next build: server-sent events (HTML, section 9.2)."""

_MOST = 20  # problems that a page shows
_STYLE = (
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;"
    "background:#7a1c1c;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap;z-index:9999"
)


class LiveNotice:
    """What has to be said of the last build, to all pages that are open."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._problems: tuple[Problem, ...] = ()
        self._version = 0
        self._is_closed = False

    @property
    def version(self) -> int:
        """How often pages had to be shown again."""
        return self._version

    def update(self, problems: Sequence[Problem]) -> None:
        """The site, or what is wrong with it, has changed: pages are to be loaded again."""
        with self._changed:
            self._problems = tuple(problems)
            self._version += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Nobody has to wait any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int | None:
        """The version, once it is another than `seen`, or after a while; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._version != seen, seconds)
            return None if self._is_closed else self._version

    def added_to(self, page: bytes) -> bytes:
        """The page, with what is wrong in front, and the script that waits for the next build."""
        script = (
            f"<script>(() => {{ const source = new EventSource('{EVENTS}?{self._version}');"
            "source.onmessage = () => { source.close(); location.reload(); }; })()</script>"
        )
        added = (self._shown() + script).encode()
        head, end, tail = page.rpartition(b"</body>")
        return head + added + end + tail if end else page + added

    def _shown(self) -> str:
        if not self._problems:
            return ""
        lines = [str(one) for one in self._problems[:_MOST]]
        if len(self._problems) > _MOST:
            lines.append(f"and {len(self._problems) - _MOST} more, in the terminal")
        said = escape("\n".join(lines))
        head = "This is the site as it last was. It cannot be built:"
        return f'<div role="alert" tabindex="0" style="{_STYLE}"><b>{head}</b>\n{said}</div>'
