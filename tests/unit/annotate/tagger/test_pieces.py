"""Words cut into pieces."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.annotate.tagger.pieces import UNKNOWN, Pieces

_PIECES = ["<s>", "</s>", "<unk>", "▁", "▁Ja", "kar", "ta", "▁Jakarta", "a", "k", "J", "r", "t"]
_SCORES = [0.0, 0.0, 0.0, -3.0, -4.0, -4.0, -4.0, -6.0, -5.0, -5.0, -5.0, -5.0, -5.0]


def _pieces() -> Pieces:
    return Pieces(_PIECES, _SCORES)


def test_the_likeliest_pieces_win() -> None:
    names = [_PIECES[i] for i in _pieces().encode("Jakarta", spaced=True)]
    assert names == ["▁Jakarta"]
    assert [_PIECES[i] for i in _pieces().encode("karta", spaced=False)] == ["kar", "ta"]


def test_what_no_piece_covers_is_unknown() -> None:
    assert _pieces().encode("é", spaced=False) == (UNKNOWN,)
    assert UNKNOWN in _pieces().encode("Jéta", spaced=False)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=100), st.booleans())
def test_any_word_has_pieces(word: str, spaced: bool) -> None:
    ids = _pieces().encode(word, spaced=spaced)
    assert ids
    assert all(0 <= id_ < len(_PIECES) for id_ in ids)
