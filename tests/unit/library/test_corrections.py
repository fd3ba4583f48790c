"""The corrector: reach, preview, making, taking back, sharing."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.corrections import read_text
from newsreader.library import Library
from newsreader.library.corrections import Outcome, apply
from newsreader.model import Correction, CorrectionKind, Label, NewsreaderError, Query, Reach, Scope
from tests.unit.library.conftest import FAST, article


def wide(kind: str, surface: str, **fields: str) -> Correction:
    return Correction(CorrectionKind(kind), Scope.ARCHIVE, surface, Label.PERSON, **fields)  # type: ignore[arg-type]


def local(library: Library, number: int, kind: str, surface: str, scope: str = "mention") -> Correction:
    held = library.article(number).article
    start = held.body.index(surface)
    anchor = library.corrector.anchor(held, start, start + len(surface))
    return Correction(CorrectionKind(kind), Scope(scope), surface, Label.PERSON, anchor=anchor)


def texts(library: Library, number: int) -> list[str]:
    return [one.text for one in library.article(number).annotations.mentions]


def test_an_anchor_knows_its_article(met: Library) -> None:
    one = local(met, 1, "add", "Citra").anchor
    assert one is not None
    assert (one.text, one.before[-4:], one.after, one.title) == (
        "Citra",
        "li. ",
        " diam; Ali pulang.",
        "Judul 0",
    )


def test_reach_and_preview_keep_nothing(met: Library) -> None:
    corrector = met.corrector
    reject = wide("reject", "Ali")
    assert corrector.reach(reject, 1) == Reach(2, 5, 10, exact=True)
    assert corrector.reach(reject) == Reach(0, 5, 10, exact=True)
    assert corrector.reach(wide("add", "Citra"), 1) == Reach(1, 5, None, exact=False)
    assert corrector.reach(local(met, 1, "reject", "Ali"), 1) == Reach(1, 1, 1, exact=True)
    assert corrector.reach(local(met, 1, "reject", "Ali", "article"), 1) == Reach(2, 1, 2, exact=True)
    assert [one.text for one in corrector.preview(1, reject).mentions] == ["Budi"]
    assert corrector.standing() == []
    assert texts(met, 1) == ["Ali", "Budi", "Ali"]


def test_correct_then_work_off(met: Library) -> None:
    corrector = met.corrector
    list(met.refresh_index())
    event = corrector.correct(wide("rename", "Ali", entity="person:ali", to_canonical="Ali Budiman"), 1)
    assert str(event.sentence) == "“Ali” is called Ali Budiman everywhere"
    assert {one.canonical for one in met.article(1).annotations.mentions} == {"Ali Budiman", "Budi"}
    assert corrector.waiting() == 4
    assert list(corrector.apply_queued()) == [(4, 4)]
    assert corrector.waiting() == 0
    list(met.refresh_index())
    assert met.search(Query('person:"ali budiman"')).total == 5
    met.archive.undo()
    list(corrector.apply_queued(first=3))
    list(met.refresh_index())
    assert met.search(Query('person:"ali budiman"')).total == 0
    assert met.verify() == []


def test_what_makes_no_sense_is_refused(met: Library) -> None:
    corrector = met.corrector
    with pytest.raises(NewsreaderError, match="“entity” is missing"):
        corrector.correct(wide("merge", "Ali", to_canonical="X"), 1)
    with pytest.raises(NewsreaderError, match="“Ali” does not stand there in this article"):
        corrector.correct(
            local(met, 1, "reject", "Ali"), met.archive.add(article(9, "Lain."), FAST.annotate("")).id
        )
    with pytest.raises(NewsreaderError, match="There is no article number 99"):
        corrector.preview(99, wide("reject", "Ali"))
    assert corrector.standing() == []


def test_standing_tells_orphans(met: Library) -> None:
    corrector = met.corrector
    corrector.correct(local(met, 1, "reject", "Budi"), 1)
    corrector.correct(wide("reject", "Nobody"), None)
    assert [(one.id, one.article_id, one.orphan) for one in corrector.standing()] == [
        (1, 1, False),
        (2, None, False),
    ]
    body = "Sama sekali lain."
    result = met.archive.add(article(0, body), FAST.annotate(body))
    assert [(one.article_id, one.orphan) for one in corrector.standing()] == [
        (result.id, True),
        (None, False),
    ]
    corrector.withdraw(1)
    assert [one.id for one in corrector.withdrawn()] == [1]
    corrector.reinstate(1)
    assert [one.id for one in corrector.standing()] == [1, 2]


def test_sharing(met: Library, tmp_path: Path) -> None:
    met.corrector.correct(local(met, 1, "reject", "Budi"), 1)
    met.corrector.correct(wide("add", "Citra"), None)
    shared = met.corrector.export() + "- kind: nonsense\n"
    with Library.open(tmp_path / "other") as other:
        taken = other.corrector.take(read_text(shared, "f"))
        assert [one.outcome for one in taken] == [Outcome.ORPHANED, Outcome.APPLIED, Outcome.REFUSED]
        assert shared.split("\n")[taken[2].line - 1] == "- kind: nonsense"
        one = article(0)
        other.archive.add(one, FAST.annotate(one.body))
        assert texts(other, 1) == ["Ali", "Citra", "Ali"]
        again = other.corrector.take(read_text(shared, "f"))
        assert [one.outcome for one in again] == [Outcome.KNOWN, Outcome.KNOWN, Outcome.REFUSED]
        assert other.corrector.export() == met.corrector.export()
        other.archive.undo()
        assert texts(other, 1) == ["Ali", "Budi", "Ali"]


def test_the_queue_outlives_a_stop(met: Library) -> None:
    met.corrector.correct(wide("reject", "Ali"), None)
    steps = met.corrector.apply_queued()
    met.archive.derive_queued(2)
    next(steps)
    del steps
    with Library.open(met.folder) as again:
        list(again.corrector.apply_queued())
        assert all("Ali" not in texts(again, number) for number in again.archive.all_ids())


def test_a_library_that_can_only_be_read_applies_nothing(met: Library) -> None:
    met.corrector.correct(wide("reject", "Ali"), None)
    archive = Archive.open(met.archive.path, read_only=True, correct=apply)
    with Library(met.folder, archive) as reading:
        assert reading.corrector.waiting() == 5
        assert list(reading.corrector.apply_queued()) == []
        with pytest.raises(NewsreaderError, match="can only be read"):
            reading.corrector.correct(wide("reject", "Budi"), 1)
