"""A build with the cache gives the same bytes and the same report as one without."""

from __future__ import annotations

import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import feeds
from feeds import stamps
from feeds.cache import cache_folder
from feeds.config import SourceSite
from feeds.pipeline import Options
from feeds.pipeline import build as run
from tests.pipeline.sites import NOW, SITE, contents, write
from tests.pipeline.twins import PNG, WORDS, Site, article

NAMES = ["a.md", "b.txt", "c.html", "d.rst", "posts/e.md", "posts/f/index.md", "g.jsonl"]
DATES = ["2019-05-15", "2019-05", "1901-03-04", "2020-02-02T10:00", "2026-07-03", "no date"]
BODIES = [
    WORDS,
    f"{WORDS} ![boat](boat.png)",
    f"{WORDS} [there](a.md) and [here](posts/e.md)",
    f'{WORDS} <img src="/pictures/quay.png">',
    f"{WORDS} [me](about.md#who), [now](/pages/now.md)",
]
PAGES = ["about.md", "posts/contact.txt", "pages/now.md", "over-mij/index.md"]
"""Files without a date that are pages."""
HUGO = SourceSite(
    generator="hugo", file="hugo.toml", root=Path("/site"), folder=Path("/site/content")
)
CHANGES: list[dict[str, Any]] = [
    {"title": "Another title"},
    {"timezone": "Europe/Amsterdam"},
    {"by_tag": True},
    {"by_author": True, "limit": 2},
    {"content": "summary"},
    {"compress": True},
    {"permalink": "{year}/{slug}/"},
    {"language": "nl", "rights": "All mine"},
    {"archive": 2, "limit": 1},
    {"date_sources": ("field", "mtime")},
    {"undated": "skip"},
    {"url": ""},
    {"site": HUGO},
]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path)
    for number in range(40):
        made.write(f"{number:02d}.md", article("a.md", title=f"Boat {number}", date="2019-05-15"))
    made.config = replace(SITE, limit=5)
    assert made.begin().made == 40
    return made


def settle(site: Site) -> None:
    """Build until no file is too young to be known by its stamp."""
    for path in (*site.source.rglob("*"), *site.output.rglob("*")):
        os.utime(path, ns=(10**18, 10**18))
    site.build()


class TestWhatIsDone:
    """Counted, not timed."""

    def test_nothing_changed(self, site: Site) -> None:
        again = site.build()
        assert (again.read, again.made, again.written) == (0, 0, 0)

    def test_one_body_changed(self, site: Site) -> None:
        site.write("20.md", article("a.md", title="Boat 20", body=f"{WORDS} And so on."))
        again = site.build()
        assert (again.read, again.made) == (1, 1)

    def test_one_title_changed(self, site: Site) -> None:
        site.write("20.md", article("a.md", title="Ship 20", date="2019-05-15"))
        again = site.build()
        assert (again.read, again.made) == (1, 3)  # its neighbours name it

    def test_an_article_of_the_feed_changed(self, site: Site) -> None:
        changed = next(number for number in range(40) if f"Boat {number}<" in _feed(site))
        text = article("a.md", title=f"Boat {changed}", body=f"{WORDS} And so on.")
        site.write(f"{changed:02d}.md", text)
        again = site.build()
        assert (again.read, again.made) == (1, 5)  # all that the feed holds

    def test_a_new_article(self, site: Site) -> None:
        site.write("new.md", article("a.md", title="New", date="2019-05-16"))
        again = site.build()
        assert again.read == 1
        assert again.made <= 1 + 1 + 5

    def test_times_of_files_alone(self, site: Site) -> None:
        settle(site)
        for path in site.source.iterdir():
            os.utime(path)
        again = site.build()
        assert (again.read, again.made) == (0, 0)

    def test_settings_that_say_nothing_of_reading(self, site: Site) -> None:
        site.config = replace(site.config, limit=6)
        again = site.build()
        assert (again.read, again.made) == (0, 6)
        site.config = replace(site.config, title="Another")
        again = site.build()
        assert (again.read, again.made) == (0, 40)

    def test_another_output(self, site: Site) -> None:
        other = site.folder / "elsewhere"
        found = run(site.source, other, site.config, now=NOW, options=Options(cache=site.caches))
        assert (found.read, found.made) == (0, 40)
        assert contents(other) == contents(site.output)
        assert site.build().made == 0


