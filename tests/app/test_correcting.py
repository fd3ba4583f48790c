"""Corrections from the reader: seen before they are made, made at once, taken back at any time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input

from newsreader.app.screens.corrections import CorrectionsScreen
from newsreader.app.screens.panels.marking import AddPanel, RejectPanel, RespanPanel
from newsreader.app.screens.panels.panel import Panel
from newsreader.app.screens.why import WhyScreen
from newsreader.app.widgets.reader.painting import GUTTER
from newsreader.model import Label, Mention, Scope
from tests.app.conftest import Driver, Open


class Bench(Driver):
    """A driver with the words that these tests need."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What the reader shows as marked."""
        return self.screen.reader.walk.mentions.marks

    @property
    def kept(self) -> tuple[Mention, ...]:
        """What the archive holds for the open article."""
        readable = self.screen.session.readable
        assert readable is not None
        return self.screen.session.library.article(readable.article.id).annotations.mentions

    @property
    def panel(self) -> Panel:
        """The panel that is open."""
        assert isinstance(self.app.screen, Panel)
        return self.app.screen

    @property
    def body(self) -> str:
        """The text of the open article."""
        assert self.screen.session.readable is not None
        return self.screen.session.readable.article.body

    async def point_at(self, text: str, label: Label | None = None) -> Mention:
        """Make the first mention of that text the current one."""
        index = next(i for i, m in enumerate(self.mentions) if m.text == text and label in (None, m.label))
        self.screen.reader.point_at(index)
        await self.settled()
        return self.mentions[index]

    def texts(self, label: Label | None = None) -> list[str]:
        """The marked texts, of one type."""
        return [m.text for m in self.mentions if label in (None, m.label)]


