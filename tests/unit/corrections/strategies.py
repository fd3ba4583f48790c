"""Bodies, what an extractor may find in them, and corrections that fit, half fit, or make no sense."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st

from newsreader.corrections import anchor_at
from newsreader.model import (
    ENTITY_LABELS,
    Anchor,
    Annotations,
    Correction,
    CorrectionKind,
    Label,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    ResolvedDate,
    RoleHeld,
    Scope,
    entity_key,
)

WORDS = ("AS", "Putin", "Vladimir", "Bank", "Jakarta", "di", "kata", "2026", "😀", "é", "Ketua", "(KPK)")
GAPS = (" ", " ", " ", "–", ", ", ".\n", "")
NAMES = ("Putin", "Vladimir Putin", "AS", "Amerika Serikat", "Jakarta")
LABELS = tuple(Label)

bodies = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@st.composite
def raws(draw: st.DrawFn, body: str) -> Annotations:
    """Mentions without overlap, with quotes, dates and roles beside them."""
    mentions: list[Mention] = []
    place = 0
    while place < len(body) and len(mentions) < 12:
        start = draw(st.integers(place, min(len(body) - 1, place + 12)))
        end = draw(st.integers(start + 1, min(len(body), start + 10)))
        label, name = draw(st.sampled_from(LABELS)), draw(st.sampled_from(NAMES))
        key, canonical = (entity_key(label, name), name) if label in ENTITY_LABELS else (None, None)
        mentions.append(
            Mention(start, end, body[start:end], label, key, canonical, Origin.MODEL, 0.5, "model:fast-1")
        )
        place = end + draw(st.integers(0, 4))
    keys: st.SearchStrategy[str | None] = st.sampled_from(
        [None, *(one.entity for one in mentions), "person:ghaib"]
    )
    quotes = tuple(
        Quote(start, min(len(body), start + 5), "X", draw(keys), "kata", QuoteKind.DIRECT)
        for start in draw(st.lists(st.integers(0, len(body)), max_size=3))
    )
    roles = tuple(
        RoleHeld(one.start, one.end, one.text, draw(keys) or "person:putin", "X", draw(keys), "Y")
        for one in mentions
        if one.label is Label.ROLE
    )
    dates = tuple(
        ResolvedDate(one.start, one.end, one.text, "2026", Precision.YEAR, "absolute")
        for one in mentions
        if one.label is Label.DATE
    )
    return Annotations("fast-1", tuple(mentions), quotes, dates, roles)


@st.composite
def corrections(draw: st.DrawFn, body: str, raw: Annotations) -> Correction:
    """A correction of a mention, or of any stretch of the body, or of a text from elsewhere."""
    kind, scope = draw(st.sampled_from(CorrectionKind)), draw(st.sampled_from(Scope))
    start, surface, label = _place(draw, body, raw)
    anchor = anchor_at(body, start, start + len(surface), sha256=hashlib.sha256(body.encode()).hexdigest())
    fields: dict[str, Any] = {}
    if kind is CorrectionKind.RESPAN:
        first = draw(st.integers(max(0, start - 5), start + len(surface)))
        last = draw(st.integers(first, min(len(body), start + len(surface) + 6)))
        fields = {"to_surface": body[first:last], "shift": first - start}
    elif kind is CorrectionKind.RETYPE:
        fields = {"to_label": draw(st.sampled_from(LABELS))}
    elif kind is not CorrectionKind.ADD:
        keys = [one.entity for one in raw.mentions] + [entity_key(Label.PERSON, name) for name in NAMES]
        fields = {
            "entity": draw(st.sampled_from(keys)),
            "to_canonical": draw(st.sampled_from(NAMES)),
            "to_label": draw(st.sampled_from((None, Label.PERSON, Label.ROLE))),
        }
    return Correction(kind, scope, surface, label, anchor=anchor if draw(st.booleans()) else None, **fields)


def _place(draw: st.DrawFn, body: str, raw: Annotations) -> tuple[int, str, Label]:
    label, of_a_mention = draw(st.sampled_from(LABELS)), draw(st.booleans())
    if raw.mentions and of_a_mention:
        one: Mention = draw(st.sampled_from(raw.mentions))
        return one.start, one.text, draw(st.sampled_from((one.label, label)))
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, min(len(body), start + 12)))
    return start, body[start:end], label


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Annotations, list[Correction]]:
    """A body, what was found in it, and corrections in order."""
    body = draw(bodies)
    raw = draw(raws(body))
    return body, raw, draw(st.lists(corrections(body, raw), max_size=8))


TEXTS = st.text(min_size=1, max_size=30).filter(lambda text: text == text.strip())
"""Any characters but half ones, which no body holds."""

_SIDES = st.text(max_size=32)


@st.composite
def shareable(draw: st.DrawFn) -> Correction:
    """A correction that makes sense, with any text in it."""
    kind = draw(st.sampled_from(CorrectionKind))
    scope = draw(st.sampled_from(Scope))
    if kind is CorrectionKind.SPLIT and scope is Scope.ARCHIVE:
        scope = Scope.ARTICLE
    surface = draw(TEXTS)
    anchor = None
    if scope is not Scope.ARCHIVE:
        digest = hashlib.sha256(surface.encode()).hexdigest()
        sides = draw(_SIDES), draw(_SIDES), draw(st.text(max_size=50)), draw(st.none() | TEXTS)
        anchor = Anchor(digest, draw(st.integers(0, 10**6)), surface, *sides)
    label = draw(st.sampled_from(ENTITY_LABELS))
    fields: dict[str, Any] = {}
    if kind is CorrectionKind.RETYPE:
        fields = {"to_label": draw(st.sampled_from([one for one in Label if one is not label]))}
    elif kind is CorrectionKind.RESPAN:
        more = draw(TEXTS)
        fields = {"to_surface": more + surface, "shift": -len(more)}
    elif kind is not CorrectionKind.ADD:
        fields = {"entity": draw(TEXTS), "to_canonical": "A" + draw(TEXTS)}
    return Correction(kind, scope, surface, label, anchor=anchor, **fields)
