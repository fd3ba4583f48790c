"""Facets over a result: the index counts, the archive names, and a plain count agrees with both."""

from __future__ import annotations

import tempfile
from array import array
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library import Library
from newsreader.model import ENTITY_LABELS, Facet, Label
from tests.unit.archive.samples import annotations, article, mention

PEOPLE = ("Ali", "Budi", "Citra")
PLACES = ("Dili", "Ende")
NAMES = st.lists(st.sampled_from((*PEOPLE, *PLACES)), max_size=6)
ARTICLES = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from((None, "Tempo", "Warta Utara")),
        st.sampled_from((None, "2026-01-05", "2026-02-06T10:00:00+07:00")),
        st.lists(st.sampled_from(("penting", "nanti")), max_size=2, unique=True),
    ),
    min_size=1,
    max_size=8,
)
Row = tuple[list[str], str | None, str | None, list[str]]


def _keep(library: Library, number: int, row: Row) -> int:
    names, source, published, tags = row
    body = " ".join([*names, f"nomor {number}"])
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        label = Label.PERSON if name in PEOPLE else Label.PLACE
        found.append(mention(body, name, label, nth=seen[name]))
        seen[name] += 1
    kept = article(body, source=source, published=published, tags=tuple(tags))
    return library.archive.add(kept, annotations(*found)).id or 0


@settings(max_examples=30, deadline=None)
@given(rows=ARTICLES, data=st.data())
def test_counts_over_some_articles_are_those_of_a_plain_count(rows: list[Row], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        of = {_keep(library, number, row): row for number, row in enumerate(rows)}
        list(library.refresh_index())
        ids = array("q", sorted(data.draw(st.sets(st.sampled_from(sorted(of))))))
        chosen = [of[one] for one in ids]
        facets = {facet.field: facet for facet in library.facets(ids)}
        assert list(facets) == [*(label.lower() for label in ENTITY_LABELS), "date", "source", "month", "tag"]
        for field, names in (("person", PEOPLE), ("place", PLACES)):
            assert _counted(facets[field]) == {
                name: (sum(name in row[0] for row in chosen), sum(row[0].count(name) for row in chosen))
                for name in names
                if any(name in row[0] for row in chosen)
            }
        for field, values in (
            ("source", [row[1] for row in chosen if row[1]]),
            ("month", [row[2][:7] for row in chosen if row[2]]),
            ("tag", [tag for row in chosen for tag in row[3]]),
        ):
            assert {one.value: one.count for one in facets[field].values} == Counter(values)
        assert library.facets(array("q", of)) == library.facets()
        assert library.entity_counts(array("q", of)) == library.entity_counts()
        assert library.entity_counts(array("q")) == []


def _counted(facet: Facet) -> dict[str, tuple[int, int]]:
    assert facet.total == len(facet.values)
    assert [(-one.count, -one.mentions) for one in facet.values] == sorted(
        (-one.count, -one.mentions) for one in facet.values
    )
    return {one.shown: (one.count, one.mentions) for one in facet.values}
