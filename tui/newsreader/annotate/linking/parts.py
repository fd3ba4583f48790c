"""Parts of names: legal forms, words for what a thing is, offices' abbreviations that begin a name."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.model import Label

_LEGAL_BEFORE = frozenset(["pt", "cv", "ud", "perum", "the"])
_LEGAL_AFTER = frozenset(
    ["tbk", "persero", "inc", "corp", "ltd", "llc", "plc", "co", "company", "pte", "sdn", "bhd", "gmbh", "ag"]
)
_KINDS = frozenset(["partai", "klub", "bank", "universitas", "kementerian", "grup", "kantor", "perusahaan"])
_TOWNS = frozenset(
    ["kota", "kabupaten", "kelurahan", "kecamatan", "desa", "provinsi", "propinsi", "kab", "kec", "kel"]
)
_BUILDINGS = frozenset(
    ["gedung", "jalan", "tol", "stadion", "bandara", "hotel", "pasar", "stasiun", "sungai", "gunung", "danau"]
)
_LEGAL_ENDS = re.compile(r"(?:[ ,]+(?:Tbk|\(?Persero\)?|Inc|Corp|Ltd|LLC|Plc|PLC|Pte)\.?)+\Z", re.IGNORECASE)
_LEGAL_STARTS = re.compile(r"(?:PT|CV|UD)\.? |The ")
_OFFICES = {
    "DPRD": "Dewan Perwakilan Rakyat Daerah", "Pemkot": "Pemerintah Kota", "Pemkab": "Pemerintah Kabupaten",
    "Pemprov": "Pemerintah Provinsi", "Pemda": "Pemerintah Daerah",
    "KBRI": "Kedutaan Besar Republik Indonesia",
    "KJRI": "Konsulat Jenderal Republik Indonesia", "Ditjen": "Direktorat Jenderal",
    "Setjen": "Sekretariat Jenderal", "Disdik": "Dinas Pendidikan", "Dinkes": "Dinas Kesehatan",
    "Dishub": "Dinas Perhubungan", "Dinsos": "Dinas Sosial", "Disnaker": "Dinas Tenaga Kerja",
    "Disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil", "Kejati": "Kejaksaan Tinggi",
    "Kejari": "Kejaksaan Negeri", "Kemenkeu": "Kementerian Keuangan",
    "Kemlu": "Kementerian Luar Negeri", "Kemenlu": "Kementerian Luar Negeri",
}  # fmt: skip
_OF_AMERICA = ("Kementerian ", "Departemen ", "Mahkamah ")


@lru_cache(maxsize=1 << 13)
def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """An organisation's folded words without legal forms and the word for what it is."""
    start, end = 0, len(words)
    while start < end - 1 and (words[start] in _LEGAL_BEFORE or words[start] in _KINDS):
        start += 1
    while end > start + 1 and words[end - 1] in _LEGAL_AFTER:
        end -= 1
    return words[start:end]


@lru_cache(maxsize=1 << 13)
def legal_core(name: str, label: Label) -> str:
    """An organisation's name without `PT`, `Tbk` and the like, by which articles agree on it."""
    if label is not Label.ORG:
        return name
    bare = _LEGAL_ENDS.sub("", name)
    start = _LEGAL_STARTS.match(bare)
    return (bare[start.end() :] if start else bare) or name


def bare_place(words: tuple[str, ...], *, towns: bool = False) -> tuple[str, ...]:
    """A place's folded words without the word for what it is (if `towns`, a town); () without such a word."""
    kind = len(words) > 1 and (words[0] in _TOWNS or (words[0] in _BUILDINGS and not towns))
    return words[1:] if kind else ()


def expanded(name: str) -> str:
    """`Pemkot Bandung` as Pemerintah Kota Bandung; `Kementerian Keuangan AS` with the country in full."""
    first, _, rest = name.partition(" ")
    if first in _OFFICES and rest:
        name = f"{_OFFICES[first]} {rest}"
    if name.endswith((" AS", " A.S.")) and name.startswith(_OF_AMERICA):
        name = f"{name.rpartition(' ')[0]} Amerika Serikat"
    return name
