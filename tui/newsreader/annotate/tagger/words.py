"""The units that the tagger labels: tokens, cut finer where a name can begin or end inside one."""

from __future__ import annotations

import re

from newsreader.text.tokens import Token, tokenise

_CUT = re.compile(
    r"(?<=[a-z])(?=[A-Z])"  # JakartaMenentukan
    r"|(?=['’]s$)"  # Iran's
    r"|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"  # Rp2, 2017Pemilu
    r"|(?<=[^\W\d_])(?=['’][^\W\d_])|(?<=['’])(?=[A-Z])"
)


def words_of(text: str) -> list[Token]:
    """The words of `text` in order, without overlap; together they cover all that is not white space.

    `JakartaMenentukan` is two words, `Iran's` two, `A11` two: a name that begins or ends inside such a
    token can be marked, and one that does not is several words of one name.
    """
    found: list[Token] = []
    for token in tokenise(text):
        if len(token.text) < 3 or (token.text[1:].islower() and token.text.isalpha()):
            found.append(token)
            continue
        start = 0
        for match in _CUT.finditer(token.text):
            cut = match.start()
            if start < cut < len(token.text):
                found.append(Token(token.start + start, token.start + cut, token.text[start:cut]))
                start = cut
        found.append(Token(token.start + start, token.end, token.text[start:]))
    return found
