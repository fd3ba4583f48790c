"""Word lists that more than one rule of this package looks at."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The white-space separated words of `listed`."""
    return frozenset(listed.split())


MINOR_WORDS = words(
    """dan atau di ke dari untuk dengan pada yang bagi dalam oleh serta para tak bukan demi soal vs tapi
    jadi akan hingga sampai agar usai saat karena sebagai secara terhadap tentang antara lewat via the
    of and in to for on at a an by with from or but is as into over after amid"""
)
"""Words that stay small inside a heading in title case."""

SENTENCE_OPENERS = words(
    """ia dia mereka kami kita ini itu namun tetapi tapi sementara selain menurut pada dalam di ke dari
    untuk dengan sebelumnya setelah sejak jika kalau karena meski hal ada para saat kini sebab oleh
    bahkan adapun juga sedangkan the a an he she it they we in on at but and this that these those there
    his her its their however according meanwhile after before when while as if i you for with"""
)
"""Words that open a sentence rather than go on with a name."""
