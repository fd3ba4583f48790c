"""What is found at some places, gathered into batches that are worth sending to another process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.model import Draft, FeedLink, ImportResult

if TYPE_CHECKING:
    from newsreader.ingest.document import Columns
    from newsreader.ingest.fetch import Fetcher

_CHARACTERS = 200_000
"""Text of a batch; an article that is longer is a batch of its own."""
_WORTHWHILE = 200
"""Articles from which on processes are started sooner than this one would be done."""
_CHARACTERS_WORTHWHILE = 500_000


@dataclass(frozen=True, slots=True)
class Found:
    """A draft, the address of a feed, or why there is neither; `place` counts the places that were named."""

    place: int
    item: Draft | FeedLink | ImportResult

    @property
    def characters(self) -> int:
        """The length of its text."""
        return len(self.item.body) if isinstance(self.item, Draft) else 0


def never() -> bool:
    """Whether an import is not wanted any more, of those that are wanted to their end."""
    return False


def find(
    places: Sequence[Path | str],
    format: str | None,
    columns: Columns,
    fetcher: Callable[[], Fetcher],
    *,
    named: bool = True,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Found]:
    """All that can be read under some paths and web addresses, in order, one at a time.

    Ends soon after `cancelled` has begun to say True. Raises as `ingest.read` does.
    """
    from newsreader.ingest import read
    from newsreader.ingest.address import read_address

    readers = [
        read(place, format=format, columns=columns, named=named)
        if isinstance(place, Path)
        else read_address(place, fetcher(), format=format, columns=columns, cancelled=cancelled)
        for place in places
    ]
    for number, reader in enumerate(readers):
        if cancelled():
            return
        for item in reader:
            yield Found(number, item)
            if cancelled():
                return


def begin(found: Iterator[Found]) -> tuple[list[Found], bool]:
    """The first that are found, and whether there is enough to do for several processes."""
    begun: list[Found] = []
    characters = 0
    for one in found:
        begun.append(one)
        characters += one.characters
        if len(begun) >= _WORTHWHILE or characters >= _CHARACTERS_WORTHWHILE:
            return begun, True
    return begun, False


def going_on(found: Iterable[Found], cancelled: Callable[[], bool]) -> Iterator[Found]:
    """What is found, until that is not wanted any more."""
    for one in found:
        if cancelled():
            return
        yield one


def batched(found: Iterable[Found], size: int) -> Iterator[tuple[list[Found], int]]:
    """Batches of at most `size`, and the length of their text, which is bounded too."""
    batch: list[Found] = []
    characters = 0
    for one in found:
        if batch and characters + one.characters > _CHARACTERS:
            yield batch, characters
            batch, characters = [], 0
        batch.append(one)
        characters += one.characters
        if len(batch) >= size:
            yield batch, characters
            batch, characters = [], 0
    if batch:
        yield batch, characters
