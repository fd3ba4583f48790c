"""Who is who within one article: surnames, abbreviations, later occurrences of a learned name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import NAME_KINDS, Document
from newsreader.annotate.gazetteer import Gazetteer, name_form
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


class Linker:
    """Links the claims of one document. `learned` maps an abbreviation to the claim it stands for."""

    def __init__(
        self, document: Document, claims: Claims, gazetteer: Gazetteer, learned: dict[str, Claim]
    ) -> None:
        self.document = document
        self.claims = claims
        self.gazetteer = gazetteer
        self.learned = learned

    def mark_later(self) -> None:
        """Mark the unmarked occurrences of names that were learned in the article."""
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

    def link(self) -> None:
        """Give every claim of an entity its canonical name."""
        people: dict[str, list[tuple[int, str]]] = defaultdict(list)
        expansions = {short: self._full(claim) for short, claim in self.learned.items()}
        organisations = self._organisation_cores()
        for claim in self.claims.all():
            if claim.label is Label.PERSON:
                self._person(claim, people)
            elif claim.label in (Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK):
                self._other(claim, expansions, organisations)

    def _full(self, claim: Claim) -> str:
        surface = " ".join(self.document.text(claim.i, claim.j).split())
        entries = self.gazetteer.lookup(surface)
        held = next((entry for entry in entries if entry.label is claim.label), None)
        return claim.canonical or (held.canonical if held else surface)

    def _person(self, claim: Claim, people: dict[str, list[tuple[int, str]]]) -> None:
        """A full name teaches its words; a single word is the one person so called, else itself."""
        document = self.document
        words = _words(claim, document)
        surface = " ".join(document.text(claim.i, claim.j).split())
        if len(words) > 1:
            full = self._same_person(words, people) or surface
            claim.canonical = full
            for word in words:
                if (claim.i, full) not in people[word] and all(full != other for _, other in people[word]):
                    people[word].append((claim.i, full))
            return
        candidates = people.get(words[0], []) if words else []
        if len(candidates) == 1:
            claim.canonical = candidates[0][1]
        elif not candidates:
            claim.canonical = self._later_full(claim, surface)
        else:
            claim.canonical = surface

    def _same_person(self, words: list[str], people: dict[str, list[tuple[int, str]]]) -> str | None:
        """An earlier, longer name that holds all these words."""
        for _, full in people.get(words[-1], []):
            if set(words) <= set(full.replace(".", " ").split()):
                return full
        return None

    def _later_full(self, claim: Claim, surface: str) -> str:
        """A short name before the full one (a headline), or a nickname of general use."""
        entries = self.gazetteer.lookup(surface)
        entry = next((e for e in entries if e.label is Label.PERSON), None)
        fulls = self._full_names().get(surface, set())
        if len(fulls) == 1:
            return next(iter(fulls))
        if entry is not None:
            alias = self._full_names().get(entry.canonical.split()[-1], set())
            return entry.canonical if not alias or entry.canonical in alias else surface
        return claim.canonical or surface

    def _full_names(self) -> dict[str, set[str]]:
        if not hasattr(self, "_fulls"):
            fulls: dict[str, set[str]] = defaultdict(set)
            for claim in self.claims.all():
                if claim.label is Label.PERSON:
                    words = _words(claim, self.document)
                    if len(words) > 1:
                        full = " ".join(self.document.text(claim.i, claim.j).split())
                        for word in words:
                            fulls[word].add(full)
            self._fulls = fulls
        return self._fulls

    def _organisation_cores(self) -> dict[str, str]:
        """`Indofood` → `PT Indofood Sukses Makmur Tbk`: the first words of a longer name of the article."""
        cores: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.all():
            if claim.label is not Label.ORG or claim.j - claim.i < 2:
                continue
            words = _core(_words(claim, self.document))
            full = self._full(claim)
            for size in range(1, len(words) + 1):
                cores[" ".join(words[:size])].add(full)
        longer = {core: fulls - {core} for core, fulls in cores.items()}
        return {core: next(iter(fulls)) for core, fulls in longer.items() if len(fulls) == 1}

    def _other(self, claim: Claim, expansions: dict[str, str], organisations: dict[str, str]) -> None:
        surface = " ".join(self.document.text(claim.i, claim.j).split())
        if surface in expansions:
            claim.canonical = expansions[surface]
            return
        entry = next((e for e in self.gazetteer.lookup(surface) if e.label is claim.label), None)
        if entry is not None:
            claim.canonical = entry.canonical
        elif claim.canonical is None:
            core = surface
            if claim.label is Label.ORG:
                core = " ".join(_core(_words(claim, self.document)))
            claim.canonical = organisations.get(core, surface) if claim.label is Label.ORG else surface
            if surface.isupper() and len(surface) > 5 and not any(c.isdigit() for c in surface):
                titled = self.gazetteer.lookup(name_form(surface.title()))
                if titled:
                    claim.canonical = titled[0].canonical
