"""Corrections in the archive: kept beside what the extractor said, applied, taken back, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.archive import Archive
from newsreader.corrections import anchor_at
from newsreader.library.corrections import apply
from newsreader.model import (
    Annotations,
    Article,
    Correction,
    CorrectionKind,
    ImportStatus,
    Label,
    Mention,
    NewsreaderError,
    Scope,
)
from tests.unit.archive.samples import BODY, NOTHING, article, mention, rich

PUTIN = "person:vladimir-putin"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive that can be corrected."""
    with Archive.open(tmp_path / "library.sqlite", correct=apply) as opened:
        yield opened


def marked(*mentions: Mention, extractor: str = "test-1") -> Annotations:
    """Annotations with these mentions."""
    return Annotations(extractor, mentions)


def story(number: int) -> tuple[Article, Annotations]:
    """An article about Ali and Budi, and Citra whom nobody marked."""
    body = f"Ali bertemu Budi di Bogor, {number} kali. Ali pulang; Citra tinggal."
    found = marked(
        mention(body, "Ali", Label.PERSON),
        mention(body, "Budi", Label.PERSON),
        mention(body, "Bogor", Label.PLACE),
        mention(body, "Ali", Label.PERSON, nth=1),
    )
    return article(body, origin=f"{number}.txt", published=f"2026-01-{number % 28 + 1:02}"), found


def fill(archive: Archive, count: int = 3) -> list[int]:
    """The numbers of new articles; the index has heard of all."""
    ids = [archive.add(*story(number)).id or 0 for number in range(count)]
    archive.settle(archive.pending())
    return ids


def wide(kind: str, surface: str, label: Label = Label.PERSON, **fields: object) -> Correction:
    """A correction of the whole archive."""
    return Correction(CorrectionKind(kind), Scope.ARCHIVE, surface, label, **fields)  # type: ignore[arg-type]


def local(
    archive: Archive, number: int, kind: str, surface: str, scope: str = "mention", **fields: object
) -> Correction:
    """A correction of the first place of a text in an article."""
    held = archive.article(number)
    assert held is not None
    start = held.article.body.index(surface)
    anchor = anchor_at(held.article.body, start, start + len(surface), sha256=held.article.sha256)
    label = Label.PERSON
    return Correction(CorrectionKind(kind), Scope(scope), surface, label, anchor=anchor, **fields)  # type: ignore[arg-type]


def texts(archive: Archive, number: int) -> list[str]:
    """What is marked in an article."""
    held = archive.article(number)
    assert held is not None
    return [one.text for one in held.annotations.mentions]


def work_off(archive: Archive) -> None:
    """Derive all that waits, a few at a time."""
    while archive.derive_queued(2):
        pass
    assert archive.queued() == 0
    assert archive.check() == []


def counted(archive: Archive) -> dict[str, tuple[int, int]]:
    return {one.entity.key: (one.articles, one.mentions) for one in archive.entity_counts()}


def test_the_open_article_at_once_and_the_others_from_the_queue(archive: Archive) -> None:
    first, second, third = fill(archive)
    event = archive.correct(wide("reject", "Ali"), second)
    assert (event.kind, event.count, str(event.sentence)) == ("corrected", 3, "“Ali” is no name anywhere")
    assert texts(archive, second) == ["Budi", "Bogor"]
    assert texts(archive, third)[0] == "Ali"
    assert archive.queued() == 2
    assert archive.derive_queued(1) == 1
    assert (texts(archive, third)[0], texts(archive, first)[0]) == ("Budi", "Ali"), "newest first"
    work_off(archive)
    assert counted(archive) == {"person:budi": (3, 3), "place:bogor": (3, 3)}
    assert {one.article_id for one in archive.pending()} == {first, second, third}


def test_the_article_somebody_looks_at_comes_before_newer_ones(archive: Archive) -> None:
    first, _, third = fill(archive)
    archive.correct(wide("reject", "Ali"))
    assert archive.derive_queued(1, first) == 2
    assert texts(archive, first)[0] == texts(archive, third)[0] == "Budi"


