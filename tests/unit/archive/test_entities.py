"""Entities and facets over many articles."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.archive import Archive
from newsreader.archive.values import fold
from newsreader.model import Entity, Facet, Label
from tests.unit.archive.samples import NOTHING, annotations, article, mention, rich


def add(archive: Archive, body: str, *names: tuple[str, Label, str], **fields: object) -> int:
    """An article in which each (text, label, canonical) is mentioned."""
    found = [mention(body, text, label, canonical) for text, label, canonical in names]
    return archive.add(article(body, **fields), annotations(*found)).id or 0  # type: ignore[arg-type]


def facet(facets: tuple[Facet, ...], field: str) -> Facet:
    """The facet of that field."""
    return next(one for one in facets if one.field == field)


def test_an_entity_bears_its_most_frequent_name(archive: Archive) -> None:
    spellings = ("Vladimir Putin", "VLADIMIR PUTIN", "Vladimir Putin")
    for name in spellings:
        add(archive, f"{name} tiba, {len(archive.all_ids())}.", (name, Label.PERSON, name))
    body = "Putin pergi. Putin kembali."
    twice = [mention(body, "Putin", Label.PERSON, "Vladimir Putin", nth) for nth in (0, 1)]
    archive.add(article(body), annotations(*twice))
    assert archive.entity("person:vladimir-putin") == Entity(
        "person:vladimir-putin", Label.PERSON, "Vladimir Putin", ("Putin", "VLADIMIR PUTIN")
    )
    assert archive.entity("person:nobody") is None


def test_replaced_annotations_are_forgotten(archive: Archive) -> None:
    body = "KPK menahan Ali."
    number = add(archive, body, ("KPK", Label.ORG, "Komisi Pemberantasan Korupsi"))
    archive.annotate(number, annotations(mention(body, "Ali", Label.PERSON)))
    assert archive.entity("org:komisi-pemberantasan-korupsi") is None
    assert archive.entities_named("komisi") == []
    assert [one.entity.key for one in archive.entity_counts()] == ["person:ali"]
    assert archive.summaries([number])[0].hints == ("Ali",)
    assert archive.check() == []


def test_superseded_articles_count_nowhere(archive: Archive) -> None:
    add(archive, "Putin.", ("Putin", Label.PERSON, "Vladimir Putin"), origin="a.txt", source="W")
    later = add(archive, "Trump.", ("Trump", Label.PERSON, "Donald Trump"), origin="a.txt", source="K")
    assert archive.article(later)
    assert [one.entity.canonical for one in archive.entity_counts()] == ["Donald Trump"]
    assert [value.value for value in facet(archive.facets(), "source").values] == ["K"]
    assert archive.check() == []


def test_facets_over_all(archive: Archive) -> None:
    whole, found = rich()
    first = archive.add(whole, found).id or 0
    body = "Putin di Moskow."
    add(
        archive,
        body,
        ("Putin", Label.PERSON, "Vladimir Putin"),
        ("Moskow", Label.PLACE, "Moskow"),
        published="2026-02-07",
        source="Kabar Pagi",
    )
    third = archive.add(article("Tanpa apa-apa.", source="Kabar Pagi"), NOTHING).id or 0
    everything = archive.facets()
    fields = ["person", "org", "place", "event", "law", "work", "date", "source", "month", "tag"]
    assert [one.field for one in everything] == fields
    people = facet(everything, "person")
    assert [(v.value, v.shown, v.count, v.mentions) for v in people.values] == [
        ("person:vladimir-putin", "Vladimir Putin", 2, 4),
        ("person:sergei-lavrov", "Sergei Lavrov", 1, 1),
    ]
    assert [(v.shown, v.count) for v in facet(everything, "place").values] == [("Istanbul", 1), ("Moskow", 1)]
    assert [(v.value, v.count) for v in facet(everything, "date").values] == [("date:2026-02-06", 1)]
    assert [(v.value, v.count) for v in facet(everything, "source").values] == [
        ("Kabar Pagi", 2),
        ("Warta Utara", 1),
    ]
    assert [(v.value, v.count) for v in facet(everything, "month").values] == [("2026-02", 2)]
    assert {(v.value, v.count) for v in facet(everything, "tag").values} == {("diplomasi", 1), ("penting", 1)}
    assert archive.tag_facet([first, third]) == facet(everything, "tag")
    assert archive.tag_facet([third]).total == 0
    limited = facet(archive.facets(limit=1), "person")
    assert (len(limited.values), limited.total) == (1, 2)


def test_entity_counts_by_label(archive: Archive) -> None:
    whole, found = rich()
    archive.add(whole, found)
    counts = archive.entity_counts(label=Label.PLACE)
    assert [(one.entity.canonical, one.articles, one.mentions) for one in counts] == [("Istanbul", 1, 2)]
    assert [one.entity.label for one in archive.entity_counts()] == [Label.PERSON, Label.PLACE, Label.PERSON]


def test_names_are_found_whatever_case_and_accents(archive: Archive) -> None:
    add(archive, "Erdoğan datang.", ("Erdoğan", Label.PERSON, "Recep Tayyip Erdoğan"))
    add(archive, "Dogan pulang.", ("Dogan", Label.PERSON, "Dogan"))
    add(archive, "Ia Dogan.", ("Dogan", Label.PERSON, "Dogan"))

    def shown(text: str) -> list[str]:
        return [one.entity.canonical for one in archive.entities_named(text)]

    assert shown("ERDOGAN") == ["Recep Tayyip Erdoğan"]
    assert shown("dogan") == ["Dogan", "Recep Tayyip Erdoğan"]
    assert shown("tayyip  e") == ["Recep Tayyip Erdoğan"]
    assert shown("d") == ["Dogan"]
    assert shown("%") == shown("") == shown("_") == []
    assert len(archive.entities_named("dogan", limit=1)) == 1


def test_folding() -> None:
    assert fold("  ＡＳ ") == "as"
    assert fold("Straße") == "strasse"
    assert fold("İstanbul") == fold("ISTANBUL")


NAMES = st.lists(st.sampled_from(["Ali", "Budi", "Citra", "Dewi"]), max_size=6)


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(NAMES, min_size=1, max_size=8))
def test_counts_are_those_of_a_plain_count(texts: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "l.sqlite") as archive:
        for n, names in enumerate(texts):
            body = " ".join([*names, f"nomor {n}"])
            seen: Counter[str] = Counter()
            found = []
            for name in names:
                found.append(mention(body, name, Label.PERSON, nth=seen[name]))
                seen[name] += 1
            archive.add(article(body), annotations(*found))
        counted = {one.entity.canonical: (one.articles, one.mentions) for one in archive.entity_counts()}
        assert counted == {
            name: (sum(name in names for names in texts), sum(names.count(name) for names in texts))
            for name in {name for names in texts for name in names}
        }
