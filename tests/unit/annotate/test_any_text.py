"""Any text whatever: exact offsets, no overlap, no exception, linear time."""

from __future__ import annotations

import gzip
import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotate import fast_extractor
from tests.shared import SHARED
from tests.unit.annotate.marked import annotate, check

_WORDS = (
    "Putin AS Iran Vladimir Presiden Menteri kata ujarnya mengatakan bahwa KPK PT Jalan Kota UU Piala 2026 di"
    " Rp 5 juta Al Khelaifi Kementerian Luar Negeri dan H M. said the of University U.S. Jakarta Trump lah"
    " iPhone Pasal JakartaMenentukan ayat Senin (2/2/2026) (KPK) (34) vs bin É 日本 😀 Ki moon 's"
)
_PIECES = st.sampled_from([*'"“”‘’()-–—.,:;/ \n', *_WORDS.split(" ")])
_REPEATED = (
    'A-|al-|"|“a |(AS) |A (AB) |AS (34) |kepala |Kementerian, |Menteri Luar dan |AS–Iran–|calon wakil '
    "|Undang-Undang |Pasal 1 ayat |1.|Rp 1 |kata |U.S.|bin Ahmad |A\n|JakartaMenentukan|Kata Film “Aku "
    "|Perserikatan Bangsa-|Putin mengatakan bahwa |Komisaris Besar "
)


@given(st.text(max_size=300), st.sampled_from(["id", "en", "other"]))
@settings(max_examples=400, deadline=None)
def test_arbitrary_text(body: str, lang: str) -> None:
    annotate(body, lang)


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), max_size=60), st.sampled_from(["id", "en"]))
@settings(max_examples=400, deadline=None)
def test_text_made_of_what_the_rules_look_for(pieces: list[tuple[str, str]], lang: str) -> None:
    annotate("".join(piece + space for piece, space in pieces), lang)


@given(st.text(max_size=200), st.lists(_PIECES, max_size=40), st.sampled_from(["id", "en"]))
@settings(max_examples=60, deadline=None)
def test_arbitrary_text_read_exactly(body: str, pieces: list[str], lang: str) -> None:
    annotate(body + " ".join(pieces), lang, tier="exact")


@pytest.mark.parametrize("published", [None, "", "kemarin", "2026-13-45", "2026-02-06T10:00:00+07:00"])
def test_any_date_of_publication(published: str | None) -> None:
    annotate("Rapat digelar kemarin di Jakarta.", published=published)


def test_empty_text() -> None:
    found = fast_extractor().annotate("")
    assert (found.mentions, found.quotes, found.dates) == ((), (), ())


def test_the_same_text_gets_the_same_answer() -> None:
    body = "Presiden Rusia Vladimir Putin tiba di Ankara. Menurut Putin, dialog penting."
    assert annotate(body) == annotate(body)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("change", [str.upper, str.lower, str.title])
def test_other_case(change: object, lang: str) -> None:
    assert callable(change)
    annotate(
        change("Presiden Rusia Vladimir Putin tiba. “Kami siap,” kata Putin di Jakarta (5/2/2026)."), lang
    )


def test_ten_thousand_names() -> None:
    chance = random.Random(7)
    syllables = ["ba", "ri", "no", "ta", "wi", "su", "ka", "le", "mo", "di"]
    names = [" ".join("".join(chance.choices(syllables, k=3)).title() for _ in "ab") for _ in range(10_000)]
    body = ". ".join(f"Direktur {name} datang" for name in names)
    found = annotate(body)
    assert len([m for m in found.mentions if m.label == "PERSON"]) > 9_000


@pytest.mark.parametrize("piece", _REPEATED.split("|"))
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        body = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        annotate(body)
        return time.process_time() - start

    seconds(1_000)
    short, long = seconds(5_000), seconds(40_000)
    assert long < 30 * short + 0.5


@pytest.mark.skipif(SHARED is None, reason="the larger test data is not there")
@pytest.mark.parametrize("name", ["indosum.jsonl.gz", "natural.jsonl.gz"])
def test_real_articles(name: str) -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "data" / name, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    extractor = fast_extractor()
    for body in bodies[:: max(1, len(bodies) // 200)]:
        check(body, extractor.annotate(body, published="2024-01-01"))


def test_a_text_that_breaks_off_after_a_name_in_an_attribution() -> None:
    (quote,) = annotate('"Kami pergi ke gunung itu besok," bunyi keterangan istri Atim').quotes
    assert quote.cue == "bunyi"
