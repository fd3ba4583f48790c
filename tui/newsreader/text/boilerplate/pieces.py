"""Pieces of lines that are no part of an article, between marks that say where they start and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.text.boilerplate.reasons import (
    ADVERTISEMENT,
    CREDITS,
    EMBED,
    FOLLOW,
    READ_MORE,
    REPORTER_CODE,
    VIDEO_LINK,
)
from newsreader.text.boilerplate.wording import (
    ALSO,
    CREDITED,
    EDITORS_PICK,
    HEADLINE,
    LONGEST_LINK,
    NAME,
    WATCH,
)

_AFTER = r"(?<=[.!?\"”)]) +"
"""A sentence has ended before the piece."""
_ONE = r"(?:(?![.!?] [A-Z]|\[Gambas).)"
# Each with plain strings of which it needs one: most lines hold none of them.
_ANYWHERE: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ADVERTISEMENT,
        ("SCROLL TO", "ADVERTISEMENT"),
        re.compile(
            r"(?:ADVERTISEMENT ?)?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT"
            r"|(?<=[.!?\"”] )ADVERTISEMENT\b"
        ),
    ),
    (
        VIDEO_LINK,
        ("[Gambas:",),
        re.compile(
            r"(?<![^\s.!?\"”)])(?:Simak|Lihat|Tonton|Saksikan)(?: juga)?:? (?:[Vv]ideo|\")"
            rf"{HEADLINE}{{1,{LONGEST_LINK}}}?(?=\[Gambas:)"
        ),
    ),
    (EMBED, ("[Gambas",), re.compile(r"\[Gambas ?:[^\]\n]{1,60}\]")),
    (READ_MORE, ("(",), re.compile(rf"\( ?(?:{ALSO}|Baca) ?:[^()\n]{{1,{LONGEST_LINK}}}\)")),
    (READ_MORE, ("[",), re.compile(rf"\[ ?(?:{ALSO}|Baca) ?:[^\[\]\n]{{1,{LONGEST_LINK}}}\]")),
    (
        READ_MORE,
        ("elengkapnya", "engkapnya di"),
        re.compile(
            rf"{_AFTER}(?:(?:Simak|Baca)(?: berita)? (?:se)?lengkapnya|Selengkapnya) ?di "
            r"?(?:sini|halaman (?:selanjutnya|berikutnya))\.?(?= |\Z)"
        ),
    ),
    (
        FOLLOW,
        ("Terima kasih telah membaca",),
        re.compile(
            rf"{_AFTER}Terima kasih telah membaca [\w-]+(?:\.[\w-]+)+\. ?Dapatkan informasi, inspirasi dan "
            r"insight di email kamu\. ?Daftarkan email"
        ),
    ),
    (
        CREDITS,
        ("Pewarta: ",),
        re.compile(r"(?<=[.!?\"”\w)] )Pewarta: [^\n]{2,160}?Copyright © [^\n]{2,250}\Z"),
    ),
    (
        CREDITS,
        ("Copyright © ",),
        re.compile(r"(?<=[.!?\"”\w)] )Copyright © [A-Z]{2,20} \d{4} Dilarang keras [^\n]{2,250}\Z"),
    ),
)
_SIGNS = re.compile(
    r"[Bb]aca|BACA|S(?:imak|IMAK|elengkapnya|CROLL TO)|\[Gambas|ADVERTISEMENT|Copyright|Lihat|Tonton"
    r"|Terima kasih telah membaca"
)
# Each with a plain string that the end of the line must hold.
_AT_END: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        VIDEO_LINK,
        "ideo",
        re.compile(
            rf"{_AFTER}['‘\"“]?{WATCH}:? [Vv]ideo(?: ?: ?| (?=['‘\"“])|(?<= juga [Vv]ideo) ){_ONE}{{1,160}}"
            r"(?<![.,;])\Z"
        ),
    ),
    (
        VIDEO_LINK,
        " juga ",
        re.compile(rf"{_AFTER}{WATCH} (?:['‘].{{1,160}}[\"'’]|[\"“].{{1,160}}[\"”])(?: di sini)? ?:?\Z"),
    ),
    (
        READ_MORE,
        "Baca ",
        re.compile(
            rf"{_AFTER}(?:Baca [Jj]uga ?: ?(?:(?!Baca [Jj]uga|[.!?] [A-Z]|[.!?]\"?\Z|: ).){{1,120}}){{1,6}}\Z"
        ),
    ),
    (READ_MORE, "ilihan", re.compile(rf"{_AFTER}{EDITORS_PICK} ?: ?{_ONE}{{1,160}}\Z")),
    (
        CREDITS,
        "Rights",
        re.compile(r"(?<=[.!?\"”)]) +Copyright (?:© ?)?\d{4}[^\n]{2,120} All Rights Reserved\.?\Z"),
    ),
    (
        CREDITS,
        ": ",
        re.compile(
            rf"{_AFTER}(?:Sumber: [\w ]{{2,30}}? )?(?:Penerjemah|Editor|Pewarta): {NAME}"
            rf"(?: {CREDITED}: {NAME}){{0,3}}\Z"
        ),
    ),
    (
        FOLLOW,
        "apatkan ",
        re.compile(
            rf"{_AFTER}Dapatkan (?:update )?berita [^\n]{{10,300}}"
            r"\b(?:WhatsApp|Telegram|Google News|daftar sekarang)\b[^\n]{0,300}\Z"
        ),
    ),
    (REPORTER_CODE, "/", re.compile(r"(?<=[.!?\"”]) +[\[(] ?[a-z]{2,5}(?: ?/ ?[a-z]{2,5}){1,3} ?[\])]\Z")),
)
_CAPITALS_AT_END = re.compile(r"(?<=[.!?\"”] )[A-Z]{3,12}(?: [A-Z]{3,12}){1,3}\Z")
_LONG_PARAGRAPH = 150
_TAIL = 700
_SHORTEST_WITH_PIECE = 12


def inline_pieces(line: str) -> Iterator[tuple[int, int, str]]:
    """Pieces of one line that are no part of the article, as (start, end, why) in order, without overlap."""
    if len(line) < _SHORTEST_WITH_PIECE:
        return
    found: list[tuple[int, int, str]] = []
    if _SIGNS.search(line):
        for why, needed, pattern in _ANYWHERE:
            if any(sign in line for sign in needed):
                found += [(*match.span(), why) for match in pattern.finditer(line)]
    found += _at_end(line)
    done = 0
    for start, end, why in sorted(found):
        if start >= done:
            yield start, end, why
            done = end


def _at_end(line: str) -> Iterator[tuple[int, int, str]]:
    """Links and calls at the end of a line, each rule with the sign that it looks for."""
    tail_start = max(0, len(line) - _TAIL)
    tail = line[tail_start:]
    for why, sign, pattern in _AT_END:
        if sign in tail and (match := pattern.search(tail)):
            yield tail_start + match.start(), len(line), why
    if "A" <= line[-1] <= "Z" and (match := _CAPITALS_AT_END.search(tail)):
        start = tail_start + match.start()
        if _is_anchor(line, start):
            yield start, len(line), ADVERTISEMENT


def _is_anchor(line: str, start: int) -> bool:
    """Whether capitals at a paragraph's end are a link: the paragraph is long and uses none before."""
    before = line[:start]
    if len(before) < _LONG_PARAGRAPH or sum(map(str.isupper, before)) * 4 > len(before):
        return False
    return not any(word in before for word in line[start:].split())
