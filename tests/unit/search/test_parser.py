from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.model import ENTITY_LABELS, Label
from newsreader.search.nodes import (
    And,
    Dated,
    From,
    Fuzzy,
    Keyed,
    Language,
    Marked,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Said,
    SaidBy,
    Word,
)
from newsreader.search.parser import DEEPEST_NESTING, LONGEST_QUERY, parse
from tests.unit.search import corpus

TODAY = date(2026, 2, 10)
A, B, C = Word("a1"), Word("b1"), Word("c1")
YEAR = Dated(date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal())

UNDERSTOOD: list[tuple[str, Node]] = [
    ("", And(())),
    ("a1", A),
    ("a1 b1", And((A, B))),
    ("a1 AND b1", And((A, B))),
    ("a1 or b1", And((A, Word("or"), B))),
    ("not a1", And((Word("not"), A))),
    ("a1 OR b1", Or((A, B))),
    ("a1 b1 OR c1", Or((And((A, B)), C))),
    ("a1 (b1 OR c1)", And((A, Or((B, C))))),
    ("-a1", Not(A)),
    ("NOT a1", Not(A)),
    ("NOT -a1", A),
    ("-(a1 OR b1)", Not(Or((A, B)))),
    ("a1 - b1", And((A, B))),
    ("AS-Iran", Word("AS-Iran")),
    ("ORANG NOTA", And((Word("ORANG"), Word("NOTA")))),
    ('"dialog militer"', Phrase("dialog militer")),
    ("“dialog militer”", Phrase("dialog militer")),
    ('"AS Rusia"~5', Phrase("AS Rusia", within=5)),
    ('"AS Rusia"~', Phrase("AS Rusia", within=1)),
    ("diplom*", Prefix("diplom")),
    ("Witkof~", Fuzzy("Witkof")),
    ("Witkof~1", Fuzzy("Witkof")),
    ("person:putin", Named((Label.PERSON,), "putin")),
    ('Person:"vladimir putin"', Named((Label.PERSON,), "vladimir putin")),
    ('event:"new start"', Named((Label.EVENT, Label.LAW, Label.WORK), "new start")),
    ("law:start", Named((Label.LAW,), "start")),
    ("entity:putin", Named(ENTITY_LABELS, "putin")),
    ('entity:"person:vladimir-putin"', Keyed("person:vladimir-putin")),
    ("entity:date:2026-02-06", Keyed("date:2026-02-06")),
    ("speaker:lavrov", Said("lavrov")),
    ('speaker:"Juru bicara"', Said("Juru bicara")),
    ("speaker:Person:sergei-lavrov", SaidBy("person:sergei-lavrov")),
    ("source:tempo", From("tempo")),
    ("lang:ID", Language("id")),
    ("tag:penting", Marked("tag", "penting")),
    ('tag:"baca lagi"', Marked("tag", "baca lagi")),
    ("is:Unread", Marked("unread")),
    ("import:07", Marked("import", "7")),
    ("date:2026", YEAR),
    ("-date:2026", Not(YEAR)),
    ("10:30", Word("10:30")),
    ("Jakarta: banjir", And((Word("Jakarta:"), Word("banjir")))),
    ("https://a.id/b", Word("https://a.id/b")),
]

HALF_TYPED: list[tuple[str, Node, int]] = [
    ('"dial', Phrase("dial", partial=True), 0),
    ('a1 "dialog ', And((A, Phrase("dialog "))), 3),
    ("(a1", A, 0),
    ("a1 OR", A, 3),
    ("OR a1", A, 0),
    ("a1 OR OR b1", Or((A, B)), 3),
    ("a1 -", A, 3),
    ("a1 NOT", A, 3),
    ("a1 NOT OR b1", Or((A, B)), 3),
    ("a1) b1", And((A, B)), 2),
    ("()", And(()), -1),
    ("d*", And(()), 0),
    ("a1 *", And((A,)), 3),
    ("di*lom b1", And((Word("di*lom"), B)), 2),
    ("ab~", Word("ab"), 0),
    ("Witkof~2", Fuzzy("Witkof"), 7),
    ("warna:merah", Word("warna:merah"), 0),
    ("is:un a1", A, 0),
    ("a1 date:kapan", A, 3),
    ("import:abc", Marked("import", "0"), 0),
    ("import:-1", Marked("import", "0"), 0),
    ('a1 person:"vlad', And((A, Named((Label.PERSON,), "vlad"))), 10),
    ("😀 (a1", And((Word("😀"), A)), 2),
]


