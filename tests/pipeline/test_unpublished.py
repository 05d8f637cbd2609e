"""No source of an article that is left out, and nothing that is excluded, is ever published."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, NamedTuple

import pytest

import feeds
from feeds.articles import Held, Withheld
from feeds.collecting._read import ArticleReader
from feeds.collecting._withheld import Gatekeeper, Target
from feeds.config import Config
from feeds.pipeline import Options, diff, survey
from feeds.pipeline import build as run
from tests.pipeline.sites import NOW, SITE, build, contents, write

WORD = "UNTOLD"
LOOSE = replace(SITE, undated="skip")


def md(head: str, body: str = WORD) -> str:
    return f"---\n{head}\n---\n{body}\n"


DRAFT = md("title: Plan\ndate: 2024-01-02\ndraft: true")
OLD = "title: Plan\ndate: 2024-01-02"


class Left(NamedTuple):
    """A file that is not published, its neighbours, and what is said of a link to it."""

    name: str
    text: str
    says: str
    more: Mapping[str, str] = {}


LEFT_OUT = {
    "draft": Left("b.md", DRAFT, "b.md is a draft: its page is not published"),
    "scheduled": Left(
        "b.md", md("title: b\ndate: 2030-01-02"), "b.md is scheduled for 2030-01-02: its page"
    ),
    "released later": Left("b.md", md(f"{OLD}\npublishDate: 2031-05-06"), "for 2031-05-06"),
    "expired": Left("b.md", md(f"{OLD}\nexpires: 2025-01-01"), "b.md expired on 2025-01-01: its"),
    "unpublished": Left("b.md", md(f"{OLD}\npublished: false"), "b.md is a draft"),
    "in a folder of drafts": Left("_drafts/b.md", md(OLD), "is a draft (in _drafts)"),
    "any file of that folder": Left("_drafts/b.pdf", WORD, "is a draft (in _drafts)"),
    "reStructuredText": Left(
        "b.rst",
        f".. title: b\n.. date: 2024-01-02\n.. status: draft\n\n{WORD}\n",
        "b.rst is a draft",
    ),
    "text": Left(
        "b.txt", f"title: b\ndate: 2024-01-02\ndraft: yes\n\n{WORD}\n", "b.txt is a draft"
    ),
    "HTML": Left("b.html", md(f"{OLD}\ndraft: true", f"<p>{WORD}</p>"), "b.html is a draft"),
    "JSON": Left(
        "b.json", f'{{"title": "b", "text": "{WORD}", "draft": true}}', "b.json is a draft"
    ),
    "rows with a draft": Left(
        "b.jsonl",
        f'{{"title": "b", "text": "{WORD}", "draft": true}}\n{{"title": "c", "text": "x"}}\n',
        "b.jsonl is a draft",
    ),
    "a table with a draft": Left(
        "b.csv", f"title,text,draft\nb,{WORD},\nc,{WORD},true\n", "b.csv is a draft"
    ),
    "undated Markdown": Left("b.md", f"# b\n\n{WORD}\n", "(no date is stated): it is not"),
    "a README": Left("README.md", WORD, "(about the folder, not an article)"),
    "a notebook": Left("b.ipynb", f'{{"cells": ["{WORD}"]}}', "the source of a page"),
    "undated text with a title": Left("b.txt", f"title: b\n\n{WORD}\n", "(no date is stated)"),
    "a template": Left("b.njk", md(f"{OLD}\ndraft: true", f"{{% x %}}{WORD}"), "the source of a"),
    "AsciiDoc": Left("b.adoc", f"= b\n:draft:\n{WORD}\n", "the source of a page"),
    "excluded": Left("private/b.pdf", WORD, "private/b.pdf is kept out by exclude (private/*)"),
    "excluded article": Left("private/b.md", md(OLD), "is kept out by exclude"),
    "excluded by a folder": Left("notes/secret/b.pdf", WORD, "is kept out by exclude (secret)"),
    "beside a draft": Left("b.meta", f".. x: {WORD}", "b.meta belongs to b.md", {"b.md": DRAFT}),
    "data beside a draft": Left(
        "b.11tydata.json", f'{{"x": "{WORD}"}}', "belongs to b.md", {"b.md": DRAFT}
    ),
    "a file of a draft's folder": Left(
        "b/in/x.pdf", WORD, "belongs to b/index.md, which is a draft", {"b/index.md": DRAFT}
    ),
    "data beside an article": Left(
        "b.meta", f".. x: {WORD}", "b.meta is data of articles", {"b.md": md(OLD, "For all.")}
    ),
    "data beside any file": Left("b.11tydata.json", f'{{"x": "{WORD}"}}', "is data of articles"),
    "people": Left("authors.yml", f"ann:\n  email: {WORD}@e.org\n", "is data of articles"),
    "a copy of our own": Left("feeds.lock.bak", WORD, "feeds.lock.bak is a file of feeds itself"),
    "HTML with Nikola's comment": Left(
        "b.html", f"<!--\n.. title: b\n.. date: 2024-01-02\n.. status: draft\n-->\n<p>{WORD}",
        "b.html is a draft",
    ),
    "our own": Left("feeds.toml", WORD, "feeds.toml is a file of feeds itself"),
}  # fmt: skip
CONFIG = replace(LOOSE, exclude=("private/*", "secret"))


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_is_no_attachment(name: str, tmp_path: Path) -> None:
    case = LEFT_OUT[name]
    text = md("title: A\ndate: 2024-01-01", f"First.\n\nSee [it]({case.name}), said.")
    output, report = build(
        tmp_path, {"a.md": text, case.name: case.text, **case.more}, CONFIG, now=NOW
    )
    assert report.published
    assert leaks(output) == []
    (problem,) = [one for one in report.problems if one.path == "a.md"]
    assert (problem.line, problem.severity) == (7, "warning")
    assert case.says in problem.message
    assert problem.hint
    assert "<a>it</a>, said" in (output / "a.html").read_text(encoding="utf-8")


FORMS = {
    "Markdown": "[it](b.md)",
    "fragment": "[it](b.md#part)",
    "query": "[it](b.md?raw=1)",
    "encoded": "[it](%62%2Emd)",
    "reference": "[it][r]\n\n[r]: b.md",
    "up and down": "[it](./x/../b.md)",
    "root": "[it](/b.md)",
    "whole path of the name alone": "[it](b)",
    "as a page": "[it](b.html)",
    "picture": "![it](b.md)",
    "href": '<a href="b.md">it</a>',
    "src": '<img src="b.md"><audio src="b.md"></audio>',
    "poster": '<video poster="b.md"></video>',
    "srcset": '<img src="ok.png" srcset="b.md 1x, ok.png 2x">',
    "source": '<video><source src="b.md"></video>',
    "cite": '<blockquote cite="b.md">it</blockquote>',
    "ref": '[it]({{< ref "b.md" >}})',
    "relref": '[it]({{% relref "b.md#x" %}})',
    "ref by name": '[it]({{< ref "b" >}})',
    "filename": "[it]({filename}b.md)",
    "static": "[it]({static}/b.md)",
    "attach": "[it]({attach}b.md)",
    "old bars": "[it](|filename|b.md)",
    "at": "[it](@/b.md)",
    "link": "[it]({% link b.md %})",
    "link in raw": '<a href="{% link b.md %}">it</a>',
    "post_url": "[it]({% post_url b %})",
    "symbolic link": "[it](alias.data)",
    "hard link": "[it](twin.data)",
    "link to its folder": "[it](other/b.md)",
}


@pytest.mark.parametrize("form", FORMS)
def test_whatever_leads_there(form: str, tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"b.md": DRAFT, "ok.png": "x", "real/c.txt": "x"})
    (source / "alias.data").symlink_to("b.md")
    os.link(source / "b.md", source / "twin.data")
    (source / "other").symlink_to(".", target_is_directory=True)
    output, report = build(
        tmp_path, {"a.md": md("title: A\ndate: 2024-01-01", FORMS[form])}, CONFIG
    )
    assert report.published
    assert leaks(output) == []
    assert "b.md" not in (output / "a.html").read_text(encoding="utf-8")
    assert any("which is a draft" in one.message or "is a draft:" in one.message
               for one in report.problems)  # fmt: skip


def test_a_link_does_not_lead_into_what_is_excluded(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"private/b.pdf": WORD})
    (source / "open.pdf").symlink_to("private/b.pdf")
    (source / "open").symlink_to("private", target_is_directory=True)
    text = md("title: A\ndate: 2024-01-01", "[it](open.pdf)\n[x](open/b.pdf)")
    output, report = build(tmp_path, {"a.md": text}, CONFIG)
    assert leaks(output) == []
    assert [one.line for one in report.problems] == [5, 6]


@pytest.mark.parametrize("key", ["image: b.md", "enclosure: b.md", "enclosure: [{url: b.md}]"])
def test_nor_by_metadata(key: str, tmp_path: Path) -> None:
    text = md(f"title: A\ndate: 2024-01-01\n{key}", "Words.")
    output, report = build(tmp_path, {"a.md": text, "b.md": DRAFT}, CONFIG)
    assert leaks(output) == []
    (problem,) = report.problems
    assert (problem.path, problem.line) == ("a.md", 4)
    assert problem.message == "b.md is a draft: its page is not published"


SITES: dict[str, tuple[dict[str, str], str]] = {
    "Hugo": (
        {
            "hugo.toml": 'baseURL = "https://tide.example.org/"',
            "content/posts/a.md": md("title: A\ndate: 2024-01-01", '[it]({{< relref "b" >}}) '
                                     '[t](b.md) [p](/posts/c/plan.pdf) [s](/raw.md)'),
            "content/posts/b.md": DRAFT,
            "content/posts/c/index.md": DRAFT,
            "content/posts/c/plan.pdf": WORD,
            "static/raw.md": DRAFT,
        },
        "b.md is a draft",
    ),
    "Pelican": (
        {
            "pelicanconf.py": "SITEURL = 'https://tide.example.org'\nPATH = 'content'\n",
            "content/a.md": "Title: A\nDate: 2024-01-01\n\n"
                            "[it]({filename}b.md) [x]({static}b.md)\n",
            "content/b.md": f"Title: B\nDate: 2024-01-02\nStatus: draft\n\n{WORD}\n",
        },
        "b.md is a draft",
    ),
    "Jekyll": (
        {
            "_config.yml": "url: https://tide.example.org\n",
            "_posts/2024-01-01-a.md": md("title: A", "[it]({% post_url 2024-01-02-b %}) "
                                         "[l]({% link _posts/2024-01-02-b.md %}) "
                                         "[d](/_drafts/c.md) [e](/_drafts/c.pdf)"),
            "_posts/2024-01-02-b.md": md("title: B\npublished: false"),
            "_drafts/c.md": md("title: C"),
            "_drafts/c.pdf": WORD,
        },
        "b.md is a draft",
    ),
    "Docusaurus": (
        {
            "docusaurus.config.js": "module.exports = "
                                    "{url: 'https://tide.example.org', baseUrl: '/'};",
            "blog/2024-01-01-a.md": md("title: A", "[it](./2024-01-02-b.mdx) [x](2024-01-02-b)"),
            "blog/2024-01-02-b.mdx": md("title: B\ndraft: true"),
        },
        "b.mdx is a draft",
    ),
    "Hugo, a section": (
        {
            "hugo.toml": 'baseURL = "https://tide.example.org/"',
            "content/posts/a.md": md("title: A\ndate: 2024-01-01", "[x](plan/x.pdf)"),
            "content/posts/plan/_index.md": md("title: P\ncascade:\n  draft: true"),
            "content/posts/plan/b.md": md(OLD),
            "content/posts/plan/x.pdf": WORD,
        },
        "plan/x.pdf is in a folder whose articles are kept out",
    ),
    "Eleventy, data of folders": (
        {
            "eleventy.config.js": "module.exports = function (c) {};",
            "posts/a.md": md(
                "title: A\ndate: 2024-01-01", "[b](b/x.pdf) [c](posts.json) [d](b/b.json)"
            ),
            "posts/posts.json": f'{{"who": "{WORD}"}}',
            "posts/b/b.json": '{"draft": true}',
            "posts/b/x.pdf": WORD,
        },
        "b/x.pdf is in a folder whose articles are kept out",
    ),
    "Eleventy": (
        {
            "eleventy.config.js": "module.exports = function (c) {};",
            "posts/a.md": md("title: A\ndate: 2024-01-01", "[it](b.md) [x](/posts/b.md)"),
            "posts/b.md": DRAFT,
        },
        "b.md is a draft",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SITES)
def test_on_the_site_of_any_generator(name: str, tmp_path: Path) -> None:
    files, says = SITES[name]
    site = write(tmp_path / "site", files)
    report = feeds.build(site, tmp_path / "public", now=NOW)
    assert report.published
    assert report.articles == 1
    assert leaks(tmp_path / "public") == []
    assert any(says in one.message for one in report.problems)


def test_other_files_stay_attachments(tmp_path: Path) -> None:
    files = {
        "a.pdf": "x", "b.txt": "Only words.\n", "c.json": '{"rows": [1]}',
        "d.csv": "day,rain\n1,2\n",
        "e.html": "<!doctype html><title>Demo</title><p>One can play.", "f.svg": "<svg/>",
        "deep/g.zip": "x", "h.jsonl": '{"n": 1}\n',
    }  # fmt: skip
    links = " ".join(f"[it]({name})" for name in files)
    text = md("title: A\ndate: 2024-01-01", links)
    output, report = build(tmp_path, {"a.md": text, **files}, CONFIG)
    assert report.problems == ()
    names = {Path(name).name for name in files}
    assert names <= {Path(name).name for name in contents(output) if name.startswith("a/")}


def test_a_link_to_a_hidden_article_leads_to_its_page(tmp_path: Path) -> None:
    files = {
        "a.md": md("title: A\ndate: 2024-01-01", "[it](b.md)"),
        "b.md": md("title: B\ndate: 2024-01-02\nhidden: true", "Seen by those who know."),
    }
    output, report = build(tmp_path, files)
    assert report.problems == ()
    assert '<a href="b.html">it</a>' in (output / "a.html").read_text(encoding="utf-8")


def test_a_folder_of_articles_is_not_the_draft_s_that_lists_them(tmp_path: Path) -> None:
    files = {
        "trip/index.md": DRAFT,
        "trip/a.md": md("title: A\ndate: 2024-01-01", "![it](boat.png)"),
        "trip/boat.png": "x",
    }
    output, report = build(tmp_path, files)
    assert report.problems == ()
    assert any(name.endswith("boat.png") for name in contents(output))


def hexo(setting: str, **more: str) -> dict[str, str]:
    return {
        "_config.yml": f"url: https://e.org\nnew_post_name: :title.md\n{setting}\n",
        "source/_posts/a.md": md("title: A\ndate: 2024-01-01", "![it](b/x.png)"),
        "source/_posts/b.md": DRAFT,
        "source/_posts/b/x.png": WORD,
        **more,
    }


def test_the_folder_of_a_draft_is_withheld_where_the_site_has_such_folders(tmp_path: Path) -> None:
    report = feeds.build(
        write(tmp_path / "s", hexo("post_asset_folder: true")), tmp_path / "public", now=NOW
    )
    assert report.published
    assert leaks(tmp_path / "public") == []
    assert any("b/x.png belongs to b.md, which is a draft" in p.message for p in report.problems)


def test_elsewhere_a_folder_of_that_name_is_any_folder(tmp_path: Path) -> None:
    report = feeds.build(write(tmp_path / "s", hexo("")), tmp_path / "public", now=NOW)
    assert report.problems == ()
    assert leaks(tmp_path / "public")


def test_capitals_do_not_lead_into_a_draft_s_folder(tmp_path: Path) -> None:
    """As a file system without a difference of case finds it."""
    gate = Gatekeeper(
        reader=ArticleReader(config=SITE, people={}, versions=(1,)),
        held={"trip/index.md": Held("a draft", is_article=True)},
        folders={"trip": "trip/index.md"},
        claimed=frozenset({"TRIP"}),
    )

    def asked(path: str) -> Withheld | None:
        return gate(Target(path=path, place=str(tmp_path / path), below=path, inode=(0, 0)))

    withheld = asked("Trip/x.png")
    assert withheld is not None
    assert "trip/index.md, which is a draft" in withheld.message
    assert asked("TRIP/x.png") is None


def test_files_that_no_build_reads_are_looked_into(tmp_path: Path) -> None:
    """A single article is built, or `include` leaves out what would tell that it is a draft."""
    files = {
        "a.md": md("title: A\ndate: 2024-01-01", "[b](b.html) [c](c.jsonl) [d](d.md) [e](e.txt)"),
        "b.html": md(f"{OLD}\ndraft: true", f"<p>{WORD}</p>"),
        "c.jsonl": f'{{"title": "c", "date": "2024-01-01", "text": "{WORD}", "draft": true}}\n',
        "d.md": md(OLD),
        "e.txt": "Only words.\n",
    }
    source = write(tmp_path / "seeds", files)
    for number, (place, config) in enumerate(
        [(source / "a.md", LOOSE), (source, replace(LOOSE, include=("a.md",)))]
    ):
        output = tmp_path / f"public{number}"
        report = feeds.build(place, output, config, now=NOW)
        assert report.published
        assert leaks(output) == []
        assert len(report.problems) == 3
        assert (output / "a" / "e.txt").is_file()


def test_an_article_with_an_error_is_no_attachment(tmp_path: Path) -> None:
    files = {
        "a.md": md("title: A\ndate: 2024-01-01", "[b](b.md) [c](c.txt) [d](d.json)"),
        "b.md": md("title: B\ndate: 2024-02-30"),
        "c.txt": f"title: c\ndate: never\n\n{WORD}\n",
        "d.json": f'{{"title": "{WORD}", ',
    }
    output, report = build(tmp_path, files, keep_going=True)
    assert report.published
    assert leaks(output) == []


def test_a_hidden_file_is_never_published_by_another_name(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {".env": WORD, ".secret/x.txt": WORD})
    (source / "env.txt").symlink_to(".env")
    (source / "open").symlink_to(".secret", target_is_directory=True)
    text = md("title: A\ndate: 2024-01-01", "[it](env.txt) [x](open/x.txt) [y](.env)")
    config = replace(LOOSE, static=("*.txt", "open/*", ".env", ".secret"))
    output, _ = build(tmp_path, {"a.md": text}, config)
    assert leaks(output) == []


class TestStatic:
    """What the setting names is published as it stands, and never read as an article."""

    FILES: ClassVar = {
        "a.md": md("title: A\ndate: 2024-01-01", "[it](files/raw.md) [x](/files/in/x.pdf#2)"),
        "files/raw.md": md("title: Raw\ndraft: true", "As it stands."),
        "files/in/x.pdf": "x",
        "files/.hidden": WORD,
        "files/private/y.txt": WORD,
        "robots.txt": "User-agent: *\n",
    }
    CONFIG = replace(SITE, static=("files/*", "robots.txt"), exclude=("private",))

    def test_it_is_published_at_its_place(self, tmp_path: Path) -> None:
        output, report = build(tmp_path, self.FILES, self.CONFIG)
        assert (report.problems, report.articles) == ((), 1)
        found = contents(output)
        for name in ("files/raw.md", "files/in/x.pdf", "robots.txt"):
            assert found[name] == self.FILES[name].encode()
        assert leaks(output) == []
        page = found["a.html"].decode()
        assert '<a href="files/raw.md">it</a>' in page
        assert '<a href="files/in/x.pdf#2">x</a>' in page
        assert not any(name.startswith("a/") for name in found)

    def test_a_file_that_is_named_no_more_goes(self, tmp_path: Path) -> None:
        build(tmp_path, self.FILES, self.CONFIG)
        output, _ = build(tmp_path, {}, replace(LOOSE, exclude=("private",)))
        assert "files/raw.md" not in contents(output)
        assert "robots.txt" not in contents(output)

    def test_it_does_not_lead_past_the_gate(self, tmp_path: Path) -> None:
        source = write(tmp_path / "seeds", {"b.md": DRAFT, "files/ok.txt": "x"})
        (source / "files" / "b.txt").symlink_to("../b.md")
        output, report = build(tmp_path, {"a.md": md("title: A\ndate: 2024-01-01")}, self.CONFIG)
        (problem,) = report.problems
        assert (problem.path, problem.severity) == ("files/b.txt", "warning")
        assert "b.md, which is a draft" in problem.message
        assert not (output / "files" / "b.txt").exists()
        assert (output / "files" / "ok.txt").exists()

    def test_nor_does_a_link_that_leads_out_of_what_it_names(self, tmp_path: Path) -> None:
        source = write(tmp_path / "seeds", {"_drafts/plan.pdf": WORD, "files/ok.txt": "x"})
        (source / "files" / "plan.pdf").symlink_to("../_drafts/plan.pdf")
        text = md("title: A\ndate: 2024-01-01", "[it](files/plan.pdf)")
        output, report = build(tmp_path, {"a.md": text}, self.CONFIG)
        assert leaks(output) == []
        assert {one.path for one in report.problems} == {"a.md", "files/plan.pdf"}

    BUNDLE: ClassVar = {
        "a.md": md("title: A\ndate: 2024-01-01", "[p](_drafts/p.pdf) [b](b/x.pdf)"),
        "_drafts/p.pdf": WORD,
        "b/index.md": DRAFT,
        "b/x.pdf": WORD,
        "c/x.pdf": "For all.",
    }

    @pytest.mark.parametrize("pattern", ["*.pdf", "*/*.pdf", "?/*.pdf", "[_b]*.pdf", "**/?.pdf"])
    def test_no_pattern_opens_a_folder_of_drafts_by_chance(
        self, pattern: str, tmp_path: Path
    ) -> None:
        output, report = build(tmp_path, self.BUNDLE, replace(LOOSE, static=(pattern,)))
        assert report.published
        assert leaks(output) == []

    @pytest.mark.parametrize("pattern", ["_drafts/*.pdf", "_drafts", "./_drafts/p.pdf"])
    def test_one_that_names_it_does(self, pattern: str, tmp_path: Path) -> None:
        output, report = build(tmp_path, self.BUNDLE, replace(LOOSE, static=(pattern,)))
        assert leaks(output) == ["_drafts/p.pdf"]
        assert [one.message.split()[0] for one in report.problems] == ["b/x.pdf"]

    def test_one_that_would_be_a_page_is_an_error(self, tmp_path: Path) -> None:
        files = {"a.md": md("title: A\ndate: 2024-01-01"), "index.html": "<p>Mine</p>"}
        _, report = build(tmp_path, files, replace(SITE, static=("index.html",)))
        assert not report.published
        assert report.errors[0].path == "index.html"

    def test_the_hint_for_an_undated_file_offers_it(self, tmp_path: Path) -> None:
        _, report = build(tmp_path, {"a.txt": "Only words.\n"})
        assert 'static = ["files/*"]' in report.errors[0].hint


def test_list_and_diff_and_preview_agree(tmp_path: Path) -> None:
    files = {
        "a.md": md("title: A\ndate: 2024-01-01\nimage: b.md", "[it](b.md)"),
        "b.md": DRAFT,
    }
    source = write(tmp_path / "seeds", files)
    wanted = "b.md is a draft: its page is not published"
    for config in (SITE, replace(SITE, url="")):
        output = tmp_path / ("preview" if config.is_preview else "public")
        report = feeds.build(source, output, config, now=NOW)
        assert {one.message for one in report.problems} == {wanted}
        assert leaks(output) == []
    assert {one.message for one in diff(source, tmp_path / "other", SITE, now=NOW).problems} == {
        wanted
    }
    found = survey(source, SITE)
    assert ("b.md", "a draft") in found.left_out
    assert found.articles[0].image == ""
    assert feeds.read_articles(source, SITE)[0].image == ""


def test_worker_processes_know_it_too(tmp_path: Path) -> None:
    files = {
        f"n{number}.md": md(f"title: A {number}\ndate: 2024-01-01", "[it](b.md) [x](c.jsonl)")
        for number in range(420)
    }
    rows = f'{{"title": "c", "text": "{WORD}", "draft": true}}\n'
    config = replace(LOOSE, max_new=1000)
    output, report = build(tmp_path, {**files, "b.md": DRAFT, "c.jsonl": rows}, config)
    assert report.published
    assert leaks(output) == []
    assert len(report.problems) == 840


LIVE = md("title: B\ndate: 2024-01-02", "For all.")
PAST = datetime(2024, 6, 1, tzinfo=UTC)
STALE: dict[str, tuple[str, Mapping[str, str], Mapping[str, str], Config, Config, datetime]] = {
    "becomes a draft": ("b.md", {"b.md": LIVE}, {"b.md": DRAFT}, LOOSE, LOOSE, NOW),
    "expires as time goes by": (
        "b.md", {"b.md": md(f"{OLD}\nexpires: 2024-12-01")}, {}, LOOSE, LOOSE, PAST
    ),
    "was no article": (
        "b.txt", {"b.txt": "Words.\n"}, {"b.txt": f"title: b\ndraft: yes\n\n{WORD}\n"},
        LOOSE, LOOSE, NOW,
    ),
    "a row becomes a draft": (
        "b.json", {"b.json": '[{"n": 1}]'},
        {"b.json": f'[{{"title": "b", "text": "{WORD}", "draft": true}}]'}, LOOSE, LOOSE, NOW,
    ),
    "is excluded": ("b.pdf", {"b.pdf": WORD}, {}, LOOSE, replace(LOOSE, exclude=("*.pdf",)), NOW),
    "its folder's index becomes a draft": (
        "b/x.pdf", {"b/index.md": LIVE, "b/x.pdf": WORD}, {"b/index.md": DRAFT}, LOOSE, LOOSE, NOW
    ),
    "an article of that name appears as a draft": ("b", {}, {"b.md": DRAFT}, LOOSE, LOOSE, NOW),
}  # fmt: skip


@pytest.mark.parametrize("name", STALE)
def test_a_page_is_made_again_when_what_it_links_to(name: str, tmp_path: Path) -> None:
    """Published, then withheld, then published again: the pages are those of fresh builds."""
    target, before, after, first, second, then = STALE[name]
    linking = {"a.md": md("title: A\ndate: 2024-01-01", f"[it]({target})")}
    allow = frozenset({"new", "resurfaced", "vanished", "deleted"})
    wishes = Options(cache=tmp_path / "cache", allow=allow)
    source, output = write(tmp_path / "seeds", {**linking, **before}), tmp_path / "public"
    run(source, output, first, now=then, options=wishes)
    shown = (output / "a.html").read_bytes()
    assert b"<a>it</a>" not in shown
    write(source, after)
    report = run(source, output, second, now=NOW, options=wishes)
    assert b"<a>it</a>" in (output / "a.html").read_bytes()
    assert leaks(output) == []
    assert [one.path for one in report.problems if "not published" in one.message or
            "neither" in one.message] == ["a.md"]  # fmt: skip
    again = run(source, output, second, now=NOW, options=wishes)
    assert (again.made, again.problems) == (0, report.problems)
    for path in set(after) - set(before):
        (source / path).unlink()
    write(source, before)
    run(source, output, first, now=then, options=wishes)
    assert (output / "a.html").read_bytes() == shown


def test_a_page_leads_to_what_was_scheduled_once_it_is_due(tmp_path: Path) -> None:
    files = {
        "a.md": md("title: A\ndate: 2024-01-01", "[it](b.md)"),
        "b.md": md("title: B\ndate: 2024-09-01"),
    }
    source, wishes = write(tmp_path / "seeds", files), Options(cache=tmp_path / "cache")
    for now, shown in ((PAST, "<a>it</a>"), (NOW, '<a href="b.html">it</a>')):
        run(source, tmp_path / "public", SITE, now=now, options=wishes)
        assert shown in (tmp_path / "public" / "a.html").read_text(encoding="utf-8")


def leaks(output: Path) -> list[str]:
    """The files of a site in which the word stands that nobody may read."""
    return [name for name, data in contents(output).items() if WORD.encode() in data]
