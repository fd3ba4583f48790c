"""A body with mentions, and corrections made in it."""

from __future__ import annotations

import hashlib
from typing import Any

from newsreader.corrections import anchor_at
from newsreader.model import (
    Anchor,
    Annotations,
    Correction,
    CorrectionKind,
    Label,
    Mention,
    Origin,
    Quote,
    QuoteKind,
    RoleHeld,
    Scope,
    entity_key,
)

BODY = (
    "Menteri Luar Negeri Rusia Sergei Lavrov tiba di Jakarta. Menlu AS Marco Rubio, juru bicara Bank Jakarta "
    "dan Putin menyusul. “Kami siap,” kata Lavrov. Lavrov bertemu Rubio di Jakarta; AS diam. “Baik,” ujar "
    "Rubio."
)


def sha256(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def mention(text: str, label: Label, canonical: str | None = None, nth: int = 0, body: str = BODY) -> Mention:
    """The `nth` place where `text` stands in `body`, as a model marks it."""
    start = -1
    for _ in range(nth + 1):
        start = body.index(text, start + 1)
    name = canonical or text
    valued = label in (Label.ROLE, Label.MONEY)
    key, shown = (None, None) if valued else (entity_key(label, name), name)
    return Mention(start, start + len(text), text, label, key, shown, Origin.MODEL, 0.7, "model:fast-1")


def _quote(text: str, speaker: str) -> Quote:
    start = BODY.index(text)
    key = entity_key(Label.PERSON, speaker)
    return Quote(start, start + len(text), speaker, key, "kata", QuoteKind.DIRECT)


LAVROV, RUBIO, STATES = "Sergei Lavrov", "Marco Rubio", "Amerika Serikat"

RAW = Annotations(
    "fast-1",
    (
        mention("Menteri Luar Negeri", Label.ROLE),
        mention("Rusia", Label.PLACE),
        mention("Sergei Lavrov", Label.PERSON),
        mention("Jakarta", Label.PLACE),
        mention("Menlu", Label.ROLE),
        mention("AS", Label.PLACE, STATES),
        mention("Marco Rubio", Label.PERSON),
        mention("Bank Jakarta", Label.ORG),
        mention("Lavrov", Label.PERSON, LAVROV, 1),
        mention("Lavrov", Label.PERSON, LAVROV, 2),
        mention("Rubio", Label.PERSON, RUBIO, 1),
        mention("Jakarta", Label.PLACE, nth=2),
        mention("AS", Label.PERSON, nth=1),
        mention("Rubio", Label.PERSON, RUBIO, 2),
    ),
    (_quote("Kami siap,", LAVROV), _quote("Baik,", RUBIO)),
    (),
    (
        RoleHeld(0, 19, "Menteri Luar Negeri", "person:sergei-lavrov", LAVROV, "place:rusia", "Rusia"),
        RoleHeld(57, 62, "Menlu", "person:marco-rubio", RUBIO, "place:amerika-serikat", STATES),
    ),
)


def anchor(text: str, nth: int = 0, body: str = BODY) -> Anchor:
    """The `nth` place of `text` in `body`."""
    start = -1
    for _ in range(nth + 1):
        start = body.index(text, start + 1)
    return anchor_at(
        body, start, start + len(text), sha256=sha256(body), title="Judul", url="https://e.org/1"
    )


def correction(
    kind: str, scope: str, surface: str, label: Label = Label.PERSON, *, nth: int = 0, **fields: Any
) -> Correction:
    """A correction made at the `nth` place of `surface`."""
    where = None if scope == "archive" else anchor(surface, nth)
    return Correction(CorrectionKind(kind), Scope(scope), surface, label, anchor=where, **fields)


def shown(found: Annotations) -> list[tuple[str, str, str | None]]:
    """Text, label and name of each mention."""
    return [(one.text, one.label.value, one.canonical) for one in found.mentions]
