"""MDX: Markdown with imports, exports and components, of which the Markdown is kept."""

from __future__ import annotations

import re

from feeds.reading._source import Source

__all__ = ["without_mdx"]

_DIALECTS = frozenset({"docusaurus", "astro"})
_CODE = (
    r"(?P<code>^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t>]*(?P=mark)[^\n]*$"
    r"|(?<!`)(?P<tick>`+)(?!`)[^`\n]+(?P=tick)(?!`))"
)
_SCAN = re.compile(
    _CODE
    + r"|(?P<import>^import\s(?:[^'\"\n;]|\n(?!\n)){0,2000}['\"](?P<path>[^'\"\n]+)['\"];?[ \t]*$)"
    r"|(?P<export>^export[ \t]+(?:const|let|var|default|function|async|class)\b[^\n]*"
    r"(?:\n(?!\n)[^\n]*)*)"
    r"|(?P<comment>\{/\*(?:[^*]|\*(?!/)){0,20000}\*/\})"
    r"|(?P<component></?[A-Z][\w.]*(?P<props>(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'|\{[^{}\n]*\}"
    r"|\{\{[^{}\n]*\}\}|=>){0,200}?)/?>)"
    r"|(?P<value>=\{(?P<expression>[^{}\n]{0,500})\}|=\{\{[^{}\n]{0,500}\}\})"
    r"|(?P<braces>(?<![\\\w])\{(?P<inner>[^{}\n]{1,500})\})",
    re.MULTILINE,
)
_NAME = re.compile(r"import\s+(?:\*\s+as\s+)?([A-Za-z_$][\w$]*)")
_REQUIRED = re.compile(r"require\(\s*['\"]([^'\"]+)['\"]\s*\)(?:\.default)?")
_STRING = re.compile(r"(['\"`])([^'\"`]*)\1")
_PROP = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\{([^{}\n]*)\})")
_PICTURES = frozenset({"Image", "Img", "Figure", "Picture", "ThemedImage"})
_VIDEOS = frozenset({"YouTube", "Youtube", "LiteYouTubeEmbed", "YoutubeEmbed"})
_SILENT = frozenset({"Fragment", "Tabs", "TabItem", "Head", "details", "Details", "CodeBlock"})
_EXCERPT = re.compile(r"\{/\*\s*(truncate|more|excerpt)\s*\*/\}")


def without_mdx(text: str, line: int, source: Source, lost: dict[str, list[int]]) -> str:
    """The Markdown of an MDX text; what is lost of it goes into `lost` with its lines."""
    if not source.path.lower().endswith(".mdx") and source.dialect not in _DIALECTS:
        return text
    names: dict[str, str] = {}
    reader = _Mdx(text, line, lost, names)
    return _SCAN.sub(reader.replace, text)


class _Mdx:
    def __init__(
        self, text: str, line: int, lost: dict[str, list[int]], names: dict[str, str]
    ) -> None:
        self.text = text
        self.line = line
        self.lost = lost
        self.names = names  # of imports → their files

    def replace(self, match: re.Match[str]) -> str:
        if match["code"]:
            return match.group()
        if match["import"]:
            name = _NAME.match(match["import"])
            if name is not None:
                self.names[name[1]] = match["path"]
            return ""
        if match["comment"]:
            more = _EXCERPT.fullmatch(match["comment"])
            return f"<!-- {more[1]} -->" if more else ""
        if match["component"]:
            return self._component(match)
        if match["value"]:
            known = self._value(match["expression"] or "")
            return f'="{known}"' if known is not None else '=""'
        if match["braces"]:
            return self._braces(match)
        self._lose("export", match)
        return ""

    def _component(self, match: re.Match[str]) -> str:
        name = re.match(r"</?([\w.]+)", match["component"])
        assert name is not None
        if match["component"].startswith("</") or name[1] in _SILENT:
            return ""
        props = {
            prop[1].lower(): prop[2] or prop[3] or self._value(prop[4] or "") or ""
            for prop in _PROP.finditer(match["props"])
        }
        if name[1] in _PICTURES and props.get("src"):
            alt = re.sub(r"[\[\]]", "", props.get("alt") or props.get("caption") or "")
            return f"![{alt}](<{props['src']}>)"
        video = props.get("id") or props.get("videoid") or ""
        if name[1] in _VIDEOS and re.fullmatch(r"[\w-]+", video):
            address = f"https://www.youtube.com/watch?v={video}"
            return f"[{props.get('title') or address}]({address})"
        self._lose(f"<{name[1]}>", match)
        return ""

    def _value(self, expression: str) -> str | None:
        """What stands between braces, where it is a text or names an imported file."""
        expression = expression.strip()
        required = _REQUIRED.fullmatch(expression)
        if required is not None:
            return required[1]
        string = _STRING.fullmatch(expression)
        if string is not None:
            return string[2]
        return self.names.get(expression.removesuffix(".src").removesuffix(".default"))

    def _braces(self, match: re.Match[str]) -> str:
        inner = match["inner"]
        if inner[0] in "#.:%{" or inner[-1] in "%#":  # an attribute or a tag: not MDX
            return match.group()
        value = self._value(inner)
        if value is None:
            self._lose(f"{{{inner if len(inner) <= 40 else inner[:39] + '…'}}}", match)  # noqa: PLR2004
        return value or ""

    def _lose(self, what: str, match: re.Match[str]) -> None:
        self.lost.setdefault(what, []).append(self.line + self.text.count("\n", 0, match.start()))
