"""Which held article a newly read one is.

The text of an article is known by the hash of its body. The place where it stood is known by, in this order,

1. its outside id within its source (within its file, where no source is named),
2. its address,
3. its origin: the file, or the address it was fetched from.

A stronger one decides over a weaker: two articles whose outside ids differ stand in two places, even if both
were once line 3 of the same file. A line of a file is weak, because lines move when others are put before
them: the same line is the same place only while the title is the same too.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from newsreader.model import Article

_LINE = re.compile(r"#\d+\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a held, current article stands."""

    id: int
    outside: tuple[str, str] | None
    url: str | None
    origin: str
    title: str


def outside_scope(article: Article) -> str | None:
    """Within what the article's outside id is unique; None where it has none."""
    if article.outside_id is None:
        return None
    return f"source {article.source}" if article.source else f"file {_LINE.sub('', article.origin)}"


def same_text(connection: sqlite3.Connection, article: Article) -> Place | None:
    """The current article with the same body."""
    return next(iter(_places(connection, "sha256 = ?", article.sha256)), None)


def same_place(connection: sqlite3.Connection, article: Article) -> Place | None:
    """The current article that stands where `article` was read."""
    scope = outside_scope(article)
    candidates: list[Place] = []
    if scope is not None:
        candidates += _places(connection, "outside_id = ? AND outside_scope = ?", article.outside_id, scope)
    if article.url is not None:
        candidates += _places(connection, "url = ?", article.url)
    candidates += _places(connection, "origin = ?", article.origin)
    return next((held for held in candidates if _stands_at(article, held)), None)


def shares_place(article: Article, held: Place) -> bool:
    """Whether `article`, whose text is that of `held`, was also read where that one was, by any sign."""
    outside = (article.outside_id, outside_scope(article))
    return (
        article.origin == held.origin
        or (article.url is not None and article.url == held.url)
        or (article.outside_id is not None and outside == held.outside)
    )


def _stands_at(article: Article, held: Place) -> bool:
    scope = outside_scope(article)
    if scope is not None and article.outside_id is not None and held.outside is not None:
        return held.outside == (article.outside_id, scope)
    if article.url is not None and held.url is not None:
        return held.url == article.url
    if held.origin != article.origin:
        return False
    return not _LINE.search(article.origin) or held.title == article.title


def _places(connection: sqlite3.Connection, condition: str, *values: str | None) -> list[Place]:
    rows = connection.execute(
        f"""SELECT id, outside_id, outside_scope, url, origin, title FROM article
        WHERE superseded_by IS NULL AND {condition} ORDER BY id DESC""",
        values,
    )
    return [
        Place(number, None if outside is None else (outside, scope), url, origin, title)
        for number, outside, scope, url, origin, title in rows
    ]
