"""Every address is a URI (RFC 3986), and only some kinds of addresses are published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import FILE_SCHEMES, LINK_SCHEMES, as_uri, refusal
from feeds.validation.values.addresses import address_fault

SAME = [
    "https://e.org/a/b.html?q=1&r=%41#part",
    "http://e.org:8000/",
    "https://ann:pw@e.org/",
    "https://[2001:db8::1]:8080/a",
    "mailto:ann@e.org?subject=Tide",
    "tel:+31-20-1234567",
    "magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a",
    "geo:52.1,4.3",
    "../a.html",
    "/a:b/c",
    "?q=/a?b",
    "#note",
    "",
]
ENCODED = [
    ("https://e.org/photo[1].jpg", "https://e.org/photo%5B1%5D.jpg"),
    ("https://e.org/a b|c", "https://e.org/a%20b%7Cc"),
    ("https://e.org/%41%zz%", "https://e.org/%41%25zz%25"),
    ("https://e.org/a%2", "https://e.org/a%252"),
    ("https://e.org/é/日", "https://e.org/%C3%A9/%E6%97%A5"),
    ("https://e.org/?q=ä[]#ö#x", "https://e.org/?q=%C3%A4%5B%5D#%C3%B6%23x"),
    ('https://e.org/"<>\\^`{}', "https://e.org/%22%3C%3E%5C%5E%60%7B%7D"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://Straße.example/ß", "https://xn--strae-oqa.example/%C3%9F"),
    ("https://日本。example", "https://xn--wgv71a.example"),
    ("//e.org/[a]", "//e.org/%5Ba%5D"),
    ("HTTPS://E.org/a", "HTTPS://E.org/a"),
    ("mailto:ann@é.example", "mailto:ann@%C3%A9.example"),
    ("https://a b:p@w@e.org/", "https://a%20b:p%40w@e.org/"),
    ("https://e.org\\@f.org/", "https://e.org%5C@f.org/"),
    ("1:2/a:b", "1%3A2/a:b"),
    ("audio/show [1] 5%.mp3", "audio/show%20%5B1%5D%205%25.mp3"),
]
REFUSED = [
    ("javascript:alert(1)", "javascript:"),
    ("JavaScript:alert(1)", "javascript:"),
    ("vbscript:x", "vbscript:"),
    ("data:text/html,<b>", "data:"),
    ("file:///etc/passwd", "file:"),
    ("blob:https://e.org/1", "blob:"),
    ("c:\\photo.jpg", "c:"),
    ("java\tscript:alert(1)", "control character"),
    ("\x01javascript:alert(1)", "control character"),
    ("https://e.org/a\nb", "control character"),
    ("https://e.org/\x85", "control character"),
    ("https://e.org/\ud800", "control character"),
    ("http:e.org", "no host"),
    ("http:///a", "no host"),
    ("https://", "no host"),
    ("//", "no host"),
    ("https://e.org:web/", "no number"),
    ("https://e.org:70000/", "does not exist"),
    ("https://[broken", "bracket"),
    ("https://[1.2.3.4]/", "no IPv6"),
    ("https://a b.example/", "no host has"),
    ("https://℀.example/", "no host has"),  # becomes a/c
]


@pytest.mark.parametrize("address", SAME)
def test_a_uri_stays_as_it_is(address: str) -> None:
    assert as_uri(address) == address
    assert not refusal(address)


@pytest.mark.parametrize(("address", "expected"), ENCODED)
def test_what_a_uri_may_not_hold_is_encoded_once(address: str, expected: str) -> None:
    assert as_uri(address) == expected
    assert as_uri(expected) == expected
    assert not refusal(address)


@pytest.mark.parametrize(("address", "reason"), REFUSED)
def test_an_address_that_runs_something_or_leads_nowhere_is_refused(
    address: str, reason: str
) -> None:
    assert reason in refusal(address)


@pytest.mark.parametrize("scheme", sorted(LINK_SCHEMES - FILE_SCHEMES))
def test_pictures_and_enclosures_are_had_from_the_web_alone(scheme: str) -> None:
    address = f"{scheme}://e.org/a"
    assert not refusal(address)
    assert f"{scheme}:" in refusal(address, FILE_SCHEMES)


@given(st.one_of(st.text(), st.text(alphabet="ab:/?#[]@%41é|\\ 。").map(lambda one: f"http:{one}")))
def test_whatever_is_not_refused_is_a_uri_that_stays_one(address: str) -> None:
    if refusal(address):
        return
    made = as_uri(address)
    assert made.isascii()
    assert as_uri(made) == made
    if not made.startswith(("urn:", "tag:")):
        assert address_fault(made, ascii_only=True) is None
