"""What the tests of the extractor share: text in, mentions out."""

from __future__ import annotations

from newsreader.annotate import exact_extractor, fast_extractor
from newsreader.model import Annotations, Mention

EXTRACTORS = {"fast": fast_extractor, "exact": exact_extractor}


def annotate(
    body: str, lang: str = "id", published: str | None = "2026-02-06", *, tier: str = "fast"
) -> Annotations:
    """The annotations of `body`, checked for exact offsets."""
    found = EXTRACTORS[tier]().annotate(body, lang=lang, published=published)
    check(body, found)
    return found


def check(body: str, found: Annotations) -> None:
    """Every span is exact, mentions are in order and apart, entities are named as the model says."""
    end = 0
    for mention in found.mentions:
        assert body[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip() != ""
        assert mention.start >= end
        end = mention.end
        assert 0 < mention.score <= 1
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(body)
    for date in found.dates:
        assert body[date.start : date.end] == date.text


def pairs(body: str, lang: str = "id", *, tier: str = "fast") -> list[tuple[str, str]]:
    """(text, label) of every mention."""
    return [(mention.text, mention.label.value) for mention in annotate(body, lang, tier=tier).mentions]


def of(body: str, label: str, lang: str = "id", *, tier: str = "fast") -> list[str]:
    """The texts of one label."""
    return [text for text, found in pairs(body, lang, tier=tier) if found == label]


def canonicals(body: str, lang: str = "id", *, tier: str = "fast") -> dict[str, str | None]:
    """Text → canonical name; the last occurrence counts."""
    return {mention.text: mention.canonical for mention in annotate(body, lang, tier=tier).mentions}


def mention(body: str, text: str, lang: str = "id") -> Mention:
    """The first mention with this text."""
    return next(one for one in annotate(body, lang).mentions if one.text == text)
