"""JSON Lines, streamed."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from newsreader.ingest.document import Document
from newsreader.ingest.formats import jsonl
from newsreader.ingest.formats.jsonl import read_json_lines
from newsreader.model import Draft, ImportResult, NewsreaderError


def written(tmp_path: Path, data: bytes | str) -> Path:
    path = tmp_path / "berita.jsonl"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def why(result: Draft | ImportResult) -> str:
    assert isinstance(result, ImportResult)
    return str(result.why)


def test_all_keys(tmp_path: Path) -> None:
    line = {
        "id": 7, "title": "Judul", "body": "Isi", "date": "2026-02-06", "source": "Warta Utara",
        "byline": "Ani", "url": "https://example.org", "lang": "id", "tags": ["a", "b"], "category": "x",
    }  # fmt: skip
    path = written(tmp_path, json.dumps(line) + "\n")
    (draft,) = read_json_lines(Document.of_file(path))
    assert isinstance(draft, Draft)
    assert draft.origin == f"{path}#1"
    assert (draft.outside_id, draft.title, draft.body, draft.published) == ("7", "Judul", "Isi", "2026-02-06")
    assert (draft.source, draft.byline, draft.url) == ("Warta Utara", "Ani", "https://example.org")
    assert (draft.lang, draft.tags, draft.bare) == ("id", ("a", "b"), False)


def test_published_goes_before_date(tmp_path: Path) -> None:
    (draft,) = read_json_lines(
        Document.of_file(written(tmp_path, '{"body":"Isi","date":"2020","published":"2026-02-06"}'))
    )
    assert isinstance(draft, Draft)
    assert draft.published == "2026-02-06"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{bukan json}", "berita.jsonl:2: the line is not valid JSON at character 2."),
        ("[1, 2]", "berita.jsonl:2: the line must be a JSON object."),
        ('"teks"', "berita.jsonl:2: the line must be a JSON object."),
        ('{"title": "x"}', "berita.jsonl:2: the key body is missing or is not text."),
        ('{"body": ["x"]}', "berita.jsonl:2: the key body is missing or is not text."),
        ('{"body": "x", "title": {"a": 1}}', "berita.jsonl:2: title must be text."),
        ('{"body": "x", "tags": 7}', "berita.jsonl:2: tags must be a list of words."),
        ('{"body": "x", "id": true}', "berita.jsonl:2: id must be text."),
        ('{"body": ' + "[" * 100_000, "berita.jsonl:2: the line is JSON that cannot be read."),
        ('{"body": ' + "9" * 10_000 + "}", "berita.jsonl:2: the line is JSON that cannot be read."),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_kept(tmp_path: Path, line: str, reason: str) -> None:
    path = written(tmp_path, f'{{"body": "satu"}}\n{line}\n\n{{"body": "dua"}}')
    first, broken, last = read_json_lines(Document.of_file(path))
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.body, last.body, last.origin) == ("satu", "dua", f"{path}#4")
    assert why(broken).endswith(reason)


def test_byte_order_mark_and_line_ends_of_windows(tmp_path: Path) -> None:
    one, two = read_json_lines(
        Document.of_file(written(tmp_path, b'\xef\xbb\xbf{"body":"satu"}\r\n \r\n{"body":"dua"}\r\n'))
    )
    assert isinstance(one, Draft)
    assert isinstance(two, Draft)
    assert (one.body, two.body) == ("satu", "dua")


def test_lone_surrogates_are_accepted_for_normalisation(tmp_path: Path) -> None:
    (draft,) = read_json_lines(Document.of_file(written(tmp_path, '{"body":"a \\ud800 b"}')))
    assert isinstance(draft, Draft)
    assert draft.body == "a \ud800 b"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(encoding: str, tmp_path: Path) -> None:
    lines = '{"body":"Harga “naik” \U0001f4c8."}\r\n{"body": tidak}\r\n{"body":"Tiga."}'
    one, two, three = read_json_lines(Document.of_file(written(tmp_path, lines.encode(encoding))))
    assert isinstance(one, Draft)
    assert isinstance(three, Draft)
    assert (one.body, three.body) == ("Harga “naik” \U0001f4c8.", "Tiga.")
    assert "character 10" in why(two)


def test_a_wide_line_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 1_000)
    text = '{"body":"' + "x" * 30_000 + '"}\n{"body":"dua"}\n'
    broken, good = read_json_lines(Document.of_file(written(tmp_path, text.encode("utf-16"))))
    assert "longer than" in why(broken)
    assert isinstance(good, Draft)


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="is empty"):
        list(read_json_lines(Document.of_file(written(tmp_path, "\n \n"))))


def test_a_line_too_long_is_left_out_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 10_000)
    path = written(tmp_path, '{"body":"' + "x" * 3_000_000 + '"}\n{"body":"dua"}\n')
    tracemalloc.start()
    broken, good = read_json_lines(Document.of_file(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "longer than" in why(broken)
    assert isinstance(good, Draft)
    assert good.origin.endswith("#2")
    assert peak < 1_000_000


def test_the_file_is_a_stream(tmp_path: Path) -> None:
    path = written(tmp_path, ('{"body":"' + "x" * 1_000 + '"}\n') * 5_000)
    tracemalloc.start()
    count = sum(1 for _ in read_json_lines(Document.of_file(path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000
