"""Sounds all the way into the feeds: sizes measured, and asked for where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.sites import build, parsed

HEAD = "---\ntitle: Fog\ndate: 2024-01-02\n{head}\n---\n{body}\n"
MEASURED = [
    "podcast_file: fog.mp3",
    "audio: {mp3: fog.mp3, size: 5}",
    "media_url: https://tide.example.org/fog.mp3",
    "enclosure: |\n  /fog.mp3\n  5\n  audio/mpeg",
]
ASKED = [
    ("mp3: https://c.example.org/fog.mp3", "", 4, "length: 5242880"),
    ("tags: fog\nenclosure: {url: 'https://c.example.org/fog.mp3'}", "", 5, "length: 5242880"),
    ("tags: fog", "\n<audio src='https://c.example.org/fog.mp3'></audio>", 7, "enclosure: {url:"),
]


def _post(head: str, body: str = "Words.") -> dict[str, str | bytes]:
    return {"fog.md": HEAD.format(head=head, body=body)}


def _enclosures(output: Path) -> list[Any]:
    (entry,) = parsed(output / "rss.xml").entries
    return [(one["href"], one["length"], one["type"]) for one in entry.enclosures]


@pytest.mark.parametrize("head", MEASURED)
def test_the_size_of_a_file_that_is_here_is_measured(tmp_path: Path, head: str) -> None:
    output, report = build(tmp_path, {**_post(head), "fog.mp3": b"x" * 321})
    assert not report.problems
    ((address, length, kind),) = _enclosures(output)
    assert (length, kind) == ("321", "audio/mpeg")
    published = output / address.removeprefix("https://tide.example.org/")
    assert "media_url" in head or published.read_bytes() == b"x" * 321


@pytest.mark.parametrize(("head", "body", "line", "hint"), ASKED)
def test_a_size_that_nobody_states_is_asked_for(
    tmp_path: Path, head: str, body: str, line: int, hint: str
) -> None:
    output, report = build(tmp_path, _post(head, body))
    assert _enclosures(output) == [("https://c.example.org/fog.mp3", "0", "audio/mpeg")]
    (problem,) = report.problems
    assert (problem.path, problem.line, problem.severity) == ("fog.md", line, "warning")
    assert 'length="0"' in problem.message
    assert hint in problem.hint


def test_what_is_written_beside_a_sound_answers_that_warning(tmp_path: Path) -> None:
    head = "mp3: https://c.example.org/fog.mp3\nlength: 5242880\nduration: 62 min"
    output, report = build(tmp_path, _post(head))
    assert not report.problems
    assert _enclosures(output)[0][1] == "5242880"
    (item,) = json.loads((output / "feed.json").read_bytes())["items"]
    assert item["attachments"][0]["duration_in_seconds"] == 3720


def test_a_sound_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    _, report = build(tmp_path, _post("podcast_file: fog.mp3"))
    (problem,) = report.problems
    assert (problem.line, problem.message) == (4, "no such file: 'fog.mp3'")


def test_sounds_under_any_key_are_kept_by_the_cache(tmp_path: Path) -> None:
    files = {**_post("podcast_file: fog.mp3"), "fog.mp3": b"x" * 321}
    output, _ = build(tmp_path, files)
    before = _enclosures(output)
    (tmp_path / "seeds/fog.mp3").write_bytes(b"x" * 322)
    output, _ = build(tmp_path, {})
    assert [before[0][1], _enclosures(output)[0][1]] == ["321", "322"]


@pytest.mark.parametrize(
    "tag",
    [
        '{{< audio src="/fog.mp3" >}}',
        '{{< audio "fog.mp3" >}}',
        '{{< podcast-player file="/fog.mp3" title="Fog" >}}',
        "{% audio /fog.mp3 %}",
    ],
)
def test_the_sound_of_a_shortcode_is_a_player_and_is_offered(tmp_path: Path, tag: str) -> None:
    output, report = build(tmp_path, {**_post("tags: fog", tag), "fog.mp3": b"x" * 321})
    assert not report.errors
    ((address, length, kind),) = _enclosures(output)
    assert (length, kind) == ("321", "audio/mpeg")
    (entry,) = parsed(output / "feed.xml").entries
    assert f'src="{address}"' in entry.content[0].value


def test_a_path_may_begin_at_the_root_of_the_site(tmp_path: Path) -> None:
    files = {"posts/a/fog.md": HEAD.format(head="podcast_file: audio/fog.mp3", body="Words.")}
    output, report = build(tmp_path, {**files, "audio/fog.mp3": b"x" * 321})
    assert not report.problems
    assert _enclosures(output)[0][1] == "321"
