"""What a feed of RSS or Atom says about itself."""

from __future__ import annotations

from newsreader.ingest.feed import people, text
from newsreader.ingest.feed.items import Parts, alternate, linked, title_of
from newsreader.ingest.feed.markup import Scope
from newsreader.ingest.feed.parsed import Address, Channel

_PERIODS = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST = 525_600
_SELF = frozenset({"self", "http://www.iana.org/assignments/relation/self"})


def channel_of(facts: Parts, scope: Scope, *, is_atom: bool) -> Channel:
    """What `facts`, the elements outside all items, say.

    Only in Atom is the author of a feed that of all its items.
    """
    return Channel(
        title=title_of(facts),
        site=_site(facts),
        self_link=linked(facts, _SELF),
        lang=_word(facts, "language") or _word(facts, "dc:language") or scope.lang,
        byline=people.byline([facts.get("atom:author", [])]) if is_atom else None,
        ttl_minutes=_ttl(facts),
    )


def _site(facts: Parts) -> Address | None:
    for part in facts.get("link", ()):
        if "href" not in part.attributes and (found := text.simple_text(part)):
            return Address(found, part.scope.bases)
    return alternate(facts)


def _word(facts: Parts, name: str) -> str | None:
    return next((found for part in facts.get(name, ()) if (found := text.simple_text(part))), None)


def _ttl(facts: Parts) -> int | None:
    """Minutes that the feed wants to be left alone."""
    ttl = _number(_word(facts, "ttl"))
    if ttl:
        return min(ttl, _LONGEST)
    period = _PERIODS.get((_word(facts, "sy:updateperiod") or "").lower())
    often = _number(_word(facts, "sy:updatefrequency")) or 1
    return max(period // often, 1) if period else None


def _number(word: str | None) -> int | None:
    return int(word) if word and len(word) < 10 and word.isascii() and word.isdecimal() else None
