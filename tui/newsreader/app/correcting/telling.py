"""Corrections in words, with the names of types as the interface has them."""

from __future__ import annotations

from newsreader.model import Correction, Label, Sentence, told
from newsreader.translation import field_name, translate


def tell(sentence: Sentence) -> str:
    """A sentence about a correction; a label in it is called as it is everywhere in the app."""
    label = dict(sentence.values).get("label")
    return translate(sentence, label=field_name(label)) if label in set(Label) else translate(sentence)


def tell_correction(correction: Correction) -> str:
    """What a correction says."""
    return tell(told(correction))
