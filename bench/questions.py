"""What is asked: several questions of every kind, drawn from the articles themselves by frequency."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeVar

from newsreader.model import IndexDocument, Label
from newsreader.search.analyzer import STOP_WORDS

_WORD = re.compile(r"[^\W_]+")
_SAMPLED = 400
_PHRASES = 120
_NAMED = (Label.PERSON, Label.ORG, Label.PLACE)

# Shares of all articles between which a word (or an entity) is of a kind.
_RARE, _MIDDLING, _COMMON = (0.0001, 0.001), (0.005, 0.02), (0.1, 0.5)
_ENTITY = (0.02, 0.5)
_LEAST_RARE = (2, 4)


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as every engine is asked it; what is not empty must hold.

    All of `words`, the `phrase` word by word, a word that begins with `prefix`, a word at most one edit from
    `fuzzy`, no word `without`, published within `dates` (first and last day as ISO), and naming `entity` (its
    key).
    """

    kind: str
    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    prefix: str = ""
    fuzzy: str = ""
    without: str = ""
    dates: tuple[str, str] | None = None
    entity: str = ""

    def as_json(self) -> dict[str, Any]:
        """What `from_json` takes."""
        return asdict(self)

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Question:
        """A question that was kept."""
        lists = {name: tuple(found[name]) for name in ("words", "phrase")}
        return cls(**found | lists | {"dates": tuple(found["dates"]) if found["dates"] else None})

    def __str__(self) -> str:
        parts = [*self.words]
        parts += [f'"{" ".join(self.phrase)}"'] if self.phrase else []
        parts += [f"{self.prefix}*"] if self.prefix else []
        parts += [f"{self.fuzzy}~"] if self.fuzzy else []
        parts += [f"-{self.without}"] if self.without else []
        parts += [f"date:{self.dates[0]}..{self.dates[1]}"] if self.dates else []
        parts += [f"entity:{self.entity}"] if self.entity else []
        return " ".join(parts)


NOTHING = Question("nothing", words=("qqqzzzqqq",))
"""Finds nothing: what opens an engine without answering anything."""


class Survey:
    """Counts, in one pass over the articles, what questions are drawn from."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self._size = size
        self._dice = random.Random(seed)
        self._words: Counter[str] = Counter()
        self._entities: Counter[str] = Counter()
        self._phrases: Counter[tuple[str, str]] = Counter()
        self._every = max(1, size // _SAMPLED)
        self._usual: list[tuple[int, int]] = []
        self._longest = (0, 0)
        self._bytes = 0
        self._named = 0
        self.documents = 0

    def add(self, document: IndexDocument) -> None:
        """Count one article in."""
        tokens = _WORD.findall(f"{document.title}\n{document.body}".lower())
        self._words.update({token for token in tokens if _plain(token)})
        self._entities.update(one.key for one in document.entities if one.label in _NAMED)
        if self.documents % self._every == 0:
            pairs = pairwise(tokens)
            self._phrases.update({pair for pair in pairs if all(map(_plain, pair))})
            self._usual.append((len(document.body), document.id))
        self.documents += 1
        self._named += len(document.entities)
        self._bytes += len(document.title.encode()) + len(document.body.encode())
        self._longest = max(self._longest, (len(document.body), document.id))

    def as_json(self, instances: int) -> dict[str, Any]:
        """What was counted, with the questions; `digest` tells whether two surveys saw the same articles."""
        usual = sorted(self._usual)[len(self._usual) // 2]
        return {
            "digest": [self.documents, self._bytes, self._named, len(self._entities)],
            "bytes": self._bytes,
            "words": len(self._words),
            "entities": len(self._entities),
            "longest": self._longest,
            "usual": usual,
            "questions": [question.as_json() for question in self.questions(instances)],
        }

    def questions(self, instances: int) -> list[Question]:
        """`instances` questions of every kind, the same for the same articles; fewer if there are fewer."""
        rare = self._between(self._words, _RARE, instances, least=_LEAST_RARE)
        middling = self._between(self._words, _MIDDLING, instances)
        common = self._between(self._words, _COMMON, instances * 4)
        firsts, seconds = common[:instances], common[instances : 2 * instances]
        others = common[2 * instances : 3 * instances]
        prefixed = self._between(self._words, (_MIDDLING[0], _COMMON[1]), instances)
        frequent = sorted(self._phrases, key=lambda pair: (-self._phrases[pair], pair))[:_PHRASES]
        phrases = self._drawn(sorted(frequent), instances)
        entities = self._between(self._entities, _ENTITY, instances)
        return [
            *(Question("rare word", (word,)) for word in rare),
            *(Question("middling word", (word,)) for word in middling),
            *(Question("common word", (word,)) for word in firsts),
            *(Question("two common words", pair) for pair in zip(firsts, seconds, strict=False)),
            *(Question("phrase", phrase=pair) for pair in phrases),
            *(Question(f"prefix of {n}", prefix=word[:n]) for n in (3, 4, 5) for word in prefixed),
            *(Question("one edit away", fuzzy=self._misspelt(word)) for word in middling),
            *(Question("a year and a word", (word,), dates=self._year()) for word in others),
            *(
                Question("an entity and a word", (word,), entity=entity)
                for entity, word in zip(entities, others, strict=False)
            ),
            *(Question("without a word", (a,), without=b) for a, b in zip(seconds, firsts, strict=False)),
        ]

    def _between(
        self,
        counts: Counter[str],
        shares: tuple[float, float],
        wanted: int,
        least: tuple[int, int] = (1, 1),
    ) -> list[str]:
        low, high = (max(share * self.documents, floor) for share, floor in zip(shares, least, strict=True))
        return self._drawn(sorted(key for key, count in counts.items() if low <= count <= high), wanted)

    def _drawn(self, found: Sequence[_T], wanted: int) -> list[_T]:
        return self._dice.sample(found, min(wanted, len(found)))

    def _misspelt(self, word: str) -> str:
        """The word without one of its inner letters."""
        at = self._dice.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1 :]

    def _year(self) -> tuple[str, str]:
        first = date(2016, 1, 15) + timedelta(days=self._dice.randrange(3200))
        return first.isoformat(), (first + timedelta(days=364)).isoformat()


def kinds(questions: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    """The questions by kind, in their order."""
    for kind in dict.fromkeys(question.kind for question in questions):
        yield kind, [question for question in questions if question.kind == kind]


def _plain(token: str) -> bool:
    """Whether every engine takes a token for one word, and none for a stop word."""
    return len(token) > 4 and token.isascii() and token.isalpha() and token not in STOP_WORDS
