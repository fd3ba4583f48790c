"""Damage: an index that cannot be read is told by one error, whatever the bytes made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsreader.model import NewsreaderError, Sentence
from newsreader.search.codec.layout import UnreadableError


class DamagedIndexError(NewsreaderError):
    """A file of the index cannot be read; the index must be made anew."""

    def __init__(self) -> None:
        sentence = Sentence.of("The search index is damaged; it is made anew at the next start.")
        super().__init__(sentence.text)


class ApartError(DamagedIndexError):
    """The index was made of something else than what is to be added to it."""


@contextmanager
def reading() -> Iterator[None]:
    """Tell damage by its name: offsets that lead nowhere raise one of many errors."""
    try:
        yield
    except (UnreadableError, OSError, KeyError, IndexError, ValueError, OverflowError) as error:
        raise DamagedIndexError from error
