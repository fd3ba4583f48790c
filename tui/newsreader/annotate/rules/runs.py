"""Runs of capitalised words that no other rule has taken, cut where one name ends and another begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import CAPITAL, INITIAL, LOWER, MIXED, NAME_KINDS, UPPER, Document
from newsreader.annotate.lexicon import given_names, lexicon

_ARTICLES = frozenset(["al", "el", "an", "ar", "as", "at", "az", "ad", "abd"])
_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X[IV]{0,4})\Z")
_LONGEST = 7


@dataclass(slots=True)
class Run:
    """Tokens [i, j) that may be one name; `titled` when a title or honorific stands before it."""

    i: int
    j: int
    titled: bool = False


def find_runs(document: Document, claims: Claims, role: list[bool]) -> list[Run]:
    """Every run, in text order. `role[i]` says that token i belongs to words for an office."""
    runs: list[Run] = []
    kinds = document.kinds
    i = 0
    while i < document.n:
        if kinds[i] not in NAME_KINDS or not _can_start(document, claims, role, i):
            i += 1
            continue
        j = _extend(document, claims, role, i)
        run = _trim(document, Run(i, j))
        if run is not None:
            run.titled = _titled(document, claims, role, run.i)
            runs.append(run)
        i = max(j, i + 1)
    return runs


def _can_start(document: Document, claims: Claims, role: list[bool], i: int) -> bool:
    if document.kinds[i] not in NAME_KINDS or role[i] or claims.owner[i] is not None:
        return False
    return not _separates(document, i)


def _separates(document: Document, i: int) -> bool:
    """Whether token i is capitalised but no part of a name."""
    lower = document.lower[i]
    words = lexicon().words
    if lower in words("not_names"):
        return True
    if lower in words("honorifics"):
        return document.kinds[i] != INITIAL or _before_name(document, i)
    return document.heading[i] and document.common(i) and document.texts[i] not in given_names()


def _before_name(document: Document, i: int) -> bool:
    """`H. Abdullah`: an initial that is an honorific."""
    return document.texts[i : i + 2] == ["H", "."] and i + 2 < document.n and document.kinds[i + 2] == CAPITAL


def _extend(document: Document, claims: Claims, role: list[bool], i: int) -> int:
    j = i + 1
    while j < document.n and j - i < 2 * _LONGEST and not document.breaks[j]:
        step = _step(document, claims, role, j)
        if not step:
            break
        j += step
    return j


def _step(document: Document, claims: Claims, role: list[bool], j: int) -> int:
    """How many tokens from j on continue the name: 0 where it ends."""
    text, kind = document.texts[j], document.kinds[j]
    if claims.owner[j] is not None or role[j]:
        return 0
    follows = j + 1 < document.n and not document.breaks[j + 1] and claims.owner[j + 1] is None
    if kind in (UPPER, INITIAL) and _ROMAN.match(text) and document.kinds[j - 1] == CAPITAL:
        return 1 if document.spaced(j) and not document.heading[j] else 0
    if kind in NAME_KINDS:
        if not document.spaced(j):
            return 0 if document.texts[j - 1] not in ".-" else 1
        splits = (
            kind == UPPER and len(text) > 3 and document.kinds[j - 1] == CAPITAL and not document.heading[j]
        )
        return 0 if _separates(document, j) or splits or _shape_changes(document, j) else 1
    if not follows:
        return 0
    capital_next = document.kinds[j + 1] in NAME_KINDS
    if text == "." and document.kinds[j - 1] == INITIAL and not document.spaced(j):
        return 1 if capital_next else 0
    if text == "-" and capital_next:
        return _hyphen(document, j)
    if (
        text == "-"
        and not document.spaced(j)
        and not document.spaced(j + 1)
        and document.kinds[j + 1] == LOWER
    ):
        return 2 if document.lower[j + 1] in ("un", "il", "moon", "jin", "ming", "wen", "hyun", "sik") else 0
    if kind == LOWER and document.spaced(j) and text in lexicon().words("person_particles"):
        return 2 if capital_next and not document.heading[j] else 0
    return 0


def _shape_changes(document: Document, j: int) -> bool:
    """An abbreviation of three letters or more before a name is a name of its own: `MPR Zulkifli Hasan`."""
    return (
        document.kinds[j] == CAPITAL
        and document.kinds[j - 1] == UPPER
        and len(document.texts[j - 1]) > 2
        and not document.heading[j]
    )


def _hyphen(document: Document, j: int) -> int:
    """`Al-Khelaifi`, `Jean-Claude` go on; `Austin-Shoigu` are two names if either also stands alone."""
    if document.lower[j - 1] in _ARTICLES:
        return 2
    if document.spaced(j) or document.spaced(j + 1):
        return 0
    for k in (j - 1, j + 1):
        if document.texts[k] in document.gazetteer or document.alone.get(document.texts[k], 0):
            return 0
    return 2


def _trim(document: Document, run: Run) -> Run | None:
    words = lexicon().words
    i, j = run.i, run.j
    while i < j and document.first[i] and _ordinary(document, i):
        if j - i > 1 and document.texts[i] in given_names() and not _ordinary(document, i + 1):
            break
        i += 1
        if i < j and document.kinds[i] not in NAME_KINDS:
            i += 1
        break
    while j > i + 1 and (
        document.kinds[j - 1] not in NAME_KINDS or document.lower[j - 1] in lexicon().words("degrees")
    ):
        j -= 1
    while i < j and document.lower[i] in words("place_directions") and j - i == 1:
        return None
    if i >= j or (j - i == 1 and document.kinds[i] == INITIAL):
        return None
    if all(_ordinary(document, k) for k in range(i, j)) and not any(
        document.texts[k] in given_names() for k in range(i, j)
    ):
        return None if j - i > 1 or document.first[i] or document.common(i) else Run(i, j)
    return Run(i, j)


def _ordinary(document: Document, i: int) -> bool:
    return document.kinds[i] not in (UPPER, MIXED, INITIAL) and document.common(i)


def _titled(document: Document, claims: Claims, role: list[bool], i: int) -> bool:
    """Whether a title stands before token i, with at most the name of an organisation or place between."""
    words = lexicon().words
    k, steps = i - 1, 0
    while k >= 0 and steps < 14 and not document.breaks[k + 1]:
        lower = document.lower[k]
        if role[k]:
            return True
        if steps == 0 and (
            lower in words("honorifics") or (lower == "." and document.lower[k - 1] in words("honorifics"))
        ):
            return True
        owner = claims.owner[k]
        if owner is not None and owner.score > 0 and owner.label in ("ORG", "PLACE", "EVENT"):
            steps += k - owner.i + 1
            k = owner.i - 1
        elif lower == "," and steps == 0 and (back := _company_before(document, claims, role, k)):
            return role[back - 1]
        elif lower in (",", ".", "(", ")", "ri", "dari", "of", "the") or document.kinds[k] == UPPER:
            k -= 1
            steps += 1
        else:
            return False
    return False


def _company_before(document: Document, claims: Claims, role: list[bool], comma: int) -> int:
    """`Direktur Barito Pacific, Anton`: where the unmarked name between office and comma begins, or 0."""
    k = comma
    while k > 0 and comma - k < 4 and document.kinds[k - 1] in NAME_KINDS and not document.breaks[k]:
        if role[k - 1] or claims.owner[k - 1] is not None:
            break
        k -= 1
    return k if k < comma and k > 0 and role[k - 1] and not document.breaks[k] else 0
