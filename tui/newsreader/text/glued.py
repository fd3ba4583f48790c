"""Headings that lost the line break after them: `Sinyal Serius DiplomasiMenarik membaca`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsreader.text.wordlists import MINOR_WORDS, words

# A pattern that starts with a letter is looked for far faster than one that starts with a look behind.
_SEAM = re.compile(r"[A-Z](?=[a-z])(?<=[a-z]{3}[A-Z])")
_INNER_CAPITAL = re.compile(r"(?<![^\W_])[A-Z]?[a-z]{2,}[A-Z][^\W_]++")
_LINE_LIMIT = 160
_SENTENCE_LIMIT = 120
_FEWEST_WORDS = 3
_FEWEST_BEFORE_NAME = 5
_MOST_NAMES = 3
# Names that are written with an inner capital; one that a text uses twice is recognised without this list.
_SECOND_HALVES = words(
    """Tube Pay Tok App Book Bank Care Lindungi Asia Chat Seek Mind Station Point Land Pad Phone Pods Net
    Hub Lab Labs Soft Ware Works Dance Card Mart Store Shop Food Ride Send Car Bike Box Drive Cloud Stream
    Max Lapak Berry Gram Link Loop Mail Maps Play Script Talk Watch World View Vision Verse Jet Air Kita Ku
    Space"""
)


def glued_boundaries(text: str) -> Iterator[int]:
    """Offsets where a heading at the start of a line runs into the sentence after it.

    Only where it is certain: three or more words in title case from the start of the line, the last of them
    glued to a capitalised word after which the text goes on in lower case. A word that the text writes with
    the same inner capital elsewhere is a name, not a seam.
    """
    seams = list(_possible_seams(text))
    if not seams:
        return
    seen = Counter(match[0] for match in _INNER_CAPITAL.finditer(text))
    for seam in seams:
        if seen[_word_around(text, seam)] < 2:
            yield seam


def _possible_seams(text: str) -> Iterator[int]:
    if not _SEAM.search(text):
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        for match in _SEAM.finditer(text, start, min(end, start + _LINE_LIMIT)):
            seam = match.start()
            after = text[seam : min(end, seam + _SENTENCE_LIMIT)]
            if _is_heading(text[start:seam], after) and _opens_sentence(after):
                yield seam
                break
        start = end + 1


def _is_heading(before: str, after: str) -> bool:
    """Whether the words before the seam look like a heading in title case.

    Where a name follows the seam, more words are asked for: `Pemain Spartak MoskwaDenis Glushakov` is none.
    """
    listed = before.split()
    following = after.split(maxsplit=2)[1:2]
    named = bool(following) and following[0][:1].isupper()
    if len(listed) < (_FEWEST_BEFORE_NAME if named else _FEWEST_WORDS) or not listed[0][:1].isupper():
        return False
    return all(
        (word[:1].isupper() or word[:1].isdigit() or word in MINOR_WORDS) and word[-1] not in '.,;!?"”)'
        for word in listed
    )


def _opens_sentence(after: str) -> bool:
    """Whether the text after the seam reads as a sentence: at most a name, then words in lower case."""
    listed = after.split(maxsplit=_MOST_NAMES + 1)[: _MOST_NAMES + 1]
    if not listed or not listed[0].isalpha() or listed[0] in _SECOND_HALVES:
        return False
    following = next((word for word in listed[1:] if not word[:1].isupper()), "")
    return following[:1].islower()


def _word_around(text: str, seam: int) -> str:
    first = seam
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    last = seam
    while last < len(text) and text[last].isalnum():
        last += 1
    return text[first:last]
