"""`newsreader search`, `entities`, `export`, `show`."""

from __future__ import annotations

import csv
import html.parser
import json
import os
from pathlib import Path

import pytest

from newsreader.cli import streams
from tests.unit.cli.conftest import Runner

HIT = {"id", "title", "source", "published", "score", "snippet"}


def test_search_json(filled: Runner) -> None:
    (hit,) = filled.objects("search", "berunding", "--json")
    assert set(hit) == HIT
    assert (hit["id"], hit["source"], hit["published"]) == (1, "Warta Utara", "2026-02-06")
    assert "berunding" in hit["snippet"]


def test_an_empty_query_lists_all_newest_first(filled: Runner) -> None:
    found = filled.objects("search", "", "--json")
    assert [hit["id"] for hit in found] == [1, 2, 3]
    assert found[2]["published"] is None


def test_limit_and_facets(filled: Runner) -> None:
    hit, last = filled.objects("search", "lang:id", "--json", "--limit", "1", "--facets")
    assert set(hit) == HIT
    assert set(last) == {"facets", "total"}
    assert last["total"] == 3
    assert {one["shown"] for one in last["facets"]["source"]} == {"Warta Utara", "Kabar Pagi"}
    (only,) = filled.objects("search", "lang:id", "--json", "--limit", "0", "--facets")
    assert only == last


def test_relevance_scores(filled: Runner) -> None:
    found = filled.objects("search", "Jakarta OR Istanbul OR pagi", "--json", "--sort", "relevance")
    assert found[0]["id"] == 2
    assert found[0]["score"] > found[-1]["score"] > 0


def test_a_query_that_makes_no_sense_is_searched_as_words(filled: Runner) -> None:
    result = filled("search", "(berunding", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == 1
    assert result.stderr.startswith("Column 1: ")


def test_nothing_found_is_no_failure(filled: Runner) -> None:
    result = filled("search", "Jakrta", "--json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing matches." in result.stderr
    assert "jakarta" in result.stderr.lower()


def test_piped_rows_are_tab_separated(filled: Runner) -> None:
    result = filled("search", "Jakarta")
    cells = result.stdout.rstrip("\n").split("\t")
    assert cells[:4] == ["2", "2025-01-02", "Banjir di Jakarta", "Kabar Pagi"]


def test_a_search_takes_up_what_was_not_indexed(cli: Runner, articles: Path) -> None:
    from newsreader.library import Library

    with Library.open(cli.library) as library:
        list(library.importer.run([articles]))
    before = cli("verify")
    assert (before.exit_code, before.stderr) == (0, "")
    assert before.stdout == "3 articles checked; the next search indexes what waits (3 changes).\n"
    assert [hit["id"] for hit in cli.objects("search", "Putin", "--json")] == [1]
    after = cli("verify")
    assert (after.exit_code, after.stdout) == (0, "3 articles checked; archive and index agree.\n")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (")))", "Column 1: This bracket was never opened."),
        ("is:foo", "Column 1: is: takes read, unread or starred, not foo; it was left out."),
        ("ab~", "Column 1: ~ needs one word of at least 3 letters. Searched as plain words."),
    ],
)
def test_plain_words_are_named_only_where_they_are_searched(filled: Runner, query: str, said: str) -> None:
    assert filled("search", "--json", query).stderr.splitlines()[0] == said


