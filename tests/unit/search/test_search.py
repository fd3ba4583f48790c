"""What single queries find, remark and rank, on articles that a reader can check by eye."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import Order
from newsreader.search import commit, expansion
from newsreader.search.index import SearchIndex
from tests.unit.search import corpus
from tests.unit.search.conftest import Filled
from tests.unit.search.corpus import document

ARTICLES = [
    document(
        1,
        "Putin dorong dialog militer AS–Rusia",
        "Presiden Vladimir Putin bicara di Kremlin. Perundingan naik 2,5 persen. Langkah-langkah itu baru.",
        source="Tempo.co",
        published="2026-02-06",
        entities=(0, 3, 9),
        speakers=(0,),
    ),
    document(
        2,
        "Serangan di Ukraina",
        "Rusia menyerang. Dialog yang panjang, lalu militer.",
        published="2025-06-01",
    ),
    document(
        3, "COVID-19 di Istanbul", "Undang-undang baru. The U.S. meets Witkoff.", lang="en", entities=(5, 7)
    ),
    document(
        4,
        "Undangan",
        "Ia mengundang seorang as balap. Vladimir dan Andi Putin.",
        entities=(1, 2),
        speakers=(len(corpus.NAMES),),
    ),
]


@pytest.fixture
def index(filled: Filled) -> SearchIndex:
    return filled(ARTICLES[:2], ARTICLES[2:])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [1, 2, 4, 3]),
        ("serang", [2]),
        ("AS", [1, 4]),
        ("as", [1, 4]),
        ("AS-Rusia", [1]),
        ('"AS Rusia"', [1]),
        ('"dialog militer"', [1]),
        ('"dialog militer"~4', [1, 2]),
        ('"militer dialog"~4', [1, 2]),
        ('"militer dialog"~3', [1]),
        ("langkah", [1]),
        ("langkah-langkah", [1]),
        ("undang", [4, 3]),
        ("undang-undang", [3]),
        ("COVID-19", [3]),
        ("covid 19", [3]),
        ("2,5", [1]),
        ("US", [3]),
        ("U.S.", [3]),
        ("meeting", [3]),
        ("runding", [1]),
        ("perund*", [1]),
        ("Witkof~", [3]),
        ("-putin", [2, 3]),
        ("dialog -kremlin", [2]),
        ("kremlin OR istanbul", [1, 3]),
        ("person:putin", [1, 4]),
        ('person:"vladimir putin"', [1]),
        ("person:vladimir person:andi", [4]),
        ('person:"vladimir andi"', []),
        ("org:kremlin", [1]),
        ("org:putin", []),
        ("place:istanbul", [3]),
        ('event:"new start"', [3]),
        ('entity:"person:vladimir-putin"', [1]),
        ("entity:date:2026-02-06", [1]),
        ("speaker:putin", [1, 4]),
        ("speaker:vladimir", [1]),
        ("speaker:vlad*", [1]),
        ('speaker:"juru bicara"', [4]),
        ('speaker:"bicara juru vladimir"', []),
        ("speaker:person:vladimir-putin", [1]),
        ("speaker:person:andi-putin", []),
        ("speaker:istanbul", []),
        ("dialog -speaker:putin", [2]),
        ("source:tempo", [1]),
        ("source:kompas", []),
        ("lang:en", [3]),
        ("date:2026", [1]),
        ("date:<2026", [2]),
        ("-date:>=1900", [4, 3]),
        ("yang", [1, 2, 4, 3]),
        ("dialog yang", [1, 2]),
        ("di OR serang", [2]),
        ("tag:penting", [2]),
        ("is:unread", [4, 3]),
    ],
)
def test_what_is_found(index: SearchIndex, query: str, expected: list[int]) -> None:
    marked = {("tag", "penting"): frozenset({2}), ("unread", ""): frozenset({3, 4, 77})}
    assert list(index.search(query, marks=lambda *mark: marked[mark]).ids) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"dial', [1, 2]),
        ('"dialog mil', [1]),
        ("person:", [1, 2, 4, 3]),
        ("person:put", []),
        ("speaker:", [1, 2, 4, 3]),
        ("(serang", [2]),
        ("serang OR", [2]),
        ("serang -", [2]),
        ("serang)", [2]),
        ("date:2026-0", [1]),
        ("d* serang", [2]),
    ],
)
def test_half_typed_queries_are_useful(index: SearchIndex, query: str, expected: list[int]) -> None:
    assert list(index.search(query).ids) == expected


def test_a_source_of_just_this_name_comes_before_those_that_contain_it(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "to_merge", lambda _sizes, _budget, alike: [] * alike)
    index = filled(
        [document(1, source="Tempo"), document(2, source="Koran Tempo"), document(3, source="Antara")]
    )
    assert list(index.search("source:tempo").ids) == [1]
    assert list(index.search("source:temp").ids) == [2, 1]
    index.apply([], [1])
    assert list(index.search("source:tempo").ids) == [2]


def test_what_is_left_out_is_said(index: SearchIndex) -> None:
    assert [str(note) for note in index.search("yang di").notes] == [
        "“yang” is too common to be searched and was left out.",
        "“di” is too common to be searched and was left out.",
    ]


def test_many_words_with_one_beginning_are_cut_to_the_most_frequent(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.search.compiler.MOST_TERMS", 2)
    index = filled(
        [document(n, "", text) for n, text in enumerate(["maju", "maju", "mana", "mana", "mata", "mau"])]
    )
    answer = index.search("ma*")
    assert sorted(answer.ids) == [0, 1, 2, 3]
    assert [str(note) for note in answer.notes] == ["ma* was cut to its 2 most frequent words."]
    assert expansion.MOST_TERMS == 200


def test_relevance_puts_titles_and_rare_words_first(filled: Filled) -> None:
    filler = "isi berita panjang lain tentang hal biasa " * 8
    index = filled(
        [
            document(1, "Kabar lain", f"nuklir {filler}", published="2026-02-06"),
            document(2, "Nuklir", filler, published="2020-01-01"),
            document(3, "Kabar", f"nuklir nuklir nuklir {filler}", published="2021-01-01"),
            document(4, "Kabar", filler, published="2026-02-06"),
        ]
    )
    ranked = index.search("nuklir", order=Order.RELEVANCE)
    assert list(ranked.ids) == [2, 3, 1]
    assert list(ranked.scores) == sorted(ranked.scores, reverse=True)
    assert min(ranked.scores) > 0


def test_a_title_in_the_very_form_typed_ranks_higher(filled: Filled) -> None:
    index = filled([document(2, "Menyerang kota"), document(1, "Serangan kota")])
    assert list(index.search("serangan", order=Order.RELEVANCE).ids) == [1, 2]
    assert list(index.search("menyerang", order=Order.RELEVANCE).ids) == [2, 1]


def test_equal_scores_stand_newest_first(filled: Filled) -> None:
    index = filled([document(n, "", "perang", published=f"202{n}-01-01") for n in range(1, 5)])
    assert list(index.search("perang", order=Order.RELEVANCE).ids) == [4, 3, 2, 1]


def test_hostile_articles_are_indexed(filled: Filled) -> None:
    bodies = [
        "\ud800 perang",
        "x" * 200_000 + " perang",
        "\x00perang",
        "\u202eperang",
        "a." * 50_000 + " perang",
    ]
    index = filled(
        [
            document(
                n,
                text[:100],
                f"{text} perang",
                lang="\ud800",
                source="\ud800" + "s" * 10_000,
                published="\ud800",
            )
            for n, text in enumerate(bodies)
        ]
    )
    assert sorted(index.search("perang lang:\ud800").ids) == list(range(len(bodies)))


@given(
    text=st.text(st.characters(codec=None), max_size=200)
    | corpus.queries
    | st.from_regex(r"[-()\"~*:a-z ]{0,40}")
)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_makes_a_search_fail(index: SearchIndex, text: str) -> None:
    for order in Order:
        answer = index.search(text, order=order)
        assert set(answer.ids) <= {1, 2, 3, 4}
        assert len(answer.scores) == (len(answer.ids) if order is Order.RELEVANCE else 0)
    index.spans(text, ARTICLES[0].body)
    index.snippet(text, ARTICLES[0].body)
    index.suggest(text)
