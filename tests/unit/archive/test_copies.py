"""The same text from elsewhere: exactly, and nearly."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.archive import Archive
from newsreader.model import Annotations, Article, ImportStatus
from newsreader.text.wordlists import words

WORDS = sorted(words("jembatan lama dibuka pada hari ini warga senang pasar dekat ramai jalan pagi petugas"))
SAME = "The same text is held from {}."
NEAR = "The text is nearly that of article {}."
NOTHING = Annotations("none", (), (), ())


def text(seed: int, length: int = 200) -> str:
    drawn = random.Random(seed)
    return " ".join(drawn.choice(WORDS) for _ in range(length))


def article(place: str, body: str, source: str = "Kabar") -> Article:
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    return Article(0, f"Judul {place}", body, sha256, place, sha256, source=source, url=f"https://{place}")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.sqlite3") as opened:
        yield opened


def add(
    archive: Archive, place: str, body: str, source: str = "Kabar"
) -> tuple[ImportStatus, int | None, str]:
    result = archive.add(article(place, body, source), NOTHING)
    return result.status, result.id, str(result.why or "")


def test_nearly_the_same_text_is_kept_beside_the_first(archive: Archive) -> None:
    assert add(archive, "a.id/1", text(1)) == (ImportStatus.ADDED, 1, "")
    assert add(archive, "b.id/1", "Jakarta - " + text(1), "Lain") == (
        ImportStatus.ADDED, 2, NEAR.format(1),
    )  # fmt: skip
    assert add(archive, "c.id/1", text(1)[:1000]) == (
        ImportStatus.ADDED,
        3,
        NEAR.format(1),
    )
    assert add(archive, "d.id/1", text(2)) == (ImportStatus.ADDED, 4, "")
    assert [archive.copies_of(number) for number in (1, 2, 3, 4)] == [[2, 3], [1, 3], [1, 2], []]
    assert archive.leaders() == {2: 1, 3: 1}


def test_a_new_version_leaves_its_copies_and_finds_them_again(archive: Archive) -> None:
    for place in ("a.id/1", "b.id/1", "c.id/1"):
        add(archive, place, f"{place} - {text(1)}")
    assert add(archive, "a.id/1", text(3)) == (ImportStatus.UPDATED, 4, "")
    assert archive.leaders() == {2: 3}
    assert add(archive, "a.id/1", text(1)) == (
        ImportStatus.UPDATED,
        5,
        NEAR.format(3),
    )
    assert archive.leaders() == {2: 3, 5: 3}
    assert archive.check() == []


def test_the_same_text_at_another_place_is_an_article_there_with_what_is_said_there(archive: Archive) -> None:
    add(archive, "a.id/1", text(1))
    add(archive, "c.id/1", "Jakarta - " + text(1), "Ketiga")
    assert add(archive, "b.id/1", text(1), "Lain") == (ImportStatus.DUPLICATE, 3, SAME.format("a.id/1"))
    assert [(one.id, one.same, one.source, one.url) for one in archive.elsewhere(1)] == [
        (3, True, "Lain", "https://b.id/1"),
        (2, False, "Ketiga", "https://c.id/1"),
    ]
    assert archive.leaders() == {2: 1, 3: 1}
    assert add(archive, "b.id/1", text(1), "Lain")[:2] == (ImportStatus.UNCHANGED, 3)


def test_a_short_text_at_another_place_is_a_copy_too(archive: Archive) -> None:
    short = replace(article("a.id/1", "Rapat ditunda.", "Kabar"), title="Rapat")
    other = replace(article("b.id/1", "Rapat ditunda.", "Lain"), title="Rapat")
    assert [archive.add(one, NOTHING).status for one in (short, other)] == [
        ImportStatus.ADDED,
        ImportStatus.DUPLICATE,
    ]
    assert archive.leaders() == {2: 1}
    add(archive, "a.id/1", text(1))
    assert archive.leaders() == {}
    assert archive.check() == []


def test_whoever_has_read_a_text_has_read_it_wherever_it_comes_again(archive: Archive) -> None:
    add(archive, "a.id/1", text(1))
    archive.set_read([1])
    add(archive, "b.id/1", text(1), "Lain")
    add(archive, "c.id/1", "Jakarta - " + text(1), "Ketiga")
    assert list(archive.marked_ids("read")) == [1, 2]


def test_earlier_versions_can_be_listed(archive: Archive) -> None:
    add(archive, "a.id/1", text(1))
    add(archive, "a.id/1", text(2))
    add(archive, "a.id/1", text(3))
    assert [[one.id for one in archive.versions(number)] for number in (1, 2, 3)] == [[1, 2, 3]] * 3


def test_a_few_words_may_be_the_text_of_several_articles(archive: Archive) -> None:
    short = "Baca selengkapnya di situs kami."
    assert add(archive, "a.id/1", short)[0] is ImportStatus.ADDED
    assert add(archive, "a.id/2", short)[0] is ImportStatus.ADDED
    assert add(archive, "a.id/1", short)[0] is ImportStatus.UNCHANGED
    assert archive.counts().articles == 2
