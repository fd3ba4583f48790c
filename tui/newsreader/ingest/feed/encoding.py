"""The bytes of XML as text, whatever encoding it claims and whatever it has."""

from __future__ import annotations

import codecs
import re

from newsreader.ingest.decode import to_text

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_DECLARATION_WITHIN = 1_024
_KNOWN = re.compile(
    r"utf-(?:8|16|32)|cp\d+|iso8859|iso2022|koi8|mac-|big5|gb|euc_|shift_jis|hz$|johab|tis-620|kz1048|ptcp154"
)
"""What Python's codecs call encodings of text; others (punycode, escapes) are slow or something else."""
_DEFAULTS = frozenset({"ascii", "iso8859-1"})
_SEVEN_BIT = ("iso2022", "hz")


def decode_xml(data: bytes, charset: str | None = None) -> str:
    """The text of `data`, without byte order mark; never raises.

    In this order: a byte order mark; UTF-8 if the bytes are that, since hardly anything else is so by chance
    while many servers and files claim something else; what the server said (`charset`) unless it is a
    default that says little; what the XML declaration says; else as any text.
    """
    if data.startswith(_MARKS):
        return to_text(data)
    for start, encoding in _UNMARKED:
        if data.startswith(start):
            return data.decode(encoding, errors="replace")
    declared = _DECLARED.search(data[:_DECLARATION_WITHIN])
    claims = _claims(charset, declared[1].decode("ascii") if declared else None)
    for encoding in claims:
        if encoding.startswith(_SEVEN_BIT):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", *claims):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    multibyte = next((encoding for encoding in claims if _is_multibyte(encoding)), None)
    return data.decode(multibyte, errors="replace") if multibyte else to_text(data)


def _claims(charset: str | None, declared: str | None) -> list[str]:
    said, written = _codec(charset), _codec(declared)
    order = (written, said) if said in _DEFAULTS else (said, written)
    # Whoever says Latin-1 or ASCII means Windows-1252, which every browser reads in their place.
    return ["cp1252" if encoding in _DEFAULTS else encoding for encoding in order if encoding]


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    return found if found == "ascii" or _KNOWN.match(found) else None


def _is_multibyte(encoding: str) -> bool:
    return not encoding.startswith(("cp125", "iso8859", "koi8", "mac-", "utf-"))
