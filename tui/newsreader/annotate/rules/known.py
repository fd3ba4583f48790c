"""Names of the gazetteer, longest first."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, LOWER, MARK, NAME_KINDS, NUMBER, UPPER, Document
from newsreader.annotate.gazetteer import Entry, Gazetteer
from newsreader.annotate.known_names import longest_name, possible_starts
from newsreader.annotate.lexicon import given_names, lexicon, surnames
from newsreader.annotate.rules.type_words import typed_name
from newsreader.model import Label, Origin

_ACTORS = frozenset({"Kremlin", "Gedung Putih", "Pentagon"})
_MONEY_WORDS = frozenset(["dolar", "dollar", "dollars", "bahasa", "aksara", "huruf"])
_PLACE_PREPOSITIONS = frozenset(["di", "ke", "dari", "in", "at", "near", "from", "inside", "outside"])


def known_names(
    document: Document, claims: Claims, gazetteer: Gazetteer
) -> dict[int, tuple[int, tuple[Entry, ...]]]:
    """Claim the sure names, known ones and those that a type word starts, whichever is longer.

    The doubtful ones are answered as start → (end, entries), for weighing.
    """
    doubtful: dict[int, tuple[int, tuple[Entry, ...]]] = {}
    kinds = document.kinds
    may_open = set(possible_starts(document, gazetteer))
    i = 0
    while i < document.n:
        kind = kinds[i]
        opens = i in may_open or kind in (CAPITAL, UPPER)
        if not opens or kind in (NUMBER, MARK) or claims.owner[i] is not None:
            i += 1
            continue
        end, entries = longest_name(document, gazetteer, i) if i in may_open else (i, ())
        if entries and not claims.free(i, end):
            entries = ()
        typed = typed_name(document, claims, i)
        if typed is not None and not (entries and _prefers_known(document, i, end, entries, typed[0])):
            claims.add(i, typed[0], typed[1], Origin.RULE, 0.85)
            i = typed[0]
        elif entries:
            i = _claim_known(document, claims, i, end, entries, doubtful)
        else:
            i += 1
    return doubtful


def _prefers_known(document: Document, i: int, end: int, entries: tuple[Entry, ...], typed: int) -> bool:
    """`Bank Indonesia` + `Burhanuddin`: the known name, unless what follows is part of the longer one."""
    if end >= typed:
        return True
    if entries[0].weak or end - i < 2:
        return False
    rest = document.texts[end]
    return document.kinds[end] == CAPITAL and not document.common(end) and rest not in document.gazetteer


def _claim_known(
    document: Document,
    claims: Claims,
    i: int,
    end: int,
    entries: tuple[Entry, ...],
    doubtful: dict[int, tuple[int, tuple[Entry, ...]]],
) -> int:
    """Claim or put off one known name; the token to go on from."""
    first = entries[0]
    if _ruled_out(document, i):
        claims.block(i, end)
    elif first.canonical in _ACTORS and first.label is Label.ORG:
        _claim_actor(document, claims, i, end, first)
    elif not first.weak and (len(entries) == 1 or end - i > 1):
        if _part_of_person(document, claims, i, end, first):
            return i + 1
        branch = document.texts[end : end + 1] == ["Indonesia"] and not document.breaks[end]
        if first.label is Label.ORG and branch:
            claims.add(i, end + 1, Label.ORG, first.by, 0.8)
            return end + 1
        if first.label is Label.ORG and _company_goes_on(document, i, end):
            claims.add(i, end + 1, Label.ORG, first.by, 0.7)
            return end + 1
        start = _company_start(document, claims, i) if document.texts[i] == "Indonesia" else i
        if start < i:
            claims.add(start, end, Label.ORG, Origin.RULE, 0.7)
        else:
            claims.add(i, end, first.label, first.by, 0.9, first.canonical)
    else:
        doubtful[i] = (end, entries)
    return end


def _company_goes_on(document: Document, i: int, end: int) -> bool:
    """`Astra Otoparts`: one unknown word more after a company's name."""
    if end - i > 1 or document.kinds[i] != CAPITAL or end >= document.n or document.breaks[end]:
        return False
    after = document.kinds[end + 1] if end + 1 < document.n else MARK
    text = document.texts[end]
    if (
        document.kinds[end] != CAPITAL
        or not document.spaced(end)
        or after in NAME_KINDS
        or text in document.gazetteer
    ):
        return False
    if i and (document.lower[i - 1] in lexicon().words("role_heads") or document.heading[i]):
        return False
    lower = document.lower[end]
    known = text in given_names() or text in surnames() or lower in lexicon().words("not_names")
    return not known and not document.common(end) and lower not in lexicon().words("honorifics")


def _company_start(document: Document, claims: Claims, i: int) -> int:
    """`Ippudo Indonesia`: where an unknown name that `Indonesia` ends begins; i where there is none."""
    words = lexicon().words
    start = i
    while start > 0 and i - start < 3 and not document.breaks[start] and document.spaced(start):
        k = start - 1
        lower = document.lower[k]
        if document.kinds[k] not in (CAPITAL, UPPER) or claims.owner[k] is not None or document.common(k):
            break
        if lower in words("not_names") or lower in words("honorifics") or document.texts[k] in given_names():
            break
        if lower in words("role_heads") or lower in words("portfolio"):
            break
        start = k
    return start


def _ruled_out(document: Document, i: int) -> bool:
    """`bahasa Inggris` and `dolar AS` name no place."""
    return i > 0 and document.lower[i - 1] in _MONEY_WORDS


def _claim_actor(document: Document, claims: Claims, i: int, end: int, entry: Entry) -> None:
    before = document.lower[i - 1] if i else ""
    if before == "the" and i > 1:
        before = document.lower[i - 2]
    label = Label.PLACE if before in _PLACE_PREPOSITIONS else Label.ORG
    claims.add(i, end, label, Origin.GAZETTEER, 0.9, entry.canonical)


def _part_of_person(document: Document, claims: Claims, i: int, end: int, entry: Entry) -> bool:
    """`Paris Hilton`, `Michael Jordan`: a place or club by itself, but here part of a person's name."""
    if end - i > 1 or entry.label not in (Label.PLACE, Label.ORG) or document.kinds[i] != CAPITAL:
        return False
    text = document.texts[i]
    if i and not document.breaks[i] and document.kinds[i - 1] == CAPITAL and claims.owner[i - 1] is None:
        before = document.texts[i - 1]
        if before in given_names() and not _names_other(document, i - 1):
            return document.spaced(i) and not (end < document.n and document.texts[end] == ",")
    if text not in given_names() and text not in surnames():
        return False
    if end >= document.n or document.kinds[end] not in NAME_KINDS or document.breaks[end]:
        return False
    if i and document.lower[i - 1] in lexicon().words("place_prepositions"):
        return False
    after = document.texts[end]
    return (
        document.spaced(end)
        and after not in document.gazetteer
        and document.kinds[end] == CAPITAL
        and not document.common(end)
    )


def _names_other(document: Document, i: int) -> bool:
    """Whether token i is a title, a type word or an ordinary word rather than part of a name."""
    words = lexicon().words
    lower = document.lower[i]
    return (
        lower in words("role_heads")
        or lower in words("honorifics")
        or lower in words("place_types")
        or lower in words("org_types")
        or lower in words("place_directions")
        or (document.first[i] and document.common(i))
        or document.kinds[i] == LOWER
    )
