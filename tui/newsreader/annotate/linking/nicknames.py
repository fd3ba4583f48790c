"""How people are called besides their names: said by the article, or made from the name."""

from __future__ import annotations

import re

_CALLED = re.compile(
    r"\s*(?:,\s*)?(?:(?:alias|atau|or|a\.?k\.?a\.?)(?: lebih)?"
    r"|(?:(?:yang|pria|wanita|perempuan|lelaki|sosok|who|also|better|commonly|popularly|is|was) ){0,3}"
    r"(?:(?:akrab|biasa|kerap|sering|lebih|juga|kondang|tenar|populer|ber)\s?){0,3}"
    r"(?:disapa|dipanggil|dikenal|disebut|sapaan|panggilan|bernama asli|nama asli|nama lengkap"
    r"|known|nicknamed|dubbed|called|born)"
    r"(?: (?:akrab|akrabnya|dengan|sebagai|nama|sapaan|panggilan|as|by|the|nickname|name)){0,4})"
    r"\s*[\"“'‘(]?\s*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*[\"“'‘]?\Z")
_LONGEST_GAP = 70


def called_so(gap: str, after: str) -> bool:
    """Whether `gap` between two names says that they are of one person; `after` follows the second."""
    if len(gap) > _LONGEST_GAP:
        return False
    if _BRACKET.match(gap):
        return after in (")", '"', "”", "'", "’", " ")
    return _CALLED.match(gap) is not None


def may_shorten(name: str, word: str, full: tuple[str, ...]) -> bool:
    """Whether a single name may be short for a full one: `Sandi` Sandiaga, `HRS`, `Setnov`, `Owi` Tontowi."""
    if name.isupper() and 3 <= len(name) <= 4:
        return word == "".join(part[0] for part in full)
    first = full[0]
    if len(word) < 3 or not word.isalpha():
        return False
    if len(first) > len(word) and first.startswith(word):
        return len(first) - len(word) > 1 or len(word) > 3
    if len(first) > len(word) + 2 and first.endswith(word):
        return True
    return len(full) > 1 and _blend(word, full[0], full[1])


def _blend(word: str, first: str, second: str) -> bool:
    """`Setnov`: two or more letters that begin the first name, two or more that begin the second."""
    if not 5 <= len(word) <= 8:
        return False
    cuts = range(2, len(word) - 1)
    return any(first.startswith(word[:cut]) and second.startswith(word[cut:]) for cut in cuts)
