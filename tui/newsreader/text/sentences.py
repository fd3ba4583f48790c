"""Where sentences start and end."""

from __future__ import annotations

import re

from newsreader.model import Span
from newsreader.text.glued import glued_boundaries
from newsreader.text.wordlists import SENTENCE_OPENERS, words

# One set of first characters, though two kinds of candidates: so `re` skips quickly to the next.
_CANDIDATE = re.compile(r"[.!?…\n](?:(?<=\n)\n*+ *+|(?<!\n)(?:[.!?…]| (?=\.))*+[\"'”’»)\]]*+)")
_OPENING = " \"'“‘«([•–—-"
_WORD = re.compile(r"\w*")
_LOOK = 32

# Titles and the like: a name follows, so the stop after them ends nothing.
_BEFORE_NAMES = words(
    """dr drs dra prof ir hj kh tgk rm st sto jend jenderal letjen mayjen brigjen kol letkol kapt lettu
    letda serka serma sertu irjen kombes akbp kompol ipda iptu akp aiptu aipda bripka briptu komjen mr
    mrs ms messrs gen lt col sgt capt cpt cmdr adm sen rep gov pres hon rev fr jr sr mt ft jl jln gg gd
    kec kab kel prov ds rt rw tn ny nn an al vs cf eg ie approx dept univ"""
)
_BEFORE_NUMBERS = words(
    """no nos nr rp hal hlm pp psl ps art fig vol ch sec ay bab
    jan feb mar apr jun jul agu aug sep sept okt oct nov des dec"""
)
_RANKS = words("irjen brigjen komjen kombes jenderal jend ajun akbp kompol")


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the closing punctuation in ``text[start:end]`` ends a sentence."""
    if end == len(text):
        return True
    if not text[end].isspace():
        return False
    following = text[end : end + _LOOK].lstrip(_OPENING)
    if following[:1].islower():
        return False
    return text[start:end] != "." or not _abbreviates(text[max(0, start - _LOOK) : start], following)


def _abbreviates(before: str, following: str) -> bool:
    """Whether a single full stop between the two marks an abbreviation that the sentence goes on after."""
    earlier, _, last = before.rpartition(" ")
    last = last.lstrip("\"'“‘«([")
    if (len(last) == 1 and last.isupper()) or "." in last[-3:]:
        following_word = _WORD.match(following)
        return following_word is not None and following_word[0].lower() not in SENTENCE_OPENERS
    lowered = last.lower()
    if lowered in _BEFORE_NUMBERS:
        return following[:1].isdigit()
    if lowered == "pol":
        return earlier.rpartition(" ")[2].rstrip(".").lower() in _RANKS
    return lowered in _BEFORE_NAMES


def _continues(text: str, start: int, end: int) -> bool:
    """Whether the break ``text[start:end]`` stands inside a sentence: wrapped text goes on in lower case."""
    if end == len(text) or start == 0 or text.count("\n", start, end) > 1:
        return False
    return text[end].islower() and text[start - 1] not in ".!?…:;"


def _boundaries(text: str) -> list[int]:
    found = list(glued_boundaries(text))
    for candidate in _CANDIDATE.finditer(text):
        start, end = candidate.span()
        if text[start] == "\n":
            if not _continues(text, start, end):
                found.append(end)
        elif _ends_sentence(text, start, end):
            found.append(end)
    found.append(len(text))
    return sorted(found)


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order, without overlap; together they cover all that is not white space.

    A line break ends a sentence (so a heading is one), but not inside hard-wrapped text. No span starts or
    ends with white space. A closing quotation mark after the stop belongs to the sentence.
    """
    spans = []
    start = 0
    for end in _boundaries(text):
        piece = text[start:end]
        kept = piece.strip()
        if kept:
            lead = len(piece) - len(piece.lstrip())
            spans.append(Span(start + lead, start + lead + len(kept)))
        start = end
    return spans
