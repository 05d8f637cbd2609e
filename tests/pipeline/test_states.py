"""What an article or an export says of who may see it, in front matter, rows and exports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import feeds
from feeds.moving import import_articles
from tests.pipeline.sites import NOW, SITE, build, contents, write

WORD = "UNTOLD"
DRAFTS = "draft private pending unpublished future scheduled trash".split()
PAID = "paid members subscribers only_paid founding members-only Paid".split()
OUT = [
    *((f"status: {word}", "a draft") for word in DRAFTS),
    ("visibility: private", "a draft"),
    ("draft: true", "a draft"),
    ("published: false", "a draft"),
    ("draft: false\nstatus: pending", "a draft"),
    *((f"visibility: {word}", f"(visibility: {word.lower()})") for word in PAID),
    *((f"{key}: paid", f"for some readers only ({key}: paid)") for key in ("audience", "access")),
    ("status: members", "for some readers only (status: members)"),
    ("visibility: [members, paid]", "for some readers only (visibility: members)"),
    *((f"{key}: draft", "a draft") for key in ("state", "stage", "post_state")),
    *((f"{key}: true", "a draft") for key in ("private", "isPrivate", "unpublished")),
    *((f"{key}: false", "a draft") for key in ("public", "isPublic", "publish", "isPublished")),
    ("visibility: internal", "for some readers only (visibility: internal)"),
    ("access: logged-in", "for some readers only (access: logged-in)"),
    ("password: quay", "behind a password (password)"),
    ("post_password: quay", "behind a password (post_password)"),
    ("password: {hash: quay}", "behind a password (password)"),
    *(
        (f"{key}: true", f"for some readers only ({key}: true)")
        for key in ("members_only", "subscribersOnly", "premium", "paywall")
    ),
    ("isAccessibleForFree: false", "for some readers only (isAccessibleForFree: false)"),
    *(
        (f"status: {words}", "a draft")
        for words in (
            "draft (do not publish)",
            "Draft.",
            "not published yet",
            "auto-draft",
            "{name: Draft}",
        )
    ),
    ("published: draft", "a draft"),
    ("published: [true, false]", "a draft"),
    ("visible: false", "a draft"),
    ("deleted: true", "a draft"),
    ("dg-publish: false", "a draft"),
    ("live: no", "a draft"),
    ("wip: true", "a draft"),
    ("status: wip", "a draft"),
    ("status: '📝 draft'", "a draft"),
    ("status: (draft)", "a draft"),
    ("status: for review", "a draft"),
    ("isdraft: true", "a draft"),
    ("isprivate: true", "a draft"),
    ("type: draft", "a draft"),
    ("layout: draft", "a draft"),
    ("publishable: false", "a draft"),
    ("enabled: false", "a draft"),
    ("privacy: friends", "for some readers only (privacy: friends)"),
    ("visible_to: staff", "for some readers only (visible_to: staff)"),
    ("requires_login: true", "for some readers only (requires_login: true)"),
    ("encrypted: true", "for some readers only (encrypted: true)"),
    ("expired: 2020-01-01", "expired on 2020-01-01"),
]


_SHAPES: dict[str, object] = {
    "[m": ["members", "paid"],
    "[t": ["true", "false"],
    "{n": {"name": "draft"},
}


@pytest.mark.parametrize(("says", "reason"), OUT)
def test_it_keeps_an_article_out(says: str, reason: str, tmp_path: Path) -> None:
    keys = dict(line.split(": ", 1) for line in says.split("\n"))
    row = {"title": "c", "date": "2024-01-02", "text": WORD} | {
        key: _SHAPES.get(value[:2], value) for key, value in keys.items()
    }
    files = {
        "a.md": "---\ntitle: a\ndate: 2024-01-01\n---\n[b](b.md) [c](c.jsonl)\n",
        "b.md": f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\n{WORD}\n",
        "c.jsonl": json.dumps(row) + "\n",
    }
    output, report = build(tmp_path, files)
    assert (report.published, report.articles) == (True, 1)
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []
    assert [path for path, _ in report.left_out] == ["b.md", "c.jsonl:1"]
    assert all(reason in why for _, why in report.left_out)
    assert [one.line for one in report.problems] == [5, 5]


@pytest.mark.parametrize(
    "says", ["status: hidden", "visibility: unlisted", "status: Hidden", "listed: no"]
)
def test_it_hides_an_article(says: str, tmp_path: Path) -> None:
    files = {"b.md": f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\n{WORD}\n"}
    output, _ = build(tmp_path, files)
    found = [name for name, data in contents(output).items() if WORD.encode() in data]
    assert found == ["b.html"]


NOTHING = (
    "type: post|kind: draft horse|layout: drafting|enabled: true|online: shop|expired: the milk|"
    "online: false|"
    "encrypted: false|privacy: public|visible_to: all|status: not a draft|"
    "dg-publish: true|live: true|live: Paris|wip: false|wip: at sea|"
    "status: featured|status: published|status: publish|visibility: public|audience: developers|"
    "audience: everyone|access: open|access: public|published: true|password: false|password: ''|"
    "draft: false|status: evergreen|audience: beginners|private: false|public: true|stage: two|"
    "state: Texas|status: internal|audience: friends|scheduled: true|scheduled: false|"
    "embargo: lifted|publish_on: 2024-01-01|expiration: 2031-01-01|expires: never|expires: false|"
    "expiryDate: 0001-01-01T00:00:00Z|publish: true|public: everyone|visible: true|premium: false|"
    "isAccessibleForFree: true|draft: null|private: ''|published: 2024-01-05|status: in progress|"
    "published_at: soon|status: drafting room|status: draft-horse|embargo: ~|release: true|"
    "release: v1.2|release: 1.10.0|release: 2.0-rc1|release: false|unclear: what he meant"
).split("|")


@pytest.mark.parametrize("says", NOTHING)
def test_any_other_word_changes_nothing(says: str, tmp_path: Path) -> None:
    files = {"b.md": f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\nWords.\n"}
    output, report = build(tmp_path, files)
    assert (report.articles, report.left_out, report.problems) == (1, (), ())
    assert b"Words." in (output / "feed.xml").read_bytes()


LATER = (
    "not_before hide_until show_after draft_until release publish_on publishAt scheduled "
    "scheduled_for embargo embargo_until go-live"
).split()


@pytest.mark.parametrize("key", [*LATER, "visible_from", "available_from", "release_at"])
def test_a_day_of_release_keeps_it_back(key: str, tmp_path: Path) -> None:
    head = f"title: b\ndate: 2024-01-02\n{key}: 2031-05-06"
    files = {
        "a.md": "---\ntitle: a\ndate: 2024-01-01\n---\n[b](b.md)\n",
        "b.md": f"---\n{head}\n---\n{WORD}\n",
    }
    output, report = build(tmp_path, files)
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []
    assert [one.message for one in report.problems] == [
        "b.md is scheduled for 2031-05-06: its page is not published"
    ]


FOLDERS = ["_drafts", "_Drafts", "drafts", "Drafts", "draft", "x/drafts/y"]
ROWS = {
    "b.md": f"---\ntitle: b\ndate: 2024-01-02\n---\n{WORD}\n",
    "b.txt": f"title: b | date: 2024-01-02\n\n{WORD}\n",
    "b.json": f'[{{"title": "b", "date": "2024-01-02", "text": "{WORD}"}}]',
    "b.jsonl": f'{{"title": "b", "date": "2024-01-02", "text": "{WORD}"}}\n',
    "b.csv": f"title,date,text\nb,2024-01-02,{WORD}\n",
    "b.pdf": WORD,
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_drafts_is_kept_back(folder: str, name: str, tmp_path: Path) -> None:
    files = {
        "a.md": f"---\ntitle: a\ndate: 2024-01-01\n---\n[b]({folder}/{name})\n",
        f"{folder}/{name}": ROWS[name],
    }
    output, report = build(tmp_path, files)
    assert report.articles == 1
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []
    (problem,) = report.problems
    assert "is a draft (in " in problem.message


def test_where_the_site_publishes_a_folder_of_that_name_it_is_none(tmp_path: Path) -> None:
    files = {"hugo.toml": 'baseURL = "https://e.org/"', "content/drafts/b.md": ROWS["b.md"]}
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    assert report.articles == 1


def test_an_export_of_ghost(tmp_path: Path) -> None:
    posts = [
        {
            "id": str(number), "title": f"p{number}", "html": f"<p>{word}</p>", "status": status,
            "visibility": visibility, "published_at": "2024-01-02T10:00:00.000Z", "type": kind,
        }
        for number, (word, status, visibility, kind) in enumerate([
            ("For all.", "published", "public", "post"), (WORD, "draft", "public", "post"),
            (WORD, "scheduled", "public", "post"), (WORD, "sent", "public", "post"),
            (WORD, "published", "paid", "post"), (WORD, "published", "members", "post"),
            (WORD, "published", "tiers", "post"), (WORD, "published", "status:-free", "post"),
            (WORD, "published", "public", "page"),
        ])
    ]  # fmt: skip
    text = json.dumps({"db": [{"data": {"posts": posts}}]})
    output, report = build(tmp_path, {"ghost.json": text})
    assert (report.articles, len(report.left_out)) == (1, 8)
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []


def test_an_export_of_substack(tmp_path: Path) -> None:
    head = "post_id,post_date,is_published,type,audience,title,body_html"
    rows = [
        "1,2024-01-01T10:00:00Z,true,newsletter,everyone,a,<p>For all.</p>",
        f"2,2024-01-02T10:00:00Z,true,newsletter,only_paid,b,<p>{WORD}</p>",
        f"3,2024-01-02T10:00:00Z,true,newsletter,founding,c,<p>{WORD}</p>",
        f"4,2024-01-02T10:00:00Z,true,newsletter,only_free,d,<p>{WORD}</p>",
        f"5,,false,newsletter,everyone,e,<p>{WORD}</p>",
    ]
    output, report = build(tmp_path, {"posts.csv": "\n".join([head, *rows]) + "\n"})
    assert (report.articles, len(report.left_out)) == (1, 4)
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []


EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="{space}excerpt/" xmlns:wp="{space}"><channel><title>Quay</title>{mark}
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://q.example.org/?p={title}</link>
<guid isPermaLink="false">https://q.example.org/?p={title}</guid>
<content:encoded><![CDATA[<p>Words of {title}.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[Short.]]></excerpt:encoded>
<wp:post_date>2024-01-02 10:00:00</wp:post_date>
<wp:post_date_gmt>2024-01-02 10:00:00</wp:post_date_gmt>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<wp:post_password>{password}</wp:post_password></item>"""
SPACES = [
    "http://wordpress.org/export/1.2/", "https://wordpress.org/export/1.2/",
    "http://wordpress.org/export/1.0/", "https://www.wordpress.org/export/9.9/", "urn:wxr:",
]  # fmt: skip


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("mark", ["<wp:wxr_version>1.2</wp:wxr_version>", ""])
def test_an_export_of_wordpress_is_known_by_what_it_holds(
    space: str, mark: str, tmp_path: Path
) -> None:
    kinds = [
        ("live", "publish", "post", ""), ("draft", "draft", "post", ""),
        ("private", "private", "post", ""), ("secret", "publish", "post", "quay"),
        ("bin", "trash", "post", ""), ("menu", "publish", "nav_menu_item", ""),
        ("page", "publish", "page", ""),
    ]  # fmt: skip
    items = "\n".join(
        ITEM.format(title=title, status=status, kind=kind, password=password)
        for title, status, kind, password in kinds
    )
    file = write(tmp_path, {"e.xml": EXPORT.format(space=space, mark=mark, items=items)}) / "e.xml"
    made = import_articles(str(file), tmp_path / "moved", SITE)
    assert (len(made.files), made.drafts) == (4, 3)
    assert dict(made.left_out) == {"nav_menu_item": 1, "page": 1, "trash": 1}
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "moved").glob("*.html")]
    live = [text for text in texts if "draft: 'true'" not in text]
    assert len(live) == 1
    assert "Words of live." in live[0]
    assert "summary: Short." in live[0]


