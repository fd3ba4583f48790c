"""The same text told twice, and texts that are only alike."""

from __future__ import annotations

import gzip
import json
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.likeness import bands, is_same_text, shingles
from newsreader.text.wordlists import words
from tests.shared import SHARED

WORDS = sorted(
    words(
        """pemerintah daerah membuka kembali jembatan lama pada hari setelah perbaikan selama bulan warga
        menyambut gembira karena jalan pasar menjadi dekat pedagang berharap ramai petugas menjaga kendaraan
        berat melintas pekan ini anggaran dinas berasal dari pusat rapat dewan memutuskan jadwal baru untuk
        sekolah dan puskesmas"""
    )
)


def text(seed: int, length: int = 240) -> str:
    """A text of words in any order, each the beginning of no other."""
    drawn = random.Random(seed)
    return " ".join(
        drawn.choice(WORDS) + (f" {drawn.randint(2, 900)}" if n % 12 == 0 else "") for n in range(length)
    )


def share(one: str, other: str) -> bool:
    """Whether two texts would be looked at together."""
    return bool(set(bands(shingles(one))) & set(bands(shingles(other))))


@pytest.mark.parametrize("seed", range(5))
def test_the_same_text_with_another_head_tail_or_word(seed: int) -> None:
    whole = text(seed)
    listed = whole.split()
    for other in (
        f"JAKARTA, Kabar Lain -- {whole}",
        " ".join(listed[: len(listed) * 3 // 4]),
        " ".join(listed[20:]),
        whole.upper().replace(" ", "  "),
        " ".join("ubahan" if n % 50 == 1 and not word.isdigit() else word for n, word in enumerate(listed)),
    ):
        assert is_same_text(whole, other)
        assert is_same_text(other, whole)
        assert share(whole, other)


def test_reports_by_one_pattern_differ_in_their_numbers() -> None:
    first = text(1)
    drawn = random.Random(2)
    second = " ".join(str(drawn.randint(2, 900)) if word.isdigit() else word for word in first.split())
    assert not is_same_text(first, second)


@pytest.mark.parametrize("other", [text(2), text(1)[:600] + text(2)[600:], ""])
def test_other_texts_are_others(other: str) -> None:
    assert not is_same_text(text(1), other)


def test_short_texts_are_never_compared() -> None:
    assert bands(shingles("Harga beras naik lagi di Bogor.")) == ()
    assert not is_same_text("Harga beras naik lagi di Bogor.", "Harga beras naik lagi di Bogor.")


@given(st.text(), st.text())
def test_any_texts(one: str, other: str) -> None:
    assert is_same_text(one, other) == is_same_text(other, one)
    assert len(bands(shingles(one))) in (0, 12)
    assert all(0 <= key < 1 << 36 for key in bands(shingles(one)))


@pytest.mark.skipif(SHARED is None, reason="compares real articles")
def test_no_two_of_a_thousand_real_articles_are_taken_for_one() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "data" / "indosum.jsonl.gz", "rt") as lines:
        bodies = [json.loads(line)["body"] for line, _ in zip(lines, range(1000), strict=False)]
    met: dict[int, list[int]] = {}
    for number, body in enumerate(bodies):
        for key in bands(shingles(body)):
            met.setdefault(key, []).append(number)
    pairs = {pair for numbers in met.values() for pair in combinations(numbers, 2)}
    assert [pair for pair in pairs if is_same_text(bodies[pair[0]], bodies[pair[1]])] == []
