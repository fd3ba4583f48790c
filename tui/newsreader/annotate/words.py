"""The words of a body: tokens, cut finer where a name can begin or end inside one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsreader.text.tokens import token_matches

_CUT = re.compile(
    r"(?<=[a-z])(?=[A-Z])"  # JakartaMenentukan
    r"|(?=['’]s$)"  # Iran's
    r"|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"  # Rp2, 2017Pemilu
    r"|(?<=[^\W\d_])(?=['’][^\W\d_])|(?<=['’])(?=[A-Z])"
)


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
    matches = token_matches(body)
    texts = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    divided = {text: parts for text in set(texts) if len(parts := _parts(text)) > 1}
    return _divided(Words(starts, ends, texts), divided) if divided else Words(starts, ends, texts)


@lru_cache(maxsize=1 << 16)
def _parts(text: str) -> tuple[str, ...]:
    if len(text) < 3 or (text[1:].islower() and text.isalpha()):
        return (text,)
    return tuple(filter(None, _CUT.split(text)))


def _divided(words: Words, divided: dict[str, tuple[str, ...]]) -> Words:
    cut = Words([], [], [])
    for start, end, text in zip(*words, strict=True):
        parts = divided.get(text)
        if parts is None:
            cut.starts.append(start)
            cut.ends.append(end)
            cut.texts.append(text)
            continue
        for part in parts:
            cut.starts.append(start)
            start += len(part)
            cut.ends.append(start)
            cut.texts.append(part)
    return cut
