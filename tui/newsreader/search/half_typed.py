"""The last word of a search that is still being typed."""

from __future__ import annotations

from newsreader.search.nodes import Prefix, Word, wanted_leaves
from newsreader.search.parser import parse


def half_typed(text: str) -> str:
    """The bare word that `text` ends in, if a star behind it reads it as a beginning; "" where none does.

    White space ends a word; a filter's value, a quotation and what is excluded are none.
    """
    as_word, as_prefix = parse(text), parse(f"{text}*")
    if as_word.problem or as_prefix.problem:
        return ""
    match [*wanted_leaves(as_word.node)][-1:], [*wanted_leaves(as_prefix.node)][-1:]:
        case [Word(word)], [Prefix(begun)] if word == begun and word.isprintable():
            return word
    return ""
