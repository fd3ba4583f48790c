"""What the networks read of lines in capitals."""

from __future__ import annotations

import pytest

from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.casing import as_written


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("PRESIDEN PRABOWO TIBA DI KAIRO", "presiden Prabowo tiba di Kairo"),
        ("KETUA KPK DAN U.S. BERTEMU DI WAROPEN", "Ketua KPK dan U.S. bertemu di Waropen"),
        ("KPK, DPR, MPR", "KPK , DPR , MPR"),
        ("Ketua KPK, DPR, MPR dan DPD", "Ketua KPK , DPR , MPR dan DPD"),
    ],
)
def test_capitals_only_where_a_name_may_begin(body: str, written: str) -> None:
    assert " ".join(as_written(Document(body, Gazetteer.bundled()))) == written


def test_only_the_lines_that_are_set_so() -> None:
    body = "WARGA DESA WAROPEN PULANG\n\nWarga Waropen pulang dari KPK."
    texts = as_written(Document(body, Gazetteer.bundled()))
    assert texts == ["warga", "desa", "Waropen", "pulang", "Warga", "Waropen", "pulang", "dari", "KPK", "."]
