"""What the operations of one body share: its mentions, what follows them, and who is who."""

from __future__ import annotations

from dataclasses import replace

from newsreader.corrections.following import Followers
from newsreader.corrections.sheet import Identity, Sheet
from newsreader.model import Annotations, Correction, CorrectionKind, Label


class Work:
    """One body under correction, and the decisions that one entity is another that are in force so far."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.followers = Followers(sheet)
        self.effective: set[int] = set()
        self._redirects: dict[str, tuple[Label, Identity, int]] = {}

    def result(self) -> Annotations:
        """What has come of it; `raw` itself where the changes took each other back."""
        quotes, roles = self.followers.finish()
        mentions = tuple(slot.mention for slot in self.sheet.slots)
        found = replace(self.sheet.raw, mentions=mentions, quotes=quotes, roles=roles)
        return self.sheet.raw if found == self.sheet.raw else found

    # who is who

    def resolved(
        self, label: Label, identity: Identity, *, source: str | None = None
    ) -> tuple[Label, Identity]:
        """Who an entity is by the decisions in force.

        Of decisions that lead back to `source`, which is just being decided about, the later one counts.
        """
        begun = (label, identity)
        if source is not None and identity.key == source:
            return begun
        met: set[str] = set()
        used: set[int] = set()
        while identity.key in self._redirects and identity.key not in met:
            met.add(identity.key)
            label, identity, number = self._redirects[identity.key]
            used.add(number)
            if source is not None and identity.key == source:
                return begun
        self.effective |= used
        return label, identity

    def redirect(self, source: str, label: Label, identity: Identity, number: int) -> None:
        """From now on `source` is another entity; a decision to the contrary is forgotten."""
        if identity.key is not None and identity.key != source:
            self._redirects.pop(identity.key, None)
        self._redirects[source] = (label, identity, number)


def in_article(sheet: Sheet, correction: Correction) -> bool:
    """Whether a correction of a whole article has something to hold on to in this body."""
    return correction.surface in sheet.body or sheet.place(correction) is not None


def span_of(sheet: Sheet, correction: Correction) -> tuple[int, int] | None:
    """The span that a correction of one mention says is one, or is none."""
    start = sheet.place(correction)
    if start is None or not correction.surface or not sheet.body.startswith(correction.surface, start):
        return None
    if correction.kind is not CorrectionKind.RESPAN:
        return start, start + len(correction.surface)
    wanted = correction.to_surface or ""
    start += correction.shift
    if start < 0 or not wanted or not sheet.body.startswith(wanted, start):
        return None
    return start, start + len(wanted)
