"""A site's own templates: a folder beside its settings, each file of which wins over ours."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

from feeds.errors import ConfigError, Problem
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["CONTRACT", "FOLDER", "MARK", "OwnTemplates", "own_templates", "template_texts"]

FOLDER = "templates"
MARK = "contract.toml"
"""The file that makes a folder one of templates: a folder by that name alone is another's."""

CONTRACT = 1
"""The version of what templates are given; it rises where a name goes, or means something else."""

_STATED = lazy_regex(r"^[ \t]*contract[ \t]*=[ \t]*(?P<number>\d+)[ \t]*(?:#.*)?$", re.MULTILINE)
_HEAD = f"""\
# These templates replace those of feeds: one file each, by its name. Delete what you do not change.
# The contract says which names a template is given: feeds help pages
contract = {CONTRACT}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplates:
    """Where they are, and what they are."""

    folder: str
    digest: str  # of all of them


def own_templates(root: Path) -> OwnTemplates | None:
    """Those of the site whose settings lie in `root`. Raises ConfigError for another contract."""
    folder = root / FOLDER
    try:
        text = (folder / MARK).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    stated = _STATED.search(text)
    if stated is None or int(stated["number"]) != CONTRACT:
        what = f"contract {stated['number']}" if stated is not None else "no contract"
        raise ConfigError(
            Problem(
                path=f"{FOLDER}/{MARK}",
                line=text.count("\n", 0, stated.start()) + 1 if stated is not None else 1,
                message=f"these templates are made for {what}; this version has {CONTRACT}",
                hint="compare them with those that feeds init --templates writes elsewhere, then "
                f"write contract = {CONTRACT}",
            )
        )
    made = blake2b(digest_size=16)
    for file in sorted(folder.glob("*.html")):
        made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return OwnTemplates(folder=str(folder.absolute()), digest=made.hexdigest())


def template_texts() -> dict[str, str]:
    """Our templates, to begin with, and the file that names the contract: name → text."""
    ours = Path(__file__).with_name("templates")
    texts = {one.name: one.read_text("utf-8") for one in ours.iterdir() if one.is_file()}
    return dict(sorted({**texts, MARK: _HEAD}.items()))
