"""The feed documents of a site, their archives among them, and the list of feeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from feeds.config import Config
from feeds.formats import FORMATS, render_opml
from feeds.formats.opml import Outline
from feeds.model import Article, Feed
from feeds.pipeline._archives import Archives
from feeds.pipeline._feeds import make_feed, tombstones
from feeds.pipeline._sink import Sink
from feeds.pipeline._site import FeedFiles, Plan
from feeds.pipeline._watch import Watch

__all__ = ["write_feeds"]


def write_feeds(
    plan: Plan,
    config: Config,
    archives: Archives,
    article: Callable[[int], Article],
    sink: Sink,
    watch: Watch | None,
) -> None:
    """Archives ahead of the documents that name them; `watch` is shown the latter."""
    for files in plan.feeds:
        feed = make_feed(files, plan, config, article)
        _write_archive(files, feed, archives, article, sink)
        newest = archives.links(files, len(files.selection.pages))
        for format_name, names in files.names.items():
            told = replace(
                feed,
                tombstones=tombstones(files.selection, format_name),
                prev_archive=newest,
                stylesheet=_stylesheet(feed, names),
            )
            data = FORMATS[format_name].render(told)
            for name in names:
                sink.add(name, data, stage="feed")
                if watch is not None:
                    watch(name, data)
    if config.opml:
        sink.add(config.opml, _opml(plan), stage="feed")


def _stylesheet(feed: Feed, names: tuple[str, ...]) -> str:
    """Its address, which the document names as seen from itself; or where the same bytes stand
    in folders of different depth, its path, which holds in all of them.
    """
    is_one_depth = len({name.count("/") for name in names}) == 1
    return feed.stylesheet if is_one_depth else urlsplit(feed.stylesheet).path


def _write_archive(
    files: FeedFiles,
    feed: Feed,
    archives: Archives,
    article: Callable[[int], Article],
    sink: Sink,
) -> None:
    for page, documents in archives.documents(files):
        missing = [path for _, path, data in documents if data is None]
        made = archives.make(files, feed, page, article) if missing else feed
        for format_name, path, data in documents:
            sink.add(path, data or FORMATS[format_name].render(made), stage="feed")


def _opml(plan: Plan) -> bytes:
    outlines = [
        Outline(
            title=link.title,
            xml_url=link.href,
            html_url=plan.address(feed.folder),
            language=plan.language,
        )
        for feed in plan.feeds
        for link in feed.links
    ]
    return render_opml(plan.title, outlines)
