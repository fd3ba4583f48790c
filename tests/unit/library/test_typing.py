"""What is searched while a word is being typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsreader.library import Library
from newsreader.model import Page, Query, Refinement


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("typing")
    source = folder / "in"
    source.mkdir()
    told = [
        "Perundingan di Jenewa",
        "Perunding dari Iran",
        "Perahu di Jenewa",
        "Bata di Wina",
        "Batavia di Iran",
    ]
    for number, words in enumerate(told):
        (source / f"{number}.txt").write_text(f"Berita {number}\n\n{words} pada hari itu.\n", "utf-8")
    with Library.open(folder / "library") as opened:
        assert all(result.id for result in opened.importer.run([source]))
        list(opened.refresh_index())
        yield opened


def typed(library: Library, query: Query) -> Page:
    *_, page = library.stream(query, typed=True)
    return page


def test_a_last_word_that_no_article_has_begins_others(library: Library) -> None:
    page = typed(library, Query("jenewa perah"))
    assert (page.total, page.completion, page.query) == (1, "perah*", Query("jenewa perah*"))
    assert library.search(Query("jenewa perah")).total == 0


def test_filters_stay_as_they_are(library: Library) -> None:
    dated = Refinement("is", "unread", "unread")
    page = typed(library, Query("perahu jenew", (dated,)))
    assert (page.total, page.query.refinements) == (1, (dated,))
    assert library.matches(page.query, "Perahu di Jenewa")


def test_a_word_that_an_article_has_is_that_word_alone(library: Library) -> None:
    page = typed(library, Query("perahu"))
    assert (page.total, page.completion) == (1, "")


def test_a_word_that_is_known_is_not_completed_because_the_rest_finds_nothing(library: Library) -> None:
    page = typed(library, Query("iran bata"))
    assert (page.total, page.completion) == (0, "")
    assert typed(library, Query("iran batav")).total == 1


def test_where_nothing_begins_so_the_answer_is_about_what_was_typed(library: Library) -> None:
    page = typed(library, Query("zzz"))
    assert (page.total, page.completion, page.query) == (0, "", Query("zzz"))


def test_a_finished_word_is_not_completed(library: Library) -> None:
    assert typed(library, Query("perah ")).total == 0