def _page(site: Site, number: int) -> Path:
    title = f">Boat {number}</h1>"
    return next(path for path in site.output.glob("*.html") if title in path.read_text())


def _feed(site: Site) -> str:
    return (site.output / "feed.xml").read_text(encoding="utf-8")


class TestFilesThatLookTheSame:
    """As git tells a racily clean file, by its words."""

    def test_size_and_time_of_modification_are_kept(self, site: Site) -> None:
        settle(site)
        path = site.source / "20.md"
        before = path.stat()
        path.write_text(path.read_text().replace("Boat 20", "Goat 20"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert site.build().read == 1

    def test_a_clock_that_counts_whole_seconds(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def coarse(status: os.stat_result) -> stamps.Stamp:
            day = 86_400 * 10**9
            return (status.st_size, status.st_mtime_ns // day * day, 0, 0)

        rooms = ("reading._walker", "collecting._read_cache", "making._recall", "publishing._known")
        for room in rooms:
            monkeypatch.setattr(f"feeds.{room}.stamp_of", coarse)
        monkeypatch.setattr("feeds.stamps._COARSE", 2 * 86_400 * 10**9)
        site.build()
        path = site.source / "20.md"
        path.write_text(path.read_text().replace("Boat 20", "Goat 20"))
        page = _page(site, 21)
        page.write_text(page.read_text().replace("Boat 21", "Goat 21"))
        again = site.build()
        assert again.read == 1
        assert "Boat 21" in page.read_text()

    def test_a_page_that_somebody_altered(self, site: Site) -> None:
        settle(site)
        page = _page(site, 20)
        before, good = page.stat(), page.read_bytes()
        page.write_bytes(good.replace(b"Boat 20", b"Goat 20"))
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
        _page(site, 21).unlink()
        assert site.build().written == 2
        assert page.read_bytes() == good


class TestTheCacheItself:
    def test_it_lies_in_the_users_cache_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", "/var/tmp/caches")
        assert cache_folder() == Path("/var/tmp/caches/feeds")
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        monkeypatch.setenv("HOME", "/home/ann")
        assert cache_folder() in {
            Path("/home/ann/.cache/feeds"),
            Path("/home/ann/Library/Caches/feeds"),
        }

    def test_python_asks_for_it(self, tmp_path: Path) -> None:
        source = write(tmp_path / "seeds", {"a.md": article("a.md")})
        for _ in range(2):
            assert feeds.build(source, tmp_path / "public", SITE, now=NOW).read == 1

    @pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "writable by others", "gone"])
    def test_a_damaged_one_is_ignored(self, site: Site, damage: str) -> None:
        for path in _shards(site):
            data = path.read_bytes()
            if damage == "cut":
                path.write_bytes(data[:-10])
            elif damage == "flipped":
                path.write_bytes(data[:-10] + bytes([data[-10] ^ 1]) + data[-9:])
            elif damage == "emptied":
                path.write_bytes(b"")
            elif damage == "writable by others":
                path.chmod(0o666)
            else:
                path.unlink()
        again = site.build()
        assert (again.read, again.made, again.written) == (40, 40, 0)
        assert site.build().read == 0

    def test_one_of_another_version_is_ignored(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("feeds.cache._tables.version", lambda: "another")
        assert site.build().read == 40

    def test_one_that_cannot_be_written(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr("feeds.cache._files._opened", refuse)
        site.write("20.md", article("a.md", title="Ship"))
        assert site.build().read == 1
        assert site.build().read == 1

    def test_there_is_no_place_for_one(self, tmp_path: Path) -> None:
        site = Site(tmp_path)
        site.write("a.md", article("a.md"))
        site.caches = tmp_path / "file" / "caches"
        (tmp_path / "file").write_text("")
        assert site.build().read == 1

    def test_a_ledger_that_holds_the_same_in_other_words(self, site: Site) -> None:
        site.build()
        path = site.source / "feeds.lock"
        lines = path.read_text().splitlines(keepends=True)
        conflict = ["<<<<<<< ours\n", lines[-1], "=======\n", lines[-1], ">>>>>>> theirs\n"]
        path.write_text("".join([*lines[:-1], *conflict]))
        assert site.build().read == 0
        assert path.read_text() == "".join(lines)

    def test_it_forgets_files_that_are_gone(self, site: Site) -> None:
        before = _size_of_tables(site)
        for number in range(35):
            (site.source / f"{number:02d}.md").unlink()
        site.build()
        assert _size_of_tables(site) < before * 0.6

    def test_it_forgets_folders_that_are_gone(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            source = write(tmp_path / name, {"a.md": article("a.md")})
            options = Options(cache=tmp_path / "caches")
            run(source, tmp_path / "public", SITE, now=NOW, options=options)
            assert len(list((tmp_path / "caches").iterdir())) == 1
            shutil.rmtree(source)

    def test_a_file_that_changes_meanwhile(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.config = replace(site.config, title="Another")  # so that every body is wanted
        path = site.source / "20.md"
        path.write_text(path.read_text().replace("calm", "wild"))
        found = site.build()
        assert found.made == 40
        original = stamps.digest_of_file
        stale = iter([original(str(path))])
        text = path.read_text().replace("wild", "calm")

        def changing(place: str) -> str:
            if place == str(path):
                path.write_text(text)
                return next(stale, original(place))
            return original(place)

        monkeypatch.setattr("feeds.collecting._read_cache.digest_of_file", changing)
        os.utime(path)
        site.config = replace(site.config, title="A third")
        wishes = Options(cache=site.caches)
        found = run(site.source, site.output, site.config, now=NOW, options=wishes)
        assert found.published
        assert "calm" in _page(site, 20).read_text()


def _shards(site: Site) -> list[Path]:
    return [path for path in site.caches.rglob("*-*") if path.is_file()]


def _size_of_tables(site: Site) -> int:
    """In bytes, without what is prepared of libraries and templates for all sites."""
    return sum(path.stat().st_size for path in _shards(site) if path.parent.name != "prepared")


def test_two_builds_at_once_leave_it_whole(site: Site) -> None:
    outputs = [site.folder / f"out-{number}" for number in range(4)]
    wishes = Options(cache=site.caches)
    with ThreadPoolExecutor() as pool:
        done = pool.map(
            lambda output: run(site.source, output, site.config, now=NOW, options=wishes), outputs
        )
        assert all(one.published for one in done)
    assert {tuple(contents(output).items()) for output in outputs} == {
        tuple(contents(site.output).items())
    }
    assert site.build().read == 0


class Edits(RuleBasedStateMachine):
    """Whatever is done to a site, between two builds or three."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.site = Site(Path(self.place.name))
        self.site.write("a.md", article("a.md"))
        self.step = 0

    def teardown(self) -> None:
        self.place.cleanup()

    @rule(
        name=st.sampled_from(NAMES),
        date=st.sampled_from(DATES),
        body=st.sampled_from(BODIES),
        title=st.sampled_from(["Boat", "Ship", "The quay at night"]),
        more=st.sampled_from(
            ["", "draft: true", "image: boat.png", "slug: quay", "expiryDate: 2026-07-02"]
        ),
    )
    def write(self, name: str, date: str, body: str, title: str, more: str) -> None:
        values = {"date": date, "body": body, "title": title, "more": more}
        self.site.write(name, article(name, **values))

    @rule(
        name=st.sampled_from(PAGES),
        body=st.sampled_from(BODIES),
        more=st.sampled_from(
            ["", "draft: yes", "url: /a/", "page: no", "date: 2019", "expires: 2026-07-02"]
        ),
    )
    def page(self, name: str, body: str, more: str) -> None:
        is_text = name.endswith(".txt")
        self.site.write(name, f"{more}\n\n{body}\n" if is_text else f"---\n{more}\n---\n{body}\n")

    @rule(name=st.sampled_from([*NAMES, *PAGES]))
    def edit_in_secret(self, name: str) -> None:
        path = self.site.source / name
        if path.exists():
            before = path.stat()
            path.write_bytes(path.read_bytes().replace(b"calm", b"wild"))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(name=st.sampled_from([*NAMES, *PAGES, "boat.png"]))
    def delete(self, name: str) -> None:
        (self.site.source / name).unlink(missing_ok=True)

    @rule(
        one=st.sampled_from([*NAMES[:6], *PAGES]),
        two=st.sampled_from([*NAMES[:6], *PAGES]),
    )
    def move(self, one: str, two: str) -> None:
        path = self.site.source / one
        if path.exists() and Path(one).suffix == Path(two).suffix:
            (self.site.source / two).parent.mkdir(parents=True, exist_ok=True)
            path.rename(self.site.source / two)

    @rule(name=st.sampled_from(NAMES), day=st.integers(1, 9))
    def touch(self, name: str, day: int) -> None:
        path = self.site.source / name
        if path.exists():
            os.utime(path, (day * 86_400, day * 86_400))

    @rule(
        name=st.sampled_from(["boat.png", "posts/boat.png", "pictures/quay.png"]),
        size=st.integers(0, 2),
    )
    def picture(self, name: str, size: int) -> None:
        self.site.write(name, PNG * (size + 1))

    @rule(author=st.sampled_from(["ann: Ann Harbour", "ann: Ann Quay", ":", None]))
    def authors(self, author: str | None) -> None:
        self._side("authors.yml", author)

    @rule(
        name=st.sampled_from(
            [
                "d.meta",
                "posts/posts.json",
                "posts/f/f.json",
                "seeds.json",
                "posts/_index.md",
                "index.md",
            ]
        ),
        text=st.sampled_from(
            [
                '{"author": "Zoë"}',
                ".. tags: fog",
                '{"title": "x", "date": "2018-01-01"}',
                "---\ncascade: {author: Zoë}\n---\n",
                None,
            ]
        ),
    )
    def beside(self, name: str, text: str | None) -> None:
        self._side(name, text)

    def _side(self, name: str, text: str | None) -> None:
        if text is None:
            (self.site.source / name).unlink(missing_ok=True)
        else:
            self.site.write(name, text)

    @rule(change=st.sampled_from(CHANGES))
    def settings(self, change: dict[str, Any]) -> None:
        name = next(iter(change))
        is_made = getattr(self.site.config, name) == change[name]
        default = {key: getattr(SITE, key) for key in change}
        self.site.config = replace(self.site.config, **(default if is_made else change))

    @rule(days=st.integers(1, 3))
    def wait(self, days: int) -> None:
        self.site.now += timedelta(days=days)

    @rule(data=st.data(), how=st.sampled_from(["altered", "in secret", "deleted"]))
    @precondition(lambda self: self.site.output.exists())
    def tamper(self, data: st.DataObject, how: str) -> None:
        names = sorted(name for name in contents(self.site.output) if name != ".feeds-manifest")
        if not names:
            return
        path = self.site.output / data.draw(st.sampled_from(names))
        before = path.stat()
        if how == "deleted":
            path.unlink()
        else:
            path.write_bytes(bytes(byte ^ (byte == 97) for byte in path.read_bytes()))
        if how == "in secret":
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(data=st.data(), how=st.sampled_from(["cut", "flipped", "gone", "old"]))
    def damage(self, data: st.DataObject, how: str) -> None:
        shards = sorted(_shards(self.site))
        if not shards:
            return
        path = data.draw(st.sampled_from(shards))
        old = self.site.folder / "old"
        if how == "cut":
            path.write_bytes(path.read_bytes()[:-3])
        elif how == "flipped":
            path.write_bytes(path.read_bytes()[:-3] + b"123")
        elif how == "gone":
            path.unlink()
        elif (old / path.name).exists():
            shutil.copy(old / path.name, path)
        shutil.copytree(path.parent, old, dirs_exist_ok=True)

    @rule()
    def build_without(self) -> None:
        self.site.caches, kept = self.site.folder / "none", self.site.caches
        self.site.build()
        self.site.caches = kept

    @rule(minor=st.booleans(), keep_going=st.booleans())
    def build(self, minor: bool, keep_going: bool) -> None:  # noqa: FBT001 - hypothesis names them
        self.site.build(minor=minor, keep_going=keep_going)

    @invariant()
    def builds_agree(self) -> None:
        self.step += 1
        if self.step % 2:
            self.site.build()


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=12)
