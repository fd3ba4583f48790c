"""The main job: find, open, walk the mentions, filter by an entity, mark, and come back to it."""

from __future__ import annotations

from newsreader.app.arrangement import Pane
from newsreader.model import Order
from tests.app.conftest import Open


async def test_the_list_is_there_at_once_newest_first(open_app: Open) -> None:
    async with open_app() as driver:
        dates = [driver.screen.articles.row(i) for i in driver.screen.articles.ids]
        published = [row.published for row in dates if row]
        assert len(published) > 25
        assert published == sorted(published, key=str, reverse=True)
        assert "unread" in driver.lines[0]


async def test_searches_as_you_type_and_says_how_many(open_app: Open) -> None:
    async with open_app() as driver:
        everything = driver.screen.articles.count
        await driver.press("slash")
        await driver.type("diplomasi")
        found = driver.screen.articles.count
        assert 0 < found < everything
        assert f"{found} results" in driver.lines[1]
        await driver.press("enter")
        assert driver.screen.pane is Pane.LIST


async def test_a_word_that_is_still_being_typed_finds_what_it_begins(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("iran diplomas")
        assert driver.screen.session.query.text == "iran diplomas"
        found = driver.screen.articles.count
        assert found and f"diplomas*: {found} results" in driver.lines[1]
        await driver.press("enter", "enter", "n")
        assert "Match 1 of" in driver.status or "Match 2 of" in driver.status
        await driver.press("slash", "end")
        await driver.type(" ")
        assert driver.screen.articles.count == 0
        assert any("Nothing matches." in line for line in driver.lines)


async def test_opens_marks_as_read_and_remembers_the_place(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        await driver.press("j", "enter")
        opened = screen.session.readable
        assert opened is not None
        assert screen.pane is Pane.READER
        row = screen.articles.row(opened.article.id)
        assert row is not None and row.marks.read
        await driver.press("space", "j")
        position = screen.reader.position
        assert position > 0
        await driver.press("J", "K")
        assert screen.session.readable is not None
        assert screen.session.readable.article.id == opened.article.id
        assert screen.reader.position == position


async def test_walks_mentions_and_filters_by_the_chosen_entity(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        everything = screen.articles.count
        await driver.press("enter", "right_square_bracket", "right_square_bracket")
        mention = screen.current_mention
        assert mention is not None and screen.reader.walk.current == 1
        await driver.press("left_square_bracket")
        assert screen.reader.walk.current == 0
        mentions = screen.reader.walk.mentions.marks
        target = next(i for i, m in enumerate(mentions) if m.label == "PLACE" and m.entity)
        screen.reader.point_at(target)
        await driver.press("enter")
        assert 0 < screen.articles.count < everything
        assert [r.value for r in screen.session.query.refinements] == [mentions[target].entity]
        assert mentions[target].canonical in driver.lines[2]
        await driver.press("c")
        assert screen.articles.count == everything


async def test_the_same_entity_is_walked_and_its_mentions_lie_in_view(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        await driver.press("enter")
        marks = screen.reader.walk.mentions.marks
        keys = [m.entity for m in marks if m.entity]
        key = max(set(keys), key=keys.count)
        screen.reader.select_entity(key)
        seen = []
        for _ in range(keys.count(key)):
            await driver.press("right_curly_bracket")
            assert screen.current_mention is not None
            seen.append(screen.current_mention.start)
            line = screen.reader.column.line_at(seen[-1])  # type: ignore[union-attr]
            top = screen.reader.scroll_offset.y
            assert top <= line < top + screen.reader.size.height
        assert seen == [m.start for m in marks if m.entity == key]
        await driver.press("right_curly_bracket")
        assert "no further mention" in driver.status


async def test_filters_from_the_sidebar_and_excludes(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        everything = screen.articles.count
        await driver.press("f")
        await driver.press("tab", "tab")
        assert screen.pane is Pane.SIDEBAR
        value = screen.sidebar.value_at_cursor
        assert value is not None
        await driver.press("enter")
        assert screen.articles.count == value.count
        await driver.press("c", "x")
        assert screen.articles.count == everything - value.count


async def test_stars_tags_and_undoes_and_says_so(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        article = screen.articles.current
        assert article is not None

        def marks() -> tuple[bool, bool, bool]:
            row = screen.articles.row(article)
            assert row is not None
            return row.marks.read, row.marks.starred, "penting" in row.marks.tags

        await driver.press("r", "asterisk", "t")
        await driver.type("penting")
        await driver.press("enter")
        assert marks() == (True, True, True)
        await driver.press("ctrl+z")
        assert marks() == (True, True, False)
        await driver.press("ctrl+z", "ctrl+z")
        assert marks() == (False, False, False)
        assert "Undone" in driver.status
        await driver.press("ctrl+y")
        assert marks() == (True, False, False)


async def test_opening_is_nothing_to_undo(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "ctrl+z")
        assert "nothing to undo" in driver.status


async def test_goes_back_and_forward_through_searches(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        for word in ("iran", "bandung"):
            await driver.press("slash", "ctrl+u")
            await driver.type(word)
            await driver.press("enter")
        await driver.press("less_than_sign")
        assert screen.session.query.text == "iran"
        assert screen.search_bar.field.value == "iran"
        await driver.press("less_than_sign", "greater_than_sign", "greater_than_sign")
        assert screen.session.query.text == "bandung"


async def test_a_malformed_query_is_searched_and_its_fault_said(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("iran )")
        assert driver.screen.articles.count > 0
        assert "Column" in driver.status
        assert "⚠" in driver.lines[1]


async def test_an_empty_result_says_what_to_do(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("diplomesi")
        text = "\n".join(driver.lines)
        assert "Nothing matches." in text
        assert "diplomasi" in text


async def test_relevance_order_and_back(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("iran")
        await driver.press("enter", "S")
        assert driver.screen.session.order is Order.RELEVANCE
        assert list(driver.screen.session.page.scores) == sorted(
            driver.screen.session.page.scores, reverse=True
        )
        await driver.press("S")
        assert driver.screen.session.order is Order.DATE


async def test_stale_answers_are_dropped(open_app: Open) -> None:
    from newsreader.app.messages import SearchFinished
    from newsreader.model import Page, Query

    async with open_app() as driver:
        before = driver.screen.articles.count
        driver.screen.post_message(SearchFinished(-1, Page(Query("lama"), Order.DATE)))
        await driver.settled()
        assert driver.screen.articles.count == before


async def test_state_survives_a_restart(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("j", "j", "enter", "space", "S", "plus")
        readable = driver.screen.session.readable
        assert readable is not None
        position, width = driver.screen.reader.position, driver.screen.list_width
        driver.app.theme_wanted(driver.screen.ThemeWanted("pagi"))
        await driver.press("ctrl+q")
    async with open_app() as driver:
        again = driver.screen.session.readable
        assert again is not None and again.article.id == readable.article.id
        assert driver.screen.reader.position == position
        assert driver.screen.list_width == width
        assert driver.screen.session.order is Order.RELEVANCE
        assert driver.app.theme == "pagi"


async def test_an_index_that_vanished_is_made_anew_and_the_search_answered(open_app: Open) -> None:
    import shutil

    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("iran")
        found = driver.screen.articles.count
        shutil.rmtree(driver.screen.session.library.folder / "index")
        await driver.type(" ")
        await driver.type("sanksi")
        await driver.settled()
        await driver.press("enter", "ctrl+z")
        assert 0 < driver.screen.articles.count <= found


async def test_tags_and_stars_show_in_the_header_of_the_open_article(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "t")
        await driver.type("penting")
        await driver.press("enter", "asterisk")
        header = "\n".join(driver.lines[:8])
        assert "#penting" in header and "★" in header
        await driver.press("ctrl+z", "ctrl+z")
        header = "\n".join(driver.lines[:8])
        assert "#penting" not in header and "★" not in header
