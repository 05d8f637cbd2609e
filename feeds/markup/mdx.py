"""MDX: Markdown with imports, exports and components, of which the Markdown is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.generators import Source
from feeds.markup._ahead import LineAt, is_end_of_line
from feeds.markup._brackets import Ends
from feeds.markup._prose import prose_of
from feeds.markup.lost import Lines, LostTags
from feeds.model import Field
from feeds.patterns import lazy_regex

__all__ = ["without_mdx"]

_IMPORT = lazy_regex(r"\s*import\s[^\n;]{1,200}?\sfrom\s+['\"]")
_TRUNCATE = lazy_regex(r"^\{/\*\s*truncate\s*\*/\}", re.MULTILINE)

_CODE = (
    r"(?P<code>^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t>]*(?P=mark)[^\n]*$"
    r"|(?<!`)(?P<tick>`+)(?!`)[^`\n]+(?P=tick)(?!`)"
    r"|\$\$[^$]{1,5000}\$\$|(?<![\\\w$])\$(?=[^\s$])[^$\n]*?[\\^_][^$\n]*\$(?!\w))"
)
_SCAN = lazy_regex(
    _CODE + r"|(?P<import>^import\s(?:[^'\"\n;]|\n(?!\n)){0,800}['\"][^'\"\n]+['\"]"
    r"(?:;[ \t]*import\s[^'\"\n;]{0,800}['\"][^'\"\n]+['\"])*;?[ \t]*$)"
    r"|(?P<export>^export[ \t]+(?:const|let|var|default|function|async|class)\b)"
    r"|(?P<comment>\{/\*)"
    r"|(?P<component></?(?P<name>[A-Z][\w.]*)(?=[\s/>]))|(?P<fragment></?>)"
    r"|(?P<value>=\{)|(?P<braces>(?<![\\\w{])\{(?![#.:%{])(?=[^}]))",
    re.MULTILINE,
)
_LONGEST = 10_000  # characters of one expression or tag
_MOST_OPEN = 50  # expressions without an end, after which none is looked for
_NAME = lazy_regex(r"import\s+(?:\*\s+as\s+)?([A-Za-z_$][\w$]*)[^'\";]{0,800}['\"]([^'\"\n]+)['\"]")
_REQUIRED = lazy_regex(r"(?:require|useBaseUrl)\(\s*['\"]([^'\"]+)['\"]\s*\)(?:\.default)?")
_STRING = lazy_regex(r"(['\"`])([^'\"`]*)\1")
_PROP = lazy_regex(r"(?<![\w:@.-])(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{([^{}\n]*)\})")
_PICTURES = frozenset({"Image", "Img", "Figure", "Picture", "ThemedImage"})
_VIDEOS = frozenset({"YouTube", "Youtube", "LiteYouTubeEmbed", "YoutubeEmbed"})
_LABELLED = frozenset({"TabItem", "Tab"})
_SILENT = frozenset({"Fragment", "Tabs", "Head", "details", "Details", "CodeBlock"})
_OWNERS = ("frontMatter.", "frontmatter.")
_EXCERPT = lazy_regex(r"\{/\*\s*(truncate|more|excerpt)\s*\*/\}")


def without_mdx(
    text: str, line: int, source: Source, lost: LostTags, fields: tuple[Field, ...] = ()
) -> str:
    """The Markdown of an MDX text; what is lost of it goes into `lost` with its lines."""
    which = source.generator.markup.mdx
    is_mdx = which == "all" or source.path.lower().endswith(".mdx")
    if not is_mdx and (which == "suffix" or not _has_sign(text)):
        return text
    own = {one.key: one.value for one in fields if isinstance(one.value, str)}
    return _Mdx(text, line, lost, own).run()


def _has_sign(text: str) -> bool:
    """Whether it has what no plain Markdown has, where no generator is known."""
    if _IMPORT.match(text):
        return True
    return "{" in text and "{/*" in text and _TRUNCATE.search(text) is not None


class _Mdx:
    """One pass over a text."""

    def __init__(self, text: str, line: int, lost: LostTags, own: Mapping[str, str]) -> None:
        self.text = text
        self.own = own  # values at the head of the article
        self.lines = Lines(text, line)
        self.lost = lost
        self.names: dict[str, str] = {}  # of imports → their files
        self.has_comments = True  # further on, as far as is known
        self.line = LineAt(text)
        self.ends = Ends(text, longest=_LONGEST, most_open=_MOST_OPEN)

    def run(self) -> str:
        out: list[str] = []
        position = 0
        while (match := _SCAN.search(self.text, position)) is not None:
            shown, end = self._replace(match)
            out += (self.text[position : match.start()], shown)
            position = end
        return "".join((*out, self.text[position:]))

    def _replace(self, match: re.Match[str]) -> tuple[str, int]:
        """What stands in the place of what was found, and where that ends."""
        end = match.end()
        if match["code"]:
            return self._code(match), end
        if match["import"]:
            self.names.update(_NAME.findall(match["import"]))
            return "", end
        if match["comment"]:
            return self._comment(match)
        if match["export"]:
            self._lose("export", match)
            return "", self.ends.of_statement(match.start())
        if match["component"]:
            end = self.ends.of_tag(end)
            return self._component(match, end) if end > 0 else match.group(), max(end, match.end())
        if match["fragment"]:
            return "", end
        return self._expression(match)

    def _code(self, match: re.Match[str]) -> str:
        """Code as it is written; what Docusaurus marks as a part of the page is read on."""
        head, _, rest = match.group().partition("\n")
        if not rest or head.strip().lstrip("`~").strip() != "mdx-code-block":
            return match.group()
        inside = _Mdx(
            rest.rpartition("\n")[0], self.lines.at(match.start()) + 1, self.lost, self.own
        )
        inside.names = self.names
        return inside.run()

    def _comment(self, match: re.Match[str]) -> tuple[str, int]:
        """Nothing; the mark behind an excerpt stays."""
        stop = self.text.find("*/}", match.end()) if self.has_comments else -1
        if stop < 0:
            self.has_comments = False
            return match.group(), match.end()
        more = _EXCERPT.fullmatch(self.text, match.start(), stop + 3)
        return f"<!-- {more[1]} -->" if more else "", stop + 3

    def _expression(self, match: re.Match[str]) -> tuple[str, int]:
        """What stands in braces: the value of an attribute, or a part of the text."""
        end = self.ends.of_braces(match.end() - 1)
        if end < 0:
            return match.group(), match.end()
        inner = self.text[match.end() : end - 1].strip()
        if match["value"]:
            known = self._value(inner)
            return f'="{known}"' if known is not None else '=""', end
        if inner[-1:] in {"%", "#"}:  # a tag of another language: not MDX
            return self.text[match.start() : end], end
        value = self._value(inner)
        if value is None:
            short = " ".join(inner.split())
            self._lose(f"{{{short if len(short) <= 40 else short[:39] + '…'}}}", match)  # noqa: PLR2004
        return value or "", end

    def _component(self, match: re.Match[str], end: int) -> str:
        name = match["name"]
        if match["component"].startswith("</"):
            return ""
        props = {
            prop[1].lower(): prop[2] or prop[3] or self._value(prop[4] or "") or ""
            for prop in _PROP.finditer(self.text, match.end(), end)
        }
        if name in _LABELLED and props.get("label"):
            return f"\n\n**{props['label'].replace('*', '')}**\n\n"
        if name in _SILENT or name in _LABELLED:
            return ""
        video = props.get("id") or props.get("videoid") or ""
        if name in _VIDEOS and re.fullmatch(r"[\w-]+", video):
            address = f"https://www.youtube.com/watch?v={video}"
            return f"[{props.get('title') or address}]({address})"
        is_empty = self.text[end - 2] == "/"
        is_last = not is_empty or is_end_of_line(self.text, end)
        is_alone = is_last and self.line.is_first(match.start())
        is_picture = name in _PICTURES
        words = prose_of(props, is_alone=is_alone, is_picture=is_picture)
        words += " " if words and not (is_alone or is_empty) else ""
        if not (is_picture and words):
            self.lost.add(f"<{name}>", self.lines.at(match.start()), kept=words)
        return words

    def _value(self, expression: str) -> str | None:
        """What stands between braces, where it is a text or names an imported file."""
        expression = expression.strip()
        required = _REQUIRED.fullmatch(expression)
        if required is not None:
            return required[1]
        if re.fullmatch(r"\d+(?:\.\d+)?", expression):
            return expression
        string = _STRING.fullmatch(expression)
        if string is not None:
            return string[2]
        if expression.startswith(_OWNERS):
            return self.own.get(expression.partition(".")[2])
        return self.names.get(expression.removesuffix(".src").removesuffix(".default"))

    def _lose(self, what: str, match: re.Match[str]) -> None:
        self.lost.add(what, self.lines.at(match.start()))
