"""What `{{ name }}` stands for where no Liquid is in force: an own field, a site's value."""

from __future__ import annotations

from feeds.generators import Source
from feeds.model import Field

__all__ = ["Values"]

_OWNERS = (
    "page.", "post.", "layout.", "metadata.", "data.", "$frontmatter.", "frontmatter.",
    "$page.frontmatter.",
)  # fmt: skip


class Values:
    """The names that a text may ask for."""

    def __init__(self, source: Source, fields: tuple[Field, ...]) -> None:
        self.source = source
        self.fields = fields

    def assign(self, content: str) -> bool:
        """Whether `assign name = …` was understood: never, where there are no variables."""
        del content
        return False

    def output(self, name: str) -> str | None:
        """The value of a name; None for what is not known, and for anything computed."""
        if name.startswith("site."):
            site = self.source.site
            value = site.values.get(name.removeprefix("site.").lower()) if site else None
            return value if isinstance(value, str) else None
        owner = next((one for one in _OWNERS if name.startswith(one)), "")
        return self._own(name.removeprefix(owner)) if owner else None

    def _own(self, key: str) -> str | None:
        values = (one.value for one in self.fields if one.key == key)
        return next((value for value in values if isinstance(value, str)), None)
