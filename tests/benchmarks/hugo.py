"""How fast a site is built beside Hugo: `python -m tests.benchmarks.hugo [POSTS]`.

Generates Markdown posts with front matter (2,000 and 10,000 if not told otherwise) and builds
them with both, in turn, several rounds in one run, so that both meet the same machine. Hugo's
site has the barest layouts there can be, a page a post, a list and one RSS feed of all posts;
ours is the whole of what `feeds build` makes without settings but for an address: Atom, RSS and
JSON Feed, each read by the validator, pages, lists, OPML and the ledger. Whole builds go into a
new folder, without a cache; each is followed by one after one post changed. Every build is a
process of its own; Python's byte code is kept, as a user has it. Nothing is deleted between
rounds: ext4 is slow to make files where some were just deleted.

Prints the medians, by the clock and of all processors, and how they compare. Where Hugo is not
installed, only ours is measured.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_ROUNDS = 5
_WORDS = (
    "the sea was calm when they left harbour and nobody on the quay had thought to ask where "
    "all those boats were going at such an hour of a Sunday with lamps lit but no flag raised "
    "because old people remember how it went last time winter came early over this coast"
).split()
_LAYOUTS = {
    "_default/single.html": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title>"
        "</head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
    ),
    "_default/list.html": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title>"
        "</head><body>{{ range .Pages }}<p><a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
        "</body></html>\n"
    ),
}
_HUGO_SETTINGS = (
    'baseURL = "https://tide.example.org/"\ntitle = "The Tide"\nlanguageCode = "en"\n'
    'disableKinds = ["taxonomy", "term", "sitemap", "404"]\n'
)
_OUR_SETTINGS = 'title = "The Tide"\nurl = "https://tide.example.org/"\nlanguage = "en"\n'
_OUR_CODE = "from feeds.cli import main; main()"


def write_sites(folder: Path, number: int) -> None:
    """Two sites of the same posts, of about 300 words each; always the same."""
    chance = random.Random(20190515)
    hugo, ours = folder / "hugo", folder / "ours"
    for name, text in _LAYOUTS.items():
        _write(hugo / "layouts" / name, text)
    _write(hugo / "config.toml", _HUGO_SETTINGS)
    _write(ours / "feeds.toml", _OUR_SETTINGS)
    for index in range(number):
        text = _post(index, chance)
        for site in (hugo / "content" / "posts", ours / "seeds"):
            _write(site / f"post-{index:06d}.md", text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _post(index: int, chance: random.Random) -> str:
    def sentence(words: int) -> str:
        return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence(11) for _ in range(4))

    date = f"{2000 + index % 24}-{index % 12 + 1:02d}-{index % 28 + 1:02d}"
    return (
        f'---\ntitle: "Boat number {index} left at dawn"\ndate: {date}T08:30:00Z\n'
        f"tags:\n  - sea\n  - harbour {index % 40}\n---\n\n{paragraph()}\n\n"
        f"## The *{chance.choice(_WORDS)}*\n\n{paragraph()} A [link](https://example.org/).\n\n"
        f"- {sentence(6)}\n- {sentence(7)}\n- `{sentence(3)}`\n\n"
        + "\n\n".join(paragraph() for _ in range(4))
        + "\n"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of one build: by the clock, and of all its processors."""

    clock: float
    processors: float


class Builder:
    """Builds one site, afresh or again."""

    def __init__(self, name: str, site: Path, command: list[str], article: str) -> None:
        self.name = name
        self._site = site
        self._command = command  # the output folder is its last word
        self._article = site / article
        self._builds = 0

    def afresh(self) -> Cost:
        """Into a new folder, with neither a cache nor a ledger of earlier builds."""
        (self._site / "seeds" / "feeds.lock").unlink(missing_ok=True)
        self._builds += 1
        return self._build()

    def again(self) -> Cost:
        """Into the same folder, after one article changed."""
        with self._article.open("a", encoding="utf-8") as file:
            file.write("\nOne more sentence.\n")
        return self._build()

    def _build(self) -> Cost:
        folder = self._site / "byte-code"
        cache = self._site / f"cache-{self._builds}"
        environment = {
            **os.environ, "PYTHONPYCACHEPREFIX": str(folder), "XDG_CACHE_HOME": str(cache)
        }  # fmt: skip
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [*self._command, f"public-{self._builds}"]
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=self._site, env=environment, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        if status:
            raise SystemExit(f"{self.name} failed: {status}")
        return Cost(clock=time.perf_counter() - started, processors=usage.ru_utime + usage.ru_stime)


def builders(folder: Path) -> list[Builder]:
    """Ours, and Hugo's where it is installed."""
    command = [sys.executable, "-c", _OUR_CODE, "build", "seeds"]
    made = [Builder("feeds", folder / "ours", command, "seeds/post-000000.md")]
    hugo = shutil.which("hugo")
    if hugo is None:
        print("hugo is not installed: only feeds is measured")
        return made
    command = [hugo, "--quiet", "--destination"]
    return [*made, Builder("hugo", folder / "hugo", command, "content/posts/post-000000.md")]


def run(number: int) -> None:
    """Print a line a builder and kind of build, and those that compare them."""
    costs: defaultdict[tuple[str, str], list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sites(folder, number)
        these = builders(folder)
        for builder in these:
            builder.afresh()  # byte code, and the disk's memory
        for _ in range(_ROUNDS):
            for builder in these:
                costs[builder.name, "whole"].append(builder.afresh())
                costs[builder.name, "one changed"].append(builder.again())
    medians = {key: _median(found) for key, found in costs.items()}
    for (name, kind), cost in medians.items():
        print(
            f"{number:>6} posts  {name:<6} {kind:<12} {cost.clock:6.2f} s "
            f"{number / cost.clock:7.0f} posts/s {cost.processors:6.2f} processor s"
        )
    for kind in ("whole", "one changed"):
        ours, theirs = medians["feeds", kind], medians.get(("hugo", kind))
        if theirs is not None:
            print(
                f"{number:>6} posts  feeds / hugo, {kind}: {ours.clock / theirs.clock:.2f} by "
                f"the clock, {ours.processors / theirs.processors:.2f} of the processors"
            )


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        clock=statistics.median(cost.clock for cost in costs),
        processors=statistics.median(cost.processors for cost in costs),
    )


def main() -> None:
    """The numbers asked for, or two."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    for number in numbers or (2000, 10_000):
        run(number)


if __name__ == "__main__":
    main()
