"""The word lists of networks and rules, read once from ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources


def data_text(name: str) -> str:
    """The text of one file under ``annotate/data``."""
    return resources.files("newsreader.annotate").joinpath("data", name).read_text(encoding="utf-8")


class Phrases:
    """Words and phrases in lower case, matched token by token."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.replace("-", " - ").split())
            self._by_first.setdefault(words[0], []).append(words)
        for listed in self._by_first.values():
            listed.sort(key=len, reverse=True)

    def __contains__(self, word: str) -> bool:
        return (word,) in self._by_first.get(word, ())

    def length_at(self, lower: Sequence[str], index: int) -> int:
        """How many tokens the longest phrase that starts at `index` has; 0 where none does."""
        for words in self._by_first.get(lower[index], ()):
            if len(words) == 1 or tuple(lower[index : index + len(words)]) == words:
                return len(words)
        return 0

    def lengths(self, lower: Sequence[str]) -> list[int]:
        """`length_at` of every index."""
        by_first = self._by_first
        return [self.length_at(lower, i) if word in by_first else 0 for i, word in enumerate(lower)]


class Lexicon:
    """Every section of ``lexicon.txt`` as a set of words and as phrases."""

    def __init__(self, text: str) -> None:
        self.sections = _read_sections(text)
        self._phrases: dict[str, Phrases] = {}

    def words(self, section: str) -> frozenset[str]:
        """The entries of a section."""
        return self.sections[section]

    def phrases(self, section: str) -> Phrases:
        """The entries of a section, for matching phrases."""
        if section not in self._phrases:
            self._phrases[section] = Phrases(self.sections[section])
        return self._phrases[section]


def _read_sections(text: str) -> dict[str, frozenset[str]]:
    gathered: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            section = line.strip("[] ")
            gathered[section] = []
        else:
            gathered[section].extend(entry.strip() for entry in line.split(",") if entry.strip())
    return {name: frozenset(entries) for name, entries in gathered.items()}


@cache
def lexicon() -> Lexicon:
    """The bundled lexicon."""
    return Lexicon(data_text("lexicon.txt"))


@cache
def common_words() -> frozenset[str]:
    """Words of Indonesian and English in lower case that are not names by themselves."""
    return frozenset(data_text("common_words.txt").split())


@cache
def given_names() -> frozenset[str]:
    """Given names, capitalised."""
    return frozenset(data_text("given_names.txt").split())


@cache
def surnames() -> frozenset[str]:
    """Family names, capitalised."""
    return frozenset(data_text("surnames.txt").split())
