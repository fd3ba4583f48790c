"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range ``[start, end)`` of code points in a body."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def text(self, body: str) -> str:
        """The characters of `body` that the span covers."""
        return body[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
