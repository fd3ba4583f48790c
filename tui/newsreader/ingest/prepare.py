"""Drafts into articles: the one preparation that every format shares."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from newsreader.ingest.limits import MAX_FACTS_CHARACTERS, MAX_LINE_CHARACTERS, check_length
from newsreader.ingest.mending import mended, mixed_up
from newsreader.ingest.metadata import fold_tags, language, one_line, says_no_address, web_address
from newsreader.ingest.published import parse_published, tells_the_hour
from newsreader.model import ODD_DATE, Article, Draft, NewsreaderError, Removed
from newsreader.text.datelines import NOTHING_KNOWN, Names
from newsreader.text.language import detect_language
from newsreader.text.layout import Layout, read_layout
from newsreader.text.normalise import normalise, normalise_line

MENDED = "mixed-up encoding mended"
NO_ZONE = "clock time without a time zone"


def prepare(draft: Draft, known: Names = NOTHING_KNOWN) -> Article:
    """`draft` normalised, its boilerplate removed, its language and date known; the id is still 0.

    What was given and cannot be used (a date nobody understands, an address that is not http) is kept under
    `removed` with the reason, so that nothing is lost unseen.
    Raises NewsreaderError where the body is too long, or nothing is left of it.
    """
    check_length(draft.body, draft.origin)
    draft, mixed_up = _mended(draft)
    layout = _layout(draft)
    lang = language(draft.lang) or detect_language(layout.body)
    published, odd_date = _published(draft.published, lang, _printed(layout, known))
    url, odd_address = _address(draft.url)
    return Article(
        id=0,
        title=layout.title,
        body=layout.body,
        sha256=hashlib.sha256(layout.body.encode()).hexdigest(),
        origin=draft.origin,
        original_sha256=draft.original_sha256,
        byline=one_line(draft.byline) or one_line(layout.byline),
        source=one_line(draft.source) or (layout.dateline.outlet(known) if layout.dateline else None),
        url=url,
        published=published,
        lang=lang,
        outside_id=one_line(draft.outside_id),
        tags=fold_tags(draft.tags),
        removed=(
            *draft.removed,
            *layout.removed,
            *_cut_title(draft.title),
            *odd_date,
            *odd_address,
            *mixed_up,
        ),
        sample=draft.sample,
        fiction=draft.fiction,
        facts=normalise(draft.facts or "")[:MAX_FACTS_CHARACTERS].strip() or None,
    )


def _mended(draft: Draft) -> tuple[Draft, tuple[Removed, ...]]:
    """The draft with mixed-up encoding put right, and the words of its body as they were."""
    fixed = replace(
        draft,
        body=mended(draft.body),
        title=draft.title and mended(draft.title),
        byline=draft.byline and mended(draft.byline),
        source=draft.source and mended(draft.source),
    )
    if fixed.body == draft.body:
        return fixed, ()
    lines = zip(draft.body.split("\n"), fixed.body.split("\n"), strict=True)
    words = [word for old, new in lines if old != new for word in mixed_up(old)]
    return fixed, (Removed(normalise(" … ".join(words)), MENDED),)


def _layout(draft: Draft) -> Layout:
    """Title and body as they are kept: normalised, and neither of them empty."""
    layout = read_layout(normalise(draft.body), title=one_line(draft.title))
    # What was cut out may leave blank lines and spaces behind.
    body = normalise(layout.body)
    if not body:
        raise NewsreaderError("{origin} holds no article: no text is left of it.", origin=draft.origin)
    title = one_line(layout.title) or one_line(body.partition("\n")[0]) or "…"
    return replace(layout, title=title, body=body)


def _printed(layout: Layout, known: Names) -> date | None:
    """The day of the row above the article, else of its dateline."""
    if layout.published or layout.dateline is None:
        return layout.published
    return layout.dateline.published(known)


def _published(given: str | None, lang: str, printed: date | None) -> tuple[str | None, tuple[Removed, ...]]:
    """The date given, else the one printed with the article; what it says beyond that is handed back."""
    found = printed.isoformat() if printed else None
    text = normalise_line(given or "")
    if not text:
        return found, ()
    parsed = parse_published(text, lang)
    if parsed is None:
        return found, (Removed(one_line(text) or "", ODD_DATE),)
    if len(parsed) == len("2026-02-06") and tells_the_hour(text):
        return parsed, (Removed(one_line(text) or "", NO_ZONE),)
    return parsed, ()


def _address(given: str | None) -> tuple[str | None, tuple[Removed, ...]]:
    if given is None or says_no_address(given):
        return None, ()
    address = web_address(given)
    return (
        (address, ()) if address else (None, (Removed(one_line(given) or "", "address not http or https"),))
    )


def _cut_title(given: str | None) -> tuple[Removed, ...]:
    """A title too long to be shown, whole."""
    whole = normalise_line(given or "")
    return (Removed(whole, "title too long"),) if len(whole) > MAX_LINE_CHARACTERS else ()
