"""Direct quotes, each with the word that attributes it and the speaker."""

from __future__ import annotations

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.attribution import Attribution, Speakers
from newsreader.annotate.quotes.marks import Marked, marked_spans
from newsreader.model import Label, Quote, QuoteKind

_FINAL = ".,!?…;"
_FEWEST = 4


def direct_quotes(document: Document, claims: Claims) -> list[Quote]:
    """The direct quotes of one document in text order."""
    spans = marked_spans(document.body)
    speakers = Speakers(document, claims)
    quotes: list[Quote] = []
    last_end = -1
    for n, span in enumerate(spans):
        following = spans[n + 1].start if n + 1 < len(spans) else len(document.body)
        found = speakers.attribute(span.start, span.end, after_until=following, before_from=last_end)
        continues = bool(quotes) and _continues(document.body, quotes[-1].end, span.start)
        if not _is_quote(document, claims, span, found, continues):
            last_end = span.end
            continue
        if found is None:
            found = speakers.unattributed(span.start, quotes[-1] if quotes else None, continues=continues)
        speakers.heard(found)
        quotes.append(Quote(span.start, span.end, found.speaker, found.entity, found.cue, QuoteKind.DIRECT))
        last_end = span.end
    return quotes


def _continues(body: str, end: int, start: int) -> bool:
    """Whether only a short attribution stands between two quotes of one sentence."""
    between = body[end:start]
    return len(between) < 120 and "\n\n" not in between and not any(c in between for c in ".!?")


def _is_quote(
    document: Document, claims: Claims, span: Marked, found: Attribution | None, continues: bool
) -> bool:
    """Whole clauses and sentences are quotes; words in marks and titles are not."""
    text = document.body[span.start : span.end]
    words = text.split()
    if _is_title(document, claims, span):
        return False
    whole = text[-1] in _FINAL or (text[-1:] in "'’" and text[-2:-1] in _FINAL)
    starts = text[0].isupper() or text[0].isdigit() or not text[0].isalnum()
    if found is not None:
        if found.close and (starts or continues or whole):
            return len(words) >= 2 or whole
        return starts and (whole or len(words) >= _FEWEST)
    if continues and len(words) >= 3:
        return whole or starts
    return starts and whole and len(words) >= _FEWEST


def _is_title(document: Document, claims: Claims, span: Marked) -> bool:
    """A work's title, or words after `berjudul`, `bertajuk`, `called` and the like."""
    i = document.token_at(span.start)
    if i < document.n and (owner := claims.owner[i]) is not None and owner.label is Label.WORK:
        return owner.end >= span.end - 2
    before = document.lower[i - 2] if i >= 2 else ""
    return before in ("berjudul", "bertajuk", "judul", "tajuk", "titled", "entitled", "called") or (
        before in lexicon().words("work_types")
        and before not in ("acara", "program", "artikel", "tipe", "buku")
    )
