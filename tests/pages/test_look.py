"""A site's own look: colours that can be read, fonts from nowhere else, a sign of its title."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.formats import feed_stylesheet
from feeds.pages import AA, FontFace, Look, favicon, full_colour, look_rules, stylesheet
from feeds.pages._colours import DARK, LIGHT, contrast, readable
from feeds.pages._look import USUAL_ACCENT

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def properties(css: str) -> list[tuple[str, str]]:
    return re.findall(r"--(\w+): (#[0-9a-f]{6});", css)


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    light, _, dark = stylesheet().decode().partition("prefers-color-scheme: dark")
    for css, grounds in ((light, LIGHT), (dark, DARK)):
        found = dict(reversed(properties(css)))
        assert (found["paper"], found["shade"]) == grounds
    assert dict(properties(light))["accent"] == USUAL_ACCENT


KNOWN = [  # two colours, and their contrast by the calculator of the WCAG working group
    ("#000000", "#ffffff", 21.0),
    ("#ffffff", "#ffffff", 1.0),
    ("#777777", "#ffffff", 4.48),
    ("#767676", "#ffffff", 4.54),
    ("#ff0000", "#ffffff", 4.0),
    ("#0000ff", "#000000", 2.44),
]


@pytest.mark.parametrize(("one", "other", "value"), KNOWN)
def test_contrast_is_measured_as_wcag_has_it(one: str, other: str, value: float) -> None:
    assert round(contrast(one, other), 2) == value == round(contrast(other, one), 2)


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_whatever_colour_is_asked_for_can_be_read(colour: str, grounds: tuple[str, str]) -> None:
    made = readable(colour, grounds)
    assert all(contrast(made, ground) >= AA for ground in grounds)
    is_enough = all(contrast(colour, ground) >= AA for ground in grounds)
    assert (made == colour) == is_enough
    assert readable(made, grounds) == made


@pytest.mark.parametrize("colour", ["#ffcc00", "#00ff00", "#ff0000", "#0000ff", "#88aacc"])
def test_a_colour_is_changed_as_little_as_it_takes(colour: str) -> None:
    for grounds in (LIGHT, DARK):
        made = readable(colour, grounds)
        if made != colour:
            assert min(contrast(made, ground) for ground in grounds) < AA + 0.35
            changed = [a == b for a, b in zip(order(colour), order(made), strict=True)]
            assert all(changed), "another hue"


def order(colour: str) -> list[int]:
    """Which channels are strongest."""
    values = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return [values.index(max(values)), values.index(min(values))]


def test_a_short_colour_is_a_long_one() -> None:
    assert full_colour("#A0c") == "#aa00cc"
    assert full_colour("#A0C1d2") == "#a0c1d2"


def test_the_rules_have_both_schemes_and_are_for_screens() -> None:
    css = look_rules(Look(accent="#005577"))
    assert css.count("@media screen") == 2
    assert css.count("{") == css.count("}") == 4
    light, dark = (value for name, value in properties(css) if name == "accent")
    assert light == "#005577"
    assert contrast(dark, DARK[1]) >= AA
    in_feed = look_rules(Look(accent="#005577"), root="feed, rss")
    assert in_feed.count("feed, rss {") == 2
    assert b"feed, rss {" in feed_stylesheet()


FACES = [  # files, the weights that CSS is told
    (["Text.woff2"], ["100 900"]),
    (["Text.woff2", "Text-Bold.woff2"], ["400", "700"]),
    (["Text-Regular.ttf", "Text-SemiBold.otf", "Text-Black.woff"], ["400", "600", "900"]),
    (["Text.woff2", "Text-Italic.woff2"], ["100 900", "100 900"]),
    (["Text[wght].woff2", "Text-Bold.woff2"], ["100 900", "700"]),
    (["Text-ExtraLight.woff2"], ["200"]),
]


@pytest.mark.parametrize(("names", "weights"), FACES)
def test_files_say_their_weight_by_their_names(names: list[str], weights: list[str]) -> None:
    faces = tuple(FontFace(name=name, address=f"fonts/{name}") for name in names)
    css = look_rules(Look(faces={"text": faces}))
    assert re.findall(r"font-weight: ([\d ]+);", css) == weights
    italics = ["italic" if "Italic" in name else "normal" for name in names]
    assert re.findall(r"font-style: (\w+);", css) == italics
    assert re.findall(r'url\("([^"]*)"\)', css) == [f"fonts/{name}" for name in names]
    assert '--text: "site-text", Georgia, serif;' in css


def test_names_of_fonts_stand_as_they_are_written() -> None:
    css = look_rules(Look(stacks={"code": '"My Mono", monospace'}))
    assert ':root { --code: "My Mono", monospace; }' in css


def test_nothing_set_adds_nothing() -> None:
    assert look_rules(Look()) == ""
    assert stylesheet(Look()) == stylesheet()


SIGNS = [
    ("The Tide", "T"),
    ("«ñandú»", "Ñ"),
    ("  …42", "4"),
    ("ßtraße", "ß"),
    ("हिन्दी", "हि"),
    ("אבג", "א"),
    ("<&>", None),
    ("", None),
    ("& co", "C"),
]


@pytest.mark.parametrize(("title", "letter"), SIGNS)
def test_the_sign_has_the_first_letter(title: str, letter: str | None) -> None:
    made = favicon(title, "#ffcc00")
    assert len(made) < 400
    root = ElementTree.fromstring(made.decode())
    names = [element.tag.rpartition("}")[2] for element in root]
    assert names == ["rect", "text" if letter else "circle"]
    assert root[1].text == letter
    assert contrast(root[0].attrib["fill"], root[1].attrib["fill"]) >= AA
