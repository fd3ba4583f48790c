"""Named events and named laws."""

from __future__ import annotations

import re

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, MARK, MIXED, NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.known_names import longest_name, possible_starts
from newsreader.annotate.lexicon import lexicon
from newsreader.model import Label, Origin

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_ARTICLE = (
    r"[Pp]asal \d{1,3}[A-Z]?(?: ?[a-z]\b)?(?: [Aa]yat ?\(?\d{1,2}\)?)?(?: huruf [a-z]\b)?(?: ke ?- ?\d)?"
)
_ISSUED = r"(?:Presiden|Pemerintah|Menteri(?: [A-Z]\w+){1,4}|Daerah|Gubernur|Bank Indonesia|OJK)"
_KIND = (
    r"(?:[Rr]ancangan )?(?:Undang ?[-–]? ?[Uu]ndang|UU|RUU|Perp?pu|Perpres|Kepp?res|Inpres|Permen\w{0,12}"
    r"|Perda|Pergub|Perwali|Perbup|PP|PMK|POJK|PKPU|SKB|T[Aa][Pp] MPR|Instruksi Presiden|Surat Edaran"
    rf"|(?:Peraturan|Keputusan) {_ISSUED})(?: \([A-Za-z]{{2,8}}\))?(?: RI)?"
)
_NUMBER = r"(?: (?:[Nn]omor|[Nn]o\.?) ?[\w./-]{1,20}(?<![./-])| \d{1,3}/\d{4})(?: [Tt]ahun \d{4})?"
_SUBJECT = r"(?: tentang [A-Z]\w+(?: (?:dan |atas |di )?[A-Z]\w+){0,7})?"
_ENGLISH_ARTICLE = r"(?:Section|Article) \d{1,3}(?:\(\w{1,3}\))?(?= of )"
_LAW = re.compile(rf"(?<!\w)(?:{_ARTICLE}|{_KIND}{_NUMBER}{_SUBJECT}|{_ENGLISH_ARTICLE})")
_UNNUMBERED = frozenset({"uu", "ruu", "perppu", "perpu", "perda", "raperda"})


def laws(document: Document, claims: Claims) -> None:
    """Numbered laws and articles, laws by name, treaties by type word."""
    for match in _LAW.finditer(document.body):
        claims.add_span(match.start(), match.end(), Label.LAW, Origin.RULE, 0.9)
    right, types = lexicon().words("law_right"), lexicon().words("law_types")
    for i, kind in enumerate(document.kinds):
        if kind not in (CAPITAL, UPPER) or claims.owner[i] is not None:
            continue
        lower = document.lower[i]
        if lower in right:
            _treaty_before(document, claims, i)
        elif lower in _UNNUMBERED or lower in types or _spelled_law(document, i):
            size = 3 if _spelled_law(document, i) else 1
            end = _name_end(document, claims, i + size, joins=True)
            if end > i + size and not document.heading[i]:
                claims.add(i, end, Label.LAW, Origin.RULE, 0.8)


def _spelled_law(document: Document, i: int) -> bool:
    return document.lower[i : i + 3] == ["undang", "-", "undang"] and document.kinds[i] == CAPITAL


def _treaty_before(document: Document, claims: Claims, i: int) -> None:
    start = i
    while start > 0 and not document.breaks[start] and i - start < 5:
        k = start - 1
        if document.kinds[k] not in (CAPITAL, UPPER, MIXED) or claims.owner[k] is not None:
            break
        if document.first[k] and document.common(k):
            break
        start = k
    if start < i and not document.heading[i]:
        claims.add(start, i + 1, Label.LAW, Origin.RULE, 0.8)


