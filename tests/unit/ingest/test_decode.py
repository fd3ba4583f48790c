"""Bytes into text."""

from __future__ import annotations

import random

import pytest

from newsreader.ingest.decode import decode, encoding_of, to_text
from newsreader.model import NewsreaderError

TEXT = "Menlu RI – “Kami siap”, kata Retno. Crème brûlée."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
    ids=lambda encoding: str(encoding),
)
def test_common_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_without_its_last_byte_loses_one_character() -> None:
    assert decode(TEXT.encode("utf-16")[:-1]) == TEXT[:-1] + "\ufffd"


def test_damaged_utf_8_is_not_taken_for_windows_1252() -> None:
    data = TEXT.encode().replace("–".encode(), "–".encode()[:2])
    assert decode(data) == TEXT.replace("–", "\ufffd")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x7fELF\x02", "ELF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 Berita}", "RTF"),
    ],
)
def test_binary_formats_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(NewsreaderError, match=rf"^berita\.txt is not text but {kind} data\.$"):
        decode(data, origin="berita.txt")


@pytest.mark.parametrize("size", [100, 10_000])
def test_random_bytes_are_not_text(size: int) -> None:
    data = random.Random(7).randbytes(size)
    with pytest.raises(NewsreaderError, match="not text"):
        decode(data)


def test_a_stray_nul_does_not_cost_the_article() -> None:
    assert decode(b"Putin di Kremlin\x00, kata Peskov kepada para wartawan.") == (
        "Putin di Kremlin\x00, kata Peskov kepada para wartawan."
    )


def test_many_nuls_are_refused() -> None:
    with pytest.raises(NewsreaderError, match="not text"):
        decode(b"Putin" + b"\x00" * 20)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_is_said(data: bytes) -> None:
    with pytest.raises(NewsreaderError, match=r"^stdin is empty\.$"):
        decode(data)


def test_coloured_terminal_output_is_text() -> None:
    data = b"\x1b[31mMerah\x1b[0m \x1b[1mtebal\x1b[0m"
    assert decode(data) == data.decode()


def test_no_decoding_gives_surrogates() -> None:
    assert to_text("\ud800".encode("utf-8", "surrogatepass")).encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16", "utf-8", "cp1252"])
def test_an_encoding_is_told_from_a_beginning_cut_anywhere(encoding: str) -> None:
    data = ("Harga “beras” naik – kata pedagang.\n" * 3).encode(encoding)
    for end in range(24, len(data)):
        assert data[: end // 4 * 4].decode(encoding_of(data[:end]), errors="ignore").startswith("Harga")


def test_zeros_are_no_text() -> None:
    with pytest.raises(NewsreaderError, match="is not text"):
        decode(b"\0" * 4000)


@pytest.mark.parametrize("text", ["Kata “baik” biasa. {}", "{} – “ya”", "{} ”"])
def test_utf_8_with_bytes_of_windows_1252_is_read_byte_by_byte(text: str) -> None:
    start, end = text.split("{}")
    data = start.encode() + "Renée ke café".encode("cp1252") + end.encode()
    assert decode(data) == text.format("Renée ke café")


def test_windows_1252_is_no_utf_8_because_two_letters_look_like_it() -> None:
    text = "Café “baik” – Renée, naïve, “ya”, Ã©, “tidak”."
    assert decode(text.encode("cp1252")) == text
