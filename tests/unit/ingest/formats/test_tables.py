"""Tables and JSON documents: which column is what, and rows that are broken."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.ingest.document import Document
from newsreader.ingest.formats.csv_table import read_csv
from newsreader.ingest.formats.json_document import read_json
from newsreader.ingest.formats.jsonl import read_json_lines
from newsreader.ingest.prepare import prepare
from newsreader.model import Draft, ImportResult, NewsreaderError
from tests.unit.ingest.given import drafts, read, reasons

Reader = Callable[[Document], Iterator[Draft | ImportResult]]


def table(folder: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_columns_by_their_usual_names(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "id;Judul;Isi;Tanggal;Sumber;Tautan;Penulis;Kategori\r\n"
        '7;Harga naik;"Harga beras naik.\r\n\r\nPedagang mengeluh.";6/2/2026;Kabar;https://a.id/1;Rina;'
        "ekonomi, pasar\r\n",
    )
    (draft,) = drafts(path)
    assert (draft.title, draft.body) == ("Harga naik", "Harga beras naik.\r\n\r\nPedagang mengeluh.")
    assert (draft.source, draft.url, draft.byline) == ("Kabar", "https://a.id/1", "Rina")
    assert (draft.outside_id, draft.tags) == ("7", ("ekonomi", "pasar"))
    assert prepare(draft).published == "2026-02-06"
    assert draft.origin == f"{path}#4"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(delimiter: str, encoding: str, tmp_path: Path) -> None:
    text = f"title{delimiter}body\nJudul “ini”{delimiter}Isi – pendek.\n"
    (draft,) = drafts(table(tmp_path, text, "tanpa-akhiran", encoding))
    assert (draft.title, draft.body) == ("Judul “ini”", "Isi – pendek.")


def test_a_table_is_recognised_by_its_columns_and_text_is_not(tmp_path: Path) -> None:
    assert drafts(table(tmp_path, "judul,isi\nA b c,Isi.\n", "a.dat"))[0].title == "A b c"
    (draft,) = drafts(table(tmp_path, "Judul, isi, dan makna\n\nSebuah esai.\n", "a.txt"))
    assert draft.bare


def test_no_column_for_the_text_is_said_with_the_way_out(tmp_path: Path) -> None:
    path = table(tmp_path, "nama,naskah\nA,B\n")
    assert reasons(path) == [
        f"{path} has no column for the text among nama, naskah; name it with --columns body=NAME."
    ]
    chosen = replace(Document.of_file(path), columns=(("body", "Naskah"), ("title", "nama")))
    (draft,) = read_csv(chosen)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.body) == ("A", "B")


def test_rows_that_are_short_long_empty_or_broken(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "title,body,date\nA\nD, ,2026-02-06\n\nB,Isi b.,2026-02-06,,\n"
        "E,Isi e,2026-02-06,lebih\n,,\nC,Isi c.\n",
    )
    found = list(read(path))
    assert [one.title for one in found if isinstance(one, Draft)] == ["B", "C"]
    assert [str(one.why) for one in found if isinstance(one, ImportResult)] == [
        f"{path}:2: there is no text in the column body.",
        f"{path}:3: there is no text in the column body.",
        f"{path}:6: the row has 4 cells for 3 columns; put quotation marks round a text that holds what "
        "stands between cells.",
    ]


def test_an_open_quotation_mark_is_told_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.ingest.formats.csv_table._LONGEST_ROW", 5_000)
    path = table(tmp_path, 'title,body\nA,Isi a.\nB,"tak ditutup\n' + "baris,lagi\n" * 2_000)
    found = list(read(path))
    assert [one.title for one in found if isinstance(one, Draft)] == ["A", *["baris"] * 2_000]
    assert reasons(path) == [f"{path}:3: a quotation mark that is opened in this row is not closed."]


def test_a_line_without_end_is_told_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.ingest.formats.csv_table._LONGEST_ROW", 5_000)
    for mark in ("", '"'):
        path = table(tmp_path, f"title,body\nA,{mark}" + "panjang " * 2_000 + f"{mark}\nB,Isi b.\n")
        found = list(read(path))
        assert [one.title for one in found if isinstance(one, Draft)] == ["B"]
        assert len(reasons(path)) == 1


ROWS = [f'J{number};"Menurut ""saksi"" {number}, warga mengungsi."' for number in range(40)]


@pytest.mark.parametrize("width", [2, 3])
@pytest.mark.parametrize("at", [0, 20, 39])
def test_a_mark_that_is_never_closed_takes_no_other_row(at: int, width: int, tmp_path: Path) -> None:
    lines = [row if width == 2 else row.replace(";", ";2026-02-06;", 1) for row in ROWS]
    lines[at] = (
        lines[at].replace('."', ".\nParagraf kedua, yang panjang; juga.").replace('""saksi""', "saksi")
    )
    path = table(tmp_path, ";".join(["judul", "tanggal", "isi"][:: 2 if width == 2 else 1]) + "\n")
    path.write_text(path.read_text() + "\n".join(lines) + "\n")
    assert [one.title for one in drafts(path)] == [f"J{number}" for number in range(40) if number != at]
    assert reasons(path) == [f"{path}:{at + 2}: a quotation mark that is opened in this row is not closed."]


def test_every_second_mark_left_open(tmp_path: Path) -> None:
    lines = [row if number % 2 else row[:-1] for number, row in enumerate(ROWS)]
    path = table(tmp_path, "judul;isi\n" + "\n".join(lines))
    assert [one.title for one in drafts(path)] == [f"J{number}" for number in range(1, 40, 2)]
    assert len(reasons(path)) == 20


@pytest.mark.parametrize(
    ("cell", "body"),
    [
        ('"Reformasi" kata dia, harus jalan.', '"Reformasi" kata dia, harus jalan.'),
        ('"Layar 5" itu mahal."', 'Layar 5" itu mahal.'),
        ('"Dia berkata "ya" lalu pergi."', 'Dia berkata "ya" lalu pergi.'),
        ('"""Ya"", katanya."', '"Ya", katanya.'),
        ('Katanya "ya" saja.', 'Katanya "ya" saja.'),
        ('"Satu.\nDia "ya", katanya.\nTiga."', 'Satu.\nDia "ya", katanya.\nTiga.'),
        ('"Satu.\nIa bilang 5" cukup.\nTiga."', 'Satu.\nIa bilang 5" cukup.\nTiga.'),
    ],
)
def test_marks_written_without_care_lose_no_word(cell: str, body: str, tmp_path: Path) -> None:
    path = table(tmp_path, f"judul;isi;sumber\nA;{cell};Kabar\nB;Isi b.;Kabar\n")
    assert [(one.title, one.body, one.source) for one in drafts(path)] == [
        ("A", body, "Kabar"),
        ("B", "Isi b.", "Kabar"),
    ]
    assert reasons(path) == []