def _name_end(document: Document, claims: Claims, j: int, *, joins: bool = False) -> int:
    """The end of the capitalised words, Roman numbers and a year that start at j."""
    start = j
    words = lexicon().words
    while j < document.n and j - start < 9 and not document.breaks[j] and claims.owner[j] is None:
        kind = document.kinds[j]
        if kind in NAME_KINDS:
            lower = document.lower[j]
            if j > start and (lower in words("honorifics") or document.heading[j]) and document.common(j):
                break
            j += 1
        elif kind == NUMBER and (j > start or _YEAR.match(document.texts[j])):
            if not _YEAR.match(document.texts[j]) and len(document.texts[j]) > 2:
                break
            j += 1
            break
        elif joins and document.lower[j] in ("dan", "of", "tentang") and j + 1 < document.n and j > start:
            if document.kinds[j + 1] != CAPITAL:
                break
            j += 2
        elif document.lower[j] == "tahun" and j + 1 < document.n and _YEAR.match(document.texts[j + 1]):
            j += 2
            break
        elif (
            document.lower[j : j + 2] == ["ke", "-"]
            and j + 2 < document.n
            and document.kinds[j + 2] == NUMBER
        ):
            j += 3
        else:
            break
    return j


def events(document: Document, claims: Claims) -> None:
    """Events of the gazetteer and events by type word, each with the year that follows."""
    words = lexicon()
    types, may_open = document.lengths("event_types"), set(possible_starts(document, document.gazetteer))
    strict, bare, right = map(words.words, ("event_strict", "event_bare", "event_right"))
    for i, kind in enumerate(document.kinds):
        capital = kind in (CAPITAL, UPPER)
        if not (capital or i in may_open) or kind in (NUMBER, MARK) or claims.owner[i] is not None:
            continue
        if _known_event(document, claims, i) or not capital:
            continue
        size = types[i]
        if size:
            phrase = " ".join(document.lower[i : i + size])
            end = _event_end(document, claims, i + size)
            named = end > i + size
            if named and (phrase in strict or _numbered(document, end)) and not _swallows(document, i, end):
                claims.add(i, end, Label.EVENT, Origin.RULE, 0.8)
            elif phrase in bare and not document.heading[i]:
                claims.add(i, i + size, Label.EVENT, Origin.RULE, 0.6)
        elif document.lower[i] in right:
            _event_before(document, claims, i)


def _known_event(document: Document, claims: Claims, i: int) -> bool:
    end, entries = longest_name(document, document.gazetteer, i)
    if not entries or entries[0].label not in (Label.EVENT, Label.LAW) or not claims.free(i, end):
        return False
    if entries[0].label is Label.EVENT:
        if document.texts[i] == "Natal" and document.lower[i - 1] in ("di", "ke", "dari"):
            return False
        if end < document.n and _YEAR.match(document.texts[end]) and not document.breaks[end]:
            end += 1
    claims.add(i, end, entries[0].label, entries[0].by, 0.9, entries[0].canonical)
    return True


def _event_end(document: Document, claims: Claims, j: int) -> int:
    if j + 2 < document.n and document.texts[j] == "(" and document.texts[j + 2] == ")":
        inner = _name_end(document, claims, j + 3)
        if inner > j + 3:
            return inner
    return _name_end(document, claims, j)


def _numbered(document: Document, end: int) -> bool:
    return document.kinds[end - 1] == NUMBER


def _swallows(document: Document, i: int, end: int) -> bool:
    """In a heading a capitalised word after the type is no name."""
    return document.heading[i] and not any(document.kinds[k] == NUMBER for k in range(i, end))


def _event_before(document: Document, claims: Claims, i: int) -> None:
    words = lexicon().words
    start = i
    while start > 0 and not document.breaks[start] and i - start < 5:
        k = start - 1
        if document.kinds[k] not in (CAPITAL, UPPER, MIXED) or claims.owner[k] is not None:
            break
        if (document.first[k] and document.common(k)) or document.lower[k] in words("honorifics"):
            break
        start = k
    if start == i or document.heading[i]:
        return
    end = i + 1
    if end < document.n and _YEAR.match(document.texts[end]) and not document.breaks[end]:
        end += 1
    claims.add(start, end, Label.EVENT, Origin.RULE, 0.7)
