"""What another process made ready is kept as what was made ready here."""

from __future__ import annotations

import pickle
import sqlite3
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.archive import Archive, PackedArticle, pack_article
from newsreader.model import ImportStatus, Label, NewsreaderError
from tests.unit.archive.samples import NOTHING, annotations, article, mention, rich


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """All that a library holds, but for times and its identity."""
    with archive._reading() as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        held = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    held["sighting"] = [row[:3] for row in held["sighting"]]
    held["article"] = [(*row[:18], *row[19:]) for row in held["article"]]
    del held["about"]
    return held


def test_packed_in_another_process(archive: Archive, tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        packed = pool.submit(pack_article, *rich()).result()
    assert archive.add_packed(packed).status is ImportStatus.ADDED
    assert archive.check() == []
    with Archive.open(tmp_path / "other.sqlite") as other:
        other.add(*rich())
        assert rows(other) == rows(archive)


def test_packing_refuses_what_adding_refuses() -> None:
    whole, found = rich()
    with pytest.raises(NewsreaderError, match="is no date"):
        pack_article(replace(whole, published="kemarin"), found)
    with pytest.raises(NewsreaderError, match="half a character"):
        pack_article(replace(whole, title="\ud800"), found)
    with pytest.raises(ValueError, match="sha256"):
        pack_article(replace(whole, sha256="0" * 64), NOTHING)
    with pytest.raises(ValueError, match="does not stand at"):
        pack_article(whole, annotations(replace(found.mentions[0], start=1)))


def test_a_packed_article_says_where_it_is_from() -> None:
    assert pack_article(article("Satu.", origin="a.txt"), NOTHING).origin == "a.txt"


def test_the_same_packed_article_twice(archive: Archive) -> None:
    packed: PackedArticle = pickle.loads(pickle.dumps(pack_article(*rich())))
    first = archive.add_packed(packed)
    again = archive.add_packed(packed)
    assert (again.status, again.id) == (ImportStatus.UNCHANGED, first.id)
    elsewhere = article(rich()[0].body, origin="b.txt", title=rich()[0].title)
    assert archive.add_packed(pack_article(elsewhere, rich()[1])).status is ImportStatus.DUPLICATE
    updated = pack_article(replace(rich()[0], title="Judul baru"), rich()[1])
    assert archive.add_packed(updated).status is ImportStatus.UPDATED
    assert archive.check() == []


STORIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["Ali", "ALI", "Budi", "Citra"]), max_size=5),
        st.integers(0, 2),  # the place
        st.sampled_from(["Judul", "Judul lain"]),
    ),
    max_size=8,
)


def story(names: list[str], place: int, title: str) -> PackedArticle:
    """An article in which names are mentioned, some spelled otherwise."""
    body = f"{' '.join(names)} berkata."
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        found.append(mention(body, name, Label.PERSON, nth=seen[name]))
        seen[name] += 1
    return pack_article(article(body, origin=f"{place}.txt", title=title), annotations(*found))


@settings(max_examples=60, deadline=None)
@given(stories=STORIES)
@example(
    stories=[
        ([], 0, "Judul"),
        (["Ali"], 1, "Judul"),
        ([], 1, "Judul"),
        ([], 2, "Judul"),
        ([], 2, "Judul lain"),
        (["Ali"], 0, "Judul"),
    ]
)
def test_all_at_once_is_as_one_by_one(stories: list[tuple[list[str], int, str]]) -> None:
    packed = [story(*one) for one in stories]
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "one.sqlite") as one,
        Archive.open(Path(folder) / "all.sqlite") as all_,
    ):
        assert all_.add_all(packed) == [one.add_packed(single) for single in packed]
        assert all_.check() == []
        held, expected = rows(all_), rows(one)
        for table in ("outbox", "sqlite_sequence", "change"):  # a thing may have been noted more often
            del held[table], expected[table]
        assert held == expected
        assert {(o.article_id, o.deleted) for o in all_.pending()} == {
            (o.article_id, o.deleted) for o in one.pending()
        }


def test_all_or_none(archive: Archive) -> None:
    packed = [pack_article(article("Satu."), NOTHING), pack_article(article("Dua."), NOTHING)]
    with pytest.raises(sqlite3.IntegrityError):
        archive.add_all([packed[0], replace(packed[1], extractor=None)])  # type: ignore[arg-type]
    assert archive.counts().articles == 0
    assert [one.id for one in archive.add_all(packed)] == [1, 2]
    assert archive.add_all([]) == []


def test_a_packed_article_is_one_part_of_a_transaction(archive: Archive) -> None:
    with archive.transaction():
        archive.add_packed(pack_article(article("Satu."), NOTHING))
        broken = replace(pack_article(article("Dua."), NOTHING), extractor=None)  # type: ignore[arg-type]
        with pytest.raises(sqlite3.IntegrityError):
            archive.add_packed(broken)
    assert archive.counts().articles == 1
    assert archive.check() == []