def test_undo_and_redo_are_those_of_all_events(archive: Archive) -> None:
    ids = fill(archive)
    before = counted(archive)
    archive.set_starred(ids[:1])
    archive.correct(wide("merge", "Ali", entity="person:ali", to_canonical="Ali Budiman"), ids[0])
    work_off(archive)
    merged = counted(archive)
    assert merged["person:ali-budiman"] == (3, 6)
    undone = archive.undo()
    assert undone is not None and undone.kind == "corrected"
    work_off(archive)
    assert counted(archive) == before
    redone = archive.redo()
    assert redone == undone
    work_off(archive)
    assert counted(archive) == merged
    archive.undo()
    archive.undo()
    assert set(archive.marked_ids("starred")) == set()
    archive.set_read(ids)
    assert archive.redo() is None
    work_off(archive)
    assert archive.corrections() == archive.corrections(standing=False) == []


def test_any_one_is_withdrawn_and_reinstated_in_its_place(archive: Archive) -> None:
    first, *_ = fill(archive)
    archive.correct(wide("retype", "Ali", to_label=Label.ORG))
    archive.correct(wide("reject", "Ali", Label.ORG))
    work_off(archive)
    assert "Ali" not in texts(archive, first)
    one, other = archive.corrections()
    assert str(archive.withdraw(one.id).sentence) == "A correction of “Ali” does not hold any more"
    work_off(archive)
    assert "Ali" in texts(archive, first)
    assert archive.corrections() == [other]
    assert archive.corrections(standing=False) == [one]
    with pytest.raises(NewsreaderError, match="no correction number 1 in force"):
        archive.withdraw(one.id)
    assert str(archive.reinstate(one.id).sentence) == "A correction of “Ali” holds again"
    work_off(archive)
    assert archive.corrections() == [one, other]
    assert "Ali" not in texts(archive, first), "the later one finds again what it was about"
    with pytest.raises(NewsreaderError, match="no withdrawn correction number 1"):
        archive.reinstate(one.id)
    for _ in range(2):
        archive.undo()
    assert archive.corrections() == [one, other]


def test_an_older_one_is_reinstated_where_a_later_one_hides_what_it_is_about(archive: Archive) -> None:
    first, *_ = fill(archive)
    archive.correct(wide("reject", "Ali"))
    archive.correct(wide("retype", "Ali", to_label=Label.ORG))
    archive.withdraw(archive.corrections()[0].id)
    work_off(archive)
    assert texts(archive, first) == ["Ali", "Budi", "Bogor", "Ali"]
    assert "person:ali" not in counted(archive)
    archive.undo()
    work_off(archive)
    assert texts(archive, first) == ["Budi", "Bogor"]


def test_a_newer_extractor_loses_no_correction(archive: Archive) -> None:
    first, *_ = fill(archive)
    archive.correct(local(archive, first, "reject", "Budi"), first)
    archive.correct(local(archive, first, "add", "Citra"), first)
    held = archive.article(first)
    assert held is not None
    assert texts(archive, first) == ["Ali", "Bogor", "Ali", "Citra"]
    body = held.article.body
    newer = marked(
        mention(body, "Budi", Label.PERSON), mention(body, "Bogor", Label.ORG), extractor="exact-1"
    )
    archive.annotate(first, newer)
    assert texts(archive, first) == ["Bogor", "Citra"]
    assert archive.extractor_of(first) == "exact-1"
    assert archive.uncorrected(first).raw == newer
    for _ in range(2):
        archive.undo()
    held = archive.article(first)
    assert held is not None and held.annotations == newer
    assert archive.check() == []


def test_an_article_without_effect_is_kept_once(archive: Archive) -> None:
    fill(archive)
    archive.correct(wide("reject", "Nobody"))
    with archive._reading() as connection:
        assert connection.execute("SELECT count(*) FROM raw_annotation").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM rederive").fetchone() == (0,)


