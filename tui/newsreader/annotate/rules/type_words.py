"""Names that begin or end with a word for what they are: `Kementerian …`, `Jalan …`, `… University`."""

from __future__ import annotations

import re

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, INITIAL, MIXED, NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.lexicon import given_names, lexicon
from newsreader.model import Label, Origin

_ROMAN = re.compile(r"[IVXLC]+\Z")
_LISTING = frozenset(
    [
        "kementerian",
        "departemen",
        "badan",
        "lembaga",
        "komisi",
        "dinas",
        "direktorat",
        "ditjen",
        "dewan",
        "majelis",
        "ikatan",
        "asosiasi",
        "persatuan",
        "himpunan",
        "fakultas",
        "kantor",
        "pusat",
        "serikat",
        "gabungan",
        "komite",
        "institut",
        "persekutuan",
        "kamar",
        "biro",
    ]
)
_WEAK_TYPES = frozenset(
    [
        "tim",
        "klub",
        "kelompok",
        "pasukan",
        "tentara",
        "gerakan",
        "pusat",
        "unit",
        "divisi",
        "forum",
        "dana",
        "kerajaan",
        "angkatan",
        "dinas",
        "as",
        "ac",
        "man",
        "pd",
        "liga",
        "radio",
        "televisi",
        "induk",
        "kabinet",
        "pp",
        "pb",
        "gp",
        "satuan",
        "garda",
        "perusahaan",
        "ps",
        "fc",
        "cf",
        "fk",
        "organisasi",
        "teater",
        "komando",
        "harian",
        "sekolah",
        "senat",
        "parlemen",
        "kongres",
    ]
)
_STOPPERS = frozenset(["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"])
_LONGEST = 10


def type_names(document: Document, claims: Claims) -> None:
    """Claim organisations, places and events by the type word that starts or ends them."""
    words = lexicon()
    organisations, places = words.phrases("org_types"), words.phrases("place_types")
    for i in range(document.n):
        if claims.owner[i] is not None or document.kinds[i] not in (CAPITAL, UPPER):
            continue
        size = organisations.length_at(document.lower, i)
        if size and _starts_name(document, i, size):
            end = organisation_end(document, claims, i, size)
            if end > i + size:
                claims.add(i, end, Label.ORG, Origin.RULE, 0.85)
                continue
        size = places.length_at(document.lower, i)
        if size and _starts_name(document, i, size):
            end = place_end(document, claims, i, size)
            if end > i + size:
                claims.add(i, end, Label.PLACE, Origin.RULE, 0.85)


def _starts_name(document: Document, i: int, size: int) -> bool:
    """Every word of the type is capitalised, and it is not the second half of a hyphenated word."""
    if i and not document.spaced(i) and document.texts[i - 1] in "-–":
        return False
    return all(document.kinds[k] in (CAPITAL, UPPER) for k in range(i, min(i + size, document.n)))


def organisation_end(document: Document, claims: Claims, i: int, size: int) -> int:
    """Where the organisation that starts at i with a type of `size` tokens ends."""
    weak = document.lower[i] in _WEAK_TYPES
    listing = document.lower[i] in _LISTING
    j = i + size
    while j < document.n and j - i < _LONGEST and not document.breaks[j]:
        if _is_part(document, claims, j, own=j - i - size):
            if weak and document.common(j) and j == i + size and document.heading[i]:
                break
            j += 1
        elif document.texts[j] == "(" and _bracket_inside(document, j):
            j += 3
        elif listing and _joins(document, claims, j):
            j += 2
        elif document.texts[j] in ("/", "-") and j + 1 < document.n and not document.spaced(j + 1):
            if not _is_part(document, claims, j + 1, own=1) or document.spaced(j):
                break
            j += 2
        else:
            break
    return _with_suffix(document, j)


def _is_part(document: Document, claims: Claims, j: int, *, own: int) -> bool:
    kind, lower = document.kinds[j], document.lower[j]
    if claims.owner[j] is not None or lower in _STOPPERS:
        return False
    if kind == NUMBER:
        return own > 0 and len(lower) <= 4 and lower.isdigit() and not document.heading[j]
    if kind not in NAME_KINDS:
        return False
    words = lexicon().words
    if own and lower in words("honorifics") and lower not in ("putra", "islam", "h", "si", "imam", "saudara"):
        return False
    if own and document.heading[j] and document.common(j) and lower not in words("portfolio"):
        return False
    return not (own and lower in words("role_heads") and lower not in words("portfolio"))


def _joins(document: Document, claims: Claims, j: int) -> bool:
    """`… Pendidikan dan Kebudayaan`, `… Meteorologi, Klimatologi, dan Geofisika`."""
    if j + 1 >= document.n or document.breaks[j + 1]:
        return False
    text = document.lower[j]
    if text in ("dan", "&", "untuk", "of", "and", "for", "serta", "bidang", "perlindungan", "terhadap"):
        return (
            document.kinds[j + 1] in (CAPITAL, UPPER)
            and claims.owner[j + 1] is None
            and (document.lower[j + 1] in lexicon().words("portfolio") or document.common(j + 1))
        )
    if text == ",":
        nearby = document.lower[j + 1 : j + 5]
        return (
            ("dan" in nearby or "&" in nearby)
            and (document.kinds[j + 1] == CAPITAL or nearby[0] == "dan")
            and (nearby[0] == "dan" or document.common(j + 1))
        )
    return False


