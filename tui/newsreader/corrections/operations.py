"""What each kind of correction does, at one place and wherever it applies."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.corrections.sheet import Identity, Sheet, Slot
from newsreader.corrections.work import Work, span_of
from newsreader.model import ENTITY_LABELS, Correction, CorrectionKind, Label, Mention, entity_key


def _drop_here(work: Work, correction: Correction, _number: int) -> None:
    """Whatever it is called: the reader said that this is no name."""
    slot = _slot(work.sheet, correction)
    if slot is not None:
        work.sheet.remove([slot])


def _drop_everywhere(work: Work, correction: Correction, _number: int) -> None:
    work.sheet.remove(work.sheet.worded(correction.surface, correction.label))


def _mark_here(work: Work, correction: Correction, _number: int) -> None:
    span = span_of(work.sheet, correction)
    slot = work.sheet.at(*span) if span else None
    if span is not None and (slot is None or slot.mention.label is not correction.label):
        work.sheet.put(*span, *_identified(work, correction.surface, correction.label, span))


def _mark_everywhere(work: Work, correction: Correction, _number: int) -> None:
    sheet, surface, label = work.sheet, correction.surface, correction.label
    if not surface or surface not in sheet.body:
        return
    if label is Label.DATE:  # the same words may be another day elsewhere
        sheet.put_each(sheet.occurrences(surface), label, lambda span: sheet.identity(surface, label, span))
        return
    label, identity = _identified(work, surface, label, (0, 0))
    sheet.put_each(sheet.occurrences(surface), label, lambda _span: identity)


def _retype_here(work: Work, correction: Correction, _number: int) -> None:
    """What the extractor has come to overlook is marked all the same: the reader said what it is."""
    span, label = span_of(work.sheet, correction), correction.to_label
    if span is None or label is None:
        return
    slot = work.sheet.at(*span)
    if slot is None:
        work.sheet.put(*span, *_identified(work, correction.surface, label, span))
    elif slot.mention.label is not label:
        work.sheet.relabel(slot, *_retyped(work, slot, label))


def _retype_everywhere(work: Work, correction: Correction, _number: int) -> None:
    label = correction.to_label
    if label is None or label is correction.label:
        return
    meant: dict[str | None, tuple[Label, Identity]] = {}
    for slot in work.sheet.worded(correction.surface, correction.label):
        key = slot.mention.entity
        if key not in meant or label is Label.DATE:  # the same words may be another day elsewhere
            meant[key] = _retyped(work, slot, label)
        work.sheet.relabel(slot, *meant[key])


def _respan_here(work: Work, correction: Correction, _number: int) -> None:
    span = span_of(work.sheet, correction)
    if span is None or correction.to_surface is None:
        return
    old = span[0] - correction.shift
    slot = work.sheet.at(old, old + len(correction.surface))
    if slot is not None:
        _respan(work, [slot], correction)
    elif work.sheet.at(*span) is None:
        work.sheet.put(*span, *_identified(work, correction.to_surface, correction.label, span))


def _respan_everywhere(work: Work, correction: Correction, _number: int) -> None:
    _respan(work, work.sheet.worded(correction.surface, correction.label), correction)


def _identify_here(work: Work, correction: Correction, _number: int) -> None:
    """Whomever the extractor takes it for: the reader said who it is."""
    span, meant = span_of(work.sheet, correction), _meant(correction)
    if span is None or meant is None:
        return
    slot = work.sheet.at(*span)
    source = slot.mention.entity if slot else correction.entity
    label, identity = work.resolved(*meant, source=source)
    if slot is None:
        work.sheet.put(*span, label, identity)
        return
    if source is not None and source != identity.key:
        work.followers.split(slot, source, identity)
    work.sheet.relabel(slot, label, identity)


def _identify_everywhere(work: Work, correction: Correction, number: int) -> None:
    source, meant = correction.entity, _meant(correction)
    if source is None or meant is None:
        return
    label, identity = work.resolved(*meant, source=source)
    for slot in work.sheet.standing_for(source):
        work.sheet.relabel(slot, label, identity)
    work.sheet.changed |= work.followers.redirect(source, identity)
    work.redirect(source, label, identity, number)


def _slot(sheet: Sheet, correction: Correction) -> Slot | None:
    span = span_of(sheet, correction)
    return sheet.at(*span) if span else None


def _meant(correction: Correction) -> tuple[Label, Identity] | None:
    label = correction.to_label or correction.label
    name = " ".join((correction.to_canonical or "").split())
    if not name or label not in ENTITY_LABELS:
        return None
    return label, Identity(entity_key(label, name), name)


def _identified(work: Work, text: str, label: Label, span: tuple[int, int]) -> tuple[Label, Identity]:
    return work.resolved(label, work.sheet.identity(text, label, span))


def _retyped(work: Work, slot: Slot, label: Label) -> tuple[Label, Identity]:
    """The same name under another label; where it is the text itself, what that text stands for elsewhere."""
    held = slot.mention
    known = held.label in ENTITY_LABELS and held.canonical not in (None, " ".join(held.text.split()))
    if known and label in ENTITY_LABELS and held.canonical is not None:
        return work.resolved(label, Identity(entity_key(label, held.canonical), held.canonical))
    return _identified(work, held.text, label, (held.start, held.end))


def _respan(work: Work, slots: list[Slot], correction: Correction) -> None:
    """Move mentions of one text, and their name where that was only the text that was wrong.

    The others that were named after that text follow, if none of them has it.
    """
    sheet, text = work.sheet, correction.to_surface or ""
    meant: dict[str | None, Identity] = {}
    named_after: dict[str, Identity] = {}
    moves: list[tuple[Slot, int, int, Identity]] = []
    for slot in slots:
        held, start = slot.mention, slot.start + correction.shift
        if not text or start < 0 or not sheet.body.startswith(text, start):
            continue
        span = start, start + len(text)
        if (
            held.entity not in meant or held.label is Label.DATE
        ):  # the same words may be another day elsewhere
            meant[held.entity] = _respanned(work, held, text, span)
        if held.entity is not None and _is_own_name(held):
            named_after[held.entity] = meant[held.entity]
        moves.append((slot, *span, meant[held.entity]))
    sheet.move_each(moves)
    if named_after and not any(one.mention.text == correction.surface for one in sheet.slots):
        for key, identity in named_after.items():
            for other in sheet.standing_for(key):
                sheet.relabel(other, other.mention.label, identity)
            work.followers.redirect(key, identity)


def _respanned(work: Work, held: Mention, text: str, span: tuple[int, int]) -> Identity:
    """Who a mention stands for under another text."""
    sheet = work.sheet
    if held.label in ENTITY_LABELS and not _is_own_name(held) and not sheet.worded(text, held.label):
        return Identity(held.entity, held.canonical)
    identity = sheet.identity(text, held.label, span, without=held.entity)
    label, resolved = work.resolved(held.label, identity)
    # A decision may say that this name is an entity of another label; the mention keeps its own.
    return resolved if label is held.label else identity


def _is_own_name(held: Mention) -> bool:
    return held.canonical == " ".join(held.text.split())


Operation = Callable[[Work, Correction, int], None]

HERE: dict[CorrectionKind, Operation] = {
    CorrectionKind.REJECT: _drop_here,
    CorrectionKind.RETYPE: _retype_here,
    CorrectionKind.RESPAN: _respan_here,
    CorrectionKind.ADD: _mark_here,
    CorrectionKind.MERGE: _identify_here,
    CorrectionKind.SPLIT: _identify_here,
    CorrectionKind.RENAME: _identify_here,
}

EVERYWHERE: dict[CorrectionKind, Operation] = {
    CorrectionKind.REJECT: _drop_everywhere,
    CorrectionKind.RETYPE: _retype_everywhere,
    CorrectionKind.RESPAN: _respan_everywhere,
    CorrectionKind.ADD: _mark_everywhere,
    CorrectionKind.MERGE: _identify_everywhere,
    CorrectionKind.SPLIT: _identify_everywhere,
    CorrectionKind.RENAME: _identify_everywhere,
}
