"""The query language, by recursive descent: every text has a reading, and nothing raises.

What makes no sense is left out or searched as plain words, whichever finds more, and the first such place is
reported, with which of the two was done. The language is documented in README.md.
"""

from __future__ import annotations

import re
from datetime import date

from newsreader.model import QueryProblem, Sentence
from newsreader.search.analyzer import LONGEST_WORD, encodable, words
from newsreader.search.analyzer import Word as Token
from newsreader.search.fields import FIELDS, read_field
from newsreader.search.nodes import And, Fuzzy, Node, Not, Or, Parsed, Phrase, Prefix, Word

LONGEST_QUERY = 512
DEEPEST_NESTING = 50
SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 3

_QUOTES = '"“”„'
_SPACE = re.compile(r"\s*")
_RUN = re.compile(rf"[^\s(){_QUOTES}]+")
_FIELD = re.compile(r"([A-Za-z]+):")
_OPERATOR = re.compile(rf"(OR|AND|NOT)(?=[\s(){_QUOTES}]|$)")
_DISTANCE = re.compile(r"~(\d*)")
_FUZZY = re.compile(r"(.+)~(\d*)", re.DOTALL)


def parse(text: str, today: date | None = None) -> Parsed:
    """The tree of `text`, where it stopped making sense, and remarks. `today` anchors ``date:7d``."""
    text = encodable(text)
    if len(text) > LONGEST_QUERY:
        reason = Sentence.of("Only the first {count} characters of a search count.", count=LONGEST_QUERY)
        return Parsed(plain(text[:LONGEST_QUERY]), QueryProblem(LONGEST_QUERY, reason, plain=True))
    parser = _Parser(text, today or date.today())
    try:
        node = parser.read()
    except _TooDeepError as error:
        reason = Sentence.of("Brackets are nested more than {count} deep.", count=DEEPEST_NESTING)
        return Parsed(plain(text), QueryProblem(error.position, reason, plain=True))
    return Parsed(node, parser.problem, tuple(parser.notes))


def plain(text: str) -> Node:
    """`text` as nothing but words, all of which must occur."""
    return And(tuple(Word(text[word.start : word.end]) for word in words(text)))


def overlong(token: Token) -> bool:
    """Whether a token is too long to be in the index: no article is found by it."""
    return token.end - token.start > LONGEST_WORD


class _TooDeepError(Exception):
    def __init__(self, position: int) -> None:
        self.position = position