@pytest.mark.parametrize(("text", "node"), UNDERSTOOD)
def test_what_is_understood(text: str, node: Node) -> None:
    parsed = parse(text, TODAY)
    assert parsed.node == node
    assert parsed.problem is None
    assert parsed.notes == ()


@pytest.mark.parametrize(("text", "node", "position"), HALF_TYPED)
def test_what_stops_making_sense(text: str, node: Node, position: int) -> None:
    parsed = parse(text, TODAY)
    assert _flat(parsed.node) == _flat(node)
    assert (parsed.problem.position if parsed.problem else -1) == position
    assert parsed.problem is None or str(parsed.problem.reason).endswith(".")


def _flat(node: Node) -> Node:
    return node.nodes[0] if isinstance(node, And) and len(node.nodes) == 1 else node


@pytest.mark.parametrize("text", [")))", "*", "-", "NOT", "OR", "is:foo", "date:kapan", "a1 OR", '"dial'])
def test_what_is_left_out_is_not_said_to_be_plain_words(text: str) -> None:
    problem = parse(text, TODAY).problem
    assert problem is not None
    assert not problem.plain


@pytest.mark.parametrize("text", ["di*lom", "ab~", "(" * 51 + "a1" + ")" * 51, "a " * 300])
def test_what_is_searched_as_plain_words_says_so(text: str) -> None:
    problem = parse(text, TODAY).problem
    assert problem is not None
    assert problem.plain


def test_a_field_without_a_value_is_left_out_with_a_note() -> None:
    parsed = parse("iran person:", TODAY)
    assert parsed.node == Word("iran")
    assert parsed.problem is None
    assert [str(note) for note in parsed.notes] == ["person: has no value yet and was left out."]


def test_long_queries_are_plain_words() -> None:
    parsed = parse("(OR " * 200)
    assert parsed.problem is not None
    assert parsed.problem.position == LONGEST_QUERY
    assert parsed.node == And((Word("OR"),) * 128)


def test_deep_brackets_are_plain_words() -> None:
    parsed = parse("(" * DEEPEST_NESTING + "a1" + ")" * DEEPEST_NESTING)
    assert (parsed.node, parsed.problem) == (A, None)
    parsed = parse("(" * 51 + "a1 b1" + ")" * 51)
    assert parsed.node == And((A, B))
    assert parsed.problem is not None
    assert parsed.problem.position == 50


@pytest.mark.parametrize(
    "text", ["-" * 512, "NOT " * 128, "(" * 512, '"' * 512, "a~" * 256, "x:" * 256, "*" * 512]
)
def test_repetition_neither_raises_nor_recurses(text: str) -> None:
    assert parse(text).node is not None


_shaped = st.lists(
    corpus.queries
    | st.sampled_from(
        ("(", ")", '"', "-", "OR", "NOT", "AND", "~", "~3", "*", ":", "date:", "person:", "..", "is:")
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from(("", " ")).map(lambda gap: gap.join(parts)))


@given(st.text(st.characters(codec=None), max_size=600) | _shaped)
@settings(max_examples=150, deadline=None)
def test_any_text_is_understood_somehow(text: str) -> None:
    parsed = parse(text, TODAY)
    if parsed.problem is not None:
        assert 0 <= parsed.problem.position <= len(text)
        assert str(parsed.problem.reason)
    assert all(str(note) for note in parsed.notes)
