"""How deep a YAML text is nested: a parser that builds it would end the whole program."""

from __future__ import annotations

__all__ = ["is_too_deep_yaml"]

_DEEPEST = 100  # levels; what people write has fewer than ten


def is_too_deep_yaml(text: str) -> bool:
    """Whether values are nested deeper than anybody writes them, as far as the text is YAML."""
    import yaml  # noqa: PLC0415 - few sites need it

    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return False  # its reader says where
    return False
