"""Bytes in any encoding: read as they were meant, with a warning, or an error at the byte."""

from __future__ import annotations

import pytest

from feeds.errors import ReadError
from feeds.reading.encoding import decode

DATE = "date: 2019-05-04\n\n"
FOREIGN = [
    ("cp1252", "Café à la crème, déjà vu, garçon.\n"),
    ("cp1252", "De coördinatie van België met de financiële ideeën is één ding.\n"),
    ("cp1252", "Die Straße nach Köln ist für Fußgänger geöffnet, sagte Müller.\n"),
    ("cp1252", "El año pasado, mañana y España; ¿cómo está usted? “Bien” – dijo.\n"),
    ("cp1252", "He said “it’s fine” – and left.\n"),
    ("mac_roman", "Café à la crème, déjà vu, garçon.\n"),
    ("cp1250", "Zażółć gęślą jaźń. W Szczebrzeszynie chrząszcz brzmi w trzcinie.\n"),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy. Dnes je krásný den.\n"),
    ("cp1250", "Árvíztűrő tükörfúrógép. A magyar nyelv szép, és őszinte.\n"),
    ("cp1251", "Съешь же ещё этих мягких французских булок да выпей чаю.\n"),
    ("koi8_r", "Съешь же ещё этих мягких французских булок да выпей чаю.\n"),
    ("cp1253", "Η Ελλάδα είναι όμορφη χώρα και η Αθήνα πρωτεύουσά της.\n"),
    ("cp1254", "İstanbul'da güneşli bir gün, çocuklar sokakta oynuyor, ışık.\n"),
    ("cp1255", "שלום עולם, זה מאמר בעברית על הים.\n"),
    ("shift_jis", "日本語の文章です。東京は日本の首都である。\n"),
    ("euc_jp", "日本語の文章です。東京は日本の首都である。\n"),
    ("gb18030", "中文文章，北京是中国的首都，天气很好。\n"),
]


@pytest.mark.parametrize(("encoding", "words"), FOREIGN)
def test_another_encoding_is_found_by_its_words_and_reported(encoding: str, words: str) -> None:
    text, problems = decode((DATE + words).encode(encoding), "a.txt")
    assert text == DATE + words
    (problem,) = problems
    assert problem.severity == "warning"
    assert problem.message.startswith("the file is not UTF-8; it was read as ")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (DATE.encode() + "één\n".encode() + b"caf\xe9 \xc3\xa9\xc3\xa9\n", "a.txt:4:4: byte 0xE9"),
        (DATE.encode() + b"Half \xed\xa0\x80 a pair, \xc3\xa9\xc3\xa9.\n", "a.txt:3:6: byte 0xED"),
        ("één ding".encode("utf-16") + b"x", "a.txt:1:9: byte 0x78 is not UTF-16"),
        (bytes(range(256)), "a.txt: this is not a text file"),
    ],
)
def test_what_is_nearly_right_is_an_error_at_the_byte(data: bytes, place: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith(place)
    assert caught.value.problems[0].hint


@pytest.mark.parametrize("text", ["Hi \x10there.\x08\n", "\x0b\n", "a\x01\x02\x03", "\x1b[1mé"])
def test_a_short_text_with_control_characters_is_text(text: str) -> None:
    assert decode(text.encode(), "a.txt") == (text, ())


@pytest.mark.parametrize("data", [b"PK\0\0\x01\x02", b"GIF89a\0\x01\0\x01", b"\0" * 40])
def test_nul_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match="this is not a text file"):
        decode(data, "a.txt")
