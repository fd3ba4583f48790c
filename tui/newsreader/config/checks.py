"""Which settings the file may hold and what each may be; loaded only where there is a file to check."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from newsreader.config.settings import Language, Preset

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Place = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]

TOP: dict[str, Any] = {
    "theme": Name,
    "language": Language,
    "order": Literal["date", "relevance"],
    "library": Place | None,
    "gazetteer": Place | None,
}
COLUMNS: dict[str, Any] = {
    "list": Annotated[int, msgspec.Meta(ge=20, le=80)],
    "sidebar": Annotated[int, msgspec.Meta(ge=16, le=60)],
    "text": Annotated[int, msgspec.Meta(ge=66, le=80)],
}
FEEDS: dict[str, Any] = {
    "allow_private": list[Annotated[str, msgspec.Meta(min_length=1, max_length=255)]],
    "every": Annotated[int, msgspec.Meta(ge=0, le=10080)],
}
PRESET: Any = Preset


def fits(value: Any, kind: Any) -> bool:
    """Whether a plain value is of the kind, without conversion."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True