@pytest.fixture
def bench(open_app: Open) -> object:
    """Open the app with the first article in the reader."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 36)) -> AsyncIterator[Bench]:
        async with open_app(size=size) as driver:
            driver.__class__ = Bench
            assert isinstance(driver, Bench)
            await driver.press("enter")
            yield driver

    return opened


async def test_a_rejected_name_goes_at_once_and_comes_back(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        before, mention = driver.kept, await driver.point_at("Putin")
        count = driver.texts().count("Putin")
        assert count > 1
        top = driver.screen.reader.scroll_offset.y
        await driver.press("d")
        assert isinstance(driver.panel, RejectPanel) and driver.panel.scope is Scope.ARTICLE
        assert f"{count} mentions" in "\n".join(driver.lines)
        assert driver.texts().count("Putin") == 0, "the text shows what would be"
        assert driver.kept == before, "nothing is kept yet"
        await driver.press("enter")
        assert driver.texts().count("Putin") == 0 and driver.kept == driver.mentions
        assert "^Z undoes it" in driver.status
        assert driver.screen.reader.scroll_offset.y == top
        assert not any(r.value and r.value.value == "Putin" for r in driver.screen.sidebar.rows)
        await driver.press("ctrl+z")
        assert driver.mentions == driver.kept == before
        assert driver.screen.current_mention == mention, "the walk is where it was"
        await driver.press("ctrl+y")
        assert driver.texts().count("Putin") == 0


async def test_escape_leaves_everything_as_it_was(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        before = driver.kept
        mention = await driver.point_at("Putin")
        lines = driver.lines
        for keys in (["d"], ["p", "o"], ["v", "right"], ["A", "right"], ["equals_sign", "x"], ["E", "x"]):
            await driver.press(*keys)
            assert isinstance(driver.app.screen, Panel), keys
            await driver.press("escape")
            assert driver.mentions == driver.kept == before
            assert driver.screen.current_mention == mention
            assert driver.lines[:-1] == lines[:-1], keys


async def test_only_here_and_everywhere(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        library = driver.screen.session.library
        mention = await driver.point_at("Putin")
        count = driver.texts().count("Putin")
        await driver.press("d", "1", "enter")
        assert driver.texts().count("Putin") == count - 1
        assert all(m.start != mention.start for m in driver.kept)
        assert mention.entity is not None
        other = next(
            a
            for a in library.articles(driver.screen.articles.ids)
            if a.article.body != driver.body and any(m.text == "Putin" for m in a.annotations.mentions)
        )
        await driver.point_at("Putin")
        await driver.press("d", "tab")
        assert driver.panel.scope is Scope.ARCHIVE
        await driver.press("enter")
        assert not any(m.text == "Putin" for m in library.article(other.article.id).annotations.mentions)
        assert "Putin" not in [m.text for m in driver.kept]
        await driver.press("ctrl+z", "ctrl+z")
        assert driver.texts().count("Putin") == count
        assert library.article(other.article.id).annotations == other.annotations


async def test_another_type(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Ukraina")
        await driver.press("p", "enter")
        assert "Press the letter of a type." in "\n".join(driver.lines)
        await driver.press("l", "enter")
        assert isinstance(driver.app.screen, Panel), "its own type is no choice"
        await driver.press("o", "enter")
        now = driver.screen.current_mention
        assert now is not None and (now.start, now.label) == (mention.start, Label.ORG)
        assert driver.screen.reader.walk.entity == now.entity
        assert "Organisation" in driver.status, "types are called as everywhere"
        assert now in driver.kept
        await driver.press("ctrl+z")
        assert "Undone: “Ukraina” is Organisation in this article" in driver.status


async def test_the_ends_move_word_by_word_with_the_text_as_witness(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Vladimir Putin")
        await driver.press("v", "right")
        panel = driver.panel
        assert isinstance(panel, RespanPanel)
        assert panel.span.text(driver.body) == "Vladimir Putin disebut"
        assert any("[Vladimir Putin disebut]" in line for line in driver.lines)
        await driver.press("left", "left")
        assert panel.span.text(driver.body) == "Vladimir"
        assert driver.mentions[0].text == "Vladimir", "the text shows what would be"
        await driver.press("l", "L", "enter")
        now = driver.screen.current_mention
        assert now is not None and now.text == "Putin" and now.start == mention.start + 9
        assert driver.kept[0].text == "Putin"


async def test_a_missed_name_is_marked_by_keys_alone(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        await driver.press("A")
        panel = driver.panel
        assert isinstance(panel, AddPanel)
        seen = {panel.span.start}
        marked = [(m.start, m.end) for m in driver.kept]
        assert all(panel.span.end <= start or end <= panel.span.start for start, end in marked)
        for _ in range(4):
            await driver.press("w")
            assert panel.span.start not in seen
            seen.add(panel.span.start)
        await driver.press("b", "right", "shift+left", "o")
        text = panel.span.text(driver.body)
        assert " " in text and panel.label is Label.ORG
        await driver.press("enter")
        assert text in [m.text for m in driver.kept if m.label is Label.ORG]
        await driver.press("ctrl+z")
        assert text not in [m.text for m in driver.kept]


async def test_a_missed_name_is_marked_from_a_selection(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        reader = driver.screen.reader
        assert reader.column is not None
        start = driver.body.index("pembicaraan militer")
        line = reader.column.line_at(start)
        x = reader._left + GUTTER + start - reader.column.lines[line].start
        reader.screen.selections = {reader: Selection(Offset(x + 3, line), Offset(x + 15, line))}
        await driver.press("A")
        assert isinstance(driver.panel, AddPanel)
        assert driver.panel.span.text(driver.body) == "pembicaraan militer"
        await driver.press("e", "enter")
        assert "pembicaraan militer" in driver.texts(Label.EVENT)


async def test_two_entities_become_one(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Rusia")
        await driver.press("equals_sign", "enter")
        assert isinstance(driver.app.screen, Panel), "enter with nobody chosen makes nobody one"
        await driver.type("ukra")
        assert any("▸ Ukraina" in line for line in driver.lines)
        await driver.press("enter")
        now = driver.screen.current_mention
        assert now is not None and now.start == mention.start
        assert now.canonical == "Ukraina" and driver.screen.reader.walk.entity == now.entity
        assert not any(m.entity == mention.entity for m in driver.kept)


async def test_a_mention_is_split_off_under_a_new_name(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Putin")
        await driver.press("exclamation_mark")
        assert Scope.ARCHIVE not in driver.panel.proposal.scopes
        await driver.type("Igor Putin")
        assert any("a new name" in line for line in driver.lines)
        await driver.press("shift+tab")
        assert driver.panel.scope is Scope.MENTION
        await driver.press("enter")
        now = driver.screen.current_mention
        assert now is not None and now.canonical == "Igor Putin"
        assert any(m.entity == mention.entity for m in driver.kept), "the others are who they were"


async def test_an_entity_is_renamed(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Putin")
        await driver.press("E")
        field = driver.app.screen.query_one(Input)
        assert field.value == mention.canonical
        await driver.press("enter")
        assert isinstance(driver.app.screen, Panel)
        await driver.press("ctrl+u")
        await driver.type("V. V. Putin")
        await driver.press("tab", "enter")
        assert {m.canonical for m in driver.kept if m.text == "Putin"} == {"V. V. Putin"}
        hints = driver.screen.articles.row(driver.screen.articles.ids[0])
        assert hints is not None and "Vladimir Putin" not in hints.hints


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_panel_never_covers_what_it_is_about(bench: Open, size: tuple[int, int]) -> None:
    async with bench(size) as driver:
        assert isinstance(driver, Bench)
        for index in range(0, len(driver.mentions), 23):
            for key in ("d", "A", "equals_sign"):
                driver.screen.reader.point_at(index)
                await driver.settled()
                if (
                    driver.mentions[index].label in (Label.ROLE, Label.DATE, Label.MONEY)
                    and key == "equals_sign"
                ):
                    continue
                top = driver.screen.reader.scroll_offset.y
                await driver.press(key)
                if key == "equals_sign":
                    await driver.type("putin")
                span = driver.panel.candidate
                assert span is not None
                row = driver.screen.reader.row_of(span.start)
                region = driver.panel.query_one("#panel").region
                reader = driver.screen.reader.content_region
                assert reader.y <= row < reader.bottom, (index, key)
                assert not region.y <= row < region.bottom, (index, key)
                assert region.bottom <= size[1] and region.y >= 0
                assert driver.panel.query_one("#panel-keys").region.bottom <= size[1] - 2
                await driver.press("escape")
                assert key == "A" or driver.screen.reader.scroll_offset.y == top


async def test_why_names_who_says_so_and_leads_on(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        mention = await driver.point_at("Rusia")
        await driver.press("w")
        assert isinstance(driver.app.screen, WhyScreen)
        shown = "\n".join(driver.lines)
        assert "Why is “Rusia” marked?" in shown and "Place" in shown
        assert str(round(mention.score, 2)) in shown
        await driver.press("p")
        assert isinstance(driver.app.screen, Panel)
        await driver.press("o", "enter", "w")
        assert "you, by a correction" in "\n".join(driver.lines)
        await driver.press("escape")


async def test_what_cannot_be_corrected_is_said(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        await driver.press("d")
        assert "No mention is chosen" in driver.status
        role = next(m for m in driver.mentions if m.label is Label.ROLE)
        await driver.point_at(role.text, Label.ROLE)
        await driver.press("equals_sign")
        assert "stands for nobody" in driver.status
        await driver.press("w")
        assert "same as" not in "\n".join(driver.lines)


async def test_every_correction_is_listed_and_any_can_be_withdrawn(bench: Open) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        before = driver.kept
        await driver.press("C")
        assert "Nothing was corrected yet." in "\n".join(driver.lines)
        await driver.press("escape")
        await driver.point_at("Putin")
        await driver.press("d", "enter")
        await driver.point_at("Ukraina")
        await driver.press("p", "o", "enter")
        both = driver.kept
        await driver.press("C")
        assert isinstance(driver.app.screen, CorrectionsScreen)
        shown = "\n".join(driver.lines)
        assert shown.index("Ukraina” is Organisation") < shown.index("“Putin” is no name"), "newest first"
        await driver.press("j", "x")
        assert "withdrawn" in "\n".join(driver.lines)
        assert [m for m in driver.kept if m.text == "Putin"] == [m for m in before if m.text == "Putin"]
        assert all(m.label is Label.ORG for m in driver.kept if m.text == "Ukraina"), "the later one stays"
        await driver.press("x")
        assert driver.kept == both
        await driver.press("enter")
        assert driver.app.screen_stack[-1] is driver.screen
        assert driver.mentions == both


async def test_corrections_are_shared_as_a_file(bench: Open, tmp_path: Path) -> None:
    async with bench() as driver:
        assert isinstance(driver, Bench)
        before = driver.kept
        await driver.point_at("Putin")
        await driver.press("d", "enter")
        path = tmp_path / "koreksi.yaml"
        driver.screen.action_run("command.line", f"corrections export {path}")
        await driver.settled()
        assert "1 correction is in" in driver.status and "kind: reject" in path.read_text("utf-8")
        driver.screen.action_run("command.line", f"corrections export {path}")
        await driver.settled()
        assert "already" in driver.status
        await driver.press("ctrl+z")
        assert driver.kept == before
        driver.screen.action_run("command.line", f"corrections import {path}")
        await driver.settled()
        assert "1 applied" in driver.status
        assert "Putin" not in [m.text for m in driver.kept]
        assert driver.mentions == driver.kept
        driver.screen.action_run("command.line", "corrections terbang")
        await driver.settled()
        assert ":corrections export FILE" in driver.status


async def test_other_marks_arrive_while_a_panel_is_open(bench: Open) -> None:
    from newsreader.app.messages import Reannotated

    async with bench() as driver:
        assert isinstance(driver, Bench)
        await driver.point_at("Putin")
        await driver.press("v", "right")
        readable = driver.screen.session.readable
        assert readable is not None
        rehearsed = driver.mentions
        fresh = replace(readable.annotations, mentions=readable.annotations.mentions[:5], quotes=())
        driver.screen.post_message(Reannotated(replace(readable, annotations=fresh)))
        await driver.settled()
        assert driver.mentions == rehearsed, "the rehearsal goes on"
        await driver.press("escape")
        assert driver.mentions == fresh.mentions, "and ends at what holds now"


async def test_undo_shows_also_when_the_index_has_taken_it_up_already(
    bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.app.upkeep import Upkeep

    async with bench() as driver:
        assert isinstance(driver, Bench)
        before = driver.kept
        await driver.point_at("Putin")
        await driver.press("d", "enter")
        monkeypatch.setattr(Upkeep, "apply_corrections", lambda *_: None)
        await driver.press("ctrl+z")
        assert driver.mentions == driver.kept == before


async def test_a_library_that_can_only_be_read_is_not_corrected(
    bench: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.archive import Archive

    async with bench() as driver:
        assert isinstance(driver, Bench)
        await driver.point_at("Putin")
        monkeypatch.setattr(Archive, "read_only", property(lambda _: True))
        await driver.press("d")
        assert "can only be read" in driver.status
