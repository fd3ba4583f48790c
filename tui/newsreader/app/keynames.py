"""Names of keys: as people write them, as Textual calls them, as help shows them.

Nothing of Textual is imported, so that settings can be checked and printed without the interface.
"""

from __future__ import annotations

import unicodedata

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name differs from Unicode's."""

_NAMED = {
    "enter": "enter",
    "escape": "esc",
    "tab": "tab",
    "space": "space",
    "backspace": "backspace",
    "delete": "del",
    "insert": "ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "home",
    "end": "end",
    "pageup": "pgup",
    "pagedown": "pgdn",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""Keys that have a name instead of a sign, and how they are shown."""

_SYNONYMS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "spacebar": "space",
    "control": "ctrl",
}
_MODIFIERS = ("ctrl", "alt", "shift")


def _sign_name(sign: str) -> str:
    """Textual's name for a key that types one sign, or "" where it has none."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_SIGNS = {_sign_name(chr(code)): chr(code) for code in range(33, 127) if not chr(code).isalnum()}


def key_name(written: str) -> str | None:
    """Textual's name of a key written as ``J``, ``]``, ``^D``, ``ctrl+d``, ``pgup`` or
    ``right_square_bracket``; None where there is no such key."""
    if len(written) == 1:
        return _plain_name(written)
    if len(written) == 2 and written[0] == "^":
        written = "ctrl+" + written[1]
    *modifiers, key = _split(written)
    name = _plain_name(key)
    if name is None or len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(_MODIFIERS):
        return None
    if modifiers == ["shift"] and len(name) == 1:
        return name.upper() if name.isalpha() else None
    if "ctrl" in modifiers:
        name = name.lower()
    return "+".join([*(m for m in _MODIFIERS if m in modifiers), name])


def _plain_name(key: str) -> str | None:
    if len(key) != 1:
        return key if key in _NAMED or key in _SIGNS else None
    if key == " ":
        return "space"
    return (_sign_name(key) or None) if key.isprintable() else None


def _split(written: str) -> list[str]:
    """The parts around the plus signs, synonyms replaced; a plus sign at the end is the key itself."""
    text = written.strip()
    parts = [*text[:-2].split("+"), "+"] if text.endswith("++") else text.split("+")
    return [part if len(part) == 1 else _SYNONYMS.get(part.lower(), part.lower()) for part in parts]


def types_text(key: str) -> bool:
    """Whether the key of that Textual name puts a sign into a text field."""
    return key == "space" or ("+" not in key and key not in _NAMED)


def shown_key(key: str) -> str:
    """How help and footer show a key: ``ctrl+d`` as ``^D``, ``question_mark`` as ``?``."""
    *modifiers, last = key.split("+")
    shown = _NAMED.get(last) or _SIGNS.get(last, last)
    if modifiers == ["ctrl"] and len(shown) == 1:
        return "^" + shown.upper()
    return "+".join([*modifiers, shown])
