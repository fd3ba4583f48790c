"""Later occurrences of names that the article has given: their marks, not whom they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import NAME_KINDS, Document
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_SUFFIXES = frozenset(
    ["tbk", "inc", "corp", "ltd", "persero", "group", "company", "co", "llc", "plc", ".", "(", ")", "fc"]
)
_PREFIXES = frozenset(["pt", "cv", "partai", "klub", "pd", "perum", "ud", "the", "kota", "kabupaten"])


def _words(claim: Claim, document: Document) -> list[str]:
    return [document.texts[k] for k in range(claim.i, claim.j) if document.kinds[k] in NAME_KINDS]


def _core(words: list[str]) -> list[str]:
    """An organisation's name without `PT`, `Tbk` and the like."""
    core = [word for word in words if word.lower() not in _SUFFIXES]
    return core[1:] if core and core[0].lower() in _PREFIXES else core


class LaterNames:
    """Marks the unmarked occurrences of names that were claimed elsewhere in the document."""

    def __init__(self, document: Document, claims: Claims) -> None:
        self.document = document
        self.claims = claims

    def mark(self) -> None:
        """Claim them."""
        document, claims = self.document, self.claims
        known = self._learned_names()
        for i in range(document.n):
            if claims.owner[i] is not None or document.kinds[i] not in NAME_KINDS:
                continue
            for words, label in known.get(document.texts[i], ()):
                j = i + len(words)
                if document.texts[i:j] == words and claims.free(i, j) and not self._beside_name(i, j):
                    claims.add(i, j, label, Origin.RULE, 0.6)
                    break

    def _learned_names(self) -> dict[str, list[tuple[list[str], Label]]]:
        """First word → (words, label) of the names of the article and of their parts, the longest first."""
        found: dict[tuple[str, ...], Label] = {}
        for claim in self.claims.all():
            if claim.label in (Label.PERSON, Label.ORG, Label.PLACE):
                texts = tuple(self.document.texts[claim.i : claim.j])
                found.setdefault(texts, claim.label)
                for part in self._parts(claim):
                    found.setdefault(part, claim.label)
        known: dict[str, list[tuple[list[str], Label]]] = defaultdict(list)
        for words, label in found.items():
            known[words[0]].append((list(words), label))
        for listed in known.values():
            listed.sort(key=lambda item: len(item[0]), reverse=True)
        return known

    def _parts(self, claim: Claim) -> Iterator[tuple[str, ...]]:
        """`Sri`, `Mulyani` of a person; `Sumber Makmur` of `PT Sumber Makmur Tbk`."""
        words = _words(claim, self.document)
        if claim.label is Label.PERSON and len(words) > 1:
            for word in words:
                ordinary = (
                    word.lower() in lexicon().words("portfolio") or word.lower() in self.document.lower_words
                )
                if len(word) > 2 and not ordinary:
                    yield (word,)
        elif claim.label is Label.ORG and len(words) > 1:
            core = _core(words)
            if len(core) > 1 and len(core) < len(words):
                yield tuple(core)

    def _beside_name(self, i: int, j: int) -> bool:
        """At the start of a sentence an ordinary word is no name; nor is a part of a longer unmarked run."""
        document = self.document
        if j - i == 1 and document.first[i] and document.common(i):
            return True
        after = j < document.n and document.kinds[j] in NAME_KINDS and not document.breaks[j]
        return after and self.claims.owner[j] is None and document.spaced(j) and not document.heading[i]
