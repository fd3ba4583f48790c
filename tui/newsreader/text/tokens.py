"""Words, numbers and punctuation with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[A-Za-z]?[a-z]++(?=[ .,\n])"  # most words, quicker; the fourth line below would say the same of them
    r"|(?:Rp|US|USD|IDR)(?=\d)"  # `Rp2,5`: the currency is a word of its own
    r"|(?<![^\W_])[A-Z](?:\.[A-Z])++\.?(?![^\W_])"  # U.S.
    r"|\d++(?:[.,]\d++)++"  # 2,5 and 1.200
    r"|[^\W_][^\W_\u0300-\u036f]*+[\u0300-\u036f]*+(?:['’]?[^\W_]++[\u0300-\u036f]*+)*+"
    r"|\S"
)


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
    return [Token(*match.span(), match[0]) for match in token_matches(text)]


def token_matches(text: str) -> list[re.Match[str]]:
    """The tokens of `text` as matches: for those who need their places and texts apart."""
    return list(_TOKEN.finditer(text))
