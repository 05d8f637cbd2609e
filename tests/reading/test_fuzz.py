"""Any bytes, in any kind of file: documents and located problems, never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.articles import draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.model import Document
from feeds.reading import READERS, SUFFIXES, read

PIECES = st.sampled_from(
    """--- +++ ... { } [ ] < > " ' : , # | \\ \n \r \t \ufeff \x00 title date: body <p> </p>
    --> <!--
    {{ }} {% %} {{< >}} {{% %}} raw endraw ``` ` ~~~ ::: {: } [[toc]] import export from <A /> == *
    .. :: <html> <head> <title> <article> <script> <time datetime= <meta content= & &amp; ]]> é 🙃
    <![CDATA[ <?xml <!DOCTYPE 2019-05 true null 1e999 [1] {"title":"A"} - a: b """.split(" ")
)
TEXTS = st.lists(PIECES, max_size=40).map("".join).map(str.encode)
SUFFIX = st.sampled_from(sorted(SUFFIXES))


def outcome(suffix: str, data: bytes) -> list[Document | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a{suffix}"
        file.write_bytes(data)
        return list(read(file, f"posts/a{suffix}"))


@given(SUFFIX, st.one_of(TEXTS, st.binary(max_size=200)))
@settings(max_examples=400)
def test_any_bytes_give_documents_or_problems(suffix: str, data: bytes) -> None:
    for item in outcome(suffix, data):
        if isinstance(item, Problem):
            assert item.path == f"posts/a{suffix}"
            assert item.message
            assert item.hint
        else:
            draft(item, Config(undated="skip"))


HOSTILE = [
    "---\ntitle: " + "[" * 5000 + "\n---\n",
    "{" + '"a":{' * 3000,
    "{{< " * 20_000,
    "{% raw %}" * 10_000,
    "`" * 30_000,
    "` `` ``` ```` " * 4000,
    "<code>" * 20_000,
    "<!--" * 20_000,
    "<div>" * 400_000,
    "[" * 20_000,
    "> " * 20_000,
    "*a_ " * 20_000,
    "import a\n" * 5000,
    "<A " * 10_000,
    "::: a\n" * 10_000,
]


ONE_OF_EACH = sorted({reader.suffixes[0] for reader in READERS.values()} | {".mdx"})


@pytest.mark.parametrize("suffix", ONE_OF_EACH)
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_texts_end(suffix: str, number: int) -> None:
    for item in outcome(suffix, HOSTILE[number].encode()):
        if isinstance(item, Document):
            draft(item, Config(undated="skip"))
