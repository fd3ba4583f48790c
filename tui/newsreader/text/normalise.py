"""The one cleaning that every text gets before anything else looks at it.

Afterwards a text holds no control, escape, invisible or private-use character, so that every offset means the
same to the archive, the index and the screen. All steps are linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata

_STRING_BODY = "[^\x07\x1b\x90\x98\x9c-\x9f\n\r]{0,4096}"
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*+[ -/]*+[@-~]"  # CSI: colours, cursor
    f"|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f]){_STRING_BODY}(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    "|(?:\x1b\\]|\x9d)(?:[0-9]{1,4};)?"  # an OSC that never ends: its words are kept as text
    "|\x1b[PX^_\\[]"
    "|\x1b[ #%(-/][0-~]"
    "|\x1b[0-Z\\\\`-~]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    f"{_NONCHARACTERS}]"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
# Word writes the bullets of its Symbol and Wingdings fonts as U+F020 to U+F0FF.
_BULLETS = re.compile("(^|[\n.!?:;…] *)[\uf020-\uf0ff]+ *(?=[^\n \uf020-\uf0ff])")
_ANY_PRIVATE = re.compile(f"[{_PRIVATE}]")
_TRAILING = re.compile(r" ++(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{4,}")


def _bullet(match: re.Match[str]) -> str:
    before = match[1]
    return f"{before} • " if before[-1:] not in ("", "\n", " ") else f"{before}• "


def normalise(raw: str) -> str:
    """The text as the program keeps it; `normalise(normalise(raw)) == normalise(raw)`.

    NFC; line ends are ``\\n``, at most two blank lines in a row; every kind of space is U+0020 and none ends
    a line; escape sequences, controls, invisible, bidirectional and noncharacters are gone; lone surrogates are
    U+FFFD; private-use bullets at the start of a line or sentence are ``• ``, other private-use is gone.
    """
    text = raw
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
    text = _ESCAPES.sub("", text)
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        text = _ANY_PRIVATE.sub("", _BULLETS.sub(_bullet, text))
        text = unicodedata.normalize("NFC", text)
    text = _TRAILING.sub("", text)
    return _BLANK_LINES.sub("\n\n\n", text).strip()


def normalise_line(raw: str) -> str:
    """The same for what stands on one line (a title, a source): every run of white space is one space."""
    return " ".join(normalise(raw).split())