class _Parser:
    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.today = today
        self.at = 0
        self.depth = 0
        self.problem: QueryProblem | None = None
        self.notes: list[Sentence] = []

    def read(self) -> Node:
        return self._either() or And(())

    def complain(self, position: int, reason: Sentence, *, plain: bool = False) -> None:
        """Keep the first place that made no sense, and whether plain words are searched there instead."""
        if self.problem is None or position < self.problem.position:
            self.problem = QueryProblem(position, reason, plain)

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _operator(self) -> str:
        match = _OPERATOR.match(self.text, self.at)
        return match[1] if match else ""

    def _either(self) -> Node | None:
        """One or more conjunctions with OR between them."""
        found = [self._all()]
        while self._operator() == "OR":
            start = self.at
            self.at += len("OR")
            found.append(self._all())
            if found[-1] is None or found[-2] is None:
                self.complain(start, Sentence.of("OR stands between two things that are searched for."))
        nodes = tuple(node for node in found if node is not None)
        return Or(nodes) if len(nodes) > 1 else nodes[0] if nodes else None

    def _all(self) -> Node | None:
        """Things side by side, up to OR, a closing bracket or the end."""
        nodes: list[Node] = []
        while True:
            self._skip_space()
            if self.at >= len(self.text) or self._operator() == "OR":
                break
            if self.text[self.at] == ")":
                if self.depth:
                    break
                self.complain(self.at, Sentence.of("This bracket was never opened."))
                self.at += 1
            elif self._operator() == "AND":
                self.at += len("AND")
            elif (node := self._signed()) is not None:
                nodes.append(node)
        return And(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None

    def _signed(self) -> Node | None:
        """One thing, wanted or not. Signs are counted in a loop: a thousand of them must not recurse."""
        unwanted = False
        while True:
            sign = "-" if self.text.startswith("-", self.at) else "NOT" if self._operator() == "NOT" else ""
            if not sign:
                break
            start = self.at
            self.at += len(sign)
            if sign == "NOT":
                self._skip_space()
            if self._nothing_follows():
                if sign == "NOT" or not self.text[self.at :].strip():
                    self.complain(start, Sentence.of("Nothing follows {sign}.", sign=sign))
                return None
            unwanted = not unwanted
        node = self._one()
        return Not(node) if unwanted and node is not None else node

    def _nothing_follows(self) -> bool:
        rest = self.text[self.at : self.at + 1]
        return not rest or rest.isspace() or rest == ")" or self._operator() in ("OR", "AND")

    def _one(self) -> Node | None:
        character = self.text[self.at]
        if character == "(":
            return self._group()
        if character in _QUOTES:
            return self._phrase()
        if match := _FIELD.match(self.text, self.at):
            return self._field(match)
        return self._word()

    def _group(self) -> Node | None:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            raise _TooDeepError(start)
        self.at += 1
        node = self._either()
        self.depth -= 1
        if self.at < len(self.text):
            self.at += 1
        else:
            self.complain(start, Sentence.of("This bracket is not closed."))
        return node

    def _quoted(self) -> tuple[str, bool]:
        """The text between quotes, and whether they are closed."""
        start = self.at
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] not in _QUOTES:
            self.at += 1
        inside = self.text[start + 1 : self.at]
        if self.at < len(self.text):
            self.at += 1
            return inside, True
        self.complain(start, Sentence.of("This quotation mark is not closed."))
        return inside, False

    def _phrase(self) -> Node:
        inside, closed = self._quoted()
        if match := _DISTANCE.match(self.text, self.at):
            self.at = match.end()
            return Phrase(inside, within=min(int(match[1] or 1), LONGEST_QUERY))
        return Phrase(inside, partial=not closed and not inside[-1:].isspace())

    def _field(self, match: re.Match[str]) -> Node | None:
        start, name = self.at, match[1].lower()
        if name not in FIELDS:
            if not self.text.startswith(("//", " "), match.end()) and match.end() < len(self.text):
                self.complain(
                    start, Sentence.of("There is no field {field}; its words are searched.", field=match[1])
                )
            return self._word()
        self.at = match.end()
        if self.text[self.at : self.at + 1] and self.text[self.at] in _QUOTES:
            value, _ = self._quoted()
        else:
            run = _RUN.match(self.text, self.at)
            value = run[0] if run else ""
            self.at += len(value)
        if not value.strip():
            self.notes.append(Sentence.of("{field}: has no value yet and was left out.", field=name))
            return None
        node, reason = read_field(name, value.strip(), self.today)
        if reason is not None:
            self.complain(start, reason)
        return node

    def _word(self) -> Node | None:
        start = self.at
        match = _RUN.match(self.text, self.at)
        run = match[0] if match else self.text[self.at]
        self.at += len(run)
        if run.endswith("*") and "*" not in run.rstrip("*"):
            return self._prefix(start, run.rstrip("*"))
        if "*" in run:
            reason = Sentence.of("A star works at the end of a word only.")
            self.complain(start + run.index("*"), reason, plain=any(words(run)))
        if fuzzy := _FUZZY.fullmatch(run):
            return self._fuzzy(start, fuzzy)
        return Word(run)

    def _prefix(self, start: int, text: str) -> Node | None:
        tokens = list(words(text))
        if not tokens or (len(tokens[-1].surface) < SHORTEST_PREFIX and not overlong(tokens[-1])):
            reason = Sentence.of("A star needs at least {count} letters before it.", count=SHORTEST_PREFIX)
            self.complain(start, reason)
            return None
        return Prefix(text)

    def _fuzzy(self, start: int, match: re.Match[str]) -> Node:
        if match[2] not in ("", "1"):
            self.complain(
                start + match.start(2), Sentence.of("Words are compared at one edit's distance only.")
            )
        tokens = list(words(match[1]))
        if len(tokens) == 1 and overlong(tokens[0]):
            return Word(match[1])
        if len(tokens) != 1 or len(tokens[0].surface) < SHORTEST_FUZZY:
            reason = Sentence.of("~ needs one word of at least {count} letters.", count=SHORTEST_FUZZY)
            self.complain(start, reason, plain=bool(tokens))
            return Word(match[1])
        return Fuzzy(match[1])
