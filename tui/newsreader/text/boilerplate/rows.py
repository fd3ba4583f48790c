"""Whole lines that are no part of an article, wherever they stand."""

from __future__ import annotations

import re

from newsreader.text.boilerplate import notices, references
from newsreader.text.boilerplate.reasons import SHARE_ROW
from newsreader.text.titles import is_title_case
from newsreader.text.wordlists import words

_LONGEST_ROW = 300
_RULES = (*references.RULES, *notices.RULES)
# No rule for a whole line starts with another word: most lines are done with one look at a set.
_FIRST_WORDS = words(
    """baca simak lihat tonton saksikan read see also related more selengkapnya selanjutnya berikutnya
    halaman next menarik bersambung pilihan continue story article klik advertisement advertisements
    iklan scroll gulir leave tinggalkan kirim tulis batalkan cancel post comment name email e website
    komentar nama situs alamat your required ruas save simpan you anda copyright hak all dilarang
    artikel ikuti dapatkan daftarkan cek gabung bergabung follow like find get download unduh install
    jangan yuk ayo mari silakan akhir end temukan terima caranya fakta sign subscribe join video sumber
    keterangan image photo foto view a share bagikan sebarkan facebook twitter x whatsapp telegram
    linkedin pinterest tweet line print cetak copy salin threads instagram menyukai suka memuat loading
    please watch listen skip have our purchase acquire terms privacy photograph picture reuters antara
    afp ap epa getty waktu lama"""
)
_FIRST_WORD = re.compile(r"[^\W\d_]++")
_LONGEST_COUNT = 24
_SIGNS = "[(©-–—=*"
_SHARE = re.compile(
    r"(?i:share(?: this| on)?|bagikan(?: ini)?|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|tweet"
    r"|line|email|print|cetak|copy link|salin tautan|threads|instagram|like this|menyukai ini|suka"
    r"|memuat|loading)"
    r"(?:\.\.\.|…)?[ :|,·•/-]*"
)


def row_reason(line: str) -> str | None:
    """Why a whole line is no part of the article, or None. `line` has no white space at its ends."""
    if not line or len(line) > _LONGEST_ROW:
        return None
    if not _may_be_one(line):
        return None
    for why, pattern in _RULES:
        if pattern.fullmatch(line):
            return why
    for why, pattern in references.TITLED:
        if (match := pattern.fullmatch(line)) and is_title_case(match["title"]):
            return why
    return SHARE_ROW if _is_share_row(line) else None


def _may_be_one(line: str) -> bool:
    first = _FIRST_WORD.match(line)
    if first is not None:
        return first[0].lower() in _FIRST_WORDS
    return line[0] in _SIGNS or (line[0].isdigit() and len(line) < _LONGEST_COUNT)


def _is_share_row(line: str) -> bool:
    position, count = 0, 0
    while position < len(line):
        match = _SHARE.match(line, position)
        if match is None:
            return False
        position, count = match.end(), count + 1
    return count > 1
