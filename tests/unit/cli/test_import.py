"""`newsreader import`: report, statuses, and what is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import pytest

from newsreader.library import Library
from newsreader.library.counting import estimate
from newsreader.library.importing import Importer
from newsreader.library.watching import Watched
from newsreader.model import ImportResult
from tests.unit.cli.conftest import Runner


def test_json_is_a_line_an_article_and_totals(cli: Runner, articles: Path) -> None:
    *lines, totals = cli.objects("import", str(articles), "--json")
    assert [set(line) for line in lines] == [{"path", "id", "status", "why"}] * 3
    assert [line["status"] for line in lines] == ["added"] * 3
    assert lines[0]["path"] == str(articles / "istanbul.md")
    counts = {"added": 3, "unchanged": 0, "updated": 0, "duplicate": 0, "failed": 0, "total": 3}
    assert totals == {**counts, "skipped": 0, "skipped_kinds": {}}


def test_a_second_import_changes_nothing(filled: Runner, articles: Path) -> None:
    *lines, totals = filled.objects("import", str(articles), "--json")
    assert [line["id"] for line in lines] == [1, 2, 3]
    assert totals["unchanged"] == 3


def test_plain_lines_when_piped(cli: Runner, articles: Path) -> None:
    result = cli("import", str(articles))
    assert result.stdout.splitlines()[0] == f"added\t1\t{articles / 'istanbul.md'}"
    assert result.stderr.splitlines() == [
        f"A new library was begun in {cli.library}.",
        "3 added, 0 updated, 0 unchanged, 0 duplicate, 0 failed",
    ]


def test_some_failed_is_done_in_part(cli: Runner, articles: Path) -> None:
    (articles / "broken.txt").write_bytes(b"")
    result = cli("import", str(articles), "--json")
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["status"] for line in lines[:-1]].count("failed") == 1
    assert lines[-1]["added"] == 3
    assert str(articles / "broken.txt") in result.stderr


def test_an_empty_path_is_not_the_folder_that_one_is_in(
    cli: Runner, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    result = cli("import", str(articles / "istanbul.md"), "")
    assert (result.exit_code, result.stdout) == (2, "") and "An empty path" in result.stderr
    assert not cli.library.exists()


def test_a_file_may_be_named_by_its_address(cli: Runner, tmp_path: Path) -> None:
    path = tmp_path / "berita baru.txt"
    path.write_text("Pasar dibuka\n\nPasar di kota itu dibuka pada hari Senin.\n")
    (one, _) = cli.objects("import", "--json", path.as_uri())
    assert one["path"] == str(path) and one["status"] == "added"


@pytest.mark.parametrize("word", ["file://", "file://[", "file:///tiada"])
def test_an_address_of_no_file_is_refused(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Isi.")
    done = cli("import", "--dry-run", word)
    assert done.exit_code == 3 and "error in newsreader" not in done.stderr


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--jobs", "2")])
def test_dates_that_nobody_understands_are_said(cli: Runner, tmp_path: Path, more: tuple[str, ...]) -> None:
    path = tmp_path / "a.csv"
    days = ("2026-13-45", "12 Agustus 2025", "", "kapan-kapan")
    rows = "".join(f"J{n},{day},Isi nomor {n} tentang pasar.\n" for n, day in enumerate(days))
    path.write_text("judul,tanggal,isi\n" + rows)
    done = cli("import", *more, str(path))
    said = f"2 dates were not understood, the first of them “2026-13-45” in {path}#2."
    assert done.exit_code == 0 and said in done.stderr.splitlines()
    if not more:
        assert "not understood" not in cli("import", str(path)).stderr
        *found, _ = cli.objects("import", "--json", "--dry-run", str(path))
        assert [one["why"] for one in found] == [None] * 4, "held already"


def test_all_failed_is_nothing_done(cli: Runner, tmp_path: Path) -> None:
    result = cli("import", str(tmp_path / "nowhere"))
    assert result.exit_code == 3
    assert "nowhere" in result.stderr.splitlines()[1]


def test_a_trial_run_keeps_nothing(cli: Runner, articles: Path) -> None:
    *_, totals = cli.objects("import", str(articles), "--json", "--dry-run")
    assert totals["added"] == 3
    cli("import", str(articles / "jakarta.md"))
    cli("import", str(articles), "--dry-run")
    assert [one["id"] for one in cli.objects("search", "", "--json")] == [1]


def test_a_trial_run_notes_no_second_place(filled: Runner, articles: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_bytes((articles / "jakarta.md").read_bytes())
    line, _ = filled.objects("import", str(copy), "--json", "--dry-run")
    assert (line["id"], line["status"]) == (2, "duplicate")
    import sqlite3

    with sqlite3.connect(filled.library / "archive.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (0,)
    connection.close()


def test_a_named_library_starts_empty(cli: Runner, articles: Path) -> None:
    cli("import", str(articles / "jakarta.md"))
    assert [one["title"] for one in cli.objects("search", "", "--json")] == ["Banjir di Jakarta"]


def test_processes_find_the_same(cli: Runner, articles: Path, tmp_path: Path) -> None:
    with (articles / "many.jsonl").open("w") as file:
        for number in range(70):
            text = f"Menteri Luar Negeri Sugiono tiba di Bandung untuk rapat nomor {number} pekan ini."
            file.write(json.dumps({"title": f"Berita {number}", "body": text}) + "\n")
    alone = cli.objects("import", str(articles), "--json")
    beside = Runner(tmp_path / "other").objects("import", str(articles), "--json", "--jobs", "2")
    assert beside == alone
    for number in (1, 40, 73):
        assert Runner(tmp_path / "other").objects("show", str(number), "--json") == cli.objects(
            "show", str(number), "--json"
        )


def test_an_error_of_ours_costs_one_article(
    cli: Runner, articles: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    class Failing:
        version = "failing"

        def annotate(self, body: str, **_: object) -> object:
            if "Jakarta" in body:
                raise ZeroDivisionError("what nobody foresaw")
            from newsreader.model import Annotations

            return Annotations("failing")

    monkeypatch.setattr(Library, "extractor", Failing())
    result = cli("import", str(articles))
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr
    assert "2 added" in result.stderr
    assert "what nobody foresaw" in (home / "state/newsreader/newsreader.log").read_text()


def test_the_number_of_articles_is_guessed(articles: Path, tmp_path: Path) -> None:
    (articles / "two.jsonl").write_text('{"title": "a", "body": "b"}\n{"title": "c", "body": "d"}\n')
    assert estimate([articles]) == 5
    assert estimate([tmp_path / "nowhere"]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_came_in_before_an_interruption_is_kept(tmp_path: Path, jobs: str) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w") as file:
        for number in range(5000):
            text = f"Presiden Joko Widodo bertemu Vladimir Putin di Jakarta untuk kali ke-{number}. " * 5
            file.write(json.dumps({"title": f"Berita {number}", "body": text}) + "\n")
    library = tmp_path / "library"
    running = subprocess.Popen(
        [
            *(sys.executable, "-m", "newsreader", "--library", str(library)),
            *("import", str(many), "--json", "--jobs", jobs),
        ],
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ,
    )
    assert running.stdout is not None
    kept = [json.loads(running.stdout.readline())["id"]]
    time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    rest, errors = running.communicate(timeout=60)
    assert running.returncode == 1
    stopped = "Stopped; what came in until then is kept. The same command goes on from there.\n"
    assert errors.decode() == f"A new library was begun in {library}.\n{stopped}"
    *lines, totals = [json.loads(line) for line in rest.splitlines()]
    kept += [line["id"] for line in lines]
    assert totals["added"] == totals["total"] == len(kept), "the last line is that of the totals"
    found = {line["id"] for line in Runner(library).objects("search", "Putin", "--json")}
    assert found >= set(kept)
    assert len(found) < 5000


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            [],
            "Stopped; what came in until then is kept. The same command goes on from there.\n"
            "2 added, 0 updated, 0 unchanged, 0 duplicate, 0 failed\n",
        ),
        (
            ["--dry-run"],
            "Nothing was kept: this was a trial run. "
            "2 added, 0 updated, 0 unchanged, 0 duplicate, 0 failed\n",
        ),
    ],
)
def test_whatever_is_stopped_says_how_far_it_came(
    cli: Runner, articles: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], said: str
) -> None:
    bring = Importer.run

    def stopped(self: Importer, *places: Any, **more: Any) -> Iterator[ImportResult]:
        yield from islice(bring(self, *places, **more), 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(Importer, "run", stopped)
    begun = "" if given else f"A new library was begun in {cli.library}.\n"
    plain = cli("import", str(articles), *given)
    assert (plain.exit_code, plain.stderr) == (1, begun + said)
    found = cli("import", str(articles), *given, "--json")
    assert found.exit_code == 1
    *lines, totals = [json.loads(line) for line in found.stdout.splitlines()]
    assert len(lines) == totals["total"] == 2


def test_watching_brings_in_what_comes_later(tmp_path: Path, articles: Path, home: Path) -> None:
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "library")]
    running = subprocess.Popen(
        [*command, "import", "--watch", str(articles)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOME": str(home)},
    )
    assert running.stdout is not None
    assert running.stderr is not None
    try:
        came = [running.stdout.readline() for _ in range(3)]
        assert [line.split("\t")[0] for line in came] == ["added"] * 3
        assert "A new library was begun" in running.stderr.readline()
        assert "3 added" in running.stderr.readline()
        assert running.stderr.readline() == f"Watching {articles}; Ctrl+C ends it.\n"
        (articles / "bukan.xyz").write_text("bukan artikel")
        (articles / "baru.md").write_text("# Kabar baru\n\nPasar di Bogor dibuka lagi pada hari Senin.\n")
        assert running.stdout.readline().startswith("added\t4\t")
        # One round of looking has both files, or each of two has one.
        said = ""
        while not said.endswith("1 failed\n"):
            line = running.stderr.readline()
            assert line, f"it ended after: {said}"
            said += line
        assert "has a name that no format uses" in said
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 1


def test_watching_begins_with_an_empty_folder(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: Watched) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(Watched, "follow", ended)
    (tmp_path / "kosong").mkdir()
    result = cli("import", "--watch", str(tmp_path / "kosong"))
    assert result.exit_code == 0 and result.stderr.splitlines()[1].startswith("Watching ")
    assert cli.objects("imports", "list", "--json") == []


def test_only_folders_can_be_watched(cli: Runner, articles: Path) -> None:
    result = cli("import", "--watch", str(articles / "undated.md"))
    assert result.exit_code == 2
    assert "only folders can be watched" in result.stderr
    assert cli("import", "--watch", "--dry-run", str(articles)).exit_code == 2
