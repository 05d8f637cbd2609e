"""Captions that came along from WordPress are figures; code is left as it stands."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.markup import with_captions, without_tags

IMAGE = '<img src="b.jpg">'
SHOWN = {
    f'a [caption id="x"]{IMAGE} At *Ayr*[/caption] b':
        f"a \n\n<figure>{IMAGE}<figcaption>At *Ayr*</figcaption></figure>\n\n b",
    f"[wp_caption caption='At Ayr']{IMAGE}[/wp_caption]":
        f"\n\n<figure>{IMAGE}<figcaption>At Ayr</figcaption></figure>\n\n",
    f'[caption]<a href="c">{IMAGE}</a>[/caption]':
        f'\n\n<figure><a href="c">{IMAGE}</a></figure>\n\n',
    "[caption]![b](b.jpg) At Ayr[/caption]":
        "\n\n<figure>\n\n![b](b.jpg)\n\n<figcaption>At Ayr</figcaption></figure>\n\n",
    "[caption]words[/caption]": "words",
}  # fmt: skip
KEPT = ("[caption]", "a [/caption] b", "[caption id='a'] never closed", "[captions][/captions]")


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_a_caption_is_a_figure(text: str, shown: str) -> None:
    assert with_captions(text) == shown
    assert without_tags(text, 1, Source(path="a.md"), ()) == (shown, ())


@pytest.mark.parametrize("text", KEPT)
def test_what_is_none_stays(text: str) -> None:
    assert with_captions(text) == text


def test_code_between_fences_stays() -> None:
    text = f"```\n[caption]{IMAGE}[/caption]\n```\n"
    assert without_tags(text, 1, Source(path="a.md"), ()) == (text, ())
