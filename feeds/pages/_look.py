"""The look of a site's own: colour and fonts as rules of CSS, and the sign made of its title."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from html import escape

from feeds.pages._colours import DARK, LIGHT, contrast, readable
from feeds.records import dataclass

__all__ = ["FONT_FORMATS", "USUAL_ACCENT", "FontFace", "Look", "accents", "favicon", "look_rules"]

USUAL_ACCENT = "#8f1d14"
"""The colour of links in the stylesheet, in the light scheme."""

FONT_FORMATS = {"woff2": "woff2", "woff": "woff", "ttf": "truetype", "otf": "opentype"}
"""The suffix of a file with a font → what CSS calls its format."""

_ROLES = {  # name in the settings → its custom property, and what stands in while a file loads
    "text": ("--text", "Georgia, serif"),
    "headings": ("--display", "Georgia, serif"),
    "interface": ("--plain", "system-ui, sans-serif"),
    "code": ("--code", "ui-monospace, monospace"),
}
_WEIGHTS = {
    "thin": "100", "extralight": "200", "light": "300", "medium": "500", "semibold": "600",
    "extrabold": "800", "black": "900", "bold": "700",
}  # fmt: skip
_VARIABLE = ("variable", "[", "-vf", "_vf")


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """A file with a font."""

    name: str  # of the file, which says its weight and whether it is italic
    address: str  # as seen from the stylesheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a site's settings say of its look."""

    accent: str = ""  # `#rrggbb`; "" for ours
    stacks: Mapping[str, str] = field(default_factory=dict)  # role → a list of fonts, as CSS has it
    faces: Mapping[str, tuple[FontFace, ...]] = field(default_factory=dict)  # role → files


def accents(accent: str) -> tuple[str, str]:
    """The colour as it can be read in the light scheme, and in the dark one."""
    return readable(accent, LIGHT), readable(accent, DARK)


def look_rules(look: Look, *, root: str = ":root") -> str:
    """The rules of CSS; "" where nothing is set. `root` is the element that has the properties."""
    rules = [rule for role in _ROLES for rule in _fonts(role, look, root)]
    if look.accent:
        light, dark = accents(look.accent)
        rules.append(f"@media screen {{ {root} {{ --accent: {light}; }} }}")
        rules.append(
            f"@media screen and (prefers-color-scheme: dark) {{ {root} {{ --accent: {dark}; }} }}"
        )
    return "\n/* By the settings of the site */\n\n" + "\n".join(rules) + "\n" if rules else ""


def _fonts(role: str, look: Look, root: str) -> Iterator[str]:
    name, usual = _ROLES[role]
    if role in look.stacks:
        yield f"{root} {{ {name}: {look.stacks[role]}; }}"
    elif role in look.faces:
        family = f"site-{role}"
        for face in look.faces[role]:
            kind = FONT_FORMATS[face.name.rpartition(".")[2].lower()]
            yield (
                f'@font-face {{ font-family: "{family}"; font-style: {_style(face.name)}; '
                f"font-weight: {_weight(face.name, look.faces[role])}; font-display: swap; "
                f'src: url("{face.address}") format("{kind}"); }}'
            )
        yield f'{root} {{ {name}: "{family}", {usual}; }}'


def _style(name: str) -> str:
    return "italic" if "italic" in name.lower() or "oblique" in name.lower() else "normal"


def _weight(name: str, faces: Sequence[FontFace]) -> str:
    """By its name; a variable font has all, and so has a font of which there is one file."""
    plain = name.lower()
    if any(mark in plain for mark in _VARIABLE):
        return "100 900"
    stated = next((weight for word, weight in _WEIGHTS.items() if word in plain), "")
    alike = [one for one in faces if _style(one.name) == _style(name)]
    return stated or ("400" if len(alike) > 1 else "100 900")


def favicon(title: str, accent: str) -> bytes:
    """A sign for browsers, as SVG: the first letter of the title on a ground of that colour."""
    ground = readable(accent or USUAL_ACCENT, LIGHT)
    letter = _initial(title)
    paper = max(LIGHT[0], DARK[0], key=lambda one: contrast(one, ground))
    sign = f'<circle cx="16" cy="16" r="7" fill="{paper}"/>'
    if letter:
        sign = (
            f'<text x="16" y="16.5" fill="{paper}" font-family="Georgia, serif" font-size="21" '
            'font-weight="700" text-anchor="middle" dominant-baseline="central">'
            f"{escape(letter)}</text>"
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{ground}"/>{sign}</svg>\n'
    ).encode()


def _initial(title: str) -> str:
    """The first letter or digit, with the marks that belong to it; "" for none."""
    text = unicodedata.normalize("NFC", title)
    start = next((place for place, one in enumerate(text) if one.isalnum()), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Mc"}:
        end += 1
    upper = text[start].upper()
    return (upper if len(upper) == 1 else text[start]) + text[start + 1 : end]
