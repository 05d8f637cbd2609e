"""What the template tags and shortcodes of every dialect mean, as far as that is plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote

from feeds.content import NAMED_PAGE, kind_of
from feeds.markup._call import Call
from feeds.model import Field
from feeds.patterns import lazy_regex

__all__ = ["CODE", "DROPPED", "TAGS"]

DROPPED = frozenset({"comment", "for", "macro", "javascript", "stylesheet", "schema"})
"""Paired tags of which nothing is shown: neither they nor what they hold."""

CODE = frozenset({"highlight", "code", "codeblock", "code_block", "syntax", "mermaid"})
"""Paired tags that hold code, in which no other tag is one."""


def _own(key: str, fields: tuple[Field, ...]) -> str | None:
    return next(
        (item.value for item in fields if item.key == key and isinstance(item.value, str)), None
    )


_LINK = lazy_regex(r"\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = lazy_regex(r"[\[\]<>*_`]")


def _figure(call: Call) -> str | None:
    named = call.get("src", "url", "file", "path", "image", "image_path")
    address = named or next((one for one in call.values if "/" in one or "." in one), "")
    address = address or call.get(place=0)
    if not address:
        return None
    caption = call.get("caption", "title", "text") or call.inner.strip()
    alt = call.get("alt") or _SIGNS.sub("", _LINK.sub(r"\1", caption)).strip()
    link = call.get("link", "href")
    if not call.is_alone:
        return f"![{alt}]({_destination(address)})"
    image = f'<img src="{escape(address)}" alt="{escape(alt)}">'
    if link:
        image = f'<a href="{escape(link)}">{image}</a>'
    shown = f"\n<figcaption>\n\n{caption}\n\n</figcaption>" if caption else ""
    return f"\n<figure>\n{image}{shown}\n</figure>\n"


def _destination(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()<>]", address) else address


def _linked(pattern: str) -> Callable[[Call], str | None]:
    """An embedded thing becomes a link to where it is."""

    def make(call: Call) -> str | None:
        value = call.get("id", "src", "url", "link", "video", "videoid", "slug", place=0)
        if not value or re.search(r"[\s<>\"]", value):
            return None
        address = value if value.startswith(("http://", "https://")) else pattern.format(value)
        return f"[{call.get('title', 'caption') or address}]({address})"

    return make


def _gist(call: Call) -> str | None:
    url = call.get("url")
    if re.fullmatch(r"https://gist\.github\.com/[\w./-]+", url):
        return f"[{url}]({url})"
    parts = [part for part in (call.get("user"), call.get("id"), *call.values) if part]
    if not parts or any(re.search(r"[^\w./-]", part) for part in parts[:2]):
        return None
    name = parts[0] if "/" in parts[0] or len(parts) == 1 else "/".join(parts[:2])
    address = f"https://gist.github.com/{name}"
    return f"[{address}]({address})"


def _tweet(call: Call) -> str | None:
    address = call.get("url", place=0)
    if not address.startswith("https://"):
        number = call.get("id", place=len(call.values) - 1)
        user = call.get("user") or (call.values[0] if len(call.values) > 1 else "i")
        if not number.isdigit():
            return None
        address = f"https://twitter.com/{user}/status/{number}"
    return f"[{address}]({address})"


def _code(call: Call) -> str | None:
    inner = call.inner.strip("\n")
    if not inner.strip():
        return None
    runs = re.findall(r"`{3,}", inner)
    fence = "`" * max([3, *(len(run) + 1 for run in runs)])
    language = call.get("lang", "language", place=0)
    if re.fullmatch(r"[\w+#-]*", language) is None:
        language = ""
    return f"\n{fence}{language}\n{inner}\n{fence}\n"


def _reference(call: Call) -> str | None:
    """The page that is meant: a path or a name, which the links of the article make out."""
    path = call.get("path", place=0)
    if not path or path.startswith("#") or not call.source.generator.markup.refers:
        return path or None
    return f"{NAMED_PAGE}{quote(path, safe='/#')}"


def _post(call: Call) -> str | None:
    """`{% post_url 2019-05-15-a %}`: the post of that name among the others."""
    name = call.get(place=0)
    if not name:
        return None
    before, mark, _ = call.source.path.partition("_posts/")
    folder = before + mark if mark else "_posts/" if _holds_posts(call) else ""
    return f"/{folder}{name}.md"


def _holds_posts(call: Call) -> bool:
    """Whether the folder of posts lies in the source folder, and is not that itself."""
    site = call.source.site
    is_below = site is not None and "_posts" not in site.below.split("/")
    return "_posts/" in call.source.path or is_below


def _file(call: Call) -> str | None:
    """`{% link _posts/a.md %}`: a file of the site; `{% link words https://… %}` of Hexo."""
    place = next((at for at, one in enumerate(call.values) if "://" in one), 0)
    if place:
        return f"[{' '.join(call.values[:place])}]({_destination(call.values[place])})"
    name = call.get(place=0).lstrip("/")
    if not name:
        return None
    return "/" + (name if _holds_posts(call) else name.removeprefix("_posts/"))


def _linked_post(call: Call) -> str | None:
    """`{% post_link a "Words" %}` of Hexo: another post by the name of its file."""
    name, *words = call.values or ("",)
    text = " ".join(word for word in words if word not in {"true", "false"})
    return f"[{text or name}]({_destination(name)})" if name else None


def _asset(call: Call) -> str | None:
    """`{% asset_img a.png words %}` of Hexo: a file in the folder of the post."""
    places = [at for at, one in enumerate(call.values) if "." in one]
    if not places:
        return None
    at = places[0]
    words = [one for one in call.values[at + 1 :] if not one.isdigit()]
    text = re.sub(r"[\[\]]", "", " ".join(words)).strip("\"' ")
    address = _destination(call.values[at])
    if call.name == "asset_path":
        return call.values[at]
    return f"{'!' if call.name == 'asset_img' else ''}[{text or call.values[at]}]({address})"


def _video(call: Call) -> str | None:
    """`{% include video id="…" provider="youtube" %}`, or a file."""
    provider = call.get("provider", place=1).lower()
    return TAGS[provider](call) if provider in {"youtube", "vimeo"} else _figure_of_file(call)


def _figure_of_file(call: Call) -> str | None:
    address = call.get("src", "url", "path", "file", place=0)
    text = call.get("caption", "title") or address
    return f"[{text}]({_destination(address)})" if "." in address else None


def _audio(call: Call) -> str | None:
    """A player, with a link in it for readers that have none."""
    address = call.get("src", "url", "path", "file", "mp3", place=0)
    text = call.get("caption", "title") or address
    if not address or kind_of(address) not in {"sound", "film"}:
        return _figure_of_file(call)
    return f'<audio controls src="{escape(address)}">[{text}]({_destination(address)})</audio>'


def _label(call: Call) -> str | None:
    """`{% label primary@words %}` of NexT."""
    return " ".join(call.values).rpartition("@")[2].strip() or None


def _button(call: Call) -> str | None:
    """`{% button /a, words, icon %}` of NexT."""
    address = call.get("url", "href", "link", "to", place=0)
    words = call.inner.strip() or call.get("text", "title", "label", place=1) or address
    return f"[{words}]({_destination(address)})" if address else None


def _tab(call: Call) -> str | None:
    """`{{< tab "words" >}}`: what it holds, below the words of its head."""
    title = (
        call.get("title", "name", "label", "tabname", "header", place=0).replace("*", "").strip()
    )
    inner = call.inner.strip()
    return f"\n\n**{title}**\n\n{inner}\n\n" if title and inner else None


def _inside(call: Call) -> str | None:
    """What a box holds, below its title where it has a name for one."""
    inner, title = call.inner.strip(), call.get("title", "header", "heading", "summary")
    head = f"**{title.replace('*', '').strip()}**\n\n" if title.strip() else ""
    return f"\n\n{head}{inner}\n\n" if inner or head else None


def _param(call: Call) -> str | None:
    name = call.get("name", place=0)
    own = _own(name, call.fields)
    if own is None and call.source.site is not None:
        value = call.source.site.values.get(f"params.{name.lower()}")
        return value if isinstance(value, str) else None
    return own


def _quote(call: Call) -> str | None:
    inner = call.inner.strip()
    if not inner:
        return None
    by = call.get("author", "source", "cite") or " ".join(
        f"[{one}]({one})" if "://" in one else one for one in call.values
    )
    lines = [*inner.split("\n"), *(["", f"— {by}"] if by else [])]
    return "\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n"


def _details(call: Call) -> str | None:
    summary = escape(call.get("summary", "title", place=0) or "…")
    inner = call.inner.strip()
    return (
        f"\n<details>\n<summary>{summary}</summary>\n\n{inner}\n\n</details>\n" if inner else None
    )


def _qr(call: Call) -> str | None:
    text = call.get("text") or call.inner.strip()
    return f"[{text}](<{text}>)" if re.fullmatch(r"https?://[^\s<>]+", text) else text or None


def _nothing(_call: Call) -> str:
    return ""


TAGS: Mapping[str, Callable[[Call], str | None]] = {
    **dict.fromkeys(
        "figure img image picture imgproc responsive_image resize_image".split(), _figure
    ),
    **dict.fromkeys(sorted(CODE), _code),
    **dict.fromkeys("details collapse expand".split(), _details),
    "qr": _qr,
    **dict.fromkeys("ref relref".split(), _reference),
    **dict.fromkeys("tweet twitter x".split(), _tweet),
    **dict.fromkeys("quote blockquote".split(), _quote),
    **dict.fromkeys("toc table_of_contents excerpt_separator blogdown/postref".split(), _nothing),
    **dict.fromkeys(
        "youtube youtubelite youtube-lite youtube_lite youtube-video youtubeplayer".split(),
        _linked("https://www.youtube.com/watch?v={}"),
    ),
    "video": _video,
    **dict.fromkeys("file download attachment pdf".split(), _figure_of_file),
    **dict.fromkeys(
        "audio audio-player audioplayer audio_player podcast podcast-player podcast_player mp3 "
        "sound".split(),
        _audio,
    ),
    "label": _label,
    "tab": _tab,
    "bilibili": _linked("https://www.bilibili.com/video/{}"),
    **dict.fromkeys("button btn".split(), _button),
    "vimeo": _linked("https://vimeo.com/{}"),
    "streamable": _linked("https://streamable.com/{}"),
    "giphy": _linked("https://giphy.com/gifs/{}"),
    "caniuse": _linked("https://caniuse.com/{}"),
    "instagram": _linked("https://www.instagram.com/p/{}/"),
    "asciinema": _linked("https://asciinema.org/a/{}"),
    "soundcloud": _linked("https://soundcloud.com/{}"),
    "codepen": _linked("https://codepen.io/pen/{}"),
    "gist": _gist,
    **dict.fromkeys("asset_img asset_link asset_path".split(), _asset),
    **dict.fromkeys("note pullquote fold admonition callout centerquote".split(), _inside),
    "post_url": _post,
    "post_link": _linked_post,
    "post_path": _reference,
    "link": _file,
    "param": _param,
}
"""Name of the tag → what stands in its place; None where its arguments say too little."""
