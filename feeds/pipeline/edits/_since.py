"""What edits changed since the build that kept the state of a site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from feeds.articles import ByStem
from feeds.collecting import count_one_more
from feeds.making import PageRecord, forms_of
from feeds.pipeline.edits._head import AddedArticle, EditHead, Referred

__all__ = ["ReferredSince", "with_article", "with_name"]


class ReferredSince:
    """What pages refer to since, beside what they did."""

    def __init__(self, files: Iterable[str] = (), loose: Iterable[str] = ()) -> None:
        self.files = dict.fromkeys(files)
        self.loose = dict.fromkeys(loose)

    def note(self, record: PageRecord) -> None:
        """A page was made."""
        self.files.update(dict.fromkeys(record.files))
        self.loose.update(dict.fromkeys(record.loose))

    def has(self, one: AddedArticle, before: Referred) -> bool:
        """Whether a page looked for the file of an article that came, or for a part of its page,
        so that it may be another page now.
        """
        forms = {*forms_of(one.permalink)}
        own = ByStem({one.path: one.permalink, **dict.fromkeys(forms, one.permalink)})
        return (
            one.path in before.files
            or one.path in self.files
            or not forms.isdisjoint(before.parts)
            or any(own.get(link) is not None for link in (*before.loose, *self.loose))
        )


def with_article(head: EditHead, one: AddedArticle) -> EditHead:
    """With one more article, at the last place, and the lists that came with it; it is in no list
    yet.
    """
    report, feeds = head.report, list(head.feeds)
    for number, shown in one.shown.items():
        feeds[number] = msgspec.structs.replace(feeds[number], shown=shown)
    return msgspec.structs.replace(
        head,
        lists=(*head.lists, *one.lists),
        feeds=tuple(feeds),
        articles=head.articles + 1,
        report=replace(
            report,
            articles=report.articles + 1,
            imprecise=count_one_more(report.imprecise, one.precision),
        ),
    )


def with_name(head: EditHead, one: AddedArticle) -> EditHead:
    """With the names of its page, and of the lists that came with it."""
    taken = head.referred.taken
    if not taken:
        return head
    files = (one.file, *(file for new in one.lists for file in new.files()))
    names = (*taken, *(file.casefold() for file in files))
    return msgspec.structs.replace(head, referred=replace(head.referred, taken=names))
