"""Places in a body that are found again after the article was updated."""

from __future__ import annotations

from newsreader.model import Anchor

CONTEXT = 32
"""Code points kept on either side of a place."""


def anchor_at(
    body: str, start: int, end: int, *, sha256: str, title: str = "", url: str | None = None
) -> Anchor:
    """The anchor of ``body[start:end]``; `sha256` is the hash of the body."""
    return Anchor(
        sha256,
        start,
        body[start:end],
        body[max(0, start - CONTEXT) : start],
        body[end : end + CONTEXT],
        title,
        url,
    )


def find(anchor: Anchor, body: str, sha256: str) -> int | None:
    """Where the anchor's text starts in `body`, whose hash is `sha256`; None where that is not certain.

    In the very body the offset counts. In another one the text has to stand between its two sides exactly
    once, or, failing that, beside one of them: where both sides lead somewhere, to the same place.
    """
    if anchor.sha256 == sha256:
        return anchor.start if anchor.start >= 0 and body.startswith(anchor.text, anchor.start) else None
    if anchor.before and anchor.after:
        whole = _once(body, anchor.before + anchor.text + anchor.after)
        if whole is not None:
            return whole + len(anchor.before)
    found = set()
    # A side is missing at either end of a body: the text alone would be no context.
    if anchor.before and (place := _once(body, anchor.before + anchor.text)) is not None:
        found.add(place + len(anchor.before))
    if anchor.after and (place := _once(body, anchor.text + anchor.after)) is not None:
        found.add(place)
    return found.pop() if len(found) == 1 else None


def _once(body: str, wanted: str) -> int | None:
    """Where `wanted` stands if it stands in `body` exactly once."""
    first = body.find(wanted)
    if first < 0 or body.find(wanted, first + 1) >= 0:
        return None
    return first