def test_a_damaged_index_is_mended(filled: Runner) -> None:
    for file in (filled.library / "index").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\0damaged")
    result = filled("search", "Putin", "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["id"] == 1


def test_entities(filled: Runner) -> None:
    found = filled.objects("entities", "--json")
    assert all(
        set(one) == {"entity", "canonical", "label", "mentions", "articles", "aliases"} for one in found
    )
    putin = next(one for one in found if one["entity"] == "person:vladimir-putin")
    assert (putin["canonical"], putin["label"], putin["mentions"]) == ("Vladimir Putin", "PERSON", 2)
    assert "Putin" in putin["aliases"]
    assert filled.objects("entities", "banjir", "--type", "person", "--json") == []
    assert [one["canonical"] for one in filled.objects("entities", "--limit", "1", "--json")] == [
        found[0]["canonical"]
    ]


def test_show_json_has_the_promised_keys(filled: Runner) -> None:
    (article,) = filled.objects("show", "1", "--json")
    assert list(article) == [
        *("id", "title", "byline", "source", "url", "published", "lang", "body", "sha256"),
        *("entities", "quotes", "dates", "roles", "removed", "also", "versions"),
    ]
    body = article["body"]
    assert article["entities"]
    for one in article["entities"]:
        assert body[one["start"] : one["end"]] == one["text"]
    assert article == filled.objects("show", "1", "--format", "json")[0]


def test_show_text_and_markdown(filled: Runner) -> None:
    lines = filled("show", "2").stdout.splitlines()
    assert lines[:3] == ["Banjir di Jakarta", "2 January 2025 · Kabar Pagi", ""]
    assert filled("show", "2", "--format", "md").stdout.startswith("---\ntitle: Banjir di Jakarta\n")


def test_show_html_is_escaped_and_marked(cli: Runner, tmp_path: Path) -> None:
    page = tmp_path / "x.md"
    page.write_text(
        "---\ntitle: <b>Putin & co</b>\n---\n\nVladimir Putin <script>alert(1)</script> di Moskow.\n"
    )
    cli("import", str(page))
    text = cli("show", "1", "--format", "html").stdout
    assert "<script" not in text
    assert "<title>&lt;b&gt;Putin &amp; co&lt;/b&gt;</title>" in text

    class Marks(html.parser.HTMLParser):
        found: tuple[str, ...] = ()
        inside = False

        def handle_starttag(self, tag: str, _attrs: object) -> None:
            self.inside = tag == "mark"

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.found += (data,)
            self.inside = False

    parser = Marks()
    parser.feed(text)
    (article,) = cli.objects("show", "1", "--json")
    assert list(parser.found) == [one["text"] for one in article["entities"]]
    assert "Vladimir Putin" in parser.found


def test_no_article_of_that_number(filled: Runner) -> None:
    result = filled("show", "77")
    assert result.exit_code == 3
    assert result.stderr == "There is no article 77 in this library.\n"


def test_show_in_colour_on_a_terminal(filled: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    coloured = filled("show", "1").stdout
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "38;" in coloured
    assert "38;" not in filled("show", "1").stdout


def test_markup_in_articles_stays_text(cli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "x.md"
    page.write_text("---\ntitle: '[red]Judul[/red] :smile:'\n---\n\nIsi [bold]tebal[/bold] di Jakarta.\n")
    cli("import", str(page))
    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    assert "[red]Judul[/red] :smile:" in cli("search", "Jakarta").stdout
    assert "Isi [bold]tebal[/bold] di" in cli("show", "1").stdout


def test_export(filled: Runner, tmp_path: Path) -> None:
    lines = filled.objects("export", "lang:id", "--format", "json")
    assert [line["id"] for line in lines] == [1, 2, 3]
    table = tmp_path / "out.csv"
    result = filled("export", "Jakarta", "-o", str(table))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"1 article written to {table}\n"
    with table.open(encoding="utf-8", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == ["Banjir di Jakarta"]


def test_an_export_writes_over_a_file_only_when_told_to(filled: Runner, tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    file.write_text("mine")
    result = filled("export", "Jakarta", "-o", str(file))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"{file} is there already and was left as it is; --force writes over it.\n"
    assert file.read_text() == "mine"
    assert filled("export", "Jakarta", "-o", str(file), "--force").exit_code == 0
    assert "Banjir di Jakarta" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a format with --format md, json or csv, or a file with -o FILE."),
        (("-o", "out"), "Name the format of out with --format md, json or csv."),
        (("-o", "out.txt"), "Name the format of out.txt with --format md, json or csv."),
    ],
)
def test_an_export_whose_format_nobody_said(filled: Runner, arguments: tuple[str, ...], said: str) -> None:
    result = filled("export", "Jakarta", *arguments)
    assert (result.exit_code, result.stderr) == (2, said + "\n")


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_on_a_terminal_an_article_is_one_line(
    filled: Runner, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(streams, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    heading, _, *rows = filled("search", "lang:id").stdout.splitlines()
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    assert all(len(row) <= columns for row in rows)
    assert ("Text" in heading) == (columns >= 100)


def test_an_export_that_cannot_be_written(filled: Runner, tmp_path: Path) -> None:
    result = filled("export", "lang:id", "--format", "md", "-o", str(tmp_path / "none" / "x.md"))
    assert result.exit_code == 3
    assert result.stderr.startswith("There is no folder")


def test_what_is_exported_comes_in_again(filled: Runner, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    filled("export", "", "--format", "json", "-o", str(out))
    other = Runner(tmp_path / "other")
    *_, totals = other.objects("import", str(out), "--json")
    assert totals["added"] == 3
    (first,) = filled.objects("show", "1", "--json")
    copies = other.objects("search", "Putin", "--json")
    (copy,) = other.objects("show", str(copies[0]["id"]), "--json")
    assert copy["body"] == first["body"]


def test_verify_and_rebuild(filled: Runner) -> None:
    sound = filled("verify")
    assert (sound.exit_code, sound.stdout) == (0, "3 articles checked; archive and index agree.\n")
    rebuilt = filled("rebuild")
    copied, indexed = rebuilt.stderr.splitlines()
    assert copied.startswith(f"The archive was copied to {filled.library / 'backups'}")
    assert (rebuilt.exit_code, indexed) == (0, "3 articles indexed")
    assert filled("verify").exit_code == 0


def test_verify_finds_a_changed_byte_that_no_search_would(filled: Runner) -> None:
    filled("search", "laut")
    segment = next((filled.library / "index").glob("*.seg"))
    content = segment.read_bytes()
    middle = len(content) // 3
    changed = bytes(byte ^ 1 for byte in content[middle : middle + 8])
    segment.write_bytes(content[:middle] + changed + content[middle + 8 :])
    os.utime(segment, (0, 0))  # as if the disk had done it
    found = filled("verify")
    assert found.exit_code == 1
    assert "The search index has changed since it was written." in found.stderr
    assert filled("rebuild").exit_code == 0
    assert filled("verify").exit_code == 0


def test_a_damaged_archive_is_named(cli: Runner) -> None:
    cli.library.mkdir()
    (cli.library / "archive.sqlite3").write_bytes(b"no database" * 1000)
    result = cli("search", "x")
    assert result.exit_code == 3
    assert "archive.sqlite3 is damaged or not a library" in result.stderr
    assert result.stderr.count("\n") == 1
