"""The words of a body: tokens, cut finer where a name can begin or end inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

from newsreader.text.tokens import token_matches

_CUT = re.compile(
    r"(?<=[a-z])(?=[A-Z])"  # JakartaMenentukan
    r"|(?=['’]s$)"  # Iran's
    r"|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"  # Rp2, 2017Pemilu
    r"|(?<=[^\W\d_])(?=['’][^\W\d_])|(?<=['’])(?=[A-Z])"
)

_LONGEST_KEPT = 64


class Words(NamedTuple):
    """Parallel lists of length n; ``texts[i] == body[starts[i]:ends[i]]``, in order, without overlap."""

    starts: list[int]
    ends: list[int]
    texts: list[str]


def words_of(body: str) -> Words:
    """The words of `body`; together they cover all that is not white space.

    `JakartaMenentukan` is two words, `Iran's` two, `A11` two: a name that begins or ends inside such a
    token can be marked, and one that does not is several words of one name.
    """
    # No word spans white space, and most of what stands between it comes back in every article.
    chunks = body.split()
    short = max(map(len, chunks), default=0) <= _LONGEST_KEPT
    texts = list(chain.from_iterable(map(_in_chunk if short else _cut, chunks)))
    starts = []
    find, end = body.find, 0
    for text in texts:
        start = find(text, end)
        starts.append(start)
        end = start + len(text)
    return Words(starts, list(map(add, starts, map(len, texts))), texts)


@lru_cache(maxsize=1 << 16)
def _in_chunk(chunk: str) -> tuple[str, ...]:
    # Most are a plain word, or one before a comma or full stop: what the rules say of these is known.
    if _is_plain(chunk):
        return (chunk,)
    if chunk[-1] in ",." and _is_plain(chunk[:-1]):
        return chunk[:-1], chunk[-1]
    return tuple(_cut(chunk))


def _is_plain(chunk: str) -> bool:
    return chunk.isascii() and chunk.isalpha() and (len(chunk) < 3 or chunk[1:].islower())


def _cut(chunk: str) -> Iterator[str]:
    """The words of what stands between white space; nothing lies between them."""
    for match in token_matches(chunk):
        text = match[0]
        if len(text) < 3 or (text[1:].islower() and text.isalpha()):
            yield text
        else:
            yield from filter(None, _CUT.split(text))
