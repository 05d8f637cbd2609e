"""The page of one article, at its permalink."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from html import escape
from types import MappingProxyType
from urllib.parse import urlsplit

from markupsafe import Markup

from feeds.dates import Moment
from feeds.model import Article, Author
from feeds.pages._article_shape import ArticleHtml, ArticleShape, ArticleTexts
from feeds.pages._body import BodyFacts, as_page_shows
from feeds.pages._contents import contents_of
from feeds.pages._dates import said
from feeds.pages._environment import document
from feeds.pages._languages import attributes
from feeds.pages._linked_data import script_data
from feeds.pages._preview_picture import picture_of
from feeds.pages._relative_links import local, local_html
from feeds.pages._shell import Shell, shell_for
from feeds.pages._site import PageLink, Site
from feeds.pages._skeleton import filled_page
from feeds.records import NamedTuple

__all__ = ["render_article"]

_NONE: Mapping[str, str] = MappingProxyType({})
_UNKNOWN = BodyFacts()


def render_article(
    article: Article,
    site: Site,
    *,
    path: str,
    previous: PageLink | None = None,
    following: PageLink | None = None,
    tag_pages: Mapping[str, str] = _NONE,
    author_pages: Mapping[str, str] = _NONE,
    body: BodyFacts = _UNKNOWN,
) -> bytes:
    """The page, for the file `path` below the site's folder.

    `tag_pages` and `author_pages` give the addresses of the pages of its tags and authors.
    """
    shell = shell_for(site, path)
    page = _Page(article, shell, body)
    authors, tags = _authors(article, author_pages, shell), _tags(article, tag_pages, shell)
    before, after = _neighbour(previous, shell), _neighbour(following, shell)
    texts = [*page.texts(before, after), *_texts_of_lists(article, authors, tags)]
    html = page.html(before, after)
    shape = ArticleShape(
        shell, article.title_derived, len(authors), len(tags), len(article.enclosures)
    )
    has_contents = site.toc if article.toc is None else article.toc
    if site.templates is None and not has_contents:
        return filled_page("article.html", shape, texts, html, shape.given, lasting=shape.lasting)
    given = shape.given((*texts, *map(Markup, html)))
    if has_contents:
        given["contents"] = contents_of(article.html)
    if site.templates is not None:  # which may ask for more than ours
        given |= {"article": article, "updated": page.updated, "image_size": page.size}
        given["authors"] = [(*one, "," if one is not authors[-1] else "") for one in authors]
    return document("article.html", site.templates, **given)


def _texts_of_lists(
    article: Article, authors: list[tuple[Author, str, str]], tags: list[tuple[str, str]]
) -> list[str]:
    texts: list[str] = []
    for author, *others in authors:
        texts += (author.name, author.url, *others)
    for tag in tags:
        texts += tag
    for one in article.enclosures:
        texts += (one.type, one.url, one.title)
    return texts


class _Page:
    """What a page says of its article, but for its lists."""

    def __init__(self, article: Article, shell: Shell, body: BodyFacts) -> None:
        self.article = article
        self.shell = shell
        self.marks = body.marks
        self.language = article.language or shell.site.language
        self.sizes = body.sizes
        self.size = body.sizes.get(article.image)
        has_pictures = article.image or self.marks.pictures
        self.shown = picture_of(article, self.sizes) if has_pictures else None
        self.stamp = article.published.html_datetime()
        self.updated = _updated(article)
        self.updated_stamp = self.updated.html_datetime() if self.updated else ""
        self.said = self._said(article.published)
        self.updated_said = self._said(self.updated) if self.updated else _NOTHING

    def texts(self, before: _Neighbour, after: _Neighbour) -> ArticleTexts:
        """Its texts, and those of its neighbours."""
        article, shell = self.article, self.shell
        width, height = self.size or ("", "")
        picture = local(article.image, shell.site.url, shell.up) if _shows_image(article) else ""
        return ArticleTexts(
            title=article.title or article.slug,
            summary=article.summary,
            url=article.url,
            permalink=article.permalink,
            link=article.link,
            source=_source(article),
            stamp=self.stamp,
            date=self.said[0],
            updated=self.updated_stamp,
            updated_date=self.updated_said[0],
            image=picture,
            image_alt=article.image_alt,
            width=str(width),
            height=str(height),
            shown=self.shown[0] if self.shown else "",
            shown_alt=self.shown[1] if self.shown else "",
            previous=before.title,
            previous_href=before.href,
            following=after.title,
            following_href=after.href,
        )

    def html(self, before: _Neighbour, after: _Neighbour) -> ArticleHtml:
        """Its body and other pieces of HTML."""
        article, shell = self.article, self.shell
        opening, body = _opening(article)
        if self.marks.shown:
            body = as_page_shows(body, shell.words, self.sizes)
        if self.marks.own_addresses:
            body = local_html(body, shell.site.url, shell.up)
        return ArticleHtml(
            attributes=attributes(self.language) if self.language else shell.attributes,
            direction="" if article.language else attributes(""),
            date_language=self.said[1],
            updated_language=self.updated_said[1],
            linked_data=self._linked_data(),
            opening=opening,
            body=body,
            previous_language=before.language,
            following_language=after.language,
        )

    def _said(self, moment: Moment) -> tuple[str, str]:
        site, words = self.shell.site, self.shell.words
        return said(moment, self.language, site.language, words.language)

    def _linked_data(self) -> str:
        article, site = self.article, self.shell.site
        record: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": article.title or article.slug,
            "url": article.url,
            "datePublished": self.stamp,
            "publisher": {"@type": "Organization", "name": site.title, "url": site.url},
        }
        if self.updated_stamp:
            record["dateModified"] = self.updated_stamp
        if article.language:
            record["inLanguage"] = article.language
        if article.summary:
            record["description"] = article.summary
        if self.shown is not None:
            record["image"] = self.shown[0]
        if article.tags:
            record["keywords"] = article.tags
        if article.authors:
            record["author"] = [
                {"@type": "Person", "name": author.name}
                | ({"url": author.url} if author.url else {})
                for author in article.authors
            ]
        return script_data(record)


_NOTHING = ("", Markup())


def _opening(article: Article) -> tuple[str, str]:
    """A title made of the first sentence would stand there twice: the sentence itself is
    shown as the headline, where it stands in the text.

    Returns that sentence's mark-up and the body after it, or "" and the whole body.
    """
    if not article.title_derived:
        return "", article.html
    beginning = "<p>" + escape(article.title, quote=False)
    if not article.html.startswith(beginning):
        return "", article.html
    end = len(beginning)
    while end < len(article.html) and article.html[end] not in " \n<":
        end += 1
    if end - len(beginning) > _STOP:
        return "", article.html
    return article.html[len("<p>") : end], article.html[end:]


_STOP = 3  # a sentence's end: `.`, `?!`, `."`


def _updated(article: Article) -> Moment | None:
    """The day of the last change, where that is a later one; less where less was stated."""
    if article.updated - article.published_at < _SECOND:
        return None  # the fraction that makes entries of one day differ
    day = article.updated.replace(hour=0, minute=0, second=0, microsecond=0)
    if day.date() <= article.published_at.astimezone(day.tzinfo).date():
        return None
    if article.updated_as is not None and article.updated_as.precision in _WIDE:
        return article.updated_as
    is_last = day.date() == date.max
    end = datetime.max.replace(tzinfo=day.tzinfo) if is_last else day + timedelta(days=1)
    return Moment(value=_day(day), precision="day", start=day, end=end, layer="updated")


_SECOND = timedelta(seconds=1)
_WIDE = frozenset({"year", "quarter", "month", "week"})


def _day(instant: datetime) -> str:
    return f"{instant.year:04d}-{instant.month:02d}-{instant.day:02d}"


def _source(article: Article) -> str:
    """The host on which the article has its own address; "" where that is here."""
    return "" if article.url == article.permalink else urlsplit(article.url).hostname or ""


def _shows_image(article: Article) -> bool:
    """A picture that the text holds is not shown twice."""
    return bool(article.image) and escape(article.image) not in article.html


def _tags(article: Article, tag_pages: Mapping[str, str], shell: Shell) -> list[tuple[str, str]]:
    """Each tag and the link to its page; "" for one without."""
    base, up = shell.site.url, shell.up
    return [
        (tag, local(tag_pages[tag], base, up) if tag in tag_pages else "") for tag in article.tags
    ]


def _authors(
    article: Article, author_pages: Mapping[str, str], shell: Shell
) -> list[tuple[Author, str, str]]:
    """Each author, the link of the name, and the host of their own site.

    The name leads to the page of their articles, or else to their own site; the host does where
    the name does not.
    """
    made = []
    for author in article.authors:
        page = author_pages.get(author.name, "")
        link = local(page, shell.site.url, shell.up) if page else author.url
        host = urlsplit(author.url).hostname or "" if page and author.url else ""
        made.append((author, link, host))
    return made


class _Neighbour(NamedTuple):
    """A link to the page before or after this one; "" for none."""

    title: str
    href: str
    language: str


def _neighbour(link: PageLink | None, shell: Shell) -> _Neighbour:
    if link is None:
        return _NO_NEIGHBOUR
    site = shell.site
    href = local(link.href, site.url, shell.up)
    return _Neighbour(link.title, href, attributes(link.language or site.language))


_NO_NEIGHBOUR = _Neighbour("", "", Markup())
