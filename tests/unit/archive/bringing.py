"""Imports of a few texts, undone and brought back."""

from __future__ import annotations

from dataclasses import replace

from newsreader.archive import Archive
from newsreader.model import (
    Article,
    ImportKind,
    Label,
)
from tests.unit.archive.samples import annotations, article, mention

NAMES = ("Budi", "Siti", "Rudi", "Dewi")


def news(place: str, number: int, title: str = "Judul") -> Article:
    """One of a few texts, at one of a few places."""
    body = f"{NAMES[number % 4]} datang ke pasar nomor {number}. " + "Hari itu ramai sekali. " * 12
    return article(body, origin=f"/{place}.txt", url=f"https://{place}.id", title=title, source=place)


def copy(place: str, number: int, title: str = "Judul") -> Article:
    """One of a few texts, in one of a few copies of a file: the same is said wherever it lies."""
    return replace(news(place, number, title), url=None, source="Kabar")


def bring(archive: Archive, *articles: Article) -> int:
    """One import of some articles; its number."""
    number = archive.begin_import(ImportKind.FILES, ["/berita"])
    collection = archive.new_collection("/berita", number)
    found = []
    for one in articles:
        name = next(name for name in NAMES if name in one.body)
        marked = annotations(mention(one.body, name, Label.PERSON))
        found.append(archive.add(one, marked, collection=collection))
    archive.count_import(number, found)
    return number


def follow(archive: Archive, number: int) -> None:
    after: int | None = 0
    turn = archive.import_turn(number)
    while after is not None:
        after = archive.settle_import(number, turn, after, limit=1)


def undo(archive: Archive, number: int) -> None:
    archive.set_import_undone(number)
    follow(archive, number)


def redo(archive: Archive, number: int) -> None:
    archive.set_import_undone(number, False)
    follow(archive, number)


def held(archive: Archive) -> list[tuple[int, str, str]]:
    """Number, title and name in the text of every current article, by number."""
    found = []
    for number in sorted(archive.all_ids()):
        readable = archive.article(number)
        assert readable is not None
        found.append((number, readable.article.title, readable.article.body.split(" ")[0]))
    return found


def standing_at(archive: Archive) -> list[tuple[str, str, str]]:
    """What stands where: the place, the title and the first word of the text."""
    found = []
    for number, title, name in held(archive):
        readable = archive.article(number)
        assert readable is not None
        found.append((readable.article.origin, title, name))
    return sorted(found)