def test_new_articles_are_corrected_as_they_come(archive: Archive) -> None:
    archive.correct(wide("reject", "Ali"))
    archive.correct(wide("add", "Citra"))
    (number,) = fill(archive, 1)
    assert texts(archive, number) == ["Budi", "Bogor", "Citra"]
    assert archive.uncorrected(number).raw.mentions[0].text == "Ali"
    assert archive.check() == []
    archive.undo()
    assert texts(archive, number) == ["Budi", "Bogor"], "the only one that it concerns, at once"


def test_an_updated_article_takes_its_corrections_along(archive: Archive) -> None:
    first, second, _ = fill(archive)
    archive.correct(local(archive, first, "reject", "Budi"), first)
    archive.correct(local(archive, first, "add", "Citra"), first)
    _, found = story(0)
    body = "Diperbarui. Ali bertemu Budi di Bogor, 0 kali. Tamat."
    updated = article(body, origin="0.txt")
    result = archive.add(updated, marked(mention(body, "Budi", Label.PERSON)))
    assert result.status is ImportStatus.UPDATED and result.id is not None
    assert texts(archive, result.id) == []
    assert [one.article for one in archive.corrections()] == [result.id] * 2
    assert texts(archive, first) == ["Ali", "Bogor", "Ali", "Citra"], "the earlier text stays as it was read"
    archive.annotate(first, found)
    assert texts(archive, first) == ["Ali", "Bogor", "Ali", "Citra"]
    assert archive.check() == []
    archive.undo()
    archive.undo()
    work_off(archive)
    assert texts(archive, result.id) == ["Budi"]
    assert texts(archive, first) == ["Ali", "Budi", "Bogor", "Ali"]
    assert texts(archive, second) == ["Ali", "Budi", "Bogor", "Ali"]


def test_corrections_wait_for_their_article(archive: Archive, tmp_path: Path) -> None:
    first, *_ = fill(archive)
    shared = [local(archive, first, "reject", "Budi"), wide("add", "Citra")]
    with Archive.open(tmp_path / "other.sqlite", correct=apply) as other:
        event, kept = other.take_corrections(shared)
        assert event is not None and str(event.sentence) == "Took over 2 corrections"
        assert [one.article if one else 0 for one in kept] == [None, None]
        number = other.add(*story(0)).id or 0
        assert texts(other, number) == ["Ali", "Bogor", "Ali", "Citra"]
        assert other.corrections()[0].article == number
        assert other.take_corrections(shared) == (None, [None, None])
        other.undo()
        work_off(other)
        assert texts(other, number) == ["Ali", "Budi", "Bogor", "Ali"]


def test_taking_over_finds_articles_that_are_held(archive: Archive, tmp_path: Path) -> None:
    first, *_ = fill(archive)
    shared = [
        local(archive, first, "reject", "Budi"),
        wide("reject", "Ali"),
        wide("reject", "Bogor", Label.PLACE),
    ]
    with Archive.open(tmp_path / "other.sqlite", correct=apply) as other:
        ids = fill(other)
        other.take_corrections(shared)
        work_off(other)
        assert texts(other, ids[0]) == []
        assert texts(other, ids[1]) == ["Budi"]


def test_many_at_once_look_at_everything_once(archive: Archive) -> None:
    ids = fill(archive, 4)
    archive.take_corrections([wide("reject", "Ali"), *(wide("add", f"Kata{n}") for n in range(30))])
    assert archive.queued() == 4
    work_off(archive)
    assert all("Ali" not in texts(archive, number) for number in ids)


def test_reach(archive: Archive) -> None:
    fill(archive)
    assert archive.reach(wide("merge", "Ali", entity="person:ali", to_canonical="X")) == (3, 6, True)
    assert archive.reach(wide("merge", "X", entity="person:x", to_canonical="Y")) == (0, 0, True)
    assert archive.reach(wide("reject", "Ali")) == (3, 6, True)
    assert archive.reach(wide("reject", "Ali", Label.ORG)) == (0, 0, True)
    assert archive.reach(wide("add", "Citra")) == (3, None, False)


