"""The examples of rules as what they stand for: documents, small sites, answers of servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from feeds.validation import Rule, validate
from feeds.validation.folder import validate_folder
from feeds.validation.network import validate_url

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ADDRESS = "https://example.org/feed.json"
FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>tag:example.org,2026:f</id><title>Reisblog</title><updated>2026-05-01T12:00:00Z</updated>
<author><name>Sanne</name></author><link rel="self" href="https://example.org/feed.xml"/>
</feed>"""


def codes_of(rule: Rule, example: str, folder: Path) -> set[str]:
    """The codes found in an example of `rule`; `folder` is an empty one to write to."""
    letter = rule.code[0]
    if letter == "S":
        return site_codes(example, folder)
    if letter == "N":
        return answer_codes(example)
    base = ADDRESS if letter in "HQ" else ""
    document = html_document(example) if letter == "H" else example
    report = validate(document.encode("utf-8", "surrogatepass"), base=base, now=NOW)
    return {finding.code for finding in report.findings}


def html_document(fragment: str) -> str:
    """A feed whose only item has this content."""
    if "xml:base" in fragment:
        content = fragment.replace("<div", '<div xmlns="http://www.w3.org/1999/xhtml"', 1)
        entry = f'<entry><content type="xhtml">{content}</content></entry></feed>'
        return FEED.replace("</feed>", entry)
    item = {"id": "tag:example.org,2026:1", "content_html": fragment}
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog", "items": [item]}
    )


def write_site(example: str, folder: Path) -> None:
    """Write `--- name` and what follows it as files."""
    for part in ("\n" + example).split("\n--- ")[1:]:
        name, _, text = part.partition("\n")
        file = folder / name.strip()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")


def site_codes(example: str, folder: Path) -> set[str]:
    """The codes of a site, and of the same site before where the example has one."""
    now, _, earlier = ("\n" + example).partition("\n=== before")
    write_site(now, folder / "now")
    before = folder / "before"
    if earlier:
        before.mkdir()
        write_site(earlier, before)
    checked = validate_folder(
        folder / "now",
        base="https://example.org/",
        now=NOW,
        against=before if earlier else None,
    )
    return {finding.code for one in checked for finding in one.report.findings}


BODY = (FEED + "\n" + "<!-- " + "padding " * 400 + "-->").encode()


@contextmanager
def serving(answer: str, body: bytes = BODY) -> Iterator[str]:
    """A loopback server that always answers so; yields its address.

    `Content-Encoding: gzip` compresses; a matching conditional request is answered with 304
    unless the answer has `X-Again`. At /moved it answers with the body.
    """
    import gzip  # noqa: PLC0415 - only here

    status_line, *lines = answer.splitlines()
    status = int(status_line.split()[1])
    headers = dict(line.split(": ", 1) for line in lines if line)
    sent = gzip.compress(body, mtime=0) if headers.get("Content-Encoding") == "gzip" else body

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/moved":
                self.send_response(200)
                self.send_header("Content-Type", "application/atom+xml")
                self.end_headers()
                self.wfile.write(body)
                return
            again = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since")
            if again and "X-Again" not in headers and status == 200:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer_codes(answer: str) -> set[str]:
    with serving(answer) as url:
        report, _ = validate_url(url, now=NOW)
    return {finding.code for finding in report.findings}
