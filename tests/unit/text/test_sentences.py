"""Sentences: exact places, and where one ends."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings

from newsreader.text.normalise import normalise
from newsreader.text.sentences import sentence_spans
from tests.shared import SHARED
from tests.unit.text.strategies import messy_text


def _check(text: str) -> None:
    covered = 0
    for span in sentence_spans(text):
        assert covered <= span.start < span.end <= len(text)
        assert span.text(text) == span.text(text).strip()
        assert not text[covered : span.start].strip()
        covered = span.end
    assert not text[covered:].strip()


@settings(max_examples=1500, deadline=None)
@given(messy_text)
def test_places_are_exact_ordered_and_complete(text: str) -> None:
    _check(text)


@pytest.mark.skipif(SHARED is None, reason="no larger data beside the checkout")
def test_places_are_exact_on_real_articles() -> None:
    assert SHARED is not None
    for name in ("indosum", "natural"):
        with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line, _ in zip(lines, range(1000), strict=False):
                _check(normalise(json.loads(line)["body"]))


@pytest.mark.parametrize(
    "sentences",
    [
        ["Kata Irjen. Pol. Budi Santoso.", "Ia lalu pergi."],
        ["Dr. H. Ahmad tiba di Jl. Sudirman No. 5 kemarin.", "Ia pulang."],
        ["Utusan U.S. Senate tiba.", "Ia pulang ke U.S.", "Namun ia kembali."],
        ["Nilainya Rp 2,5 triliun.", "Naik 3.5 persen."],
        ["“Kita dapat bergerak.”", "Dia mengakui itu."],
        ['"Apa?" kata dia.', '"Tidak!" jawabnya.'],
        ["Entah... mungkin saja.", "Lalu…", "Selesai."],
        ["Prospek ke Depan", "Dialog ini penting."],
        ["Ia minum vitamin C.", "Ia sehat."],
        ["Sinyal Serius Diplomasi", "Menarik membaca koran itu."],
        ["Tekanan Maksimal dan Risiko Eskalasi", "Kebijakan politik luar negeri itu keras."],
    ],
)
def test_examples(sentences: list[str]) -> None:
    joined = " ".join(sentences).replace("Depan Dialog", "Depan\nDialog")
    joined = joined.replace("Diplomasi Menarik", "DiplomasiMenarik").replace(
        "Eskalasi Kebijakan", "EskalasiKebijakan"
    )
    assert [span.text(joined) for span in sentence_spans(joined)] == sentences


def test_hard_wrapped_text_goes_on() -> None:
    text = "The minister said on Friday that\nthe talks would go on.\nThey met again."
    assert [span.text(text) for span in sentence_spans(text)] == [
        "The minister said on Friday that\nthe talks would go on.",
        "They met again.",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Aplikasi Kesehatan PeduliLindungi digunakan warga",
        "Pemimpin Redaksi KompasTV Rosiana Silalahi mengatakan itu",
        "Pendiri Perusahaan SpaceX datang",
        "Aktor Film Lama McDonald datang",
        "Bintang Kanal YouTube terkenal itu",
        "Pengguna Ponsel Baru iPhone naik",
    ],
)
def test_names_with_inner_capitals_stay_whole(name: str) -> None:
    assert len(sentence_spans(name)) == 1