def test_a_table_of_which_nothing_can_be_read_is_left(tmp_path: Path) -> None:
    path = table(tmp_path, "judul;isi\n" + 'x;"a\n' * 500)
    *_, last = reasons(path)
    assert last.endswith("more than 100 rows of the table cannot be read; the rest was left.")
    assert len(reasons(path)) == 101


@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_as_excel_writes_it(encoding: str, name: str, tmp_path: Path) -> None:
    for text in (
        "sep=;\r\nJudul;Isi Berita\r\nA;Isi, a.\r\n",
        "Judul\tIsi Berita\r\nA\tIsi, a.\r\n",
    ):
        (draft,) = drafts(table(tmp_path, text, name, encoding))
        assert (draft.title, draft.body) == ("A", "Isi, a.")


def test_a_column_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    path = table(tmp_path, "judul,isi\nA,Isi.\n")
    chosen = replace(Document.of_file(path), columns=(("title", "kepala"),))
    with pytest.raises(NewsreaderError, match=r"has no column kepala among judul, isi\."):
        list(read_csv(chosen))


@pytest.mark.parametrize("reader", [read_json, read_json_lines])
def test_a_key_that_was_named_and_is_in_no_object_is_said(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"judul": "A", "isi": "Isi a.", "kepala": "B"}')
    for name, said in (("Kepala", None), ("kapala", f"{path} has no key kapala.")):
        chosen = replace(Document.of_file(path), columns=(("title", name),))
        if said is None:
            assert [one.title for one in reader(chosen) if isinstance(one, Draft)] == ["B"]
        else:
            with pytest.raises(NewsreaderError, match=re.escape(said)):
                list(reader(chosen))


