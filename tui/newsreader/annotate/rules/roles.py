"""Words for an office or occupation, and which of them stand directly beside a named person."""

from __future__ import annotations

from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import CAPITAL, LOWER, MARK, NAME_KINDS, UPPER, Document
from newsreader.annotate.lexicon import given_names, lexicon
from newsreader.model import Label, Origin

_LONGEST_BEFORE = 6


def role_phrases(document: Document, claims: Claims) -> list[tuple[int, int]]:
    """Every phrase for an office, as token ranges, whether or not a name stands beside it."""
    heads, before, ranks = map(document.lengths, ("role_heads", "role_before", "ranks"))
    found: list[tuple[int, int]] = []
    i = 0
    while i < document.n:
        if not (heads[i] or before[i] or ranks[i]):
            i += 1
            continue
        if claims.owner[i] is not None or document.kinds[i] == MARK:
            i += 1
            continue
        if ranks[i]:
            i += ranks[i]
            continue
        j = i
        while j < document.n and j - i < _LONGEST_BEFORE:
            size = before[j]
            if not size or (j + size < document.n and document.breaks[j + size]):
                break
            j += size
            if (
                j + 2 < document.n
                and document.texts[j] == "("
                and document.lower[j + 1] in ("plt", "pjs", "plh", "pj")
            ):
                j += 3
        head = heads[j] if j < document.n and (j == i or not document.breaks[j]) else 0
        if not head and j > i:
            head, j = heads[i], i
        if head and claims.free(i, j + head):
            end = _grow(document, claims, j + head)
            found.append((i, end))
            i = end
        else:
            i += 1
    return found


def _grow(document: Document, claims: Claims, j: int) -> int:
    """Take in what the office is of: `Menteri` + `Luar Negeri`, `Kepala` + `Biro Umum`, `ahli` + `hukum`."""
    words = lexicon().words
    portfolio, after = words("portfolio"), words("role_after")
    capitals = document.kinds[j - 1] in (CAPITAL, UPPER)
    taken = 0
    sure = j
    while j < document.n and taken < 9 and not document.breaks[j] and claims.owner[j] is None:
        kind, lower = document.kinds[j], document.lower[j]
        if lower in portfolio or lower in after:
            if kind not in NAME_KINDS and capitals and taken and document.kinds[j - 1] in NAME_KINDS:
                break
            j += 1
            sure = j
        elif (
            kind == CAPITAL
            and capitals
            and not document.heading[j]
            and document.texts[j] not in given_names()
        ):
            if not document.common(j) or lower in words("honorifics") or lower in words("not_names"):
                break
            j += 1
        elif _joined(document, j):
            j += 2
            sure = j
        elif kind == LOWER and not capitals and taken < 2 and _noun_before_name(document, claims, j):
            j += 1
            sure = j
        else:
            break
        taken += 1
    followed = j < document.n and (
        claims.owner[j] is not None or document.kinds[j] in NAME_KINDS or document.texts[j] == ","
    )
    return j if followed and not document.breaks[j] else sure


def _joined(document: Document, j: int) -> bool:
    """`Hukum dan HAM`, `Direktur/Sekretaris`: token j joins two words of one office."""
    if j + 1 >= document.n or document.breaks[j + 1]:
        return False
    words = lexicon().words
    following = document.lower[j + 1]
    if document.texts[j] == "/":
        return following in words("portfolio") or following in words("role_heads")
    return document.lower[j] in ("dan", "&", "and") and following in words("portfolio")


def _noun_before_name(document: Document, claims: Claims, j: int) -> bool:
    if (
        document.lower[j] in lexicon().words("role_stops")
        or document.lower[j] in lexicon().words("says")
        or j + 1 >= document.n
    ):
        return False
    return document.kinds[j + 1] in NAME_KINDS and not document.breaks[j + 1] and claims.owner[j + 1] is None


def role_mask(document: Document, phrases: list[tuple[int, int]]) -> list[bool]:
    """Which tokens belong to a phrase for an office."""
    mask = [False] * document.n
    for i, rank in enumerate(document.lengths("ranks")):
        if rank:
            mask[i : i + rank] = [True] * rank
    for i, j in phrases:
        mask[i:j] = [True] * (j - i)
    return mask


def claim_roles(document: Document, claims: Claims, phrases: list[tuple[int, int]]) -> None:
    """Claim the phrases that stand directly before or after a person's name."""
    for i, j in phrases:
        if not claims.free(i, j):
            continue
        if _person_after(document, claims, j) or _person_before(document, claims, i):
            start = i
            if document.lower[start] in ("anggota",) and start + 1 < j:
                start += 1
            claims.add(start, j, Label.ROLE, Origin.RULE, 0.8)


def _skip_names(document: Document, claims: Claims, k: int) -> int:
    """Past the organisation or place that the office belongs to."""
    for _ in range(3):
        if k >= document.n or document.breaks[k]:
            return k
        owner = claims.owner[k]
        if document.lower[k] in ("dari", "of", "the", "for", "di", "at") and k + 1 < document.n:
            following = claims.owner[k + 1]
            if document.lower[k + 1] == "the" or (
                following is not None and following.label in ("ORG", "PLACE")
            ):
                k += 1
                continue
            return k
        if owner is None or owner.label not in (Label.ORG, Label.PLACE, Label.EVENT, Label.WORK):
            return k
        k = owner.j
    return k


def _person_after(document: Document, claims: Claims, j: int) -> bool:
    k = _skip_names(document, claims, j)
    if k < document.n and document.texts[k] == "," and not document.breaks[k]:
        k += 1
    words = lexicon().words
    ranks = document.lengths("ranks")
    for _ in range(6):
        if k >= document.n or document.breaks[k]:
            return False
        if ranks[k]:
            k += ranks[k]
            continue
        owner = claims.owner[k]
        if owner is not None:
            return owner.label is Label.PERSON
        if (
            document.lower[k] not in words("honorifics")
            and document.texts[k] not in ".,()"
            and document.kinds[k] != UPPER
        ):
            return False
        k += 1
    return False


def _person_before(document: Document, claims: Claims, i: int) -> bool:
    k = i - 1
    if k >= 0 and document.lower[k] in ("the", "a", "an", "seorang", "selaku"):
        k -= 1
    if k < 1 or document.texts[k] not in (",", "(") or document.breaks[i]:
        return False
    owner: Claim | None = claims.owner[k - 1]
    return owner is not None and owner.score > 0 and owner.label is Label.PERSON and not document.breaks[k]
