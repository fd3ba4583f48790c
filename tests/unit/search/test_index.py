"""Opening, changing and sharing an index."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.model import IndexDocument, NewsreaderError, Order
from newsreader.search.segment import DamagedIndexError
from newsreader.search.storage import set_aside
from tests.unit.search.conftest import Filled
from tests.unit.search.corpus import document

_HOLD = """
import sys
from pathlib import Path
from newsreader.model import IndexDocument
from newsreader.search import commit
from newsreader.search.index import SearchIndex

entered = commit._State.commit

def slowly(state, before):
    print("writing", flush=True)
    sys.stdin.read()
    entered(state, before)

commit._State.commit = slowly
SearchIndex.open(Path(sys.argv[1]), "archive").apply(
    IndexDocument(number, title, "dialog", "id") for number, title in ((1, "satu"), (2, "dua"))
)
"""


class _Traced(IndexDocument):
    """An article that can be watched being forgotten."""

    __slots__ = ("__weakref__",)


def test_an_empty_index_answers(filled: Filled) -> None:
    index = filled()
    assert index.rebuilt is not None
    assert (index.count(), index.ids(), list(index.search("iran").ids)) == (0, set(), [])
    assert list(index.search("iran", order=Order.RELEVANCE).ids) == []
    assert index.suggest("iran") == []
    assert list(index.search("ira* -x OR date:2026 irn~ person:p* source:t").ids) == []


def test_an_update_replaces_and_a_delete_removes(filled: Filled) -> None:
    index = filled([document(1, "lama", "perang"), document(2, "", "perang"), document(3, "", "perang")])
    index.apply([document(1, "baru", "damai")], [3, 99])
    assert index.ids() == {1, 2}
    assert list(index.search("perang").ids) == [2]
    assert list(index.search("damai").ids) == [1]
    assert list(index.search("lama").ids) == []


def test_the_last_of_two_with_one_id_stays(filled: Filled) -> None:
    index = filled([document(1, "", "satu"), document(2, "", "dua"), document(1, "", "tiga")])
    assert index.count() == 2
    assert list(index.search("satu").ids) == []
    assert list(index.search("tiga").ids) == [1]


def test_what_was_applied_is_there_at_the_next_opening(filled: Filled) -> None:
    filled([document(7, "", "perang")]).close()
    index = filled()
    assert index.rebuilt is None
    assert list(index.search("perang").ids) == [7]


def test_an_error_in_the_middle_leaves_the_old_state_and_no_lock(filled: Filled) -> None:
    index = filled([document(1, "", "perang")])

    def broken() -> Iterator[IndexDocument]:
        yield document(1, "", "damai")
        raise KeyError("the archive went away")

    with pytest.raises(KeyError):
        index.apply(broken())
    assert list(index.search("perang").ids) == [1]
    index.apply([document(2, "", "perang")])
    assert list(index.search("perang").ids) == [2, 1]


def test_another_process_is_waited_for_and_then_told_about(filled: Filled, folder: Path) -> None:
    filled([document(9, "", "perang")])
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        index = filled()
        with pytest.raises(NewsreaderError, match="another newsreader"):
            index.apply([document(3)], patience=0.2)
        assert index.ids() == {9}
        other.communicate()
    assert index.ids() == {1, 2, 9}
    index.apply([document(3)])
    assert index.count() == 4


def test_a_killed_writer_leaves_the_old_state(filled: Filled, folder: Path) -> None:
    filled([document(9, "", "perang")])
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
    index = filled()
    assert index.rebuilt is None
    assert index.ids() == {9}
    index.apply([document(1, "", "perang")])
    assert index.ids() == {1, 9}


def test_searches_run_while_articles_are_applied(filled: Filled) -> None:
    """Every answer is one of the committed states: all articles of a batch or none."""
    index = filled([document(n, "", "perang nuklir") for n in range(10)])
    stop, errors, sizes = threading.Event(), [], set()

    def search() -> None:
        while not stop.is_set():
            try:
                for text in ("perang", '"perang nuklir"', "per*", "prang~", "-damai"):
                    sizes.add(len(index.search(text).ids))
                    sizes.add(len(index.search(text, order=Order.RELEVANCE).ids))
            except BaseException as error:
                errors.append(error)
                raise

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for batch in range(1, 8):
        index.apply([document(n, "", "perang nuklir") for n in range(batch * 10, batch * 10 + 10)])
    time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert sizes <= set(range(0, 90, 10))
    assert max(sizes) == 80


def test_many_single_articles_do_not_leave_many_segments(filled: Filled) -> None:
    index = filled()
    for number in range(40):
        index.apply([document(number, "", "perang")])
    assert index.count() == 40
    assert len(index._current().parts) <= 14
    index.apply([], range(40))
    assert (index.count(), index._current().parts) == (0, [])


def test_articles_are_taken_one_by_one(filled: Filled) -> None:
    """None is held any longer than until the next is asked for."""
    index = filled()
    handed_out: weakref.WeakSet[_Traced] = weakref.WeakSet()
    most = 0

    def documents() -> Iterator[IndexDocument]:
        nonlocal most
        for number in range(100):
            one = _Traced(number, "", "perang", "id")
            handed_out.add(one)
            most = max(most, len(handed_out))
            yield one
            del one

    index.apply(documents())
    assert index.count() == 100
    assert most <= 2


def test_newest_first_to_the_minute_and_undated_last(filled: Filled) -> None:
    index = filled(
        [
            document(1, "", "perang", published="2026-02-06"),
            document(2, "", "perang"),
            document(3, "", "perang", published="2026-02-06T10:00:00+07:00"),
            document(4, "", "perang", published="2025-01-01"),
            document(5, "", "perang", published="kemarin"),
            document(6, "", "perang", published="2026-02-06T02:00:00Z"),
            document(7, "", "perang", published="2026-02-06T03:00:00Z"),
        ]
    )
    newest_first = [7, 3, 6, 1, 4, 5, 2]
    assert list(index.search("perang").ids) == newest_first
    assert list(index.search("").ids) == newest_first


@pytest.mark.parametrize(
    "query",
    ["{}", "{}*", "{}~", '"{}"', "person:{}", "entity:{}", "source:{}", "tag:{}", "lang:{}", "perang {}"],
)
def test_a_word_too_long_for_the_index_finds_nothing(filled: Filled, query: str) -> None:
    long = "x" * 300
    index = filled(
        [document(1, "", f"perang {long}", source="Tempo", entities=(0,)), document(2, "", "damai")]
    )
    found = index.search(query.format(long))
    assert list(found.ids) == []
    assert found.problem is None


def test_excluding_a_word_too_long_for_the_index_excludes_nothing(filled: Filled) -> None:
    assert list(filled([document(1, "", "perang")]).search("-" + "x" * 300).ids) == [1]


@pytest.mark.parametrize(
    "query", [")))", "*", "-", "NOT", "OR", "()", "!!!", "(! ?)", "-(! ?)", "(! ?) OR yang"]
)
def test_where_nothing_is_left_to_search_for_all_are_found_and_it_is_said(filled: Filled, query: str) -> None:
    found = filled([document(1, "", "perang"), document(2, "", "damai")]).search(query)
    assert sorted(found.ids) == [1, 2]
    assert found.problem or found.notes


def test_what_cannot_be_searched_does_not_widen_the_rest(filled: Filled) -> None:
    assert list(
        filled([document(1, "", "perang"), document(2, "", "damai")]).search("(! ?) OR damai").ids
    ) == [2]


def test_names_have_near_spellings_and_dates_have_none(filled: Filled) -> None:
    index = filled([document(1, "", "dated tahun unread tempi", published="2020-01-01", entities=(0, 4))])
    assert index.suggest("person:putn") == ["putin"]
    assert index.suggest("entity:vladimr perang") == ["vladimir"]
    assert index.suggest("person:kremln") == []
    for query in ("date:7d", "date:2026", "is:unrea", "is:unread", "source:tempo", "tag:tahn", "lang:da"):
        assert index.suggest(query) == [], query


@pytest.mark.parametrize("whole", [True, False])
def test_files_that_vanish_while_the_index_is_open_are_damage(
    filled: Filled, folder: Path, whole: bool
) -> None:
    index = filled([document(1, "", "perang")])
    assert list(index.search("perang").ids) == [1]
    shutil.rmtree(folder)
    if not whole:
        folder.mkdir(mode=0o700)
    asked: list[Callable[[], object]] = [
        lambda: index.search("damai"),
        lambda: index.suggest("damai"),
        index.count,
        index.ids,
        lambda: index.apply([document(2, "", "damai")], patience=0.1),
    ]
    for ask in asked:
        with pytest.raises(DamagedIndexError):
            ask()
    set_aside(folder)
    assert not folder.exists()


def test_suggestions_are_near_and_frequent(filled: Filled) -> None:
    texts = ["nuklir", "nuklir nukleus", "nuklir", "nikel", "presiden", "diplomasi"]
    index = filled([document(n, "", text) for n, text in enumerate(texts)])
    assert index.suggest("nuklri")[0] == "nuklir"
    assert index.suggest("nukler")[0] == "nuklir"
    assert index.suggest("presdein") == ["presiden"]
    assert index.suggest("xyzzyq") == []
    assert "nuklir" not in index.suggest("nuklir")
    assert index.suggest("") == []
    assert index.suggest("diplomasi nuklri person:x -presdein")[0] == "nuklir"
    assert index.suggest("diplomasi nuklir") == []


def test_a_folder_that_has_gone_is_told_as_damage(filled: Filled, folder: Path) -> None:
    index = filled([document(1, "", "perang")])
    shutil.rmtree(folder)
    with pytest.raises(DamagedIndexError):
        index.take([])
    with pytest.raises(DamagedIndexError):
        index.apply([document(2, "", "perang")])
