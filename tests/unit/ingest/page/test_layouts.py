"""Pages in the layouts of large outlets: all of the article, and nothing else of the page."""

from __future__ import annotations

import pytest

from newsreader.ingest.page import read_page
from newsreader.ingest.prepare import prepare
from tests.unit.ingest.page.layouts import COMMENT, DAY, LAYOUTS, OTHERS, PARAGRAPHS, TITLE, WRITER

_UNSIGNED = {"article_element", "one_form"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_article_is_whole_and_alone(name: str) -> None:
    page = read_page(LAYOUTS[name]().encode(), origin=name)
    article = prepare(page.draft)
    assert [line for line in article.body.split("\n") if line] == list(PARAGRAPHS)
    assert article.title == TITLE
    assert article.lang == "id"


@pytest.mark.parametrize("name", LAYOUTS)
def test_its_day_and_its_writer_are_found(name: str) -> None:
    draft = read_page(LAYOUTS[name]().encode(), origin=name).draft
    assert draft.published is not None
    assert draft.published[:10] == DAY
    assert draft.byline == (None if name in _UNSIGNED else WRITER)


def test_what_was_left_out_is_told_with_its_reason() -> None:
    removed = read_page(LAYOUTS["microdata"]().encode(), origin="x").removed
    reasons = {piece.why for piece in removed}
    assert reasons == {"caption", "invitation to follow"}
    assert not any(OTHERS[3] in piece.text for piece in removed), "what is beside the text is not listed"


@pytest.mark.parametrize("name", ["nested_reader", "split_parts"])
def test_comments_are_no_part_of_it(name: str) -> None:
    assert COMMENT not in read_page(LAYOUTS[name]().encode(), origin=name).draft.body
