"""The index hears of every change, at least once."""

from __future__ import annotations

from newsreader.archive import Archive
from newsreader.model import (
    Annotations,
    IndexDocument,
    IndexEntity,
    IndexSpeaker,
    Label,
    Quote,
    QuoteKind,
)
from tests.unit.archive.samples import NOTHING, annotations, article, mention, rich


def test_add_annotate_and_supersede_enqueue(archive: Archive) -> None:
    first = archive.add(article("Satu.", origin="a.txt"), NOTHING).id
    assert [(one.article_id, one.deleted) for one in archive.pending()] == [(first, False)]
    archive.settle(archive.pending())
    assert archive.pending() == []
    assert archive.pending_count() == 0
    archive.annotate(first or 0, NOTHING)
    assert archive.pending_count() == 1
    second = archive.add(article("Satu, diperbaiki.", origin="a.txt"), NOTHING).id
    assert {(one.article_id, one.deleted) for one in archive.pending()} == {(first, True), (second, False)}


def test_a_change_during_indexing_stays_pending(archive: Archive) -> None:
    number = archive.add(article("Satu."), NOTHING).id or 0
    asked = archive.pending()
    archive.annotate(number, NOTHING)
    archive.settle(asked)
    assert [one.article_id for one in archive.pending()] == [number]
    archive.settle(archive.pending())
    archive.annotate(number, NOTHING)
    archive.settle(asked)
    assert archive.pending_count() == 1, "an old answer must not settle a new change"


def test_pending_in_order_of_waiting(archive: Archive) -> None:
    ids = [archive.add(article(f"Nomor {n}."), NOTHING).id or 0 for n in range(5)]
    archive.annotate(ids[0], NOTHING)
    assert [one.article_id for one in archive.pending(3)] == ids[1:4]


def test_marks_do_not_enqueue(archive: Archive) -> None:
    number = archive.add(article("Satu."), NOTHING).id or 0
    archive.settle(archive.pending())
    archive.set_read([number])
    archive.add_tag([number], "penting")
    archive.undo()
    assert archive.pending_count() == 0


def test_everything_can_be_made_pending_again(archive: Archive) -> None:
    archive.add(article("Satu.", origin="a.txt"), NOTHING)
    current = archive.add(article("Dua.", origin="a.txt"), NOTHING).id
    archive.settle(archive.pending())
    archive.mark_all_pending()
    assert [(one.article_id, one.deleted) for one in archive.pending()] == [(current, False)]


def test_documents_hold_what_is_searched(archive: Archive) -> None:
    whole, found = rich()
    number = archive.add(whole, found).id or 0
    other = archive.add(article("Lain."), NOTHING).id or 0
    documents = list(archive.documents([other, 99, number]))
    assert [one.id for one in documents] == [other, number]
    assert documents[1] == IndexDocument(
        number,
        whole.title,
        whole.body,
        "id",
        "Warta Utara",
        whole.published,
        (
            IndexEntity("person:vladimir-putin", Label.PERSON, ("Vladimir Putin", "Putin"), 1, 3),
            IndexEntity("place:istanbul", Label.PLACE, ("Istanbul",), 2, 2),
            IndexEntity("date:2026-02-06", Label.DATE, ("2026-02-06", "6 Februari 2026"), 3, 1),
            IndexEntity("person:sergei-lavrov", Label.PERSON, ("Sergei Lavrov", "Lavrov"), 4, 1),
        ),
        (IndexSpeaker("person:vladimir-putin", ("Vladimir Putin", "Putin")),),
    )


def test_entities_of_documents_bear_the_numbers_of_the_archive(archive: Archive) -> None:
    archive.add(article("Moskow."), annotations(mention("Moskow.", "Moskow", Label.PLACE)))
    body = "Ali bertemu Budi di Moskow. Budi pulang. Budi tidur, Moskow sepi."
    found = [mention(body, "Ali", Label.PERSON), mention(body, "Moskow", Label.PLACE)]
    found += [mention(body, "Budi", Label.PERSON, nth=nth) for nth in range(3)]
    number = archive.add(article(body), annotations(*sorted(found))).id or 0
    (document,) = archive.documents([number])
    with archive._reading() as connection:
        rows = dict(connection.execute("SELECT key, id FROM entity").fetchall())
    assert [(one.key, one.number, one.mentions) for one in document.entities] == [
        ("person:ali", rows["person:ali"], 1),
        ("person:budi", rows["person:budi"], 3),
        ("place:moskow", 1, 1),
    ]


def test_superseded_articles_are_no_documents(archive: Archive) -> None:
    first = archive.add(article("Satu.", origin="a.txt"), NOTHING).id or 0
    archive.add(article("Dua.", origin="a.txt"), NOTHING)
    assert list(archive.documents([first])) == []


def test_a_speaker_without_a_name_is_searched_by_the_description(archive: Archive) -> None:
    body = "“Ya,” kata juru bicara. “Tidak,” kata Ali. “Tentu,” kata juru bicara."
    quotes = [
        Quote(1, 3, "juru bicara", None, "kata", QuoteKind.DIRECT),
        Quote(25, 31, "Ali", "person:ali", "kata", QuoteKind.DIRECT),
        Quote(45, 50, "juru bicara", None, "kata", QuoteKind.DIRECT),
        Quote(45, 50, None, None, None, QuoteKind.DIRECT),
    ]
    number = archive.add(article(body), Annotations("test-1", (), tuple(quotes))).id or 0
    (document,) = archive.documents([number])
    assert document.speakers == (IndexSpeaker(None, ("juru bicara",)), IndexSpeaker("person:ali", ("Ali",)))
    assert archive.check() == [], "a speaker whom nothing mentions is looked up all the same"
