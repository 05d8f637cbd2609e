"""Formulas: MathML of the elements that show something, once, whatever a program made of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from feeds.content._trees import children_of, outermost, put_instead

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["MATH_ATTRIBUTES", "MATH_ELEMENTS", "show_formulas"]

MATH_ELEMENTS = frozenset(
    "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot "
    "mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover "
    "none".split()
)
"""MathML 3, chapter 3, without what acts, holds other languages, or loads pictures."""

MATH_ATTRIBUTES = frozenset(
    "accent accentunder align alttext columnalign columnlines columnspacing columnspan denomalign "
    "depth dir display displaystyle fence form frame framespacing height largeop linethickness "
    "lspace mathsize mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines "
    "rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width".split()
)

_SILENT = frozenset("annotation annotation-xml malignmark mglyph script style template".split())
_FIRST = frozenset({"semantics", "maction"})
"""Of these only the first child shows."""

_FRAMES = ".katex, .MathJax, .MathJax_SVG, .MathJax_CHTML, .mwe-math-element, mjx-container, .temml"
_LEFT_OVER = ".MathJax_Preview, .MJX_Assistive_MathML"


def show_formulas(root: LexborNode) -> None:
    """Make each formula one `<math>`; where a program left TeX alone, that TeX."""
    for node in list(outermost(root.css(_FRAMES))):
        math = node.css_first("math")
        stated = node.attributes.get("data-mathml") or ""
        if math is not None:
            put_instead(node, math.html or "")
        elif "<math" in stated:
            put_instead(node, stated)
        elif node.css_first("svg") is None and node.tag == "mjx-container":
            put_instead(node, "")
    _show_tex(root)
    for node in list(outermost(root.css(_LEFT_OVER))):
        put_instead(node, "")
    for node in list(outermost(root.css("math"))):
        put_instead(node, _written(node))


def _show_tex(root: LexborNode) -> None:
    """`<script type="math/tex">`, which only MathJax shows; beside what it showed it goes."""
    for script in list(root.css('script[type^="math/tex"]')):
        before = script.prev
        while before is not None and before.is_text_node and not before.text(deep=False).strip():
            before = before.prev
        is_shown = before is not None and before.tag == "math"
        is_block = "display" in (script.attributes.get("type") or "")
        opening, closing = ("\\[", "\\]") if is_block else ("\\(", "\\)")
        tex = script.text(deep=True, separator="").strip()
        tex = tex.removeprefix("% <![CDATA[").removesuffix("%]]>").strip()
        put_instead(script, "" if is_shown else escape(f"{opening}{tex}{closing}", quote=False))


def _written(node: LexborNode) -> str:
    if node.is_text_node:
        return escape(node.text(deep=False) or "", quote=False)
    tag = node.tag or ""
    if tag in _SILENT or tag.startswith("-"):
        return ""
    children = children_of(node)
    if tag in _FIRST:
        children = [child for child in children if not child.is_text_node][:1]
    inner = "".join(map(_written, children))
    if tag not in MATH_ELEMENTS:
        return inner
    attributes = "".join(
        f' {name}="{escape(value or "")}"'
        for name, value in sorted(node.attributes.items())
        if name in MATH_ATTRIBUTES
    )
    return f"<{tag}{attributes}>{inner}</{tag}>"
