"""The rules, one table a group; a code is the key and never changes its meaning."""

from __future__ import annotations

from feeds.validation._finding import Rule
from feeds.validation.rules import files, markup

__all__ = ["RULES"]

GROUPS: tuple[tuple[Rule, ...], ...] = (files.RULES, markup.RULES)

RULES: dict[str, Rule] = {rule.code: rule for group in GROUPS for rule in group}