def test_a_body_in_html_becomes_text(tmp_path: Path) -> None:
    path = table(tmp_path, 'title,body\nA,"<p>Satu &amp; dua.</p><p>Tiga <b>empat</b>.</p>"\n')
    assert drafts(path)[0].body == "Satu & dua.\n\nTiga empat."


def test_what_export_writes_is_read(tmp_path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "outside_id", "sha256", "title", "body"])
    writer.writerow(["5", "luar-1", "ab" * 32, "Judul", "Isi."])
    (draft,) = drafts(table(tmp_path, out.getvalue()))
    assert draft.outside_id == "luar-1"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=6))
def test_any_table(rows: list[list[str]], tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["title", "body", "date", "tags"])
    writer.writerows(rows)
    path = tmp_path / "a.csv"
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    for one in read(path):
        if isinstance(one, ImportResult):
            assert "error in newsreader" not in str(one.why)


@pytest.mark.parametrize(
    "given_json",
    [
        [{"judul": "A", "isi": "Isi."}],
        {"articles": [{"headline": "A", "content": "Isi."}]},
        {"title": "A", "text": "Isi."},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_documents(given_json: object, indent: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(given_json, indent=indent))
    (draft,) = drafts(path)
    assert (draft.title, draft.body) == ("A", "Isi.")


def test_a_json_list_with_broken_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"title": "A", "body": "Isi."}, 3, {"body": 4}, {"body": "Lagi."}]')
    found = list(read(path))
    assert [one.origin for one in found if isinstance(one, Draft)] == [f"{path}#1", f"{path}#4"]
    assert len([one for one in found if isinstance(one, ImportResult)]) == 2


@pytest.mark.parametrize("text", ["[", '[{"a": ', "[" * 100_000, "[]", '[{"a": 1' + "0" * 5_000 + "}]", "{}"])
def test_broken_json_is_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    (why,) = reasons(path)
    assert str(path) in why
    assert "newsreader itself" not in why


@pytest.mark.parametrize("text", ["judul,isi\r{}\r", "\n\n,\njudul,isi\n{}\n", " ,\r\n\r\njudul,isi\r\n{}"])
def test_ends_of_lines_and_empty_rows_above_the_names(text: str, tmp_path: Path) -> None:
    (draft,) = drafts(table(tmp_path, text.format("Satu,Isi satu."), "a.csv"))
    assert (draft.title, draft.body) == ("Satu", "Isi satu.")


def test_a_table_without_rows_and_one_with_a_name_twice_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "judul,isi\n,\n\n")
    assert reasons(path) == [f"{path} holds the names of columns and no row."]
    path = table(tmp_path, "judul;isi;Isi\nA;B;C\n")
    assert reasons(path) == [f"{path} has two columns called isi; give one of them another name."]
    (draft,) = drafts(table(tmp_path, "judul;isi;x;x\nA;B;C;D\n"))
    assert draft.body == "B"


def test_single_bytes_of_windows_1252_cost_no_other_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("judul,isi\nA,Kata “baik”.\n".encode() + "B,Renée ke café.\n".encode("cp1252"))
    assert [one.body for one in drafts(path)] == ["Kata “baik”.", "Renée ke café."]


def test_references_to_characters_become_the_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"judul": "A &amp; B", "isi": "Kata &ldquo;ya&rdquo;,&nbsp;ujar Rina &#8211; lalu R&D."}]'
    )
    (draft,) = drafts(path)
    assert draft.title == "A & B"
    assert draft.body == "Kata “ya”,\u00a0ujar Rina – lalu R&D."
