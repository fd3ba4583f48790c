"""Words, numbers and punctuation with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:Rp|US|USD|IDR)(?=\d)"  # `Rp2,5`: the currency is a word of its own
    r"|(?<![^\W_])[A-Z](?:\.[A-Z])++\.?(?![^\W_])"  # U.S.
    r"|\d++(?:[.,]\d++)++"  # 2,5 and 1.200
    r"|[^\W_][^\W_\u0300-\u036f]*+[\u0300-\u036f]*+(?:['’]?[^\W_]++[\u0300-\u036f]*+)*+"
    r"|\S"
)
_token = tuple.__new__


class Token(NamedTuple):
    """A word, a number or one punctuation mark; ``text == body[start:end]``."""

    start: int
    end: int
    text: str


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` in order, without overlap; together they cover all that is not white space.

    A hyphen or dash is its own token (`AS`, `–`, `Iran`); a number keeps its separators (`2,5`, `1.200`) and
    an initialism its stops (`U.S.`).
    """
    tokens = []
    end = 0
    # Only white space lies between tokens, so each is the first of its kind from the end of the last one on;
    # that is found faster than `re` makes an object of every match.
    for found in _TOKEN.findall(text):
        start = text.index(found, end)
        end = start + len(found)
        tokens.append(_token(Token, (start, end, found)))
    return tokens
