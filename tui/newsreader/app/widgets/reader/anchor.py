"""The place in an article that stays in view until somebody scrolls."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Anchor:
    """A line that was brought to the top of the view, or as near to it as the lines below it allowed.

    `offset` is the code point of the body that was asked for, None where no one place was meant; `shown_at`
    is the line that came to the top.
    """

    line: int = 0
    offset: int | None = 0
    shown_at: int = 0

    def holds(self, top: int, last_top: int) -> bool:
        """Whether the view is still where it was put; `last_top` the lowest line that can be on top."""
        return top in (self.shown_at, min(self.line, last_top))
