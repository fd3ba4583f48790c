"""The one cleaning that every text gets before anything else looks at it.

Afterwards a text holds no control, escape, invisible or private-use character, so that every offset means the
same to the archive, the index and the screen. All steps are linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ESCAPE_STARTS = frozenset("\x1b\x90\x98\x9b\x9d\x9e\x9f")
_STRING_BODY = "[^\x07\x1b\x90\x98\x9b-\x9f\n\r]{0,4096}"
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*+[ -/]*+[@-~]"  # CSI: colours, cursor
    f"|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f]){_STRING_BODY}(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    "|(?:\x1b\\]|\x9d)(?:[0-9]{1,4};)?"  # an OSC that never ends: its words are kept as text
    "|\x1b[PX^_\\[]"
    "|\x1b[ #%(-/][0-~]"
    "|\x1b[0-Z\\\\`-~]"
)
# Format characters that are drawn: signs that stand over the digits after them.
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# What no font draws although Unicode counts it as a letter or a mark.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u3164\uffa0")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
# Word writes the bullets of its Symbol and Wingdings fonts as U+F020 to U+F0FF.
_BULLETS = re.compile("(^|[\n.!?:;…] *+)[\uf020-\uf0ff]++ *+(?=[^\n])")
_ANY_PRIVATE = re.compile(f"[{_PRIVATE}]")
_TRAILING = re.compile(r" ++(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{4,}+")
_FEW = 40
# What nearly all news is made of. None of these is replaced, and none is a mark that could join with another.
_PLAIN = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac\u2122]*+")


@lru_cache(4096)
def _replacement(char: str) -> str:
    """What stands for one character after cleaning; private use is left for later."""
    if char == "\n":
        return char
    if char in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    if category == "Cs":
        return "\ufffd"
    if category == "Cc" or (category == "Cf" and char not in _VISIBLE_FORMAT) or char in _BLANK_LETTERS:
        return ""
    code = ord(char)
    nonchar = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return "" if nonchar or 0xE0000 <= code <= 0xE0FFF else char


def _bullet(match: re.Match[str]) -> str:
    before = match[1]
    return f"{before} • " if before[-1:] not in ("", "\n", " ") else f"{before}• "


def normalise(raw: str) -> str:
    """The text as the program keeps it; normalising twice changes nothing more.

    NFC; line ends are ``\\n``, at most two blank lines in a row; every kind of space is U+0020 and none ends
    a line; escape sequences, controls, invisible, bidirectional and noncharacters are gone; lone surrogates
    are U+FFFD; private-use bullets at the start of a line or sentence are ``• ``, other private-use is gone.
    """
    text = raw if _PLAIN.fullmatch(raw) else _cleaned(raw)
    if " \n" in text:
        text = _TRAILING.sub("", text)
    if "\n\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n\n", text)
    return text.strip()


def _cleaned(text: str) -> str:
    """Every character as it is kept, in NFC; lines are left as they are."""
    alphabet = set(text)  # few distinct characters decide which passes a long text needs
    if alphabet & _ESCAPE_STARTS:
        text = _ESCAPES.sub("", text)
    if "\r" in alphabet:
        text = text.replace("\r\n", "\n")
    table = {char: new for char in alphabet if (new := _replacement(char)) != char}
    if len(table) > _FEW:
        text = text.translate({ord(char): new for char, new in table.items()})
    else:
        for char, new in table.items():  # twenty times faster than `translate` where few kinds are odd
            text = text.replace(char, new)
    if _ANY_PRIVATE.search("".join(alphabet)):
        text = _ANY_PRIVATE.sub("", _BULLETS.sub(_bullet, text))
    return unicodedata.normalize("NFC", text)


def normalise_line(raw: str) -> str:
    """The same for what stands on one line (a title, a source): every run of white space is one space."""
    return " ".join(normalise(raw).split())
