"""Which mentions of people mean the same person: full names, parts of them, other spellings, nicknames."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from newsreader.annotate.claims import Claim
from newsreader.annotate.linking.known import Known, KnownNames
from newsreader.annotate.linking.names import clean, key_of, spelled_alike, words_of
from newsreader.annotate.linking.nicknames import called_so, governs, in_bracket, may_shorten, points_back
from newsreader.model import Label, Origin
from newsreader.text.wordlists import words as word_set

_STYLES = word_set(
    "om gus bang pak bung cak kang mas mbak mbah ki abah habib bapak ibu bu sir lord paus pope"
)
_GENERATIONS = word_set("jr sr ii iii iv v vi vii viii ix x xi xii")
# A word shared by more people than this says nothing, and looking at all of them would take too long.
_MOST_BEARERS = 8
_MOST_COMPARED = 40
_MOST_RECENT = 5
_LOOK = 60


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article; `since` is the number of the mention that gave the full name first.

    `same` is another one who was found to be this one.
    """

    words: tuple[str, ...]
    since: int
    names: Counter[str] = field(default_factory=Counter)
    same: Person | None = None

    def root(self) -> Person:
        """The person that stands for all who are the same."""
        person = self
        while person.same is not None:
            person = person.same
        return person

    def name(self) -> str:
        """The fullest name: most words written out, then the most frequent, then the first."""
        return max(self.names, key=lambda name: (_fullness(name), self.names[name]))


def _fullness(name: str) -> tuple[int, bool]:
    return sum(len(word) > 1 for word in words_of(name)), not name.isupper()


