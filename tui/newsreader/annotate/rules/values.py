"""Dates and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.annotate.claims import Claims
from newsreader.model import Label, Origin, ResolvedDate

_NUMBER = r"\d[\d.,]{0,30}(?<![.,])"
_INDONESIAN_SCALE = "ribu|juta|miliar|milyar|triliun|biliun"
_SCALE = (
    rf"(?: ?(?:{_INDONESIAN_SCALE}|thousand|million|billion|trillion|bn|mn|k|m|jt|rb)\b)?"
    rf"(?: (?:{_INDONESIAN_SCALE})\b)?"
)
_BEFORE = r"(?:Rp\.?|IDR|US ?\$|USD|S ?\$|A ?\$|HK ?\$|C ?\$|SGD|AUD|MYR|RM|EUR|GBP|JPY|CNY|CHF|[$€£¥₩])"
_DOLLARS = (
    r"dolar(?: (?:AS|Amerika Serikat|Amerika|Singapura|Australia|Hong Kong|Kanada|Selandia Baru|Taiwan))?"
    r"|(?:US |U\.S\. |American |Australian |Singapore |Canadian )?dollars?"
)
_AFTER = (
    rf"(?:{_DOLLARS}|rupiah|euros?|yen|[Rr]inggit|yuan|won|baht|pesos?|rupees?|rupe|riyal|rial|dirham|dinar"
    r"|rubel|rou?bles?|[Pp]ounds?(?: sterling)?|poundsterling|francs?|real|krona|lira|sen|cents?"
    r"|USD|IDR|EUR|GBP|SGD)"
)
_DIGIT_WORD = "se|dua |tiga |empat |lima |enam |tujuh |delapan |sembilan |sepuluh "
_WORD_NUMBER = rf"(?:{_DIGIT_WORD})(?:ratus |puluh )?(?:ribu|juta|miliar|triliun)"
_MONEY = re.compile(
    rf"(?<!\w)(?:{_BEFORE} ?{_NUMBER}(?:/{_NUMBER})?(?:[-–]{_NUMBER})?{_SCALE}"
    rf"|{_NUMBER}(?:[-–]{_NUMBER})?{_SCALE} {_AFTER}(?!\w)"
    rf"|{_WORD_NUMBER} {_AFTER}(?!\w))"
)


def money(body: str, claims: Claims) -> None:
    """Amounts with a currency before or after them."""
    for match in _MONEY.finditer(body):
        claims.add_span(match.start(), match.end(), Label.MONEY, Origin.RULE, 0.95, why="rule:money")


def dates(found: Iterable[ResolvedDate], claims: Claims) -> None:
    """The absolute dates among those found in the text; relative ones are no mentions."""
    for date in found:
        if not date.rule.startswith("relative"):
            why = f"rule:{date.rule}"
            claims.add_span(date.start, date.end, Label.DATE, Origin.RULE, 0.95, date.iso, why)
