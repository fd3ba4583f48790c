"""What goes in comes out, whole and in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.archive import Archive
from newsreader.model import ImportStatus, Marks, NewsreaderError, Removed
from tests.unit.archive.samples import NOTHING, annotations, article, rich


def test_an_article_comes_back_as_it_went_in(archive: Archive) -> None:
    whole, found = rich()
    whole = replace(whole, removed=(Removed("Baca juga: lain", "baca-juga"),), sample=True, facts="catatan")
    result = archive.add(whole, found)
    assert (result.status, result.origin) == (ImportStatus.ADDED, whole.origin)
    assert result.id is not None
    readable = archive.article(result.id)
    assert readable is not None
    assert readable.article == replace(whole, id=result.id)
    assert readable.annotations == found
    assert readable.marks == Marks(tags=frozenset({"diplomasi", "penting"}))
    assert readable.position == 0


def test_a_number_of_no_article_is_none(archive: Archive) -> None:
    assert archive.article(77) is None
    assert archive.summaries([77]) == []
    assert list(archive.bodies([77])) == []


def test_newest_first_by_the_moment_and_undated_last(archive: Archive) -> None:
    times = {
        "earlier in UTC, later by the clock": "2026-02-06T05:00:00+07:00",
        "later in UTC": "2026-02-05T23:00:00+00:00",
        "undated, first": None,
        "a bare day": "2026-02-06",
        "undated, second": None,
        "the beginning of time": "0001-01-01T00:00:00+14:00",
        "the end of time": "9999-12-31T23:59:59-12:00",
    }
    with archive.transaction():
        ids = [archive.add(article(name, published=time), NOTHING).id for name, time in times.items()]
    bodies = [body for _, _, body in archive.bodies(archive.newest_ids())]
    assert bodies == [
        "the end of time",
        "a bare day",
        "later in UTC",
        "earlier in UTC, later by the clock",
        "the beginning of time",
        "undated, second",
        "undated, first",
    ]
    assert archive.newest_ids([1, 5, 99, 3, 2]).tolist() == [ids[1], ids[0], ids[4], ids[2]]
    assert archive.newest_ids([]).tolist() == []
    many = [*range(6000, 0, -1)]
    assert archive.newest_ids(many) == archive.newest_ids()
    assert archive.newest_ids([*many[:-7], 5, 2]).tolist() == [ids[1], ids[4]]


def test_summaries_keep_the_order_asked(archive: Archive) -> None:
    whole, found = rich()
    first = archive.add(whole, found).id
    second = archive.add(article("Lain."), NOTHING).id
    assert first is not None
    assert second is not None
    listed = archive.summaries([second, 99, first, second])
    assert [row.id for row in listed] == [second, first, second]
    row = listed[1]
    assert (row.title, row.source, row.published, row.lang) == (
        whole.title,
        whole.source,
        whole.published,
        "id",
    )
    assert row.hints == ("Vladimir Putin", "Istanbul", "Sergei Lavrov")
    assert row.marks.tags == {"diplomasi", "penting"}


def test_half_characters_are_refused_by_name(archive: Archive) -> None:
    with pytest.raises(NewsreaderError, match=r"a\.txt: its title holds half a character at position 2"):
        archive.add(article("Isi.", origin="a.txt", title="ab\ud800"), NOTHING)
    with pytest.raises(NewsreaderError, match="half a character"):
        archive.add_tag([1], "x\udfff")
    with pytest.raises(NewsreaderError, match=r"\\udcff.txt: its origin"):
        archive.add(article("Isi.", origin="\udcff.txt"), NOTHING)
    assert archive.counts().articles == 0


def test_an_unreadable_date_is_refused(archive: Archive) -> None:
    with pytest.raises(NewsreaderError, match=r"kemarin.*is no date"):
        archive.add(article("Isi.", published="kemarin"), NOTHING)


def test_what_only_a_mistake_in_the_program_can_cause_is_refused(archive: Archive) -> None:
    whole, found = rich()
    with pytest.raises(ValueError, match="sha256"):
        archive.add(replace(whole, sha256="0" * 64), found)
    shifted = annotations(replace(found.mentions[0], start=1, end=9))
    with pytest.raises(ValueError, match="does not stand at"):
        archive.add(whole, shifted)
    assert len(archive.newest_ids()) == 0


def test_a_failed_add_leaves_the_rest_of_its_batch(archive: Archive) -> None:
    with archive.transaction():
        archive.add(article("Satu."), NOTHING)
        with pytest.raises(NewsreaderError):
            archive.add(article("Dua.", published="?"), NOTHING)
        with pytest.raises(KeyError), archive.transaction():
            archive.add(article("Tiga."), NOTHING)
            raise KeyError
        archive.add(article("Empat."), NOTHING)
    assert [body for _, _, body in archive.bodies(archive.all_ids())] == ["Empat.", "Satu."]


def test_a_failed_batch_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(KeyError), archive.transaction():
        archive.add(article("Satu."), NOTHING)
        raise KeyError
    assert archive.counts().articles == 0
    assert archive.pending() == []


def test_settings_are_kept(archive: Archive) -> None:
    assert archive.setting("starter") is None
    archive.set_setting("starter", "begun")
    archive.set_setting("starter", "done")
    assert archive.setting("starter") == "done"
