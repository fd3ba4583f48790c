"""Names that begin with a word for what they are: `Kementerian …`, `PT …`, `Jalan …`."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, INITIAL, MIXED, NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.lexicon import given_names, lexicon
from newsreader.model import Label

_LONGEST = 10
_SHORT_TYPES = frozenset({"jl", "jln", "gg", "kec", "kab", "kel"})
_NUMBERED = frozenset({"jalan", "jl", "km", "blok", "terminal", "gang"})
_NOT_BEFORE = frozenset({"wali", "balai", "staf", "ibu", "kepala"})


def typed_name(document: Document, claims: Claims, i: int) -> tuple[int, Label] | None:
    """(end, label) of the name that starts at token i with a type word, or None."""
    if document.kinds[i] not in (CAPITAL, UPPER):
        return None
    before = document.lower[i - 1] if i and not document.breaks[i] else ""
    size = document.lengths("org_types")[i]
    if size and _starts_name(document, i, size) and before != "staf":
        end = organisation_end(document, claims, i, size)
        if end > i + size:
            return end, Label.ORG
    size = document.lengths("place_types")[i]
    if size and _starts_name(document, i, size) and before not in _NOT_BEFORE:
        end = place_end(document, claims, i, size)
        if end > i + size:
            return end, Label.PLACE
    return None


def _starts_name(document: Document, i: int, size: int) -> bool:
    """Every word of the type is capitalised, and it is not the second half of a hyphenated word."""
    if i and not document.spaced(i) and document.texts[i - 1] in "-–":
        return False
    return all(document.kinds[k] in (CAPITAL, UPPER) for k in range(i, min(i + size, document.n)))


def _office_before(document: Document, i: int) -> bool:
    """Whether words for an office end right before token i: then a person's name follows the body's."""
    if i == 0 or document.breaks[i]:
        return False
    words = lexicon().words
    before = document.lower[i - 1]
    return before in words("role_heads") or before in words("role_after") or before in words("portfolio")


def organisation_end(document: Document, claims: Claims, i: int, size: int) -> int:
    """Where the organisation that starts at i with a type of `size` tokens ends."""
    listing = document.lower[i] in lexicon().words("listing_types")
    office = _office_before(document, i)
    j = i + size
    while j < document.n and j - i < _LONGEST and not document.breaks[j]:
        if office and j > i + size and document.texts[j] in given_names() and not document.common(j):
            break
        if _is_part(document, claims, j, own=j - i - size):
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
    if claims.owner[j] is not None or lower in lexicon().words("name_weekdays"):
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
        and document.lower[j + 1] not in lexicon().words("role_heads")
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
    j = i + size
    if j < document.n and document.texts[j] == "." and document.lower[i] in _SHORT_TYPES:
        j += 1
    own = 0
    while j < document.n and own < 5 and not document.breaks[j] and claims.owner[j] is None:
        if document.kinds[j] == NUMBER:
            if own and document.lower[i] not in _NUMBERED:
                break
        elif document.texts[j] == "-" and own and j + 1 < document.n and document.kinds[j + 1] == CAPITAL:
            if document.spaced(j) != document.spaced(j + 1):
                break
        elif document.kinds[j] not in NAME_KINDS or _ends_place(document, j, own):
            break
        j += 1
        own += document.texts[j - 1] != "-"
        if document.kinds[j - 1] == INITIAL and document.texts[j : j + 1] == ["."] and not document.spaced(j):
            j += 1
    return j if own else i


def _ends_place(document: Document, j: int, own: int) -> bool:
    """Whether token j begins something else: a day, a larger place, the rest of a heading."""
    text, lower = document.texts[j], document.lower[j]
    entries = document.gazetteer
    if lower in lexicon().words("name_weekdays"):
        return True
    if document.heading[j] and document.common(j) and (own or text not in entries):
        return True
    if not own:
        return False
    known = entries.get(text)
    larger = bool(known) and known[0].label is Label.PLACE and not known[0].weak and len(text) > 3
    pair = entries.get(document.text(j, min(j + 2, document.n)))
    return larger or (bool(pair) and pair[0].label is Label.PLACE) or lower in lexicon().words("place_types")
