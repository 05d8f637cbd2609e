"""The rules, one table a group; a code is the key and never changes its meaning."""

from __future__ import annotations

from feeds.validation._finding import Rule
from feeds.validation.rules import (
    addresses,
    atom,
    atom_text,
    extensions,
    files,
    html,
    json,
    json_items,
    markup,
    media,
    modules,
    network,
    opml,
    quality,
    rss,
    rss_parts,
    rss_values,
    site,
    values,
)

__all__ = ["GROUPS", "RULES"]

GROUPS: tuple[tuple[Rule, ...], ...] = (
    files.RULES,
    markup.RULES,
    atom.RULES,
    atom_text.RULES,
    rss.RULES,
    rss_parts.RULES,
    rss_values.RULES,
    extensions.RULES,
    modules.RULES,
    media.RULES,
    values.RULES,
    addresses.RULES,
    html.RULES,
    json.RULES,
    json_items.RULES,
    opml.RULES,
    quality.RULES,
    site.RULES,
    network.RULES,
)

RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group}
