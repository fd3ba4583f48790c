"""Small closed sets of words that the parts of quote attribution share."""

from __future__ import annotations

from functools import cache

from newsreader.annotate.lexicon import lexicon
from newsreader.text.wordlists import words

PRONOUNS = words("dia ia beliau nya mereka kami saya aku he she they i we")
POINTING = words("itu ini tersebut")
INDEFINITE = words("seorang salah sejumlah beberapa para sebuah seseorang a an one some")
DEFINITE = words("sang si mantan eks")
PLAYERS = words(
    """pelatih gelandang bek striker kiper kapten pemain penyerang winger pebalap petinju petenis arsitek
    manajer"""
)
KIN = words(
    "istri suami anak ayah ibunda ayahanda kakak adik keponakan paman kekasih pacar wife husband son daughter"
)
SOMEBODY = words("pria wanita perempuan lelaki gadis pemuda remaja sosok ibu bapak ayah pemilik jebolan")
SOURCES = words(
    """sumber saksi warga polisi petugas pejabat pihak juru jubir analis pengamat pakar ahli penelitian studi
    riset survei laporan keterangan pernyataan putusan surat situs media akun perusahaan lembaga netizen"""
)
"""First words of descriptions that mean nobody named."""

PASSIVE = words("demikian begitu")
ACCORDING = words("menurut menurutnya")
OPENERS = frozenset('"“')
CLOSERS = frozenset(['"', "”", "“", ",", "'", "’", "»", "-", "–", "."])

GOVERNING = words(
    """kepada oleh dengan bersama untuk dari milik soal tentang terhadap atas seperti pada di ke bagi antara
    melalui lewat setelah sebelum sejak ketika saat karena jika bahwa sehingga agar sosok bernama
    by with to from of for about on in at against after before when because that if like"""
)
"""Words after which a name is no subject."""

ENDING = words(
    """soal tentang terkait mengenai terhadap atas menyusul agar bahwa sebelum sesudah tanpa karena hingga
    jelang"""
)
"""Words with which something else than who spoke begins."""

_ADDING = words("tambah imbuh lanjut sambung pungkas tutup timpal")
_ENGLISH_ADDING = words("added adds continued concluded")


def adds(cue: str) -> bool:
    """Whether a cue says that the one who spoke goes on: `imbuhnya`, `added`."""
    lower = cue.lower()
    return lower.removesuffix("nya") in _ADDING or lower in _ENGLISH_ADDING


@cache
def passive_says() -> frozenset[str]:
    """`dikatakan`, `diungkapkan`: verbs of saying in the passive."""
    speech = lexicon().words("speech")
    return frozenset(f"di{word}{end}" for word in speech for end in ("", "kan"))


@cache
def telling() -> frozenset[str]:
    """Every word that may report what somebody says."""
    speech, says = lexicon().words("speech"), lexicon().words("says")
    return speech | says | ACCORDING | passive_says() | {"according", *(f"{word}nya" for word in speech)}
