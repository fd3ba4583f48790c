"""Dates and numbers as each language writes them."""

from __future__ import annotations

from typing import Literal

Language = Literal["id", "en"]

_MONTHS: dict[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_LENGTH_OF_SHORT_MONTH = 3


def date(iso: str, language: Language, *, long: bool) -> str:
    """``2026-02-06…``, ``2026-02`` or ``2026`` written out; anything else unchanged."""
    parts = iso[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return iso
    if len(parts) == 1:
        return parts[0] if iso == parts[0] else iso
    months = _MONTHS[language].split()
    month = int(parts[1])
    if not 1 <= month <= len(months):
        return iso
    name = months[month - 1] if long else months[month - 1][:_LENGTH_OF_SHORT_MONTH]
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{name} {parts[0]}"


def number(value: float, language: Language) -> str:
    """Digits in groups of three, and a decimal sign where the value has one."""
    text = f"{value:,}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))