class People:
    """The people of one article, found from their full names, and who is meant by each mention."""

    def __init__(self, body: str, claims: Sequence[Claim], known: KnownNames) -> None:
        self._body = body
        self._known = known
        self._claims = claims
        self._names = [clean(body[claim.start : claim.end]) for claim in claims]
        self._people: list[Person] = []
        self._bearers: dict[str, list[Person]] = defaultdict(list)
        self._held: dict[str, Person] = {}
        self._of_name: dict[str, Person] = {}

    def link(self) -> None:
        """Give every mention its canonical name and entity."""
        for number, name in enumerate(self._names):
            if len(self._bare(name)) > 1:
                self._full_name(number, name)
        self._nicknames()
        meant = [self._meant(number, name) for number, name in enumerate(self._names)]
        answers: dict[Person, tuple[str, str]] = {}
        alone = self._alone([name for name, person in zip(self._names, meant, strict=True) if person is None])
        for claim, name, person in zip(self._claims, self._names, meant, strict=True):
            if claim.by is Origin.USER and claim.canonical:
                claim.entity = key_of(Label.PERSON, claim.canonical)
                continue
            if person is not None:
                if person not in answers:
                    answers[person] = self._answer(person)
                claim.canonical, claim.entity = answers[person]
            else:
                claim.canonical, claim.entity = alone[name]

    def _bare(self, name: str) -> tuple[str, ...]:
        """The words of a name without `Om`, `Gus` and the like before a single one."""
        words = words_of(name)
        return words[1:] if len(words) == 2 and words[0] in _STYLES else words

    def _full_name(self, number: int, name: str) -> None:
        person = self._of_name.get(name)
        if person is None:
            words = self._bare(name)
            person = self._same(words)
            if person is None:
                person = Person(words, number)
                self._people.append(person)
            elif len(words) > len(person.words):
                person.words = words
            self._of_name[name] = person
            for word in words:
                self._bear(word, person)
        person.names[name] += 1

    def _bear(self, word: str, person: Person) -> None:
        if len(word) < 2 or word in _GENERATIONS:
            return
        for part in {word, *(part for part in word.split("-") if len(part) > 2)}:
            bearers = self._bearers[part]
            if len(bearers) <= _MOST_BEARERS and person not in bearers:
                bearers.append(person)

    def _same(self, words: tuple[str, ...]) -> Person | None:
        """The one person who may bear this full name too."""
        found: list[Person] = []
        for word in words:
            for person in self._bearers.get(word, ()):
                if person not in found and _compatible(words, person.words):
                    found.append(person)
        return found[0] if len(found) == 1 else None

    def _nicknames(self) -> None:
        """`Ahmad Albar alias Iyek`: what the article itself says about other names."""
        recent: list[tuple[Person, int]] = []
        for number, name in enumerate(self._names):
            person = self._of_name.get(name)
            words = self._bare(name)
            claim = self._claims[number]
            if number and (len(words) == 1 or person is not None):
                self._other_name(number, self._body[self._claims[number - 1].end : claim.start])
            if person is not None:
                recent = [(person, claim.start), *recent[:_MOST_RECENT]]
            elif recent and len(words) == 1 and words[0] not in self._bearers:
                before = self._body[max(0, claim.start - _LOOK) : claim.start]
                if points_back(before, self._body[claim.end : claim.end + _LOOK]):
                    self._bear(words[0], self._pointed_at(words[0], recent))

    def _pointed_at(self, word: str, recent: list[tuple[Person, int]]) -> Person:
        """Of the people named last the one whose name has a piece of the nickname, else the last subject."""
        pieces = [word[k : k + 3] for k in range(len(word) - 2)]
        for person, _ in recent:
            if any(piece in part for piece in pieces for part in person.words):
                return person
        subjects = (p for p, start in recent if not governs(self._body[max(0, start - _LOOK) : start]))
        return next(subjects, recent[0][0])

    def _other_name(self, number: int, gap: str) -> None:
        """Join the two names around `gap` if it says that they are one person's."""
        first, second = self._names[number - 1], self._names[number]
        bracket = in_bracket(gap)
        if not bracket and not called_so(gap):
            return
        for full, short in ((first, second), (second, first)):
            words = self._bare(short)
            if full not in self._of_name:
                continue
            if len(words) == 1 and words[0] not in self._bearers:
                if not bracket or may_shorten(short, words[0], self._of_name[full].words):
                    self._bear(words[0], self._of_name[full])
            elif len(words) > 1 and short in self._of_name and not bracket:
                one, other = self._of_name[full].root(), self._of_name[short].root()
                other.same = one if one is not other else None
                return

    def _meant(self, number: int, name: str) -> Person | None:
        if name in self._of_name:
            return self._of_name[name].root()
        words = self._bare(name)
        if len(words) != 1:
            return None
        word = words[0]
        bearers = self._bearers.get(word, ())
        if not bearers:
            found = self._held[word] if word in self._held else self._similar(name, word)
            if found is not None:
                self._held[word] = found
            return found
        roots = list(dict.fromkeys(person.root() for person in bearers))
        pool = [person for person in roots if person.since < number]
        if not pool and (known := self._known.of(Label.PERSON, name)):
            # `Trump` before anybody so called is named in full: not the wife who is named later.
            key = words_of(known.key)
            pool = [person for person in roots if _compatible(key, person.words)]
            if not pool:
                return None
        pool = pool or roots
        if len(pool) > 1:
            return self._held[word] if self._held.get(word) in pool else None
        self._held[word] = pool[0]
        return pool[0]

    def _similar(self, name: str, word: str) -> Person | None:
        """The only person whose name this single word shortens or misspells."""
        known = self._known.of(Label.PERSON, name)
        key = words_of(known.key) if known else ()
        found: list[Person] = []
        for person in self._people[:_MOST_COMPARED]:
            if key and _compatible(key, person.words):
                return person.root()
            alike = any(spelled_alike(word, other) for other in person.words)
            if alike or may_shorten(name, word, person.words):
                found.append(person.root())
        return found[0] if len(found) == 1 else None

    def _alone(self, names: list[str]) -> dict[str, tuple[str, str]]:
        """The answers for names of nobody named in full; the first of several spellings stands for all."""
        answers: dict[str, tuple[str, str]] = {}
        for name in dict.fromkeys(names):
            words = self._bare(name)
            held = islice(answers, _MOST_COMPARED)
            other = next((one for one in held if _one_word_alike(words, self._bare(one))), None)
            answers[name] = answers[other] if other else self._unknown(name)
        return answers

    def _answer(self, person: Person) -> tuple[str, str]:
        """(canonical, entity) of a person named in full."""
        name = person.name()
        known = self._known_of(person, name)
        if known is None:
            return name, key_of(Label.PERSON, name)
        more = len(words_of(known.key)) - len(words_of(name))
        better = more > 0 or (more == 0 and known.shown in person.names)
        return (known.shown if better else name), key_of(Label.PERSON, known.key)

    def _known_of(self, person: Person, name: str) -> Known | None:
        words = name.split()
        forms = [name, *person.names]
        if len(words) > 2:
            forms += [f"{words[0]} {words[-1]}", f"{words[0]} {words[1]}"]
        return next((known for form in forms if (known := self._known.of(Label.PERSON, form))), None)

    def _unknown(self, name: str) -> tuple[str, str]:
        """(canonical, entity) of a short name of nobody named in full; ambiguity is kept."""
        known = self._known.of(Label.PERSON, name)
        words = self._bare(name)
        if known is None or (len(words) == 1 and len(self._bearers.get(words[0], ())) > 1):
            return name, key_of(Label.PERSON, name)
        return known.shown, key_of(Label.PERSON, known.key)


def _one_word_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return len(a) == len(b) == 1 and min(len(a[0]), len(b[0])) > 5 and spelled_alike(a[0], b[0])


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: the shorter one's words stand in the longer in order.

    One word may be spelled otherwise, or be an initial; another generation is another person.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if _GENERATIONS.intersection(short) != _GENERATIONS.intersection(long):
        return False
    at = exact = other = 0
    for word in short:
        while at < len(long) and not _agree(word, long[at]):
            at += 1
        if at == len(long):
            return False
        if len(word) > 1 and word == long[at]:
            exact += 1
        elif len(word) > 1 and len(long[at]) > 1:
            other += 1
        at += 1
    return exact > 0 and other <= 1


def _agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return spelled_alike(a, b, loose=True)
