"""`newsreader annotate`: text as it is given, and lines as they come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli import annotating
from newsreader.ingest import limits
from tests.unit.cli.conftest import Runner

KEYS = ["entities", "quotes", "dates", "roles", "removed"]


def test_a_text_from_stdin(cli: Runner) -> None:
    (found,) = cli.objects("annotate", "--json", stdin="Vladimir Putin tiba di Jakarta.")
    assert list(found) == KEYS
    assert [(one["text"], one["label"]) for one in found["entities"]] == [
        ("Vladimir Putin", "PERSON"),
        ("Jakarta", "PLACE"),
    ]
    assert not cli.library.exists()


def test_as_exactly_as_the_reader_or_as_import_does(cli: Runner) -> None:
    for options, model in ((), "model:exact-"), (("--fast",), "model:fast-"):
        (found,) = cli.objects("annotate", "--json", *options, stdin="Vladimir Putin tiba di Jakarta.")
        assert {one["by"] for one in found["entities"]} == {"model"}
        assert all(one["why"].startswith(model) for one in found["entities"])


def test_offsets_count_in_the_text_as_given(cli: Runner, tmp_path: Path) -> None:
    text = "\ufeff\r\n \t\x07 👋🏽 Vladimir Putin\r\n\x1b[1mtiba di  Jakarta.\u200b\r\n"
    file = tmp_path / "text.txt"
    file.write_bytes(text.encode())
    (found,) = cli.objects("annotate", "--json", str(file))
    assert {"Vladimir Putin", "Jakarta"} <= {one["text"] for one in found["entities"]}
    for one in found["entities"]:
        assert text[one["start"] : one["end"]] == one["text"]


def test_a_text_longer_than_import_takes_is_refused(
    cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BODY_CHARACTERS", 20)
    monkeypatch.setattr(annotating, "MAX_FILE_BYTES", 100)
    file = tmp_path / "long.txt"
    file.write_text("x" * 21)
    told = "holds 21 characters and an article may hold 20; split it into several files.\n"
    result = cli("annotate", "--json", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"{file} {told}")
    result = cli("annotate", "--json", stdin="x" * 101)
    assert result.exit_code == 3
    assert "stdin is larger than" in result.stderr
    lines = [json.dumps({"id": 1, "body": "x" * 21}), json.dumps({"id": 2, "body": "x" * 20})]
    result = cli("annotate", "--jsonl", stdin="\n".join(lines))
    assert (result.exit_code, json.loads(result.stdout)["id"]) == (1, 2)
    assert result.stderr == f"stdin, line 1: “body” {told}"


def test_relative_dates_need_the_day_of_publication(cli: Runner) -> None:
    text = "Hujan turun kemarin di Bogor."
    (without,) = cli.objects("annotate", "--json", stdin=text)
    (with_day,) = cli.objects("annotate", "--json", "--published", "2026-02-06", stdin=text)
    (written,) = cli.objects("annotate", "--json", "--published", "6 Februari 2026", stdin=text)
    assert all(date["iso"] is None for date in without["dates"])
    assert [date["iso"] for date in with_day["dates"]] == ["2026-02-05"]
    assert written == with_day


def test_several_files_are_told_apart(cli: Runner, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Rapat {name} di Jakarta.")
    names = [str(tmp_path / name) for name in ("a.txt", "none.txt", "b.txt")]
    result = cli("annotate", "--json", *names)
    assert result.exit_code == 1
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == [names[0], names[2]]
    assert names[1] in result.stderr
    assert cli("annotate", names[1]).exit_code == 3


def test_plain_rows(cli: Runner) -> None:
    result = cli("annotate", stdin="Joko Widodo")
    assert result.stdout == "0\t11\tPERSON\tJoko Widodo\tJoko Widodo\n"


def test_a_line_answers_a_line(cli: Runner) -> None:
    lines = [
        {"id": "x-1", "body": "Putin tiba kemarin.", "published": "2026-02-06", "lang": "id"},
        {"id": 7, "body": "", "published": "", "lang": None},
        {"body": "Jakarta"},
    ]
    answers = cli.objects("annotate", "--jsonl", stdin="\n".join(map(json.dumps, lines)) + "\n\n")
    assert [answer["id"] for answer in answers] == ["x-1", 7, None]
    assert all(list(answer) == ["id", *KEYS] for answer in answers)
    assert answers[0]["dates"][0]["iso"] == "2026-02-05"
    assert answers[1]["entities"] == []


def test_half_characters_keep_the_offsets(cli: Runner) -> None:
    line = b'{"id": "\\ud800", "body": "\\ud83d \\udc4b\\ud83d\\udc4b Joko Widodo"}\n'
    (answer,) = cli.objects("annotate", "--jsonl", stdin=line)
    assert answer["id"] == "\ud800"
    assert [(one["start"], one["text"]) for one in answer["entities"]] == [(5, "Joko Widodo")]


def test_bad_lines_are_named_and_the_rest_answered(cli: Runner) -> None:
    bad = [b"{", b"[1]", b'{"id": 1}', b'{"id": 2, "body": 3}', b'{"body": "\xff"}', b"[" * 100_000]
    stdin = b"\n".join([*bad, b'{"id": 9, "body": "Jakarta"}'])
    result = cli("annotate", "--jsonl", stdin=stdin)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [9]
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        f"stdin, line {number}" for number in range(1, 7)
    ]
    assert cli("annotate", "--jsonl", stdin=b"{\n").exit_code == 3


def test_an_overlong_line_is_refused_and_the_next_read(cli: Runner) -> None:
    from newsreader.cli import annotating

    long = b'{"body": "' + b"a" * (annotating.LONGEST_LINE + 100) + b'"}\n'
    result = cli("annotate", "--jsonl", stdin=long + b'{"id": 2, "body": "Jakarta"}\n')
    assert json.loads(result.stdout)["id"] == 2
    assert result.stderr.startswith("stdin, line 1: the line is longer")


def test_a_date_nobody_understands_is_told(cli: Runner) -> None:
    result = cli("annotate", "--jsonl", stdin=b'{"id": 1, "body": "kemarin", "published": "entah"}\n')
    assert result.exit_code == 0
    assert "“entah” is no date" in result.stderr
    assert json.loads(result.stdout)["dates"][0]["iso"] is None


def test_names_of_the_user(cli: Runner, home: Path) -> None:
    folder = home / "config" / "newsreader"
    folder.mkdir(parents=True)
    (folder / "gazetteer.yaml").write_text("- name: Zorblax Quimby\n  label: PERSON\n")
    result = cli("annotate", "--json", stdin="kata zorblax kepada Zorblax Quimby.")
    assert result.exit_code == 0, result.stderr
    (entity,) = json.loads(result.stdout)["entities"]
    assert (entity["text"], entity["by"]) == ("Zorblax Quimby", "user")


def test_answers_come_at_once() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "newsreader", "annotate", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    for number in range(3):
        running.stdin.write(json.dumps({"id": number, "body": "Jakarta"}).encode() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == number
    running.communicate(timeout=30)
    assert running.returncode == 0
