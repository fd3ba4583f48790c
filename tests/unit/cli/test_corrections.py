"""`newsreader corrections`: listed, shared, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import Correction, CorrectionKind, Label, Scope
from tests.unit.cli.conftest import Runner

REJECT = """
# Istanbul is a ship here
- kind: reject
  scope: archive
  surface: Istanbul
  label: PLACE
"""


@pytest.fixture
def corrected(filled: Runner) -> Runner:
    """The three articles, and one correction of the first."""
    with Library.open(filled.library) as library:
        article = library.article(1).article
        start = article.body.index("Rusia")
        anchor = library.corrector.anchor(article, start, start + 5)
        retype = Correction(
            CorrectionKind.RETYPE, Scope.MENTION, "Rusia", Label.PLACE, anchor=anchor, to_label=Label.ORG
        )
        library.corrector.correct(retype, 1)
    return filled


def marked(cli: Runner, text: str) -> list[tuple[str, str, str]]:
    """How a text is marked in the first article."""
    (article,) = cli.objects("show", "1", "--json")
    return [(one["label"], one["by"], one["why"]) for one in article["entities"] if one["text"] == text]


def test_show_says_why(corrected: Runner) -> None:
    assert marked(corrected, "Rusia") == [("ORG", "user", "correction")]


def test_list(corrected: Runner) -> None:
    (one,) = corrected.objects("corrections", "list", "--json")
    assert (one["id"], one["article"], one["in_force"], one["orphan"]) == (1, 1, True, False)
    assert (one["kind"], one["scope"], one["surface"], one["to_label"]) == (
        "retype",
        "mention",
        "Rusia",
        "ORG",
    )
    assert one["anchor"]["before"] == "Presiden "
    cells = corrected("corrections", "list").stdout.rstrip("\n").split("\t")
    assert (cells[0], *cells[2:]) == ("1", "“Rusia” is ORG here", "1", "")


def test_nothing_corrected(filled: Runner) -> None:
    result = filled("corrections", "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing has been corrected in this library.\n"


def test_undo_and_redo_of_any_one(corrected: Runner) -> None:
    result = corrected("corrections", "undo", "1")
    assert (result.exit_code, result.stderr) == (0, "A correction of “Rusia” does not hold any more\n")
    assert marked(corrected, "Rusia")[0][0] == "PLACE"
    (one,) = corrected.objects("corrections", "list", "--json")
    assert not one["in_force"]
    assert corrected("corrections", "list").stdout.endswith("\twithdrawn\n")
    again = corrected("corrections", "undo", "1")
    assert (again.exit_code, again.stderr) == (3, "There is no correction number 1 in force.\n")
    assert corrected("corrections", "undo", "1", "--redo").exit_code == 0
    assert marked(corrected, "Rusia")[0][0] == "ORG"


def test_sharing(corrected: Runner, articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    result = corrected("corrections", "export", str(file))
    assert (result.exit_code, result.stderr) == (0, f"1 correction written to {file}\n")
    assert "“Rusia” is ORG here" in file.read_text("utf-8")
    assert corrected("corrections", "export", "-").stdout == file.read_text("utf-8")
    assert corrected("corrections", "export", str(file)).exit_code == 3, "never overwritten unasked"
    other = Runner(tmp_path / "other")
    first = other("corrections", "import", str(file))
    assert (first.exit_code, first.stdout) == (0, "7\torphaned\t“Rusia” is ORG here\n")
    assert first.stderr.splitlines()[1] == "0 applied, 0 known already, 1 without their place, 0 refused"
    other("import", str(articles))
    assert marked(other, "Rusia") == [("ORG", "user", "correction")], "it waited for its article"
    assert corrected("corrections", "import", str(file)).stdout.split("\t")[1] == "known"


def test_import_applies_says_and_refuses(filled: Runner, tmp_path: Path) -> None:
    file = tmp_path / "theirs.yaml"
    file.write_text(REJECT + "- kind: reject\n  scope: archive\n  surface: 7\n  label: SHIP\n", "utf-8")
    result = filled("corrections", "import", str(file), "--json")
    assert result.exit_code == 1
    first, second, totals = map(json.loads, result.stdout.splitlines())
    assert first == {
        "line": 3, "status": "applied", "correction": "“Istanbul” is no name anywhere", "why": None,
    }  # fmt: skip
    assert (second["line"], second["status"]) == (10, "refused")
    assert totals == {"applied": 1, "known": 0, "orphaned": 0, "refused": 1, "total": 2}
    assert result.stderr.startswith(f"{file}, line 10: “label” must be one of PERSON, ORG")
    assert marked(filled, "Istanbul") == []
    assert filled.objects("search", "place:istanbul", "--json") == []
    assert filled("corrections", "undo", "1").exit_code == 0
    assert len(filled.objects("search", "place:istanbul", "--json")) == 1


def test_what_is_no_file_of_corrections(filled: Runner, tmp_path: Path) -> None:
    missing = filled("corrections", "import", str(tmp_path / "none.yaml"))
    assert (missing.exit_code, missing.stderr.count("\n")) == (3, 1)
    bad = tmp_path / "bad.yaml"
    bad.write_text("- kind: reject\n")
    result = filled("corrections", "import", str(bad))
    assert result.exit_code == 3
    assert "line 1: “surface” is missing." in result.stderr
    bad.write_text("- &a [*a]\n")
    assert "line 1: “&” and “*” references" in filled("corrections", "import", str(bad)).stderr


def test_what_an_interrupted_run_left_is_applied_before_a_search(filled: Runner) -> None:
    with Library.open(filled.library) as library:
        library.corrector.correct(Correction(CorrectionKind.ADD, Scope.ARCHIVE, "ke", Label.WORK), None)
        assert library.corrector.waiting() == 2
    assert [hit["id"] for hit in filled.objects("search", "work:ke", "--json")] == [1, 2]


def test_help_of_its_commands(cli: Runner) -> None:
    text = cli.bare("corrections", "--help").stdout
    assert all(f"  {name} " in text for name in ("list", "export", "import", "undo"))
    assert cli.bare("corrections", "import", "--help").stdout.startswith(
        "Usage: newsreader corrections import"
    )
