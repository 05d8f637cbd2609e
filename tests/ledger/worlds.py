"""A small folder of articles to play with: texts in, facts and ledgers out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from feeds.articles import slugify
from feeds.config import Permalinks
from feeds.content import one_line
from feeds.dates import Moment, parse_date
from feeds.ledger import Fact, Ledger, Reconciled, Rules, Settings, fingerprints, reconcile
from feeds.ledger._facts import title_key, with_origin
from feeds.stamps import digest_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article's file."""

    title: str
    body: str = ""
    date: str = "2019-05"
    id: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""
    address: str = ""
    updated: str = ""
    draft: bool = False
    minor: bool = False

    def fact(self, path: str, ledger: Ledger) -> Fact:
        """What the ledger room is told of this file."""
        published = moment(self.date)
        stated = f"{self.date} {self.slug} {self.address} {self.updated}"
        made = Fact(
            path=path,
            file=path.partition(":")[0],
            line=1,
            stated_id=self.id,
            stated_ids=self.ids,
            published=published,
            published_at=published.instant(),
            due=published.start,
            updated=moment(self.updated).instant() if self.updated else None,
            slug=slugify(self.slug or self.title),
            slug_stated=bool(self.slug),
            address=self.address,
            fingerprints=fingerprints(
                self.title,
                one_line(self.body or f"These are the words of {self.title}."),
                ledger.fingerprint_versions,
            ),
            is_draft=self.draft,
            minor=self.minor,
            title=title_key(self.title),
            source=digest_of(repr(self).encode())[:16],
            statement=digest_of(stated.encode())[:12],
        )
        return with_origin(made)


def moment(text: str) -> Moment:
    """A date, read without any setting."""
    return parse_date(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A source folder and its ledger; `build` is what a build does to the latter."""

    texts: Mapping[str, Text] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    rules: Rules = field(default_factory=lambda: Rules(now=NOW, base="https://example.org/"))

    def reconciled(self) -> Reconciled:
        """What a build would find."""
        facts = [text.fact(path, self.ledger) for path, text in self.texts.items()]
        return reconcile(self.ledger, facts, self.rules)

    def build(
        self, pattern: str | None = None, folders: Mapping[str, str] | None = None, **rules: object
    ) -> World:
        """The world after a build that has no problems; settings stay, answers do not."""
        if pattern is not None or folders is not None:
            permalinks = Permalinks(default=pattern or "", folders=folders or {})
            rules["permalinks"] = permalinks
            rules["settings"] = Settings(stated=repr(permalinks), addresses=repr(permalinks))
        asked = replace(self, rules=replace(self.rules, **rules))  # type: ignore[arg-type]
        made = asked.reconciled()
        assert made.problems == (), made.problems
        kept = replace(asked.rules, minor=False, as_new=frozenset(), unreadable=frozenset())
        return replace(self, ledger=made.ledger, rules=kept)

    def put(self, path: str, text: Text) -> World:
        """With a file written."""
        return replace(self, texts={**self.texts, path: text})

    def edit(self, path: str, **changes: object) -> World:
        """With a file changed."""
        return self.put(path, replace(self.texts[path], **changes))  # type: ignore[arg-type]

    def drop(self, path: str) -> World:
        """Without a file."""
        return replace(self, texts={key: text for key, text in self.texts.items() if key != path})

    def rename(self, old: str, new: str) -> World:
        """With a file under another name."""
        return self.put(new, self.texts[old]).drop(old)

    def id_of(self, path: str) -> str:
        """The id of the published article made of that file."""
        (found,) = [one.id for one in self.ledger.entries.values() if path in one.paths]
        return found

    def ids(self) -> dict[str, str]:
        """File → id of every published article."""
        return {
            entry.path: entry.id
            for entry in self.ledger.entries.values()
            if entry.state == "published"
        }


def world(*names: str) -> World:
    """A published site with an article of each name, a month apart."""
    made = World()
    for number, name in enumerate(names, 1):
        made = made.put(f"{name}.txt", Text(title=f"About {name}", date=f"2019-{number:02d}"))
    return made.build()
