"""Rows of tables: as the standard library reads them, and found again where it cannot."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.ingest.formats.csv_rows import Rows, header_of

CELLS = st.text(alphabet="ab ,;\"\n\r'", max_size=12)


def rows(text: str, delimiter: str = ",", longest: int = 100_000) -> list[tuple[list[str], int]]:
    found = Rows(io.StringIO(text, newline=""), delimiter, longest)
    return [(row.cells, row.line) for row in found if any(cell.strip() for cell in row.cells)]


@settings(max_examples=300, deadline=None)
@given(
    table=st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_keeps_to_the_rules_is_read_as_by_the_standard_library(
    table: list[list[str]], delimiter: str, quoting: int, end: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(table)  # type: ignore[arg-type]
    reader = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter, strict=True)
    expected = [(row, reader.line_num) for row in reader if any(cell.strip() for cell in row)]
    assert rows(out.getvalue(), delimiter) == expected


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet='ab,"\n\r', max_size=60), longest=st.sampled_from([5, 20, 1_000]))
def test_whatever_stands_there_comes_to_an_end_and_counts_its_lines(text: str, longest: int) -> None:
    found = list(Rows(io.StringIO("x,y\n" + text, newline=""), ",", longest))
    lines = [row.line for row in found]
    assert lines == sorted(set(lines))
    assert not lines or lines[-1] <= len(list(io.StringIO("x,y\n" + text, newline=""))) + text.count("\r")


@settings(max_examples=200, deadline=None)
@given(
    bodies=st.lists(st.text(alphabet="ab .", min_size=1, max_size=20), min_size=4, max_size=12),
    data=st.data(),
)
def test_an_open_mark_costs_its_own_row(bodies: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bodies) - 1))
    lines = [f'J{number};"{body}"' for number, body in enumerate(bodies)]
    lines[at] = lines[at][:-1]
    found = list(Rows(io.StringIO("judul;isi\n" + "\n".join(lines), newline=""), ";", 10_000))
    assert [row.line for row in found if row.open] == [at + 2]
    good = [row.cells for row in found[1:] if not row.open]
    assert good == [[f"J{number}", body] for number, body in enumerate(bodies) if number != at]


@pytest.mark.parametrize(
    ("text", "header", "delimiter"),
    [
        ("a,b\n1,2\n", "a,b", ","),
        ("\ufeffa;b,c;d\r\n", "a;b,c;d", ";"),
        ("sep=|\na,b|c\n", "a,b|c", "|"),
        ("\ufeffsep=;\r\n\r\na;b\r\n", "a;b", ";"),
        ("\n\na\tb\n", "a\tb", "\t"),
        ("", "", ","),
    ],
)
def test_the_line_that_names_the_columns(text: str, header: str, delimiter: str) -> None:
    assert header_of(text) == (header, delimiter)
