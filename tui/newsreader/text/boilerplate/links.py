"""Lines around lists of links to other articles."""

from __future__ import annotations

import re

from newsreader.text.boilerplate.wording import ALSO, EDITORS_PICK

_LONGEST_HEAD = 60
_ANNOUNCES = re.compile(rf"(?:{ALSO}|{EDITORS_PICK}) ?:?")
_HEAD = re.compile(
    r"(?i:(?:berita|artikel|pos|tulisan|topik|konten) (?:terkait|lainnya)"
    r"|related (?:posts?|articles?|news|stories|topics|links|internet links|content|coverage)"
    r"|you (?:may|might) also like|baca lainnya"
    r"|rekomendasi untuk anda|recommended (?:for you|stories|articles)|more on this story|around the bbc"
    r"|editors?['’]?s? picks?|(?:berita|artikel|video) (?:ter)?populer) ?:?"
)
_HEAD_OF_ALL = re.compile(
    r"(?i:terpopuler|trending|terkini lainnya|most (?:read|popular|viewed)|more from .{2,30}) ?:?"
)
_SKIP = re.compile(r"(?:Lewati|Skip) (?P<what>.{1,60}?) (?:dan terus membaca|and continue reading)")
_END = re.compile(r"(?:Akhir dari|End of) (?P<what>.{1,60})")


def announces_links(line: str) -> bool:
    """Whether a line says that links follow and holds none itself: `Baca juga:`."""
    return _ANNOUNCES.fullmatch(line) is not None


def heads_links(line: str) -> bool:
    """Whether a line can be nothing else than the heading over a list of other articles."""
    return len(line) < _LONGEST_HEAD and _HEAD.fullmatch(line) is not None


def opens_related_links(line: str) -> bool:
    """Whether a line is such a heading, or one where only other articles follow."""
    return heads_links(line) or (len(line) < _LONGEST_HEAD and _HEAD_OF_ALL.fullmatch(line) is not None)


def skipped(line: str) -> str | None:
    """What readers are invited to skip (`Lewati Berita terkait dan terus membaca`), or None."""
    match = _SKIP.fullmatch(line)
    return match["what"] if match else None


def ends(line: str, what: str) -> bool:
    """Whether a line says that what can be skipped ends there."""
    match = _END.fullmatch(line)
    return match is not None and match["what"].casefold() == what.casefold()