def test_without_what_applies_them_nothing_is_read_as_if_there_were_none(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Archive.open(path, correct=apply) as archive:
        archive.correct(wide("reject", "Ali"))
    with Archive.open(path) as archive, pytest.raises(RuntimeError):
        archive.add(*story(1))


def test_quotes_and_roles_follow(archive: Archive) -> None:
    number = archive.add(*rich()).id or 0
    archive.correct(wide("rename", "Putin", entity=PUTIN, to_canonical="V. V. Putin"))
    held = archive.article(number)
    assert held is not None
    assert held.annotations.quotes[0].entity == "person:v-v-putin"
    assert archive.check() == []


def test_an_article_of_no_number(archive: Archive) -> None:
    assert archive.extractor_of(7) is None
    with pytest.raises(NewsreaderError, match="no article number 7"):
        archive.uncorrected(7)
    archive.correct(wide("reject", "Ali"), 7)
    assert archive.queued() == 0


_KINDS = st.sampled_from(
    [
        wide("reject", "Ali"),
        wide("retype", "Ali", to_label=Label.ORG),
        wide("reject", "Ali", Label.ORG),
        wide("add", "Citra"),
        wide("add", "Ali bertemu", Label.WORK),
        wide("respan", "Budi", to_surface="Budi di Bogor"),
        wide("merge", "Ali", entity="person:ali", to_canonical="Budi"),
        wide("merge", "Budi", entity="person:budi", to_canonical="Ali"),
        wide("rename", "Citra", entity="person:citra", to_canonical="Dewi Citra"),
        wide("merge", "Ali", Label.ORG, entity="org:ali", to_canonical="Bogor", to_label=Label.PLACE),
    ]
)
_STEPS = st.lists(
    st.one_of(
        _KINDS.map(lambda one: ("correct", one)),
        st.integers(1, 6).map(lambda n: ("withdraw", n)),
        st.integers(1, 6).map(lambda n: ("reinstate", n)),
        st.sampled_from([("undo", None), ("redo", None), ("work", None), ("import", None), ("anew", None)]),
    ),
    max_size=14,
)


@given(steps=_STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_queue_never_misses_an_article(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object]]
) -> None:
    """After any history, working off the queue gives what applying everything to everything would."""
    path = tmp_path_factory.mktemp("history") / "library.sqlite"
    with Archive.open(path, correct=apply) as archive:
        fill(archive, 2)
        for name, argument in steps:
            _do(archive, name, argument)
        while archive.derive_queued(3):
            pass
        assert archive.check() == []
        for number in archive.all_ids():
            held, one = archive.article(number), archive.uncorrected(number)
            assert held is not None
            assert held.annotations == apply(one.body, one.raw, one.corrections, one.sha256)[0]
        _take_back_all(archive)


def _take_back_all(archive: Archive) -> None:
    """Without corrections all is as the extractor left it."""
    for kept in archive.corrections():
        archive.withdraw(kept.id)
    while archive.derive_queued():
        pass
    assert archive.check() == []
    for number in archive.all_ids():
        held = archive.article(number)
        assert held is not None and held.annotations == archive.uncorrected(number).raw
    with archive._reading() as connection:
        for table in ("raw_annotation", "correction_effect", "rederive"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def _do(archive: Archive, name: str, argument: object) -> None:
    try:
        if isinstance(argument, Correction):
            archive.correct(argument)
        elif isinstance(argument, int):
            archive.withdraw(argument) if name == "withdraw" else archive.reinstate(argument)
        elif name == "import":
            archive.add(*story(len(archive.all_ids())))
        elif name == "anew":
            _, found = story(0)
            archive.annotate(1, marked(*found.mentions[:2], extractor="exact-1"))
        elif name == "work":
            archive.derive_queued(1)
        else:
            archive.undo() if name == "undo" else archive.redo()
    except NewsreaderError:
        pass


def test_what_is_read_is_what_is_in_the_body(archive: Archive) -> None:
    number = archive.add(article(BODY), NOTHING).id or 0
    archive.correct(wide("add", "Putin"), number)
    assert texts(archive, number) == ["Putin"] * 3
