"""Small exports of each program, with texts that nobody may see; none is anybody's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["SECRET", "ghost", "medium_page", "substack", "zipped"]

SECRET = "lighthouse-keeper"
"""What must be in no published file."""

_HEAD = (
    "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,"
    "podcast_url\n"
)
_ROWS = (
    "1.fog,2021-11-03T08:00:00.000Z,true,,,newsletter,everyone,Fog,It came &amp; went.,\n"
    "2.bell,2021-11-04T08:00:00.000Z,true,,,podcast,everyone,Bell,,https://x.example/bell.mp3\n"
    "3.tide,2021-11-05T08:00:00.000Z,true,,,newsletter,only_paid,Tide,,\n"
    "4.gull,2021-11-06T08:00:00.000Z,false,,,newsletter,everyone,Gull,,\n"
    "5.about,2021-11-07T08:00:00.000Z,true,,,page,everyone,About,,\n"
    "6.free,2021-11-08T08:00:00.000Z,true,,,newsletter,only_free,Free,,\n"
    "7.wall,2021-11-09T08:00:00.000Z,true,,,newsletter,everyone,Wall,,\n"
    "8.mail,2021-11-10T08:00:00.000Z,true,,,adhoc_email,everyone,Mail,,\n"
    "9.talk,2021-11-11T08:00:00.000Z,true,,,thread,everyone,Talk,,\n"
    "10.gone,2021-11-12T08:00:00.000Z,true,,,newsletter,everyone,Gone,,\n"
)
_BUTTON = (
    '<p class="button-wrapper"><a class="button primary" '
    'href="https://quay.substack.com/subscribe?"><span>Subscribe now</span></a></p>'
)


def substack(folder: str = "") -> dict[str, str]:
    """The files of an export, below a folder."""
    hidden = f"<p>The {SECRET}.</p>"
    texts = {
        "1.fog": f"<p>One could hear the bell.</p>{_BUTTON}<p>But not see it.</p>",
        "2.bell": "<p>An episode.</p>",
        **dict.fromkeys(("3.tide", "4.gull", "5.about", "6.free", "8.mail"), hidden),
        "7.wall": f'<p>Before.</p><div class="paywall-jump"></div>{hidden}',
        "11.lone": hidden,
    }
    return {
        f"{folder}posts.csv": _HEAD + _ROWS,
        **{f"{folder}posts/{name}.html": text for name, text in texts.items()},
        f"{folder}email_list.quay.csv": "email,plan\na@x.example,paid\nb@x.example,\n",
        f"{folder}posts/1.fog.opens.csv": "a@x.example\n",
    }


def medium_page(title: str, body: str, *, address: str = "", more: str = "") -> str:
    """A page of a story; without an address, a draft."""
    number = address.rpartition("-")[2]
    said = (
        '<p class="p-tags"><a href="https://medium.com/tag/sea" class="p-tag">Sea</a></p>'
        '<p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann</a> on '
        f'<a href="https://medium.com/p/{number}"><time class="dt-published" '
        'datetime="2018-08-11T11:23:34.123Z">August 11, 2018</time></a>.</p>'
        f'<p><a href="{address}" class="p-canonical">Canonical link</a></p>'
    )
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title></head><body><article class="h-entry">'
        f'<header><h1 class="p-name">{title}</h1></header>{more}'
        f'<section data-field="body" class="e-content">{body}</section>'
        f"<footer>{said if address else ''}</footer></article></body></html>"
    )


def ghost(*posts: dict[str, Any], **tables: list[dict[str, Any]]) -> str:
    """An export of these posts, on which what is published is the default."""
    usual = {"status": "published", "visibility": "public", "type": "post"}
    usual |= {"published_at": "2021-11-03T08:00:00.000Z", "html": "<p>Words.</p>"}
    rows = [{"id": f"{number:024x}", **usual, **post} for number, post in enumerate(posts, 10)]
    data = {"posts": rows, **tables}
    return json.dumps({"db": [{"meta": {"version": "5.1"}, "data": data}]})


def zipped(place: Path, files: dict[str, str]) -> Path:
    """A zip file of these texts."""
    with ZipFile(place, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return place
