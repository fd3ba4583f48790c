"""Dates of feeds, in forms that `parse_published` does not know, rewritten into ones that it does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.ingest.published import parse_published
from newsreader.ingest.zones import NAME, named_offset

_LONGEST = 200
# Z and GMT are understood everywhere, and a date with them may stay as it was written.
_ZONE_NAME = re.compile(rf"(?<=[\s\d])(?!Z|GMT)({NAME})\s*\Z")
_NAMED_OFFSET = re.compile(r"\s*(?:GMT|UTC?)\s*([+-]\d{1,2}:?\d{0,2})\s*\Z")
_SHORT_OFFSET = re.compile(r"(?<=\d\s)([+-])(\d{1,2})(?::?(\d{2}))?\s*\Z")
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[Tt\s]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,:]\d+)?)?\s*([Zz]|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)


def best(candidates: Iterable[str]) -> str | None:
    """The first date that is understood, else the first that there is; None for none."""
    first = None
    for text in candidates:
        form, is_understood = _readable(text)
        if is_understood:
            return form
        first = first or form
    return first or None


def _readable(text: str) -> tuple[str, bool]:
    """`text` as it stands or in another form, whichever `parse_published` gets most from, and if it does."""
    text = " ".join(text[:_LONGEST].split())
    without_time = None
    for form in dict.fromkeys((_rfc(text), text, _iso(text))):
        found = parse_published(form)
        if found and "T" in found:
            return form, True
        without_time = without_time or (form if found else None)
    return without_time or text, without_time is not None


def _iso(text: str) -> str:
    """W3CDTF with its usual mistakes: small letters, spaces, an hour 24, a leap second, a zone by name."""
    match = _ISO.match(text)
    if match is None:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    if int(hour) > 23 or int(minute) > 59:
        return f"{year}-{month}-{day}"
    offset = "" if zone is None else "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
    return f"{year}-{month}-{day}T{hour}:{minute}:{min(int(second or 0), 59):02d}{offset}"


def _rfc(text: str) -> str:
    """RFC 822 with a zone by a name that it does not list, or with half an offset."""
    text = _NAMED_OFFSET.sub(r" \1", text)
    text = _ZONE_NAME.sub(lambda match: named_offset(match[1]), text)
    return _SHORT_OFFSET.sub(lambda match: f"{match[1]}{int(match[2]):02d}{match[3] or '00'}", text)
