"""Lines that are no part of an article where they stand among its last ones."""

from __future__ import annotations

import re

from newsreader.text.boilerplate.bylines import byline_of
from newsreader.text.boilerplate.reasons import (
    BYLINE_ROW,
    COMMENT_FORM,
    CREDITS,
    READ_MORE,
    RELATED,
    REPORTER_CODE,
    TAG_ROW,
)
from newsreader.text.boilerplate.wording import CREDITED, NAME

_LONGEST_ROW = 300
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        TAG_ROW,
        re.compile(
            r"(?i:(?:tags?|topik|topics?|label|kategori|categories|filed under) ?: ?.{1,200}"
            r"|tags?|topik terkait)"
        ),
    ),
    (
        REPORTER_CODE,
        re.compile(
            r"[\[(] ?(?:[A-Za-z]{1,4}(?: ?[/-] ?[A-Za-z0-9]{1,4}){1,3}) ?[\])]",
        ),
    ),
    (BYLINE_ROW, re.compile(rf"\([\w-]+(?:\.[\w-]+)+/{NAME}\)")),
    (COMMENT_FORM, re.compile(r"(?i:(?:komentar|comments?)(?: ?\(\d+\))?)")),
    (RELATED, re.compile(r"(?i:kembali ke atas|back to top|terkini lainnya ?:?)")),
    (BYLINE_ROW, re.compile(r"(?i:editor|penyunting|redaktur) ?: ?[^\W\d_][^\n:;!?]{1,60}")),
    (CREDITS, re.compile(rf"{CREDITED} ?: ?{NAME}(?: ?[ ,;|/] ?{CREDITED} ?: ?{NAME}){{1,5}}")),
    (
        CREDITS,
        re.compile(
            r"Additional reporting by [^\n]{3,160}"
            r"|[^\n.]{3,120} contributed (?:reporting|to this (?:report|story|article))\.?"
            r"|(?i:this (?:article|story) (?:was|is) (?:originally|first) published (?:on|in|by|at) .{1,120}"
            r"|the bbc is not responsible for the content of external (?:internet )?sites\b.{0,80})"
        ),
    ),
    (READ_MORE, re.compile(r"Read the original (?:article|story) (?:here|at .{2,60}|on .{2,60})\.?")),
    (
        CREDITS,
        re.compile(
            r"\(?(?:Reporting|Additional reporting|Writing) by [^\n]{3,160}"
            r"[;,.] ?(?:[Ee]diting|[Ww]riting|[Aa]dditional reporting) by [^\n]{3,120}"
        ),
    ),
)


def tail_reason(line: str) -> str | None:
    """Why a line among the last few of a text is no part of the article, or None."""
    if len(line) > _LONGEST_ROW:
        return None
    for why, pattern in _RULES:
        if pattern.fullmatch(line):
            return why
    return BYLINE_ROW if byline_of(line, marked=True) else None
