"""Language tags: what RFC 5646 asks for beyond their subtags."""

from __future__ import annotations

import pytest

from feeds.validation.values.languages import language_fault

SINGLETONS = {
    "en-a-bbb-b-ccc": "",
    "en-a-bbb-a-ccc": "subtag",  # section 2.2.6: no singleton twice
    "en-A-bbb-a-ccc": "subtag",  # in either case of letters
    "en-a-bbb-b-ccc-a-ddd": "subtag",
    "en-a-bbb-x-a-ccc": "",  # behind x all is private
    "en-x-a-bbb-a-ccc": "",
    "zh-Hans-u-co-pinyin": "",
    "en-u-co-pinyin-u-nu-latn": "subtag",
}


@pytest.mark.parametrize("tag", SINGLETONS)
def test_no_extension_is_given_twice(tag: str) -> None:
    assert language_fault(tag) == SINGLETONS[tag]
