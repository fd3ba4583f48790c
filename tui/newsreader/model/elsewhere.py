"""Where else the text of an article stands, and what stood in its place before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a text: article `id`, or a further place of the article itself where that is None.

    `same` where the text there is the very same. `origin` and the rest are what was said there.
    """

    id: int | None
    same: bool
    origin: str
    url: str | None
    title: str | None
    source: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """What stands or stood in an article's place; `kept_at` is when it came in (UTC)."""

    id: int
    title: str
    kept_at: str
    current: bool
