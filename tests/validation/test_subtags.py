"""The list of subtags is what its script makes; languages.py reads all of its sections."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from feeds.validation.values import _make_subtags as script
from feeds.validation.values.languages import Registry

# The shape of IANA's file and of iso-639-3.tab; the records are shortened.
REGISTRY = """File-Date: 2030-02-03
%%
Type: language
Subtag: nl
Description: Dutch
Description: Flemish
Added: 2005-10-16
%%
Type: language
Subtag: nds
Description: Low German
Comments: a comment that
  goes on here
%%
Type: language
Subtag: qaa..qtz
Description: Private use
Scope: private-use
%%
Type: extlang
Subtag: vgt
Prefix: sgn
%%
Type: script
Subtag: Latn
%%
Type: region
Subtag: BE
%%
Type: region
Subtag: XA..XZ
%%
Type: variant
Subtag: rozaj
%%
Type: grandfathered
Tag: i-klingon
Preferred-Value: tlh
%%
Type: redundant
Tag: zh-Hans
"""
CODES = "Id\tPart2b\tPart2t\tPart1\nnld\tdut\tnld\tnl\nnds\tnds\tnds\t\nxyz\t\t\t\n"
EXPECTED = """# Subtags of the IANA Language Subtag Registry of 2030-02-03, and ISO 639-3.
[language]
nds nl
[iso639]
dut nld xyz
[extlang]
vgt
[script]
Latn
[region]
BE
[variant]
rozaj
[grandfathered]
i-klingon
"""


def test_the_script_makes_the_list_of_local_copies(tmp_path: Path) -> None:
    (tmp_path / "registry").write_text(REGISTRY, encoding="utf-8", newline="\r\n")
    (tmp_path / "codes").write_text(CODES, encoding="utf-8")
    names = [str(tmp_path / name) for name in ("registry", "codes", "made")]
    assert script.main(names) == 0
    assert (tmp_path / "made").read_text(encoding="ascii") == EXPECTED


def test_the_list_that_is_shipped_has_the_form_that_the_script_writes() -> None:
    text = script.TABLE.read_text(encoding="ascii")
    note, sections = script.sections_of(text)
    assert script.written_out(note, sections) == text
    assert list(sections) == [field.name for field in fields(Registry)]
    assert all(words == sorted(set(words)) for words in sections.values())
    assert not set(sections["language"]) & set(sections["iso639"])


def test_other_files_and_arguments_are_refused(tmp_path: Path) -> None:
    assert script.main([]) == 2
    (tmp_path / "any").write_text("any text\n", encoding="utf-8")
    with pytest.raises(ValueError, match="begins with File-Date"):
        script.main([str(tmp_path / "any"), str(tmp_path / "any")])
