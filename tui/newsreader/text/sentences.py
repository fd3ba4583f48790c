"""Where sentences start and end."""

from __future__ import annotations

import re

from newsreader.model import Span
from newsreader.text.glued import glued_boundaries

_CANDIDATE = re.compile(r"[.!?…](?:[.!?…]| (?=\.))*+[\"'”’»)\]]*+|\n++ *+")
_NEXT = re.compile(r"\s*+([\"'“‘«(\[•–—-]*+)\s*+(\w*+)")
_LAST_WORD = re.compile(r"(?:([^\W\d_]+)\. ?)?([^\W\d_]+(?:\.[^\W\d_]+)*)\Z")
_LOOK = 40

# Titles and the like: a name or a number follows, so the stop after them ends nothing.
_BEFORE_NAMES = frozenset(
    [
        "dr",
        "drs",
        "dra",
        "prof",
        "ir",
        "hj",
        "kh",
        "tgk",
        "rm",
        "st",
        "sto",
        "jend",
        "jenderal",
        "letjen",
        "mayjen",
        "brigjen",
        "kol",
        "letkol",
        "kapt",
        "lettu",
        "letda",
        "serka",
        "serma",
        "sertu",
        "irjen",
        "brigjen",
        "kombes",
        "akbp",
        "kompol",
        "ipda",
        "iptu",
        "akp",
        "aiptu",
        "aipda",
        "bripka",
        "briptu",
        "komjen",
        "mr",
        "mrs",
        "ms",
        "messrs",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "cpt",
        "cmdr",
        "adm",
        "sen",
        "rep",
        "gov",
        "pres",
        "hon",
        "rev",
        "fr",
        "jr",
        "sr",
        "mt",
        "ft",
        "jl",
        "jln",
        "gg",
        "gd",
        "kec",
        "kab",
        "kel",
        "prov",
        "ds",
        "rt",
        "rw",
        "tn",
        "ny",
        "nn",
        "an",
        "al",
        "vs",
        "cf",
        "eg",
        "ie",
        "approx",
        "dept",
        "univ",
    ]
)
_BEFORE_NUMBERS = frozenset(
    [
        "no",
        "nos",
        "nr",
        "hal",
        "hlm",
        "pp",
        "psl",
        "ps",
        "art",
        "fig",
        "vol",
        "ch",
        "sec",
        "ay",
        "bab",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "agu",
        "aug",
        "sep",
        "sept",
        "okt",
        "oct",
        "nov",
        "des",
        "dec",
    ]
)
_RANKS = frozenset(["irjen", "brigjen", "komjen", "kombes", "jenderal", "jend", "ajun", "akbp", "kompol"])
_OPENERS = frozenset(
    [
        "ia",
        "dia",
        "mereka",
        "kami",
        "kita",
        "ini",
        "itu",
        "namun",
        "tetapi",
        "tapi",
        "sementara",
        "selain",
        "menurut",
        "pada",
        "dalam",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "sebelumnya",
        "setelah",
        "sejak",
        "jika",
        "kalau",
        "karena",
        "meski",
        "hal",
        "ada",
        "para",
        "saat",
        "kini",
        "sebab",
        "oleh",
        "bahkan",
        "adapun",
        "juga",
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "in",
        "on",
        "at",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "there",
        "his",
        "her",
        "its",
        "their",
        "however",
        "according",
        "meanwhile",
        "after",
        "before",
        "when",
        "while",
        "as",
        "if",
        "i",
        "you",
        "for",
        "with",
    ]
)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether the closing punctuation found at `stop` ends a sentence."""
    following = _NEXT.match(text, stop.end(), min(len(text), stop.end() + _LOOK))
    marks, word = (following[1], following[2]) if following else ("", "")
    glued = stop.end() < len(text) and not text[stop.end()].isspace()
    if glued:
        return False
    if not word and not marks:
        return True
    if word[:1].islower():
        return False
    if stop[0] != ".":
        return True
    last = _LAST_WORD.search(text, max(0, stop.start() - _LOOK), stop.start())
    if last is None:
        return True
    before, name = (last[1] or "").lower(), last[2]
    if (len(name) == 1 and name.isupper()) or "." in name:
        return word.lower() in _OPENERS and word[0].isupper()
    lowered = name.lower()
    if lowered in _BEFORE_NUMBERS:
        return not word[:1].isdigit()
    if lowered == "pol":
        return before not in _RANKS
    return lowered not in _BEFORE_NAMES


def _continues(text: str, newline: re.Match[str]) -> bool:
    """Whether a single line break stands inside a sentence: hard-wrapped text goes on in lower case."""
    if newline[0].count("\n") > 1 or newline.end() >= len(text):
        return False
    before = text[newline.start() - 1 : newline.start()]
    return text[newline.end()].islower() and before not in ".!?…:;"


def _boundaries(text: str) -> list[int]:
    found = list(glued_boundaries(text))
    for stop in _CANDIDATE.finditer(text):
        if stop[0][0] == "\n":
            if not _continues(text, stop):
                found.append(stop.end())
        elif _ends_sentence(text, stop):
            found.append(stop.end())
    found.append(len(text))
    return sorted(found)


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order, without overlap; together they cover all that is not white space.

    A line break ends a sentence (so a heading is one), but not inside hard-wrapped text. No span starts or ends
    with white space. A closing quotation mark after the stop belongs to the sentence.
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