def _bracket_inside(document: Document, j: int) -> bool:
    """`Pengadilan Negeri (PN) Surabaya`: the name goes on after the bracket."""
    return (
        j + 3 < document.n
        and document.texts[j + 2] == ")"
        and document.kinds[j + 1] in (UPPER, MIXED, CAPITAL)
        and len(document.texts[j + 1]) <= 12
        and document.kinds[j + 3] in (CAPITAL, UPPER)
        and not document.breaks[j + 3]
        and document.spaced(j + 3)
        and document.lower[j + 3] not in lexicon().words("honorifics")
        and document.texts[j + 3] not in given_names()
        and document.lower[j + 3] not in lexicon().words("role_heads")
    )


def _with_suffix(document: Document, j: int) -> int:
    if j + 2 < document.n and document.texts[j] == "(" and document.lower[j + 1] == "persero":
        j += 3
    if j < document.n and document.lower[j] == "tbk":
        j += 1
    return j


def place_end(document: Document, claims: Claims, i: int, size: int) -> int:
    """Where the place that starts at i with a type of `size` tokens ends."""
    gazetteer = document.gazetteer.entries
    j = i + size
    if (
        j < document.n
        and document.texts[j] == "."
        and document.lower[i] in ("jl", "jln", "gg", "kec", "kab", "kel")
    ):
        j += 1
    own = 0
    while j < document.n and own < 5 and not document.breaks[j]:
        kind, text = document.kinds[j], document.texts[j]
        if claims.owner[j] is not None:
            break
        if kind == NUMBER:
            if own and document.lower[i] not in ("jalan", "jl", "km", "blok", "terminal", "gang"):
                break
        elif kind not in NAME_KINDS or document.lower[j] in _STOPPERS:
            break
        elif own:
            entries = gazetteer.get(text, ())
            if entries and entries[0].label is Label.PLACE and not entries[0].weak and len(text) > 3:
                break
            if document.heading[j] and document.common(j):
                break
        elif document.heading[j] and document.common(j) and text not in gazetteer:
            break
        j += 1
        own += 1
        if kind == INITIAL and j < document.n and document.texts[j] == "." and not document.spaced(j):
            j += 1
    return j if own else i


def suffix_names(document: Document, claims: Claims) -> None:
    """`Stanford University`, `Cardinal Gate Bridge`, `University of Oxford`: the type word ends the name or is followed by `of`."""
    words = lexicon().words
    for i in range(document.n):
        if document.kinds[i] not in (CAPITAL, UPPER):
            continue
        lower = document.lower[i]
        if claims.owner[i] is None and lower in words("org_of") and _of_follows(document, i):
            _claim_of(document, claims, i)
        elif lower in words("org_right"):
            _claim_left(document, claims, i, Label.ORG)
        elif lower in words("place_right") and document.kinds[i] == CAPITAL:
            _claim_left(document, claims, i, Label.PLACE)


def _of_follows(document: Document, i: int) -> bool:
    return i + 2 < document.n and document.lower[i + 1] in ("of", "for") and not document.breaks[i + 2]


def _claim_of(document: Document, claims: Claims, i: int) -> None:
    j = i + 2
    if document.lower[j] == "the":
        j += 1
    begin = j
    while j < document.n and j - i < _LONGEST and not document.breaks[j]:
        if document.kinds[j] in NAME_KINDS:
            j += 1
        elif (
            document.lower[j] in ("and", "of", "&")
            and j + 1 < document.n
            and document.kinds[j + 1] == CAPITAL
        ):
            j += 2
        else:
            break
    if j > begin:
        label = Label.PLACE if document.lower[i] in ("republic", "museum") else Label.ORG
        claims.add(_left_edge(document, claims, i), j, label, Origin.RULE, 0.8)


def _claim_left(document: Document, claims: Claims, i: int, label: Label) -> None:
    start = _left_edge(document, claims, i)
    if start == i or document.heading[i]:
        return
    if start + 1 == i and document.common(start) and document.first[start]:
        return
    end = i + 1
    if end < document.n and document.texts[end] == "." and document.lower[i] in ("inc", "corp", "co", "ltd"):
        end += 1 if not (end + 1 < document.n and document.breaks[end + 1]) else 0
    for k in range(start, i):
        owner = claims.owner[k]
        if owner is not None and (owner.i < start or owner.j > i or owner.label in (Label.DATE, Label.MONEY)):
            return
    for k in range(start, i):
        owner = claims.owner[k]
        if owner is not None:
            claims.drop(owner)
    claims.add(start, end, label, Origin.RULE, 0.8)


def _left_edge(document: Document, claims: Claims, i: int) -> int:
    """The first token of the capitalised words that end at i."""
    words = lexicon().words
    start = i
    while start > 0 and i - start < 6 and not document.breaks[start]:
        k = start - 1
        joined = document.texts[k] in ("&", "and") and k and document.kinds[k - 1] in (CAPITAL, UPPER)
        if joined and document.kinds[start] in (CAPITAL, UPPER) and document.texts[k] == "&":
            start -= 2
            continue
        if document.kinds[k] not in (CAPITAL, UPPER, INITIAL, MIXED) or not document.spaced(start):
            break
        lower = document.lower[k]
        if lower in words("not_names") and document.lang != "en":
            break
        if lower in words("honorifics") or (lower in words("role_heads") and lower not in words("portfolio")):
            break
        if (
            document.first[k]
            and document.common(k)
            and lower not in ("new", "united", "national", "south", "north", "royal")
        ):
            break
        start = k
    return start