NEITHER = (
    "draft: maybe|draft: TODO|draft: [later]|draft: {until: may}|private: friends|public: me|"
    "is_published: soon|visible: to us|hidden: from some|unpublished: 2024-02-01|"
    "published: not yet|publish: tomorrow|publishDate: 2031-13-01|publish_on: in May|"
    "publishAt: {day: 2031-01-02}|"
    "embargo: true|embargo_until: May 15|embargo: [2031-01-02, 2032-01-02]|go-live: soon|"
    "scheduled: next week|release_on: 32 May 2031|expires: 2024-02-30|expiryDate: in 30 days|"
    "valid_until: {year: 2031}|unpublish_on: true|scheduled_for: 31/31/2031|publish: never|"
    "release: soon|release: in May|release: 2031-13-01"
).split("|")


@pytest.mark.parametrize("says", NEITHER)
def test_what_is_not_understood_of_who_may_see_it_publishes_nothing(
    says: str, tmp_path: Path
) -> None:
    head = f"title: b\ndate: 2024-01-02\n{says}"
    files = {
        "a.md": "---\ntitle: a\ndate: 2024-01-01\n---\n[b](b.md)\n",
        "b.md": f"---\n{head}\n---\n{WORD}\n",
    }
    _, report = build(tmp_path, files)
    assert not report.published
    (problem,) = report.errors
    key = says.partition(":")[0]
    assert (problem.path, problem.line) == ("b.md", 4)
    assert key in problem.message + problem.hint
    assert f'set fields = {{"{key}" = "other"}}' in problem.hint
    output, report = build(tmp_path, files, keep_going=True)
    assert (report.published, report.articles) == (True, 1)
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []
    config = replace(SITE, fields={key: "other"})
    assert build(tmp_path / "again", files, config)[1].errors == ()


