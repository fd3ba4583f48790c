"""What the head of a page says: its title, its `meta` and `link` elements, its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.ingest.page.tree import text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = ("property", "name", "itemprop", "http-equiv")
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Head:
    """Contents of `meta` by name (lower case, in order), and the rest that a head holds."""

    metas: dict[str, list[str]]
    title: str | None
    canonical: str | None
    lang: str | None

    def first(self, *names: str) -> str | None:
        """The first content that is not empty, by the order of `names`."""
        return next((content for name in names for content in self.metas.get(name, ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        """All contents under one name."""
        return tuple(self.metas.get(name, ()))


def read_head(root: _Element) -> Head:
    """The head of the page, wherever in it the elements stand."""
    metas: dict[str, list[str]] = {}
    for count, meta in enumerate(root.iter("meta")):
        content = " ".join((meta.get("content") or "").split())
        if not content or count > _MOST:
            continue
        for key in _NAMES:
            for name in (meta.get(key) or "").lower().split()[:4]:
                metas.setdefault(name, []).append(content)
    title = next((text for element in root.iter("title") if (text := text_in(element))), None)
    canonical = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        None,
    )
    return Head(
        metas, title, canonical, root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
