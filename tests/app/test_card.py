"""The card of an entity: all that is known of it, and where that leads."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from newsreader.app.card.sparkline import BARS, NOTHING, sparkline
from newsreader.app.card.writing import card_rows
from newsreader.app.screens.card import CardScreen
from newsreader.app.screens.panels.naming import SamePanel
from newsreader.app.widgets.card_list import CardRow, Place
from newsreader.library import Library
from newsreader.model import (
    Entity,
    EntityCard,
    EntityCount,
    Label,
    QuoteKind,
    QuoteLine,
    RoleSpan,
    Scope,
)
from newsreader.translation import set_language
from tests.app.conftest import Driver, Open

PUTIN = Entity("person:vladimir-putin", Label.PERSON, "Vladimir Putin", ("Putin", "Presiden Putin"))
CARD = EntityCard(
    PUTIN,
    11,
    1204,
    "2025-11-03",
    "2026-02-07",
    months=(("2025-11", 3), ("2025-12", 0), ("2026-01", 40), ("2026-02", 1)),
    roles=(RoleSpan("Presiden", "place:rusia", "Rusia", "2025-11-03", "2026-02-07", 5, 9),),
    company=(EntityCount(Entity("place:rusia", Label.PLACE, "Rusia"), 4, 3),),
    quotes=(
        QuoteLine(7, "Judul [red]", "2026-02-06", "Warta Utara", "kata " * 80, "Putin", PUTIN.key, "kata",
                  QuoteKind.DIRECT, 120, 520),
        QuoteLine(8, "Lain", None, None, "tidak", "Putin", PUTIN.key, None, QuoteKind.INDIRECT, 4, 9),
    ),
    perhaps=(EntityCount(Entity("person:putin", Label.PERSON, "Putin"), 2, 2),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def test_bars_tell_nothing_from_little_and_fit_the_width() -> None:
    assert sparkline([0, 1, 100, 50], 10) == NOTHING + BARS[0] + BARS[7] + BARS[3]
    assert sparkline([], 10) == sparkline([1], 0) == ""
    assert sparkline([0, 0], 10) == NOTHING * 2
    many = sparkline([1] * 1000, 40)
    assert len(many) == 40 and set(many) == {BARS[7]}
    assert len(sparkline(list(range(41)), 40)) == 40


def test_a_card_says_everything_and_every_row_leads_somewhere() -> None:
    rows = card_rows(CARD, 90)
    text = "\n".join(f"{row.left} {row.right}" for row in rows)
    for said in (
        "Vladimir Putin Person", "1,204 mentions · 11 articles · 3 Nov 2025 – 7 Feb 2026",
        "Also: Putin · Presiden Putin", "Nov 2025 – Feb 2026", "Presiden · Rusia",
        "3 Nov 2025 – 7 Feb 2026 · 5 articles", "Rusia Place · 3 articles", "▌ kata kata", "┆ tidak",
        "6 Feb 2026 · Warta Utara · Judul [red]", "no date · Lain", "Perhaps also",
    ):  # fmt: skip
        assert said in text, said
    targets = [row.target for row in rows if row.target is not None]
    assert targets == [
        Place(9), CARD.perhaps[0].entity, CARD.company[0].entity, Place(7, 120), Place(8, 4),
    ]  # fmt: skip
    assert [row.left for row in rows if row.maybe] == ["Putin"]
    assert len([row for row in rows if row.left.startswith("▌")]) == 3


def test_a_card_without_anything_is_short() -> None:
    bare = EntityCard(Entity("org:x", Label.ORG, "X"), 0, 0, None, None)
    assert card_rows(bare, 40) == [
        CardRow("X", "Organisation", "title"),
        CardRow("0 mentions · 0 articles", style="muted"),
    ]


@pytest.mark.parametrize("width", [1, 10, 20, 56, 200])
def test_a_card_fits_any_width(width: int) -> None:
    many = replace(PUTIN, aliases=tuple(f"Nama Lain Nomor {n}" for n in range(50)))
    rows = card_rows(replace(CARD, entity=many), width)
    assert any("38 more" in row.left for row in rows) or width < 20


async def open_card(driver: Driver, text: str = "Putin") -> CardScreen:
    """The card of the first mention of that text in the first article."""
    await driver.press("enter")
    marks = driver.screen.reader.walk.mentions.marks
    driver.screen.reader.point_at(next(i for i, m in enumerate(marks) if m.text == text))
    await driver.press("i")
    assert isinstance(driver.app.screen, CardScreen)
    return driver.app.screen


async def test_the_card_of_a_mention_comes_from_the_archive(open_app: Open, library: Library) -> None:
    for size in ((120, 36), (80, 24), (60, 20)):
        async with open_app(size=size) as driver:
            screen = await open_card(driver)
            card = library.entity_card("person:vladimir-putin")
            assert screen.card == card and card is not None and card.company
            shown = "\n".join(driver.lines)
            assert "Vladimir Putin" in shown and f"{card.articles} articles" in shown
            assert any(bar in shown for bar in BARS)
            await driver.press("G")
            assert card.recent[-1].title[:10] in "\n".join(driver.lines)
            await driver.press("g")
            assert f"{card.articles} articles" in "\n".join(driver.lines)
            await driver.press("escape")
            assert driver.app.screen_stack == [driver.screen]


async def test_enter_filters_and_i_leads_from_card_to_card(open_app: Open) -> None:
    async with open_app() as driver:
        screen = await open_card(driver)
        assert screen.card is not None
        company = screen.card.company[0].entity
        index = next(i for i, row in enumerate(screen.cards.rows) if row.target == company)
        screen.cards.cursor = index
        await driver.press("i")
        assert screen.card is not None and screen.card.entity.key == company.key
        await driver.press("escape")
        assert screen.card is not None and screen.card.entity.key == "person:vladimir-putin"
        screen.cards.cursor = index
        await driver.press("enter")
        assert driver.app.screen_stack == [driver.screen]
        assert [r.value for r in driver.screen.session.query.refinements] == [company.key]
        screen = await open_card(driver)
        await driver.press("f")
        assert "person:vladimir-putin" in [r.value for r in driver.screen.session.query.refinements]


async def test_a_quote_opens_its_article_at_the_words(open_app: Open, library: Library) -> None:
    async with open_app(size=(120, 20)) as driver:
        article, quote = next(
            (found, quote)
            for found in library.articles(driver.screen.articles.ids)
            for quote in found.annotations.quotes
            if quote.entity and quote.start > 1000
        )
        await driver.press("enter")
        driver.screen.open_at(article.article.id, 0)
        await driver.settled()
        marks = driver.screen.reader.walk.mentions.marks
        driver.screen.reader.point_at(next(i for i, m in enumerate(marks) if m.entity == quote.entity))
        await driver.press("J", "K", "i") if driver.screen.articles.current is None else await driver.press(
            "i"
        )
        screen = driver.app.screen
        assert isinstance(screen, CardScreen)
        target = Place(article.article.id, quote.start)
        screen.cards.cursor = next(i for i, row in enumerate(screen.cards.rows) if row.target == target)
        await driver.press("enter")
        readable = driver.screen.session.readable
        assert readable is not None and readable.article.id == article.article.id
        reader = driver.screen.reader
        assert reader.column is not None
        line = reader.column.line_at(quote.start) - reader.scroll_offset.y
        assert 0 <= line < reader.size.height
        # From another article, too.
        driver.screen.articles.cursor = 0 if driver.screen.articles.ids[0] != article.article.id else 1
        await driver.press("h", "enter")
        driver.screen.open_at(article.article.id, quote.start)
        await driver.settled()
        line = reader.column.line_at(quote.start) - reader.scroll_offset.y
        assert 0 <= line < reader.size.height


async def test_the_card_does_not_hold_the_interface_up(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    let = threading.Event()
    fetch = Library.entity_card

    def slow(self: Library, key: str) -> EntityCard | None:
        let.wait(5)
        return fetch(self, key)

    monkeypatch.setattr(Library, "entity_card", slow)
    async with open_app() as driver:
        await driver.press("enter", "right_square_bracket")
        await driver.pilot.press("i")
        await driver.until(lambda: "…" in "\n".join(driver.lines))
        await driver.pilot.press("escape")
        await driver.until(lambda: driver.app.screen_stack == [driver.screen])
        assert not let.is_set(), "it can be left before it is there"
        let.set()
        await driver.settled()
        assert driver.app.screen_stack == [driver.screen]


async def test_perhaps_the_same_is_merged_and_the_card_follows(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    fetch = Library.entity_card
    other = "person:donald-trump"

    def with_guess(self: Library, key: str) -> EntityCard | None:
        card, guess = fetch(self, key), self.archive.entity(other)
        if card is None or guess is None or card.entity.key == other:
            return card
        return replace(card, perhaps=(EntityCount(guess, 1, 1),))

    monkeypatch.setattr(Library, "entity_card", with_guess)
    async with open_app() as driver:
        screen = await open_card(driver)
        assert screen.card is not None
        before = screen.card.mentions
        await driver.press("m")
        assert driver.app.screen is screen, "m is about those that are perhaps the same"
        screen.cards.cursor = next(i for i, row in enumerate(screen.cards.rows) if row.maybe)
        await driver.press("m")
        panel = driver.app.screen
        assert isinstance(panel, SamePanel) and panel.scope is Scope.ARCHIVE
        shown = "\n".join(driver.lines)
        assert "Donald Trump is the same as Vladimir Putin" in shown and "articles" in shown
        await driver.press("enter")
        assert driver.app.screen_stack[-1] is screen
        assert screen.card.mentions > before, "the card follows"
        assert library.entity_card(other) is None
        await driver.press("escape", "ctrl+z")
        again = library.entity_card(other)
        assert again is not None


async def test_what_has_no_card_is_said(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("i")
        assert "No mention is chosen" in driver.status
        await driver.press("enter")
        marks = driver.screen.reader.walk.mentions.marks
        driver.screen.reader.point_at(next(i for i, m in enumerate(marks) if m.label is Label.DATE))
        await driver.press("i")
        assert "stands for no entity that has a card" in driver.status
        assert driver.app.screen_stack == [driver.screen]


async def test_the_sidebar_has_cards_too(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "l", "i")
        screen = driver.app.screen
        assert isinstance(screen, CardScreen) and screen.card is not None
        assert screen.card.entity.key == "person:vladimir-putin"
