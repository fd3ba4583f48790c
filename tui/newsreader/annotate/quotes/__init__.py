"""Who said what: direct quotes between marks, and what is reported with `bahwa`, `menurut` or `that`."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import MARK, Document
from newsreader.annotate.quotes.cues import CueFinder
from newsreader.annotate.quotes.direct import Spoken, spoken_spans
from newsreader.annotate.quotes.discourse import Discourse, Said
from newsreader.annotate.quotes.reports import Reports
from newsreader.annotate.roles_held import Holding, holdings
from newsreader.model import Quote, QuoteKind

__all__ = ["find_quotes"]

_MOST_AHEAD = 6


def find_quotes(
    document: Document, claims: Claims, roles: Sequence[Holding] | None = None
) -> tuple[Quote, ...]:
    """The quotes of one document in text order; the claims must be linked already.

    `roles` tell whom `kata Presiden` means; without them they are looked for.
    """
    if roles is None:
        roles = holdings(document, claims)
    cues = CueFinder(document, claims)
    discourse = Discourse(document, claims, Reports(document, claims, cues), roles)
    spoken = spoken_spans(document, claims, cues)
    quotes: list[Quote] = []
    read = 0
    for n, (span, cue, continues) in enumerate(spoken):
        i = document.token_at(span.start)
        discourse.read(read, i)
        beside = all(kind == MARK for kind in document.kinds[read:i])
        said = discourse.resolve(cue) if cue else _without_cue(document, discourse, spoken, n, beside=beside)
        discourse.spoke(said)
        word = (cue.text or None) if cue else quotes[-1].cue if continues and quotes else None
        quotes.append(Quote(span.start, span.end, said.name, said.entity, word, QuoteKind.DIRECT))
        read = document.token_after(span.end)
        if cue is not None and cue.after:
            read = discourse.next_break(_past_marks(document, read) + 1)
    discourse.read(read, document.n)
    quotes += discourse.indirect
    return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end)))


def _past_marks(document: Document, k: int) -> int:
    while k < document.n and document.kinds[k] == MARK:
        k += 1
    return k


def _without_cue(
    document: Document, discourse: Discourse, spoken: Sequence[Spoken], n: int, *, beside: bool
) -> Said:
    """Who speaks a quote without a cue.

    Whoever spoke the one that it follows at once, else the one that follows it at once, else whoever the
    sentence before is about.
    """
    if n and beside and discourse.last is not None:
        return discourse.last
    for k in range(n + 1, min(len(spoken), n + _MOST_AHEAD)):
        i, j = document.token_after(spoken[k - 1].span.end), document.token_at(spoken[k].span.start)
        if not all(kind == MARK for kind in document.kinds[i:j]):
            break
        cue = spoken[k].cue
        if cue is not None and cue.after:
            if cue.claim is not None:
                return discourse.resolve(cue)
            break
    return discourse.meant(goes_on=True)
