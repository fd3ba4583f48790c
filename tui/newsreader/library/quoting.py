"""Who said what, over the articles that match a query."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from newsreader.model import Entity, Label, Query, QuoteKind, QuoteLine, Refinement

if TYPE_CHECKING:
    from newsreader.library.library import Library


def quotes(
    library: Library, query: Query, limit: int | None, speaker: str | None, kind: QuoteKind | None
) -> Iterator[QuoteLine]:
    """See `Library.quotes`."""
    if speaker is not None and speaker.strip():
        query = query & Refinement("speaker", speaker.strip(), speaker.strip())
        chosen = _Speaker(library, speaker.strip())
    else:
        chosen = None
    ids = library.search(query, rows=0).ids
    found = (
        line
        for line in library.archive.quotes(ids)
        if (kind is None or line.kind is kind) and (chosen is None or chosen.said(line))
    )
    return islice(found, limit)


class _Speaker:
    """Which quotes of an article are meant: others may be quoted in it too."""

    def __init__(self, library: Library, asked: str) -> None:
        from newsreader.search.analyzer import surfaces

        label, separator, _ = asked.partition(":")
        self._key = asked.casefold() if separator and label.upper() in Label.__members__ else None
        self._wanted = [
            (word, piece.endswith("*") and at == len(words) - 1)
            for piece in asked.split()
            for words in [surfaces(piece)]
            for at, word in enumerate(words)
        ]
        self._library = library
        self._named: dict[str, bool] = {}

    def said(self, line: QuoteLine) -> bool:
        """Whether a quote is of the one asked for, by any name that the archive knows."""
        if self._key is not None:
            return line.entity == self._key
        if line.speaker and self._holds(line.speaker):
            return True
        if line.entity is None:
            return False
        if line.entity not in self._named:
            self._named[line.entity] = self._goes_by(self._library.archive.entity(line.entity))
        return self._named[line.entity]

    def _goes_by(self, entity: Entity | None) -> bool:
        return entity is not None and any(map(self._holds, (entity.canonical, *entity.aliases)))

    def _holds(self, name: str) -> bool:
        from newsreader.search.analyzer import surfaces

        words = surfaces(name)
        return all(
            any(word.startswith(wanted) if begun else word == wanted for word in words)
            for wanted, begun in self._wanted
        )
