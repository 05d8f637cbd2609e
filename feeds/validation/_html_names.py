"""What HTML, SVG, MathML and CSS have, and which of it readers keep."""

from __future__ import annotations

__all__ = [
    "ADDRESSES",
    "ELEMENTS",
    "FOREIGN",
    "LOADED",
    "OPTIONAL_END",
    "PLAIN",
    "RAW_TEXT",
    "RISKY",
    "SAFE_FOREIGN",
    "SAFE_FOREIGN_ATTRIBUTES",
    "VERBATIM",
    "VOID",
]

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " basefont bgsound frame keygen".split()
)
OPTIONAL_END = frozenset(
    "p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp rb rtc"
    " html head body".split()
)
RAW_TEXT = frozenset("script style textarea title xmp iframe noembed noframes".split())
VERBATIM = frozenset("pre code samp kbd tt listing plaintext xmp textarea".split())

ELEMENTS = (
    frozenset(
        "a abbr address article aside audio b bdi bdo blockquote body button canvas cite code"
        " data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer"
        " form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li main map"
        " mark math menu meter nav noscript object ol optgroup option output p picture pre"
        " progress q rp rt ruby s samp script search section select slot small span strong style"
        " sub summary sup svg table tbody td template textarea tfoot th thead time title tr u ul"
        " var video"
        # no longer in the standard, and still understood everywhere
        " acronym applet basefont big blink center dir font frameset marquee menuitem nobr"
        " noembed noframes rb rtc strike tt xmp".split()
    )
    | VOID
    | OPTIONAL_END
)

RISKY = frozenset(
    "script object embed applet iframe frame frameset meta link base style form input"
    " textarea select keygen bgsound noscript plaintext".split()
)

FOREIGN = frozenset("svg math".split())

PLAIN = ELEMENTS - RISKY - {"img"}
"""What has no fault without an attribute."""

ADDRESSES: dict[str, frozenset[str]] = {
    "href": frozenset("a area link base".split()),
    "src": frozenset("img audio video source track iframe embed input script frame".split()),
    "poster": frozenset(["video"]),
    "cite": frozenset("blockquote q ins del".split()),
    "data": frozenset(["object"]),
    "background": frozenset("body table td".split()),
    "longdesc": frozenset(["img"]),
    "action": frozenset(["form"]),
}
LOADED = frozenset("src poster data background srcset".split())
"""Attributes whose address is fetched when the entry is shown."""

SAFE_FOREIGN = frozenset(
    # shapes, text and paint of SVG
    "svg g path circle ellipse line polyline polygon rect text tspan textpath defs desc title"
    " lineargradient radialgradient stop use symbol clippath mask marker pattern switch metadata"
    # MathML core
    " math annotation maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom"
    " mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder"
    " munderover none semantics mlabeledtr mfenced".split()
)

SAFE_FOREIGN_ATTRIBUTES = frozenset(
    "accent-height accent accentunder actiontype align alignment-baseline ascent aria-hidden"
    " aria-label aria-labelledby bevelled class clip-path clip-rule clippathunits clip color"
    " columnalign columnlines columnspacing columnspan cx cy d depth dir direction display"
    " displaystyle dominant-baseline dx dy encoding equalcolumns equalrows fence fill fill-opacity"
    " fill-rule focusable font-family font-size font-style font-variant font-weight fontstyle"
    " fontweight form frame fx fy gradienttransform gradientunits height href id intent"
    " letter-spacing linethickness lang largeop lspace marker-end marker-mid marker-start"
    " markerheight markerunits markerwidth mask mathbackground mathcolor mathsize mathvariant"
    " maxsize minsize movablelimits notation offset opacity open orient other overflow patternunits"
    " patterntransform pathlength points preserveaspectratio primes r refx refy role rotate"
    " rowalign rowlines rowspacing rowspan rquote rspace rx ry scriptlevel scriptminsize"
    " scriptsizemultiplier selection separator separators shape-rendering spreadmethod stop-color"
    " stop-opacity stretchy stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style subscriptshift"
    " superscriptshift symmetric systemlanguage tabindex text-anchor text-rendering transform"
    " type unicode-bidi vector-effect version viewbox visibility voffset width word-spacing x x1"
    " x2 xmlns y y1 y2 xml:lang xml:space xlink:href xlink:title xlink:type xmlns:xlink".split()
)
