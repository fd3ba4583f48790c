"""A trial run says what the import will say, of what the same run brings as well, and keeps nothing."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsreader.library import Library, trying
from newsreader.library.importing import Importer
from newsreader.model import ImportResult, ImportStatus, NewsreaderError
from tests.unit.library.extractors import Listed

ADDED, UPDATED = ImportStatus.ADDED, ImportStatus.UPDATED
UNCHANGED, DUPLICATE = ImportStatus.UNCHANGED, ImportStatus.DUPLICATE
OPML = (
    '<opml version="2.0"><body>'
    '<outline type="rss" text="A" xmlUrl="https://a.id/f.xml"/>'
    '<outline type="rss" text="B" xmlUrl="https://b.id/f.xml"/></body></opml>'
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def text(number: int) -> str:
    """One of a few texts that are no short ones."""
    return "\n".join(f"Warga kota {number} pulang hari ke-{day} membawa {day} karung." for day in range(8))


def rows(path: Path, *said: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in said), encoding="utf-8")
    return path


def run(library: Library, *places: Path, dry: bool = False) -> list[ImportResult]:
    return list(Importer(library.archive, lambda: Listed("fast-1")).run(places, dry_run=dry))


def tried_and_done(library: Library, *places: Path) -> tuple[list[ImportStatus], list[ImportStatus]]:
    tried = [one.status for one in run(library, *places, dry=True)]
    return tried, [one.status for one in run(library, *places)]


def test_what_the_same_run_brings_counts(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Kabar dari kota\n\n{text(0)}\n")
    said = [{"title": "J", "body": text(1), "url": f"https://{one}"} for one in ("x/1", "y/1", "x/1")]
    rows(folder / "l.jsonl", *said)
    for name in ("m", "n"):
        (folder / f"{name}.opml").write_text(OPML)
    tried, done = tried_and_done(library, folder)
    assert tried == done
    assert done[:2] == [ADDED, DUPLICATE] and done[2:5] == [ADDED, DUPLICATE, UNCHANGED]
    assert done[5:] == [ADDED, ADDED, UNCHANGED, UNCHANGED]
    again, _ = tried_and_done(library, folder)
    assert set(again) == {UNCHANGED}


def test_a_place_with_two_texts_is_changed_twice(library: Library, tmp_path: Path) -> None:
    before = {"title": "J", "body": text(0), "url": "https://x/1"}
    path = rows(tmp_path / "satu.jsonl", before)
    run(library, path)
    (tmp_path / "baru").mkdir()
    for number, name in enumerate(("dua", "tiga"), 1):
        rows(tmp_path / "baru" / f"{name}.jsonl", {**before, "body": text(number)})
    tried, done = tried_and_done(library, tmp_path / "baru")
    assert tried == done == [UPDATED, UPDATED]


def test_nothing_is_kept_and_no_number_is_made_up(library: Library, tmp_path: Path, scratch: Path) -> None:
    held = [{"title": f"J{one}", "body": text(one), "url": f"https://x/{one}"} for one in range(3)]
    run(library, rows(tmp_path / "satu.jsonl", *held))
    path = rows(
        tmp_path / "dua.jsonl",
        held[2],
        {**held[0], "url": "https://y/0"},
        *[{"title": "K", "body": text(9) + more, "url": f"https://z/{more}"} for more in ("", " Sore.")],
        {"title": "K", "body": text(9), "url": "https://z/"},
    )
    before = library.archive.path.read_bytes()
    found = run(library, path, dry=True)
    assert [one.status for one in found] == [UNCHANGED, DUPLICATE, ADDED, ADDED, UNCHANGED]
    assert [one.id for one in found] == [3, None, None, None, None]
    assert all("id" not in one.why.values for one in found if one.why is not None)
    assert library.archive.path.read_bytes() == before and library.archive.counts().articles == 3
    assert list(scratch.iterdir()) == []


def test_nothing_is_left_where_it_is_given_up(library: Library, tmp_path: Path, scratch: Path) -> None:
    path = rows(tmp_path / "satu.jsonl", *[{"title": f"J{one}", "body": text(one)} for one in range(9)])
    steps = Importer(library.archive, lambda: Listed("fast-1")).run([path], dry_run=True, batch_size=2)
    with closing(steps):
        next(steps)
        assert list(scratch.iterdir())
    assert list(scratch.iterdir()) == []


def test_what_is_held_costs_no_second_look(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rows(tmp_path / "satu.jsonl", *[{"title": f"J{one}", "body": text(one)} for one in range(5)])
    run(library, path)
    monkeypatch.setattr(trying, "made_ready", None)
    assert {one.status for one in run(library, path, dry=True)} == {UNCHANGED}


def test_what_cannot_be_kept_is_said_beforehand(library: Library, tmp_path: Path) -> None:
    path = rows(tmp_path / "satu.jsonl", {"title": "J", "body": text(0), "source": "Kabar \ud83d"})
    tried, done = run(library, path, dry=True), run(library, path)
    assert [(one.status, one.why) for one in tried] == [(one.status, one.why) for one in done]


def test_without_a_temporary_folder_it_says_so(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tiada"))
    path = rows(tmp_path / "satu.jsonl", {"title": "J", "body": text(0)})
    with pytest.raises(NewsreaderError, match="TMPDIR"):
        run(library, path, dry=True)


def _any_row(rnd: random.Random) -> dict[str, Any]:
    said = {
        "title": rnd.choice(("J1", "J2")),
        "body": text(rnd.randrange(3)),
        "id": rnd.choice((None, "1", "2")),
        "url": rnd.choice((None, None, "https://x/1", "https://x/2")),
        "source": rnd.choice((None, "S")),
    }
    return {key: value for key, value in said.items() if value}


@pytest.mark.parametrize("seed", range(20))
def test_into_an_empty_library_it_says_what_the_import_says(tmp_path: Path, seed: int) -> None:
    rnd = random.Random(seed)
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Kabar dari kota\n\n{text(rnd.randrange(3))}\n")
        rows(folder / f"{name}.jsonl", *[_any_row(rnd) for _ in range(rnd.randint(1, 5))])
    with Library.open(tmp_path / "library") as library:
        tried, done = tried_and_done(library, folder)
    assert tried == done
