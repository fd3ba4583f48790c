"""Where else the text of an article stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a text: of the very same where `id` is None, else of nearly the same, article `id`.

    `origin` and the rest are what was said there.
    """

    id: int | None
    origin: str
    url: str | None
    title: str | None
    source: str | None
    published: str | None
