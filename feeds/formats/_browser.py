"""A feed opened in a browser: one XHTML block that people see instead of a tree.

Browsers and readers alike accept a CSS stylesheet, and one div without a prefix ahead of the
first entry, which holds no element that has the name of one of the feed's.
"""

from __future__ import annotations

from collections import Counter
from posixpath import dirname, relpath
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from feeds.dates import Moment
from feeds.formats._xml_text import line, shown_title
from feeds.model import Feed

__all__ = ["add_browser_view"]

_XHTML = "http://www.w3.org/1999/xhtml"
_UNPREFIXED: dict[Any, str] = {None: _XHTML}  # lxml's types know no default namespace

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def add_browser_view(root: _Element, parent: _Element, feed: Feed, self_url: str) -> None:
    """Add the processing instruction and the div; nothing where no stylesheet is set.

    The stylesheet is named as seen from the document at `self_url`, so that it is found
    from disk and in a preview too.
    """
    if not feed.stylesheet:
        return
    style = _attribute(_as_seen_from(self_url, feed.stylesheet))
    root.addprevious(
        etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{style}"')
    )
    block = etree.SubElement(parent, _tag("div"), nsmap=_UNPREFIXED)
    etree.SubElement(
        block, _tag("meta"), name="viewport", content="width=device-width, initial-scale=1"
    )
    _text(block, "h1", line(feed.title))
    _text(
        block,
        "p",
        "This is a web feed. Copy its address from the address bar into a feed reader, and "
        "new articles come to you.",
        lang="en",
        dir="ltr",
    )
    home = etree.SubElement(block, _tag("p"))
    _text(home, "a", feed.home_url, href=feed.home_url)
    articles = etree.SubElement(block, _tag("ul"))
    usual = _usual_language(feed)
    for article in feed.entries:
        row = etree.SubElement(articles, _tag("li"), dir="auto")
        language = article.language or feed.language
        if language:
            row.set("lang", language)
        _text(row, "a", shown_title(article), href=article.url)
        published = article.published
        words, spoken = _said(published, (language, usual, "en"))
        said = {} if spoken == language else {"lang": spoken}
        stamp = published.html_datetime()
        _text(row, "time", words, datetime=stamp, **said)


def _said(moment: Moment, languages: tuple[str, ...]) -> tuple[str, str]:
    """A date in the first of these languages that has words for dates, and that language."""
    for language in filter(None, languages):
        words = moment.words(language)
        if words != moment.value or moment.precision == "year":
            return words, language
    return moment.value, languages[0]


def _usual_language(feed: Feed) -> str:
    """What dates are said in where no language is known: the commonest, else English."""
    counts = Counter(article.language for article in feed.entries if article.language)
    most = max(counts.values(), default=0)
    return min((one for one, count in counts.items() if count == most), default="en")


def _text(parent: _Element, name: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(parent, _tag(name), attributes)
    element.text = text


def _tag(name: str) -> str:
    return f"{{{_XHTML}}}{name}"


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _as_seen_from(page: str, address: str) -> str:
    """A relative address where both are on one host, else the address itself."""
    here, there = urlsplit(page), urlsplit(address)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc) or not there.path:
        return address
    path = relpath(there.path, dirname(here.path) or "/")
    return f"{path}?{there.query}" if there.query else path
