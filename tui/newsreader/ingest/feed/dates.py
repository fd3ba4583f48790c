"""Dates of feeds, in forms that `parse_published` does not know, rewritten into ones that it does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.ingest.published import parse_published

_LONGEST = 200
_HOURS = {
    "WIB": "+0700", "WITA": "+0800", "WIT": "+0900", "UT": "+0000", "UTC": "+0000", "WET": "+0000",
    "BST": "+0100", "CET": "+0100", "MEZ": "+0100", "CEST": "+0200", "MESZ": "+0200", "EET": "+0200",
    "EEST": "+0300", "MSK": "+0300", "PKT": "+0500", "SGT": "+0800", "MYT": "+0800", "HKT": "+0800",
    "JST": "+0900", "KST": "+0900", "AEST": "+1000", "AEDT": "+1100", "NZST": "+1200", "NZDT": "+1300",
    "AKST": "-0900", "HST": "-1000",
}  # fmt: skip
_ZONE_NAME = re.compile(rf"(?<=[\s\d])({'|'.join(_HOURS)})\s*\Z")
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
    text = _ZONE_NAME.sub(lambda match: _HOURS[match[1]], text)
    return _SHORT_OFFSET.sub(lambda match: f"{match[1]}{int(match[2]):02d}{match[3] or '00'}", text)
