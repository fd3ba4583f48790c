"""How people are called besides their names: said by the article, or made from the name."""

from __future__ import annotations

import re

_CALLED = re.compile(
    r"\s*(?:,\s*)?(?:alias|a\.?k\.?a\.?"
    r"|(?:(?:yang|pria|wanita|perempuan|lelaki|sosok|who|also|better|commonly|popularly|is|was) ){0,3}"
    r"(?:(?:akrab|biasa|kerap|sering|lebih|juga|kondang|tenar|populer|ber)\s?){0,3}"
    r"(?:disapa|dipanggil|dikenal|sapaan|panggilan|bernama asli|nama asli|nama lengkap"
    r"|known as|nicknamed|born)"
    r"(?: (?:akrab|akrabnya|dengan|sebagai|nama|sapaan|panggilan|as|by|the|nickname|name)){0,4})"
    r"\s*[\"“'‘(]?\s*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*[\"“'‘]?\Z")
_POINTING = re.compile(
    r"(?:disapa|dipanggil|dikenal|dijuluki)"
    r"(?: (?:akrab|dengan|sebagai|nama|sapaan|panggilan)){0,3}\s*[\"“'‘]?\Z"
)
_GOVERNING = re.compile(r"\b(?:dengan|kepada|oleh|untuk|pada|bersama|dari|with|to|by|for|of|from) \Z")
_POINTED = re.compile(r"\s*[\"”'’]?\s*(?:ini|itu|tersebut)\b")
_LONGEST_GAP = 70


def called_so(gap: str) -> bool:
    """Whether `gap` between two names says that they are of one person: `Ahok, sapaan akrab Basuki`."""
    return len(gap) <= _LONGEST_GAP and _CALLED.match(gap) is not None


def in_bracket(gap: str) -> bool:
    """Whether the second of two names begins a bracket after the first; it may be another person's."""
    return _BRACKET.match(gap) is not None


def points_back(before: str, after: str) -> bool:
    """`penyanyi yang kerap disapa Iyek ini`: the name is another one of somebody named already."""
    return _POINTED.match(after) is not None and _POINTING.search(before) is not None


def governs(before: str) -> bool:
    """Whether the word before a name makes it no subject: `dengan Dewi`."""
    return _GOVERNING.search(before) is not None


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
