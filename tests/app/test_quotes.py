"""Quotations in the reader: a rule beside the words, the speaker below, and no line that moves for it."""

from __future__ import annotations

import re

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.layout import LineKind
from newsreader.app.widgets.reader.quoting import QuoteMarks
from newsreader.model import Quote, QuoteKind
from tests.app.conftest import Open

DIRECT, INDIRECT = QuoteKind.DIRECT, QuoteKind.INDIRECT
BODY = (
    "“Satu,” kata Ani.\n“Dua. Itu panjang sekali dan berlanjut.\nJuga di sini,” kata Budi.\n"
    "Cici mengatakan bahwa tiga."
)


def quote(text: str, speaker: str | None, kind: QuoteKind = DIRECT) -> Quote:
    start = BODY.index(text)
    return Quote(start, start + len(text), speaker, None, "kata", kind)


QUOTES = [
    quote("Satu,", "Ani"),
    quote("Dua. Itu panjang sekali dan berlanjut.\nJuga di sini,", "Budi"),
    quote("tiga", "Cici", INDIRECT),
]


def painted(quotes: list[Quote], width: int = 20) -> list[tuple[str, str, tuple[str, ...]]]:
    """(rule, text, speakers below) of every line of the body."""
    column, marks = Column("t", "m", BODY, "", width), QuoteMarks(quotes)
    return [
        (marks.beside(line) or "", column.text(line, line.start, line.end), marks.speakers(column, number))
        for number, line in enumerate(column.lines)
        if line.kind in (LineKind.TEXT, LineKind.GAP) and number >= column.first_body_line
    ]


def test_each_kind_has_its_rule_and_each_paragraph_its_speakers() -> None:
    assert painted(QUOTES) == [
        ("direct", "“Satu,” kata Ani.", ()),
        ("", "", ("Ani",)),
        ("direct", "“Dua. Itu panjang", ()),
        ("direct", "sekali dan", ()),
        ("direct", "berlanjut.", ()),
        ("direct", "", ()),
        ("direct", "Juga di sini,” kata", ()),
        ("", "Budi.", ()),
        ("", "", ("Budi",)),
        ("", "Cici mengatakan", ()),
        ("indirect", "bahwa tiga.", ()),
        ("", "", ("Cici",)),
    ]


def test_speakers_are_named_once_and_only_where_known() -> None:
    body_quotes = [quote("Satu", None), quote("Satu,", "Ani"), quote("Ani", "Ani", INDIRECT)]
    assert painted(body_quotes)[1] == ("", "", ("Ani",))
    assert painted([quote("Satu", None)])[1] == ("", "", ())


def test_a_direct_quote_outweighs_the_report_around_it_and_overlaps_do_no_harm() -> None:
    whole = Quote(0, len(BODY), "Dewi", None, None, INDIRECT)
    lines = painted([whole, *QUOTES, quote("panjang", "x"), quote("Itu", "y")])
    assert [rule for rule, text, _ in lines if text][:2] == ["direct", "direct"]
    assert lines[-1] == ("", "", ("Dewi",))


async def test_the_marks_are_hidden_and_shown_without_a_line_that_moves(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        quoted = next(
            number
            for number, found in enumerate(screen.session.library.articles(screen.articles.ids))
            if any(q.speaker and q.kind is DIRECT for q in found.annotations.quotes)
        )
        screen.articles.cursor = quoted
        await driver.press("enter")
        readable = screen.session.readable
        assert readable is not None and screen.reader.column is not None
        wanted = next(q for q in readable.annotations.quotes if q.speaker and q.kind is DIRECT)
        screen.reader.show_offset(wanted.end)
        await driver.settled()
        before, count = driver.lines, len(screen.reader.column.lines)
        assert any("▌" in line for line in before)
        assert any(f"— {wanted.speaker}" in line for line in before)
        await driver.press("V")
        hidden = driver.lines
        assert not any("▌" in line or "— " + str(wanted.speaker) in line for line in hidden)
        assert len(screen.reader.column.lines) == count
        bare = [re.sub("[▌┆]|(?<=  )— [^│]+(?=│)", lambda m: " " * len(m[0]), line) for line in before]
        assert hidden[:-1] == [line.rstrip() for line in bare[:-1]]
        await driver.press("ctrl+q")
    async with open_app() as driver:
        assert not driver.screen.reader.marked
        await driver.press("V")
        assert driver.screen.reader.marked
