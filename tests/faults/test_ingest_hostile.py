"""Hostile files: each reads safely or is refused with one sentence."""

from __future__ import annotations

import json
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.ingest.prepare import prepare
from newsreader.ingest.read import read
from newsreader.model import Article, Draft, NewsreaderError
from newsreader.text.normalise import normalise, normalise_line

SENTENCES = (
    "Presiden Rusia Vladimir Putin menerima utusan Amerika Serikat di Kremlin. "
    "Pertemuan itu membicarakan perundingan yang akan dibuka kembali di Istanbul."
)


def imported(path: Path) -> tuple[list[Article], list[str]]:
    """Articles and reasons of refusal, as an import sees them."""
    articles, refused = [], []
    for found in read(path):
        if not isinstance(found, Draft):
            refused.append(str(found.why))
            continue
        try:
            articles.append(prepare(found))
        except NewsreaderError as error:
            refused.append(str(error))
    return articles, refused


def check(article: Article) -> None:
    """What the rest of the program relies on."""
    assert article.body
    assert article.body == normalise(article.body)
    assert article.title == normalise_line(article.title) != ""
    assert "\n" not in article.title
    for text in (article.title, article.body, article.source or "", article.byline or "", *article.tags):
        text.encode("utf-8")
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") for c in text if c != "\n")
    assert article.lang in ("id", "en", "other")


def article_of(path: Path) -> Article:
    articles, refused = imported(path)
    assert not refused
    (article,) = articles
    check(article)
    return article


def refusal_of(path: Path) -> str:
    articles, refused = imported(path)
    assert not articles
    (reason,) = refused
    assert reason.endswith(".")
    assert "\n" not in reason
    return reason


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ("\x1b[31mmerah\x1b[0m", "merah"),
        ("\x1b]0;judul\x07x", "x"),
        ("\x9b31mx", "x"),
        ("[@click=app.quit]tekan[/]", "[@click=app.quit]tekan[/]"),
        ("[/red]", "[/red]"),
        ("{title} %s", "{title} %s"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("\u2066a\u2069", "a"),
        ("a\u200bb\u200d\ufeffc", "abc"),
        ("a\x00b", "ab"),
        ("a\x08b\x7f", "ab"),
        ("\ue000\uf0b7", ""),
    ],
    ids=["ansi", "osc", "c1", "markup-action", "markup-tag", "format", "rtl", "isolate", "zero-width", "nul",
         "backspace", "private-use"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_hostile_characters(tmp_path: Path, name: str, inside: str, left: str) -> None:
    body = f"{SENTENCES} Kata {inside} itu diucapkan."
    path = tmp_path / name
    path.write_text(
        json.dumps({"title": "Judul", "body": body}) if name == "a.jsonl" else body, encoding="utf-8"
    )
    assert normalise(f"Kata {left} itu") in article_of(path).body


def test_markup_in_a_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\ntitle: '[@click=app.quit]Judul[/] \u202e'\n---\n{SENTENCES}", encoding="utf-8")
    assert article_of(path).title == "[@click=app.quit]Judul[/]"


LONG_LINES = {
    "word": "x" * 200_000,
    "words": "kata " * 40_000,
    "brackets": "(" * 200_000,
    "quotes": "“" * 200_000,
    "glued": "AbC" * 66_000,
    "numbers": "1/" * 100_000,
    "dashes": "-" * 200_000,
    "stops": "a. " * 66_000,
    "links": "[" * 60_000,
    "accents": "\u0301" * 200_000,
    "also": "Baca juga: " * 18_000,
}


@pytest.mark.parametrize("line", LONG_LINES.values(), ids=LONG_LINES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_of_200_000_characters_takes_linear_time(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.write_text(f"{SENTENCES}\n\n{line}\n", encoding="utf-8")
    start = time.perf_counter()
    article_of(path)
    assert time.perf_counter() - start < 20


def test_lone_surrogates(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "J\\udfff", "body": "Isi \\ud800 dan \\udc00.", "tags": ["\\ud800"]}')
    article = article_of(path)
    assert (article.title, article.body, article.tags) == ("J\ufffd", "Isi \ufffd dan \ufffd.", ("\ufffd",))


def test_30_mb_of_text_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("kata " * 6_000_000)
    tracemalloc.start()
    reason = refusal_of(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reason.startswith(f"{path} holds 30000000 characters and an article may hold 2000000; split it")
    assert peak < 150_000_000


def test_30_mb_in_one_line_of_json_is_refused_and_the_next_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "' + "x" * 30_000_000 + '"}\n' + json.dumps({"title": "J", "body": SENTENCES}))
    articles, refused = imported(path)
    assert [article.origin for article in articles] == [f"{path}#2"]
    assert refused == [f"{path}:1: the line is longer than 16 MB."]


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"Isi berita.\n" * 10_000)
        file.truncate(70 << 20)
    assert "is larger than 64 MB" in refusal_of(path)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert refusal_of(path) == f"{path} is empty."


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04", b"\x7fELF" + bytes(60),
     bytes(1_000), bytes(range(256)) * 20],
    ids=["png", "pdf", "zip", "elf", "nuls", "bytes"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.bin"])
def test_a_binary_file(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    reason = refusal_of(path)
    assert reason.startswith(str(path))
    assert any(says in reason for says in ("not text", "which is not read;", "is damaged and cannot be"))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
_KEYS = st.sampled_from(["title", "body", "tags", "date", "url", "lang", "id", "sample"])
_TEXT = st.text(max_size=200)
_FILES = st.one_of(
    st.binary(max_size=300),
    _TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")),
    _TEXT.map(lambda text: b"---\ntitle: " + text.encode("utf-8", "replace") + b"\n---\nIsi"),
    _TEXT.map(lambda text: json.dumps({"title": text, "body": text[::-1] + "x"}).encode()),
    st.dictionaries(_KEYS, _VALUES).map(lambda found: json.dumps(found).encode()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.sampled_from(["a.txt", "a.md", "a.jsonl", "a", "a.x"]), data=_FILES)
def test_any_bytes_give_articles_or_sentences(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, refused = imported(path)
    assert articles or refused
    for article in articles:
        check(article)
    assert all(reason.endswith(".") for reason in refused)


def _shrink(path: Path) -> None:
    path.write_bytes(b"")


def _vanish(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [_shrink, _vanish])
def test_files_that_change_under_an_import(tmp_path: Path, change: Callable[[Path], None]) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(SENTENCES)
    found = read(tmp_path)
    assert isinstance(next(found), Draft)
    change(tmp_path / "b.txt")
    second, third = found
    assert not isinstance(second, Draft)
    assert third.origin == str(tmp_path / "c.txt")
