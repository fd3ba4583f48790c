"""Whether a correction says something: asked of what a colleague shares as of what the app makes."""

from __future__ import annotations

from newsreader.corrections.anchors import CONTEXT
from newsreader.model import ENTITY_LABELS, Correction, CorrectionKind, Scope, Sentence, entity_key

LONGEST = 500
"""Code points of a marked text or a name: names of laws are long, but not longer."""

_FARTHEST = 1 << 31
_IDENTITY = frozenset({CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME})


def problem(correction: Correction) -> Sentence | None:
    """What is wrong with a correction by itself, whatever it is applied to; None where it makes sense."""
    return _wrong_text(correction) or _wrong_anchor(correction) or _wrong_kind(correction)


def _wrong_text(correction: Correction) -> Sentence | None:
    texts = {
        "surface": correction.surface,
        "to_surface": correction.to_surface,
        "to_canonical": correction.to_canonical,
        "entity": correction.entity,
    }
    for name, text in texts.items():
        if text is None:
            continue
        if not 0 < len(text) <= LONGEST:
            return Sentence.of("“{key}” needs 1 to {most} characters.", key=name, most=LONGEST)
        if text != text.strip():
            return Sentence.of("“{key}” begins or ends with a space.", key=name)
    return None


def _wrong_anchor(correction: Correction) -> Sentence | None:
    anchor = correction.anchor
    if anchor is None:
        if correction.scope is Scope.ARCHIVE:
            return None
        return Sentence.of(
            "“{key}” is missing; only a correction of the whole archive needs none.", key="anchor"
        )
    if anchor.text != correction.surface:
        return Sentence.of("The text of the anchor is not the surface.")
    if max(len(anchor.before), len(anchor.after)) > CONTEXT:
        return Sentence.of("The anchor holds more than {most} characters of context.", most=CONTEXT)
    if not 0 <= anchor.start < _FARTHEST:
        return Sentence.of("The anchor starts outside any article.")
    return None


def _wrong_kind(correction: Correction) -> Sentence | None:
    if correction.kind in _IDENTITY:
        return _wrong_identity(correction)
    if correction.kind is CorrectionKind.RETYPE and correction.to_label in (None, correction.label):
        return Sentence.of("“{key}” has to name another type.", key="to_label")
    if correction.kind is CorrectionKind.RESPAN:
        return _wrong_span(correction)
    return None


def _wrong_identity(correction: Correction) -> Sentence | None:
    if correction.kind is CorrectionKind.SPLIT and correction.scope is Scope.ARCHIVE:
        return Sentence.of("A split is about one mention or one article; merge or rename reach further.")
    label = correction.to_label or correction.label
    if label not in ENTITY_LABELS:
        return Sentence.of("Nobody and nothing is named by {label}.", label=label)
    if correction.to_canonical is None:
        return Sentence.of("“{key}” is missing.", key="to_canonical")
    if not entity_key(label, correction.to_canonical).partition(":")[2]:
        return Sentence.of("“{name}” is no name.", name=correction.to_canonical)
    if correction.entity is None and correction.scope is not Scope.MENTION:
        return Sentence.of("“{key}” is missing.", key="entity")
    return None


def _wrong_span(correction: Correction) -> Sentence | None:
    new, old, shift = correction.to_surface, correction.surface, correction.shift
    if new is None:
        return Sentence.of("“{key}” is missing.", key="to_surface")
    if (new, shift) == (old, 0):
        return Sentence.of("The new text is the old one.")
    # Both stand in one line of text: where they overlap they must agree.
    first, last = max(0, shift), min(len(old), shift + len(new))
    if first >= last or old[first:last] != new[first - shift : last - shift]:
        return Sentence.of(
            "“{new}” does not lie {shift} characters from “{old}”.", new=new, old=old, shift=shift
        )
    return None
