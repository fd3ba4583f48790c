"""Mixed-up encodings, and texts that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ingest.mending import mended
from newsreader.ingest.prepare import MENDED, prepare
from newsreader.model import Draft

PRINTED = "“Baik,” katanya – di Prancis…"


def spoilt(text: str) -> str:
    """UTF-8 taken for Windows-1252, with Latin-1 where that has no character."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text", [PRINTED, "Université de Strasbourg menerima mahasiswa", "5 – 10 °C di Bogor…"]
)
def test_what_was_mixed_up_is_put_right(text: str) -> None:
    assert mended(f"Baris lain – apa adanya.\n{spoilt(text)}") == f"Baris lain – apa adanya.\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        PRINTED,
        "Café Prancis di Jalan Ão dibuka",
        "Democratic Peopleâ€ ™ s Republic",
        "Île-de-France, Ångström, ÆØÅ, ÃÂ",
        "kata ‘â’ dan ‘€’ adalah huruf",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.characters(max_codepoint=0x2200)))
def test_any_text(text: str) -> None:
    once = mended(text)
    assert once.count("\n") == text.count("\n")
    assert mended("biasa saja, " + "tanpa tanda " * 3) == "biasa saja, " + "tanpa tanda " * 3


def test_the_text_as_it_was_is_kept_with_the_reason() -> None:
    body, title = spoilt(f"{PRINTED} Ia pulang."), spoilt("Kata “baik” lagi")
    article = prepare(Draft(body, "a.txt", "00" * 32, title=title))
    assert article.body == f"{PRINTED} Ia pulang."
    assert article.title == "Kata “baik” lagi"
    assert [one.why for one in article.removed] == [MENDED]


def test_nothing_is_said_where_nothing_was_mended() -> None:
    assert prepare(Draft("Isi – berita.", "a.txt", "00" * 32)).removed == ()
