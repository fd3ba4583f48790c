"""`newsreader quotes`."""

from __future__ import annotations

from tests.unit.cli.conftest import Runner

KEYS = ["id", "title", "source", "published", "speaker", "entity", "text", "cue", "kind", "start", "end"]


def test_quotes_json(filled: Runner) -> None:
    (line,) = filled.objects("quotes", "--json")
    assert list(line) == KEYS
    assert (line["id"], line["speaker"], line["entity"]) == (1, "Vladimir Putin", "person:vladimir-putin")
    assert (line["text"], line["cue"], line["kind"]) == ("Kami siap berunding,", "kata", "direct")
    (article,) = filled.objects("show", "1", "--json")
    assert article["body"][line["start"] : line["end"]] == line["text"]


def test_by_query_speaker_and_kind(filled: Runner) -> None:
    assert len(filled.objects("quotes", "place:istanbul", "--json")) == 1
    assert filled.objects("quotes", "-berunding", "--json") == []
    assert len(filled.objects("quotes", "--speaker", "putin", "--json")) == 1
    assert (
        len(filled.objects("quotes", "--speaker", "person:vladimir-putin", "--kind", "DIRECT", "--json")) == 1
    )
    assert filled.objects("quotes", "--speaker", "putin", "--kind", "indirect", "--json") == []
    assert filled.objects("quotes", "--limit", "0", "--json") == []


def test_a_speaker_nobody_quotes_is_no_failure(filled: Runner) -> None:
    result = filled("quotes", "--speaker", "trump")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing matches." in result.stderr


def test_piped_rows_are_tab_separated(filled: Runner) -> None:
    result = filled("quotes")
    assert result.stdout == "1\t2026-02-06\tVladimir Putin\tKami siap berunding,\n"


def test_search_by_speaker(filled: Runner) -> None:
    result = filled("search", "speaker:putin", "--json")
    assert result.stderr == ""
    assert '"id": 1' in result.stdout
    assert filled.objects("search", "speaker:jakarta", "--json") == []
