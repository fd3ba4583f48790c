"""Which encoding the bytes of a page are in, whatever its server and its head say."""

from __future__ import annotations

import codecs
import re

from newsreader.ingest.decode import to_text

_HEAD_BYTES = 65_536
_META = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT = re.compile(
    r"(?:iso-?8859-?\d+|latin-?\d|windows-?\d+|cp-?\d+|koi8-[ru]|shift[_-]?jis|sjis|euc-(?:jp|kr)|gb2312|gbk|gb18030"
    r"|big5|tis-620|macintosh|ibm866|us-ascii|ascii|utf-?16(?:le|be)?|iso-2022-jp)"
)
# As browsers do: what these pages are in has more characters than the name says.
_WIDER = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
    "macintosh": "mac-roman",
}  # fmt: skip


def page_text(data: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes; `charset` is what its server said. Never raises.

    A byte order mark decides; bytes that are UTF-8 are read so even where another name is given; then the
    server's word, the page's own, and Windows-1252.
    """
    if data.startswith(_MARKS):
        return to_text(data)
    named = [name for name in (_known(charset), _known(_said(data))) if name]
    sevenbit = next((name for name in named if name.startswith(("iso-2022", "utf-16"))), None)
    if sevenbit is None or (sevenbit.startswith("iso-2022") and b"\x1b" not in data):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for name in named:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return to_text(data)


def _said(data: bytes) -> str | None:
    match = _META.search(data[:_HEAD_BYTES])
    said = match[1].decode("ascii") if match else None
    # A page whose tags can be read byte by byte is not in UTF-16.
    return None if said is None or said.lower().startswith("utf-16") else said


def _known(name: str | None) -> str | None:
    """The codec for a name of an encoding of texts; None for any other name."""
    plain = (name or "").strip().strip("\"'").lower()
    return _WIDER.get(plain, plain) if _TEXT.fullmatch(plain) else None
