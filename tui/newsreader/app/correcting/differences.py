"""What a correction changes in the text, so that it can be pointed out before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.model import Mention, Span


def changed_spans(before: Sequence[Mention], after: Sequence[Mention]) -> list[Span]:
    """Where one reading differs from the other in what is marked, as what, and for whom it stands.

    In text order; what touches is one span.
    """

    def told(mention: Mention) -> tuple[object, ...]:
        return (mention.start, mention.end, mention.label, mention.entity, mention.canonical)

    earlier, later = {told(one) for one in before}, {told(one) for one in after}
    spans: list[Span] = []
    differing = [one for one in before if told(one) not in later]
    differing += [one for one in after if told(one) not in earlier]
    for start, end in sorted((one.start, one.end) for one in differing):
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return spans
