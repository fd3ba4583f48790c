"""The column of text: nothing is lost, nothing is wider than the column, whatever the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import LineKind, is_heading, lay_out, wrap

BODIES = st.text(alphabet=st.sampled_from("ab Zé\n•—“”漢🙂.9"), max_size=400)


@given(BODIES, st.integers(4, 90))
def test_lines_fit_and_keep_every_visible_character(body: str, width: int) -> None:
    lines = [line for line in lay_out(body, width) if line.kind is not LineKind.GAP]
    shown = "".join(body[line.start : line.end] for line in lines)
    assert shown.replace(" ", "").replace("\n", "") == body.replace(" ", "").replace("\n", "")
    assert all(cell_len(body[line.start : line.end]) + line.indent <= width for line in lines)
    assert all(a.end <= b.start for a, b in pairwise(lines))


def test_breaks_at_spaces_and_cuts_only_what_is_wider_than_the_column() -> None:
    text = "satu dua tigaempatlimaenam tujuh"
    assert [text[s:e] for s, e in wrap(text, 0, len(text), 10)] == [
        "satu dua",
        "tigaempatl",
        "imaenam",
        "tujuh",
    ]


def test_a_gap_between_paragraphs_and_none_between_list_items() -> None:
    body = "Satu kalimat.\n\n\nDua kalimat.\n• pertama\n• kedua\nTiga kalimat."
    kinds = "".join("-" if line.kind is LineKind.GAP else "t" for line in lay_out(body, 40))
    assert kinds == "t-t-tt-t"


def test_list_items_hang() -> None:
    body = "• satu dua tiga empat lima"
    assert [line.indent for line in lay_out(body, 14)] == [0, 2, 2]


def test_headings_are_short_lines_without_an_end_above_a_longer_one() -> None:
    following = "Paragraf yang jauh lebih panjang daripada judul di atasnya."
    assert is_heading("Latar Belakang", following)
    assert not is_heading("Ia pergi.", following)
    assert not is_heading("“Kami siap,”", following)
    assert not is_heading("Latar Belakang", "")


@given(BODIES, st.integers(10, 80), st.integers(0, 400))
def test_the_line_of_an_offset_shows_it(body: str, width: int, offset: int) -> None:
    column = Column("Judul", "meta", body, "", width)
    visible = [i for i, char in enumerate(body) if not char.isspace()]
    if not visible:
        return
    offset = min(visible, key=lambda i: abs(i - offset))
    line = column.lines[column.line_at(offset)]
    assert line.start <= offset < line.end


def test_a_huge_body_is_laid_out_in_steps_and_still_reaches_its_end() -> None:
    body = "\n".join(f"Paragraf nomor {n} dengan beberapa kata biasa." for n in range(30_000))
    column = Column("Judul", "meta", body, "akhir", 60)
    early = len(column.lines)
    last = column.line_at(len(body) - 2)
    assert early < last < len(column.lines)
    while column.more():
        pass
    assert column.lines[-1].kind is LineKind.NOTE


def test_one_line_of_200000_characters_is_broken_into_the_column() -> None:
    body = "kata " * 40_000
    widths = {line.end - line.start for line in lay_out(body, 72)}
    assert max(widths) <= 72
