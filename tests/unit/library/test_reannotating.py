"""Another extractor: one article when it is read, all others in the background, no correction lost."""

from __future__ import annotations

import pytest

from newsreader.library import Library, reannotating
from newsreader.model import Correction, CorrectionKind, Label, NewsreaderError, Scope
from tests.unit.library.conftest import FAST, article
from tests.unit.library.extractors import Listed


def exact() -> Listed:
    return Listed("exact-1", "Ali", "Citra")


def texts(library: Library, number: int) -> list[str]:
    return [one.text for one in library.article(number).annotations.mentions]


def test_refine(met: Library) -> None:
    refined = met.refine(1, exact())
    assert refined is not None
    assert (refined.article, refined.annotations) == (met.article(1).article, met.article(1).annotations)
    assert [(one.text, one.why) for one in refined.annotations.mentions] == [
        *(("Ali", "model:exact-1"), ("Citra", "model:exact-1"), ("Ali", "model:exact-1"))
    ]
    again = exact()
    assert met.refine(1, again) is None
    assert again.asked == []
    assert met.refine(1, FAST) is not None
    with pytest.raises(NewsreaderError, match="There is no article 99"):
        met.refine(99, exact())


def test_corrections_hold_for_what_is_found_anew(met: Library) -> None:
    reject = Correction(CorrectionKind.REJECT, Scope.ARCHIVE, "Ali", Label.PERSON)
    met.corrector.correct(reject, 1)
    refined = met.refine(1, exact())
    assert refined is not None
    assert [one.text for one in refined.annotations.mentions] == ["Citra"]
    list(met.reannotate(exact()))
    assert [texts(met, number) for number in met.archive.all_ids()] == [["Citra"]] * 5
    assert met.corrector.waiting() == 0, "what is annotated anew needs no other derivation"
    met.archive.undo()
    list(met.corrector.apply_queued())
    assert texts(met, 1) == ["Ali", "Citra", "Ali"]
    assert met.archive.check() == []


def test_reannotate_newest_first_and_only_what_needs_it(
    met: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reannotating, "_BATCH", 2)
    met.refine(3, exact())
    one = exact()
    steps = met.reannotate(one)
    assert next(steps) == (2, 4)
    del steps
    assert [body.split()[3] for body in one.asked] == ["4", "3"]
    assert len(met.archive.ids_where(not_by="exact-1")) == 2
    other = exact()
    assert list(met.reannotate(other, newest_first=False)) == [(2, 2)]
    assert [body.split()[3] for body in other.asked] == ["0", "1"]
    assert list(met.reannotate(exact())) == []


def test_one_article_that_fails_stops_no_other(met: Library) -> None:
    bad = article(20, "GAGAL, Ali.")
    met.archive.add(bad, FAST.annotate(""))
    assert list(met.reannotate(exact()))[-1] == (6, 6)
    assert len(met.archive.ids_where(not_by="exact-1")) == 1


def test_a_library_that_can_only_be_read_is_refined_for_the_eye(met: Library) -> None:
    from newsreader.archive import Archive
    from newsreader.library.corrections import apply

    reject = Correction(CorrectionKind.REJECT, Scope.ARCHIVE, "Ali", Label.PERSON)
    met.corrector.correct(reject, None)
    path = met.archive.path
    with Library(met.folder, Archive.open(path, read_only=True, correct=apply)) as reading:
        refined = reading.refine(1, exact())
        assert refined is not None
        assert [one.text for one in refined.annotations.mentions] == ["Citra"]
        assert reading.article(1).annotations.extractor == "fast-1"
