"""Spellings near a word, for engines that cannot look for them by themselves."""

from __future__ import annotations

import string

_LETTERS = string.ascii_lowercase + string.digits


def edited(word: str) -> list[str]:
    """The word and all that one letter more, less, other or swapped makes of it, sorted."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {
        word,
        *(left + right[1:] for left, right in parts if right),
        *(left + letter + right[1:] for left, right in parts if right for letter in _LETTERS),
        *(left + letter + right for left, right in parts for letter in _LETTERS),
        *(left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1),
    }
    return sorted(found)
