"""Files that are read together, step by step: as each read alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from feeds.generators import Around, Source
from feeds.reading import Steps, in_steps, part_each, read

TEXTS: dict[str, str | bytes] = {
    "a.md": "---\ntitle: Boat\ndate: 2019-05-15\n---\n\nWords.\n",
    "b.md": "---\ntitle: [\n---\n\nIt cannot be read.\n",
    "c.txt": "date: 2019-05\n\nWords.\n",
    "d.jsonl": '{"title": "A", "date": "2019"}\n{"title": "B", "date": "2020"}\n',
    "_e.md": "A part.\n",
    "f.html": "<title>F</title><p>Words.</p>",
    "g.md": b"\x00\x01\x02\x03\xff\xfe\x00",
    "h.md": "# Title\n\nWords {{ x }}.\n",
}


def test_files_are_read_as_each_alone(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    names = [*TEXTS, "gone.md"]
    around = Around()
    sources = [Source(path=name, file=str(tmp_path / name), around=around) for name in names]
    for source, parts in zip(sources, part_each(sources), strict=True):
        documents = [one.document(source) if hasattr(one, "document") else one for one in parts]
        assert documents == list(read(source.file, source.path))


def test_a_step_of_all_is_done_ahead_of_the_next() -> None:
    done: list[str] = []

    def counting(name: str, number: int) -> Steps[str]:
        for step in range(number):
            done.append(f"{name}{step}")
            yield
        return name

    def all_steps() -> Iterator[Steps[str]]:
        yield counting("a", 2)
        yield counting("b", 0)
        yield counting("c", 3)

    assert in_steps(all_steps()) == ["a", "b", "c"]
    assert done == ["a0", "c0", "a1", "c1", "c2"]
