"""Which spans between marks are quotes: whole clauses and sentences, not titles and scare quotes."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.annotate.lexicon import lexicon
from newsreader.annotate.quotes.cues import Cue, CueFinder
from newsreader.annotate.quotes.marks import Marked, marked_spans, opens_line
from newsreader.model import Label

_FINAL = ".,!?…;"
_FEWEST = 4
_THAT = ("bahwa", "that")


class Spoken(NamedTuple):
    """A direct quote, the attribution beside it, and whether it goes on with the last one's sentence."""

    span: Marked
    cue: Cue | None
    continues: bool


def spoken_spans(document: Document, claims: Claims, cues: CueFinder) -> list[Spoken]:
    """The direct quotes of one document in text order."""
    spans = marked_spans(document.body)
    found: list[Spoken] = []
    last_end = -1
    for n, span in enumerate(spans):
        following = spans[n + 1].start if n + 1 < len(spans) else len(document.body)
        continues = bool(found) and _continues(document.body, found[-1].span.end, span.start)
        # What stands between the halves of an interrupted quote is the first half's attribution.
        taken = continues and found[-1].cue is not None and found[-1].cue.after
        cue = cues.beside(span.start, span.end, since=span.start if taken else last_end, until=following)
        if _is_quote(document, claims, span, cue, continues):
            found.append(Spoken(span, cue, continues))
        last_end = span.end
    return found


def _continues(body: str, end: int, start: int) -> bool:
    """Whether only a short attribution stands between two quotes of one sentence."""
    between = body[end:start]
    return len(between) < 120 and "\n\n" not in between and not any(c in between for c in ".!?")


def _is_quote(document: Document, claims: Claims, span: Marked, cue: Cue | None, continues: bool) -> bool:
    """Whole clauses and sentences are quotes; words in marks and titles are not."""
    text = document.body[span.start : span.end]
    words = text.split()
    if _is_title(document, claims, span):
        return False
    whole = text[-1] in _FINAL or (text[-1:] in "'’" and text[-2:-1] in _FINAL)
    starts = text[0].isupper() or text[0].isdigit() or not text[0].isalnum()
    i = document.token_at(span.start)
    before = document.lower[i - 2] if i >= 2 else ""
    if before in _THAT and len(words) > _FEWEST:
        return True
    if whole and before in (",", ":") and (len(words) > _FEWEST or (starts and len(words) > 1)):
        return True
    if cue is not None:
        if cue.close and (starts or continues or whole):
            return len(words) >= 2 or whole
        return starts and (whole or len(words) >= _FEWEST)
    if continues and len(words) >= 3:
        return whole or starts
    opens = opens_line(document.body, document.starts[i - 1] if i else 0)
    return whole and (len(words) >= _FEWEST if starts else opens and len(words) > 2 * _FEWEST)


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
