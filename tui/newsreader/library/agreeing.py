"""Whether the index was made of the archive that it is used with, at every commit and opening."""

from __future__ import annotations

import uuid

from newsreader.archive import Archive
from newsreader.search.damage import ApartError
from newsreader.search.index import SearchIndex
from newsreader.search.storage import is_nameless


class Agreement:
    """What the archive and its index know of each other: the names of states of the index.

    They part when one of the two is put back from a copy. An index of an earlier version has no name of its
    own, and the archive knows of none; then both are believed once.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def holds(self, index: SearchIndex) -> bool:
        """Whether the index is in a state that the archive expects.

        Another process may add to both meanwhile: they have parted where the archive expects the same before
        and after the index was looked at.
        """
        expected = self._archive.index_states()
        while True:
            state = index.state()
            # One that holds nothing was just begun by another process, which has yet to tell the archive.
            if _agree(state, expected) or (not expected and index.count() == 0):
                return True
            before, expected = expected, self._archive.index_states()
            if before == expected:
                return False

    def begin(self, index: SearchIndex) -> None:
        """Have the archive expect the index as it is, which gets a name if it has none."""
        state = index.state()
        if is_nameless(state):
            name = str(uuid.uuid4())
            self._archive.expect_index(state, index.state_named(name))
            index.give_name(name)
        elif state not in self._archive.index_states():
            # Nobody announces a commit meanwhile; one that was announced leads to what is expected already.
            with self._archive.transaction():
                state = index.state()
                if state not in self._archive.index_states():
                    self._archive.expect_index(state)

    def announce(self, there: str, following: str) -> None:
        """Have the archive expect a commit. Raises ApartError where what is there is none of its own."""
        with self._archive.transaction():
            if not _agree(there, self._archive.index_states()):
                raise ApartError
            self._archive.expect_index(there, following)


def _agree(state: str, expected: frozenset[str]) -> bool:
    return state in expected or (not expected and is_nameless(state))