def test_a_row_with_an_embargo_is_no_attachment_even_where_it_is_no_article(
    tmp_path: Path,
) -> None:
    files = {
        "a.md": "---\ntitle: a\ndate: 2024-01-01\n---\n[b](b.json) [c](c.json)\n",
        "b.json": f'{{"text": "{WORD}", "embargo": "2031-01-01"}}',
        "c.json": f'{{"text": "{WORD}", "embargo": "soon"}}',
    }
    output, report = build(tmp_path, files, replace(SITE, undated="skip"), keep_going=True)
    assert report.published
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []


DAYS = {
    "the last of the days of release": "publishDate: 2024-03-01\nembargo: 2031-05-06",
    "whatever their order": "embargo: 2031-05-06\npublish_on: 2024-03-01",
    "a day of publication beside the date": "published_at: 2031-05-06",
    "publish with a day": "publish: 2031-05-06",
    "published with a day": "published: 2031-05-06",
}


@pytest.mark.parametrize("says", DAYS.values(), ids=DAYS)
def test_the_last_day_that_is_stated_counts(says: str, tmp_path: Path) -> None:
    files = {"b.md": f"---\ntitle: b\ndate: 2024-01-02\n{says}\n---\n{WORD}\n"}
    output, report = build(tmp_path, files)
    assert (report.scheduled, str(report.next_due)[:10]) == (1, "2031-05-06")
    assert [name for name, data in contents(output).items() if WORD.encode() in data] == []


def test_the_first_day_of_its_end_counts(tmp_path: Path) -> None:
    head = "title: b\ndate: 2024-01-02\nexpires: 2031-01-01\nunpublish_at: 2024-03-01"
    _, report = build(tmp_path, {"b.md": f"---\n{head}\n---\n{WORD}\n"})
    assert report.left_out == (("b.md", "expired on 2024-03-01"),)
