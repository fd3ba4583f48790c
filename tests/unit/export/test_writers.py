"""Articles out and, where a format allows it, in again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.export import FORMATS, find_format
from newsreader.export.markdown import NEXT_ARTICLE
from newsreader.ingest.formats.markdown import _NEXT_ARTICLE
from newsreader.ingest.read import read
from newsreader.model import Draft, Label, Marks, NewsreaderError, ReadableArticle
from newsreader.text.normalise import normalise, normalise_line
from tests.unit.export.articles import BODY, readable

HOSTILE = (
    "[@click=app.quit]x[/red] <script>alert(1)</script> & *a* _b_ `c`\n"
    "---\ntitle: palsu\n---\n1. satu\n    dua"
)


def written(name: str, *articles: ReadableArticle) -> str:
    out = io.StringIO()
    assert find_format(name).write(articles, out) == len(articles)
    return out.getvalue()


def read_again(tmp_path: Path, name: str, text: str) -> list[Draft]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    found = list(read(path))
    assert all(isinstance(one, Draft) for one in found), found
    return [one for one in found if isinstance(one, Draft)]


def test_formats_and_their_other_names() -> None:
    assert list(FORMATS) == ["md", "json", "csv"]
    assert find_format("Markdown") is FORMATS["md"]
    assert find_format("jsonl") is FORMATS["json"]
    with pytest.raises(NewsreaderError, match=r"pdf is not known; formats: md, json, csv\."):
        find_format("pdf")


@pytest.mark.parametrize("body", [BODY, HOSTILE, "Satu baris", "a\n\n\nb"])
@pytest.mark.parametrize("name", ["a.md", "a.json"])
def test_what_is_written_reads_back(tmp_path: Path, name: str, body: str) -> None:
    one = readable(body=body, marks=Marks(tags=frozenset({"penting", "turki"})), outside_id="berita: 7")
    (draft,) = read_again(tmp_path, name, written(name[2:], one))
    article = one.article
    assert normalise(draft.body) == body
    assert (draft.title, draft.published) == (article.title, article.published)
    assert (draft.source, draft.byline, draft.url) == (article.source, article.byline, article.url)
    assert (draft.lang, draft.tags) == ("id", ("diplomasi", "turki", "penting"))


@pytest.mark.parametrize("name", ["a.md", "a.json"])
@pytest.mark.parametrize("outside_id", [None, "berita: 7", "0012"])
def test_the_id_of_the_library_is_not_taken_for_an_outside_one(
    tmp_path: Path, name: str, outside_id: str | None
) -> None:
    (draft,) = read_again(tmp_path, name, written(name[2:], readable(outside_id=outside_id)))
    assert draft.outside_id == outside_id


@pytest.mark.parametrize("name", ["a.md", "a.json"])
def test_what_marks_a_sample_is_kept(tmp_path: Path, name: str) -> None:
    one = readable(sample=True, fiction=True, facts="kabar terbuka")
    (draft,) = read_again(tmp_path, name, written(name[2:], one))
    assert (draft.sample, draft.fiction, draft.facts) == (True, True, "kabar terbuka")


@pytest.mark.parametrize("name", ["a.md", "a.json"])
def test_what_nobody_said_stays_unsaid(tmp_path: Path, name: str) -> None:
    bare = dict.fromkeys(("byline", "source", "url", "published"))
    (draft,) = read_again(tmp_path, name, written(name[2:], readable(**bare, tags=())))
    assert (draft.byline, draft.source, draft.url, draft.published, draft.tags) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_several_articles_in_one_markdown_file(tmp_path: Path) -> None:
    bodies = ["Satu", f"Dua\n{NEXT_ARTICLE}\nlagi", "Tiga"]
    text = written("md", *(readable(body=body, title=str(n)) for n, body in enumerate(bodies)))
    drafts = read_again(tmp_path, "a.md", text)
    assert [normalise(draft.body) for draft in drafts] == bodies
    assert [draft.title for draft in drafts] == ["0", "1", "2"]


def test_reader_and_writer_agree_on_the_line_between_articles() -> None:
    assert _NEXT_ARTICLE.fullmatch(NEXT_ARTICLE)


@given(title=st.text(max_size=60), source=st.text(max_size=20), body=st.text(max_size=200))
def test_any_normalised_text_survives_front_matter(
    tmp_path_factory: pytest.TempPathFactory, title: str, source: str, body: str
) -> None:
    one = readable(
        title=normalise_line(title) or "Judul",
        source=normalise_line(source) or None,
        body=normalise(body) or "Isi",
    )
    (draft,) = read_again(tmp_path_factory.getbasetemp(), "fuzz.md", written("md", one))
    assert (draft.title, draft.source) == (one.article.title, one.article.source)
    assert normalise(draft.body) == one.article.body


def test_json_is_one_object_a_line_in_utf_8() -> None:
    text = written("json", readable(), readable(id=8))
    assert "“Kami siap”" in text
    assert [json.loads(line)["id"] for line in text.splitlines()] == [7, 8]
    assert json.loads(text.splitlines()[0])["entities"][1]["label"] == "PERSON"


def test_csv_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", readable()))))
    assert rows == [
        {
            "id": "7",
            "title": "Putin: “Kami siap” – #1",
            "source": "Warta Utara",
            "published": "2026-02-06T10:15:00+07:00",
            "lang": "id",
            "tags": "diplomasi; turki",
            "url": "https://example.org/a?b=1&c=2",
            "person": "Vladimir Putin",
            "org": "",
            "place": "Istanbul",
            "event": "",
            "law": "",
            "work": "",
        }
    ]


@pytest.mark.parametrize("title", ["=1+1", "+62 812", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_a_formula(title: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", readable(title=title, source=title, tags=(title,)))))
    assert row["title"] == row["source"] == row["tags"] == f"'{title}"


def test_an_empty_answer_is_an_empty_file() -> None:
    assert written("md") == written("json") == ""
    assert written("csv").count("\n") == 1


def test_entity_columns_are_the_labels_that_stand_for_entities() -> None:
    assert Label.ROLE.lower() not in written("csv").split(",")
