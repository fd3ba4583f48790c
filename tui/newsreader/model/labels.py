"""What a mention can be."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """The nine labels of the annotation policy, in the order in which a reader meets them."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    EVENT = "EVENT"
    LAW = "LAW"
    WORK = "WORK"
    ROLE = "ROLE"
    DATE = "DATE"
    MONEY = "MONEY"


ENTITY_LABELS = (Label.PERSON, Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK)
"""Labels whose mentions stand for an entity; the others are values or functions."""
