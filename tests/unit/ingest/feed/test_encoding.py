"""Encodings: what is claimed, and what the bytes are."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.feed.encoding import decode_xml
from tests.unit.ingest.feed.conftest import one


def feed(title: str, declared: str | None = None) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return f"{declaration}<rss><channel><item><title>{title}</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("utf-8", "Café 日本"),
        ("windows-1251", "Привет, мир"),
        ("koi8-r", "Привет, мир"),
        ("iso-8859-1", "Café"),
        ("iso-8859-2", "Łódź"),
        ("windows-1252", "Euro € “x”"),
        ("shift_jis", "日本のニュース"),
        ("euc-jp", "日本のニュース"),
        ("iso-2022-jp", "日本のニュース"),
        ("gb2312", "中国新闻"),
        ("big5", "臺灣新聞"),
        ("euc-kr", "한국 뉴스"),
        ("tis-620", "ข่าว"),
    ],
)
def test_as_declared_or_as_the_server_says(encoding: str, title: str) -> None:
    assert one(feed(title, encoding).encode(encoding)).title == title
    assert one(feed(title).encode(encoding), charset=encoding).title == title
    assert one(feed(title, encoding).encode(encoding), charset="iso-8859-1").title == title


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_with_and_without_mark(encoding: str) -> None:
    mark = getattr(codecs, f"BOM_UTF{encoding[4:6]}_{encoding[-2:].upper()}")
    data = feed("Café 日本", "utf-16").encode(encoding)
    assert one(mark + data).title == "Café 日本"
    assert one(data).title == "Café 日本"


@pytest.mark.parametrize(
    "claim", ["ISO-8859-1", "us-ascii", "windows-1251", "tak-dikenal", "zlib", "punycode", "utf-16"]
)
def test_utf8_whatever_is_claimed(claim: str) -> None:
    assert one(feed("Café 日本", claim).encode()).title == "Café 日本"
    assert one(codecs.BOM_UTF8 + feed("Café 日本", claim).encode(), charset=claim).title == "Café 日本"


def test_bytes_that_fit_no_claim() -> None:
    assert one(feed("Caf\xe9 dan lain", "us-ascii").encode("cp1252")).title == "Café dan lain"
    assert one(feed("Caf\xe9 dan lain", "utf-8").encode("cp1252")).title == "Café dan lain"


@settings(deadline=None)
@given(
    st.binary(max_size=400),
    st.none() | st.text(max_size=20) | st.sampled_from(["utf-16", "idna", "hz", "big5"]),
)
def test_never_raises(data: bytes, charset: str | None) -> None:
    decode_xml(data, charset).encode("utf-8")
    decode_xml(b'<?xml version="1.0" encoding="shift_jis"?>' + data, charset).encode("utf-8")
