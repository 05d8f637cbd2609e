"""The golden site as records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from feeds.dates import Moment, Precision
from feeds.model import Article, Author, Enclosure, Feed, Tombstone
from feeds.pages import CountLink, FeedLink, ListGroup, MenuLink, MonthLink, Site, YearRow

BASE = "https://example.org/blog/"

NASTY = (
    """& < > " ' ]]> &amp;amp; </script> 🧑‍🚀 \N{FLEXED BICEPS} é e\u0301 {{ 7 * 7 }} {% raw %}"""
)
UNSOUND = "line one\r\nline two\rbell\x07 tab\tvertical\x0b null\x00 lone\ud800 end\ufffe"

_SUMMER = timezone(timedelta(hours=2))
_BERLIN_1850 = timezone(timedelta(minutes=53, seconds=28))


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _moment(
    value: str, precision: Precision, start: datetime, end: datetime | None = None
) -> Moment:
    return Moment(value=value, precision=precision, start=start, end=end or start)


def _article(number: int, moment: Moment, **fields: object) -> Article:
    published = moment.instant()
    plain = Article(
        path=f"{number}.txt",
        id=f"urn:uuid:00000000-0000-5000-8000-{number:012d}",
        title="",
        slug=f"article-{number}",
        permalink=f"{BASE}2019/article-{number}.html",
        url=f"{BASE}2019/article-{number}.html",
        published=moment,
        published_at=published,
        updated=published + timedelta(microseconds=0 if moment.has_time else 1000 + number),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # rows of a table


_HTML = f"""<h2 id="signs">Signs: {NASTY.replace("&", "&amp;").replace("<", "&lt;")}</h2>
<p>A <a href="{BASE}2019/article-2.html#top">link</a>, <em>stress</em>, <code>a &lt; b</code>.</p>
<blockquote><p>“Quoted”, she said.</p></blockquote>
<ul><li>one</li><li>two</li></ul>
<table><thead><tr><th>Year</th><th align="right">Sum</th></tr></thead>
<tbody><tr><td>2019</td><td align="right">12</td></tr></tbody></table>
<pre><code>if x &lt; 1 &amp;&amp; y &gt; 2:
    href="{BASE}stays.html"
</code></pre>
<figure><img src="{BASE}img/a.png" alt="A &quot;b&quot;" \
srcset="{BASE}img/a.png 1x, {BASE}img/b.png 2x">
<figcaption>A figure</figcaption></figure>"""

ARTICLES = (
    _article(
        1,
        _moment("2019-05-15T14:30+02:00", "minute", datetime(2019, 5, 15, 14, 30, tzinfo=_SUMMER)),
        title=f"Everything {NASTY}",
        slug="everything",
        url="https://elsewhere.example/everything?a=1&b=2",
        link="https://third.example/about?a=1&b=2",
        updated=datetime(2020, 2, 29, 8, 0, tzinfo=UTC),
        language="en",
        authors=(
            Author(name=f"Ann {NASTY}", url="https://example.org/ann", email="ann@example.org"),
            Author(name="Bob"),
        ),
        tags=("plain", NASTY, " \t "),
        summary=f"A summary of {NASTY}",
        html=_HTML,
        image=BASE + "img/cover.png",
        enclosures=(
            Enclosure(
                url=BASE + "a.mp3?x=1&y=2",
                type="audio/mpeg",
                length=12345,
                title=NASTY,
                duration=61,
            ),
            Enclosure(url=BASE + "a.ogg", type="audio/ogg", length=0),
        ),
    ),
    _article(
        2,
        _moment("2019-05", "month", _day(2019, 5, 1)),
        title="De één & de ander zijn op pad",
        title_derived=True,
        language="nl-NL",
        summary="Ze zijn nog niet terug.",
        html="<p>De één &amp; de ander zijn op pad! Ze zijn nog niet terug.</p>\n<p>Slot.</p>",
    ),
    _article(
        3,
        _moment("2018", "year", _day(2018, 1, 1)),
        title="مرحبا بالعالم – שלום",
        language="ar",
        authors=(Author(name="كاتب"),),
        tags=("أخبار",),
        summary="نص قصير.",
        html="<p>مرحبا، هذا نص من اليمين إلى اليسار مع <bdi>Latin</bdi>.</p>",
    ),
    _article(
        4,
        _moment("2017-11-30", "day", _day(2017, 11, 30)),
        title="Ids of its own",
        other_ids={"rss": "https://old.example/?p=4", "json": "old-4"},
        language="en",
        authors=(Author(name="Owen & Co", email="owen@example.org"),),
        html="<p>Taken over.</p>",
    ),
    _article(
        5,
        _moment("2017-W20", "week", _day(2017, 5, 15), _day(2017, 5, 22)),
        title=UNSOUND,
        summary=UNSOUND,
        tags=(UNSOUND,),
    ),
    _article(
        6,
        _moment("1850-07-01T10:00:00", "second", datetime(1850, 7, 1, 10, tzinfo=_BERLIN_1850)),
        title="Before standard time",
        html=f"<p>{UNSOUND}</p>",
    ),
    _article(
        7,
        _moment("0999-Q3", "quarter", _day(999, 7, 1), _day(999, 10, 1)),
        html="<p>No title, and the year 999.</p>",
        language="en",
    ),
)

FEED = Feed(
    id="urn:uuid:00000000-0000-5000-8000-0000000000ff",
    title=f"Golden {NASTY}",
    subtitle=f"Every field: {NASTY}",
    home_url=BASE,
    self_urls={name: BASE + file for name, file in
               (("atom", "feed.xml"), ("rss", "rss.xml"), ("json", "feed.json"))},
    language="en",
    authors=(Author(name="The Editors", url=BASE + "about.html", email="editors@example.org"),),
    updated=datetime(2020, 3, 1, 9, 0, tzinfo=UTC),
    entries=ARTICLES,
    rights=f"© 2019 {NASTY}",
    icon=BASE + "icon.png",
    logo=BASE + "logo.png",
    hub="https://hub.example/?a=1&b=2",
    prev_archive={name: f"{BASE}archive-7{end}" for name, end in
                  (("atom", ".xml"), ("rss", "-rss.xml"), ("json", ".json"))},
    tombstones=(
        Tombstone(id="urn:uuid:00000000-0000-5000-8000-0000000000aa",
                  when=datetime(2020, 3, 1, 9, 0, tzinfo=UTC)),
    ),
    stylesheet=BASE + "feed.css?a=1&b=2",
)  # fmt: skip

ARCHIVE = replace(
    FEED,
    is_archive=True,
    self_urls=FEED.prev_archive,
    current=FEED.self_urls,
    prev_archive={name: address.replace("7", "6") for name, address in FEED.prev_archive.items()},
    tombstones=(),
    entries=ARTICLES[3:4],
    updated=ARTICLES[3].updated,
)

SITE = Site(
    title=f"Golden {NASTY}",
    description=f"Every field: {NASTY}",
    url=BASE,
    language="en",
    feeds=(
        FeedLink(
            format="atom",
            type="application/atom+xml",
            title=f"Golden {NASTY} (Atom)",
            href=BASE + "feed.xml",
        ),
        FeedLink(
            format="rss",
            type="application/rss+xml",
            title=f"Golden {NASTY} (RSS)",
            href=BASE + "rss.xml",
        ),
        FeedLink(
            format="json",
            type="application/feed+json",
            title=f"Golden {NASTY} (JSON Feed)",
            href=BASE + "feed.json",
        ),
    ),
    opml=BASE + "feeds.opml",
    icon=BASE + "img/a.png",
    rights=f"© 2019 {NASTY}",
    menu=(
        MenuLink(title=f"About {NASTY}", href=BASE + "about/"),
        MenuLink(title="", word="archive", href=BASE + "archive.html"),
    ),
)

GROUPS = (
    ListGroup(
        kind="tag",
        links=(
            CountLink(title=f"Tag {NASTY}", href=BASE + "tag/plain/", count=3),
            CountLink(title="plain", href=BASE + "tag/plain-2/", count=1),
        ),
        overview=BASE + "tag/",
        is_cut=True,
    ),
    ListGroup(
        kind="language",
        links=(CountLink(title="العربية", href=BASE + "language/ar/", count=1, language="ar"),),
    ),
)

YEARS = (
    YearRow(year=2024, href=BASE + "2024/", count=1, months=()),
    YearRow(
        year=2019,
        href=BASE + "2019/",
        count=7,
        months=(
            MonthLink(title="May 2019", href=BASE + "2019/05/", count=6, month=5),
            MonthLink(title="June 2019", href=BASE + "2019/06/", count=1, month=6),
        ),
    ),
)
