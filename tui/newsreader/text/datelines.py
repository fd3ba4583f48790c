"""What stands before the first sentence of an article: `Jakarta, CNN Indonesia --`, `TEMPO.CO, Jakarta -`."""

from __future__ import annotations

import re

_SITE = re.compile(r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv)\b(?:\.id)?", re.IGNORECASE)
_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,40})\)\s*\Z")
# Words that stand in names of outlets and not of places, so that `Bogor, Jawa Barat` names none.
_OF_OUTLETS = re.compile(
    r"\b(?:CNN|CNBC|BBC|VOA|DW|ABC|AFP|Reuters|Antara|ANTARA|Kompas|KOMPAS|Tempo|TEMPO|Tribun\w*|TRIBUN\w*"
    r"|Republika|REPUBLIKA|News|NEWS|Online|ONLINE|Pos|Post|Times|Media|Radio|Koran|Harian|Warta|Kabar|TV)\b"
)


def outlet_of(dateline: str | None) -> str | None:
    """The outlet that a dateline names, as it is written there; None where it names a place alone."""
    if not dateline:
        return None
    if bracketed := _BRACKETS.search(dateline):
        inside = bracketed["inside"].strip()
        return inside if _is_outlet(inside) else None
    return next((part for part in map(str.strip, dateline.split(",")) if _is_outlet(part)), None)


def _is_outlet(name: str) -> bool:
    return _SITE.fullmatch(name) is not None or _OF_OUTLETS.search(name) is not None
