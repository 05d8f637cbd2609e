"""Real date strings from the suites of other projects, judged by their own scorer."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from types import ModuleType

from feeds.dates import parse_date
from tests.shared import shared

MIN_EXACT = 99.0
MAX_SILENT = 0.3


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "dates_score", shared("conformance/dates/score.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def read(text: str, language: str | None) -> tuple[str, str]:
    moment = parse_date(text, language=language)
    return moment.value, moment.precision


def test_real_strings_are_read_right_or_refused() -> None:
    score = scorer()
    cases = score.load(shared("conformance/dates/cases.jsonl"))
    assert len(cases) > 700
    verdicts: Counter[str] = Counter()
    wrong = []
    for case in cases:
        verdict = score.judge(case, score.ask(read, case))
        verdicts[verdict] += 1
        if verdict != "exact":
            wrong.append((verdict, case["s"], case["lang"]))
    share = 100 / len(cases)
    assert verdicts["crash"] == 0, wrong
    assert verdicts["exact"] * share >= MIN_EXACT, wrong
    assert (verdicts["wrong"] + verdicts["taken"]) * share <= MAX_SILENT, wrong
