"""`newsreader imports`: what was imported when; an import undone as a whole and brought back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsreader.app.bringing.telling import moment
from newsreader.archive import Archive
from newsreader.cli import progress, streams
from newsreader.library import Library
from newsreader.model import ImportResult, ImportStatus, NewsreaderError, Sentence
from tests.unit.cli.conftest import Runner


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"{name}\n\n{text}\n", encoding="utf-8")
    return path


def test_an_import_is_listed_undone_and_brought_back(cli: Runner, tmp_path: Path) -> None:
    kept, wrong = tmp_path / "benar", tmp_path / "salah"
    write(kept, "Pasar", "Budi pergi ke pasar di Jakarta pada hari Senin bersama Siti.")
    write(wrong, "Catatan", "Catatan pribadi yang tidak untuk arsip ini sama sekali.")
    write(wrong, "kosong", "")
    (wrong / "kosong").write_text("")
    assert cli("import", str(kept)).exit_code == 0
    assert cli("import", str(wrong)).exit_code == 1
    second, first = cli.objects("imports", "list", "--json")
    assert (first["id"], first["added"], first["failed"], first["undone"]) == (1, 1, 0, False)
    assert (second["places"], second["added"], second["failed"]) == ([str(wrong)], 1, 1)
    (failure,) = cli.objects("imports", "show", "2", "--json")
    assert failure["path"] == str(wrong / "kosong") and "kosong" in failure["why"]
    assert len(cli.objects("search", "import:2", "--json")) == 1
    assert cli.objects("search", "import:kedua", "--json") == []

    assert cli("imports", "undo", "2").exit_code == 0
    assert [one["id"] for one in cli.objects("search", "", "--json")] == [1]
    assert cli.objects("imports", "list", "--json")[0]["undone"]
    assert cli("verify").exit_code == 0
    assert cli("imports", "redo", "2").exit_code == 0
    assert sorted(one["id"] for one in cli.objects("search", "", "--json")) == [1, 2]
    assert cli("verify").exit_code == 0


def test_an_undoing_that_was_interrupted_goes_on_with_the_next_search(cli: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "berita"
    for number in range(12):
        write(folder, f"b{number}", f"Berita nomor {number} dari pasar di kota yang ramai sekali.")
    assert cli("import", str(folder)).exit_code == 0
    with Library.open(cli.library) as library:
        library.archive.set_import_undone(1)
        assert library.archive.unsettled_imports() == [1]
    assert cli.objects("search", "pasar", "--json") == []
    with Library.open(cli.library) as library:
        assert library.archive.unsettled_imports() == [] and library.verify() == []


def test_what_there_is_none_of_is_said(cli: Runner) -> None:
    Library.open(cli.library).close()
    for wanted in ("undo", "redo", "show"):
        found = cli("imports", wanted, "7")
        assert found.exit_code == 3 and "7" in found.stderr
    found = cli("imports", "list")
    assert found.exit_code == 0 and "newsreader import" in found.stderr


def test_the_starter_collection_can_be_taken_out(cli: Runner) -> None:
    from newsreader.library.starter import fill

    with Library.open(cli.library) as library:
        assert [one.id for one in fill(library)]
    (one,) = cli.objects("imports", "list", "--json")
    assert one["kind"] == "starter"
    assert cli("imports", "undo", "1").exit_code == 0
    assert cli.objects("search", "", "--json") == []


def test_files_that_hold_no_articles_are_none_of_the_failures(cli: Runner, tmp_path: Path) -> None:
    write(tmp_path / "berita", "Pasar", "Budi pergi ke pasar di Jakarta pada hari Senin bersama Siti.")
    (tmp_path / "berita" / "gaya.css").write_text("body { color: red }")
    assert cli("import", str(tmp_path / "berita")).exit_code == 0
    (one,) = cli.objects("imports", "list", "--json")
    assert (one["added"], one["failed"]) == (1, 0)


@pytest.mark.parametrize(
    ("undone", "title"),
    [((1,), "Undoing"), ((2,), "Bringing back"), ((1, 2), "Undoing and bringing back")],
)
def test_what_goes_on_is_called_what_it_is(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undone: tuple[int, ...], title: str
) -> None:
    said: list[str] = []

    @contextmanager
    def told(title: Sentence) -> Iterator[progress.Step]:
        said.append(title.text)
        yield lambda _done, _total: None

    for name in ("satu", "dua"):
        write(tmp_path / name, name, f"Berita {name} dari pasar di kota yang ramai sekali.")
        assert cli("import", str(tmp_path / name)).exit_code == 0
    with Library.open(cli.library) as library:
        list(library.undo_import(2))
        for number in undone:
            library.archive.set_import_undone(number, number == 1)
        monkeypatch.setattr(progress, "progress", told)
        progress.settling(library)
        assert said == [title] and library.archive.unsettled_imports() == []


@pytest.mark.parametrize("error", [KeyError("hilang"), NewsreaderError("The disk is full.")])
def test_search_answers_whatever_is_wrong_with_an_undoing(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    write(tmp_path / "berita", "Pasar", "Berita dari pasar di kota yang ramai sekali pada hari Senin.")
    assert cli("import", str(tmp_path / "berita")).exit_code == 0
    with Library.open(cli.library) as library:
        library.archive.set_import_undone(1)

    def wrong(*_: object) -> None:
        raise error

    monkeypatch.setattr(Archive, "settle_import", wrong)
    with Library.open(cli.library) as library:
        library.archive.mark_all_pending()
    found = cli("search", "pasar", "--json")
    said = isinstance(error, NewsreaderError)
    assert '"id":' in found.stdout.replace(" ", "") and found.exit_code == (1 if said else 0)
    assert found.stderr == ("The disk is full.\n" if said else "")
    with Library.open(cli.library) as library:
        assert library.archive.pending_count() == 0, "the index is brought up to date nevertheless"


def test_the_list_tells_people_the_time_and_programs_plain_digits(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "benar", "Pasar", "Budi pergi ke pasar di Jakarta pada hari Senin bersama Siti.")
    assert cli("import", str(tmp_path / "benar")).exit_code == 0
    with Archive.open(cli.library / "archive.sqlite3") as archive:
        archive.count_import(1, [ImportResult("a", ImportStatus.UNCHANGED)] * 1233)
        began = archive.import_run(1).began_at
    number, at, _, *counts, state = cli("imports", "list").stdout.rstrip("\n").split("\t")
    assert (number, at, counts, state) == ("1", began, ["1", "0", "1233", "0"], "kept")

    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    table = cli("imports", "list").stdout
    assert moment(began) in table and "1 added · 1,233" in table


def test_a_copy_that_is_an_article_is_added_to_the_library(cli: Runner, tmp_path: Path) -> None:
    folder = write(tmp_path / "berita", "a.txt", "Budi pergi ke pasar bersama Siti pada hari Senin.").parent
    (folder / "b.txt").write_bytes((folder / "a.txt").read_bytes())
    said = {"title": "Pasar", "body": "Pasar di Jakarta ramai sekali pada hari Senin."}
    lines = [json.dumps({**said, "url": f"https://{one}.id/1"}) + "\n" for one in ("x", "y", "x")]
    (folder / "l.jsonl").write_text("".join(lines))
    *_, totals = cli.objects("import", str(folder), "--json")
    assert [totals[one] for one in ("added", "duplicate", "unchanged")] == [2, 2, 1]
    (run,) = cli.objects("imports", "list", "--json")
    assert (run["added"], run["known"]) == (3, 2)
    assert len(cli.objects("search", "import:1", "--json")) == run["added"]
