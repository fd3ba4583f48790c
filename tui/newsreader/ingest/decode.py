"""Bytes into text: UTF-8, UTF-16, UTF-32, else Windows-1252; what is no text is refused."""

from __future__ import annotations

import codecs

from newsreader.ingest.kinds import binary_kind
from newsreader.model import NewsreaderError

_MARKS = (
    # The UTF-32 mark starts with that of UTF-16, so it comes first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes({*range(32), 0x7F} - {*b"\t\n\v\f\r\b\x1b"})
_TOLERATED = 0.02
"""Share of control and undecodable characters in damaged text; random bytes have four times as many."""
_LOOKED_AT = 4096
_FEW = 3
MIXED = "newsreader.mixed"
"""How errors are handled in UTF-8 with bytes of Windows-1252 in it, for `bytes.decode` and `open`."""
_FEWEST_PAIRS = 8
_MOSTLY = 0.8


def decode(data: bytes, *, origin: str = "stdin") -> str:
    """The text that `data` holds, without byte order mark and not yet normalised.

    Raises NewsreaderError, naming `origin`, where the bytes are no text or hold nothing but space.
    """
    kind = binary_kind(data)
    if kind:
        raise NewsreaderError("{origin} is not text but {kind} data.", origin=origin, kind=kind)
    text = to_text(data)
    if _unreadable(text) > max(_TOLERATED * len(text), 1):
        raise NewsreaderError("{origin} is not text in any encoding that can be recognised.", origin=origin)
    if not text.strip():
        raise NewsreaderError("{origin} is empty.", origin=origin)
    return text


def is_noise(head: bytes) -> bool:
    """Whether the first bytes of a file are so full of control characters that they are text of no kind."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > max(_TOLERATED * len(head), 1)


def to_text(data: bytes) -> str:
    """`data` as text, whatever it is: never raises, and holds no surrogate."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _damaged(data)


def encoding_of(head: bytes) -> str:
    """The encoding of a text that is read as a stream, by its first bytes, as Python names it.

    `MIXED` is for what is not in it after all.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if wide := _wide(head):
        return wide
    try:
        # A stream may be cut in the middle of a character.
        codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return "utf-8-sig" if _is_mostly_utf_8(head) else "cp1252"
    return "utf-8-sig"


def _wide(data: bytes) -> str | None:
    """The kind of UTF-16 that text without a mark is in: every second byte of Latin letters is then empty."""
    head = data[:_LOOKED_AT]
    half = len(head) // 2
    if half < _FEWEST_PAIRS or b"\0" not in head:
        return None
    for encoding, empty, filled in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        if empty.count(0) > _MOSTLY * half and filled.count(0) == 0:
            return encoding
    return None


def _damaged(data: bytes) -> str:
    """UTF-8 with a few bytes of Windows-1252 in it; otherwise all bytes are taken for that."""
    if _is_mostly_utf_8(data):
        return data.decode("utf-8-sig", errors=MIXED)
    return data.decode("cp1252", errors="replace")


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 are rather few; in Windows-1252 hardly any two letters look like it."""
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    ascii_only = len(text.encode("ascii", errors="ignore"))
    return (len(text) - ascii_only - broken) * _FEW > broken


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8 by itself is a letter of Windows-1252; more are a letter that was cut."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace") if len(wrong) == 1 else "\ufffd", error.end


codecs.register_error(MIXED, _mixed)


def _unreadable(text: str) -> int:
    # One look at all bytes, of which those of other characters are none of these; only one sign is no ASCII.
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _CONTROL)) + text.count("\ufffd")
