"""Outlets in datelines."""

from __future__ import annotations

import pytest

from newsreader.ingest.prepare import prepare
from newsreader.model import Draft
from newsreader.text.datelines import outlet_of


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("Jakarta, CNN Indonesia", "CNN Indonesia"),
        ("TEMPO.CO, Jakarta", "TEMPO.CO"),
        ("Mataram, NTB (ANTARA News)", "ANTARA News"),
        ("REPUBLIKA.CO.ID, BANDUNG", "REPUBLIKA.CO.ID"),
        ("Liputan6.com, Jakarta", "Liputan6.com"),
        ("Bogor, Jawa Barat", None),
        ("Jakarta", None),
        ("Denpasar (Bali)", None),
        (None, None),
    ],
)
def test_outlets(dateline: str | None, outlet: str | None) -> None:
    assert outlet_of(dateline) == outlet


def test_the_outlet_is_the_source_where_nobody_says_another() -> None:
    body = "Jakarta, CNN Indonesia -- Pemerintah membuka kembali jembatan lama pada hari Senin."
    assert prepare(Draft(body, "a.txt", "00" * 32, title="J b c", bare=True)).source == "CNN Indonesia"
    assert prepare(Draft(body, "a.txt", "00" * 32, title="J b c", source="Kabar")).source == "Kabar"
    assert prepare(Draft("Pemerintah membuka jembatan.", "a.txt", "00" * 32)).source is None
