"""Families of words that one search should find together, a line each, written for this project."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


def families(language: str) -> list[list[str]]:
    """The families of ``"indonesian"`` or ``"english"``."""
    return [line.split() for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()]


class Pairs(NamedTuple):
    """How many pairs of words of one family there are, and how many of them get one stem."""

    met: int
    all: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.met / self.all


def pairs(language: str, stem: Callable[[str], str]) -> Pairs:
    """The pairs of a language's families that a stemmer brings together."""
    outcomes = [
        one == other for family in families(language) for one, other in combinations(map(stem, family), 2)
    ]
    return Pairs(sum(outcomes), len(outcomes))


def shared_stems(language: str, stem: Callable[[str], str]) -> list[str]:
    """The stems that words of two families have in common: what a stemmer wrongly brings together."""
    kept = [stem_of for family in families(language) for stem_of in {stem(word) for word in family}]
    return sorted({stem_of for stem_of in kept if kept.count(stem_of) > 1})
