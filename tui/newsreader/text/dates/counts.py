"""Numbers as they are said before a unit of time: `3`, `dua puluh lima`, `twenty-five`, `setengah`."""

from __future__ import annotations

from newsreader.text.dates.names import NUMBERS, alternatives

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"seratus": 100, "a hundred": 100, "one hundred": 100}
_WHOLE = {**NUMBERS, **_TEENS, **_HUNDREDS}

HALVES = ("setengah", "half an", "half a")
_ONE = alternatives(_ONES)
COUNT = (
    rf"(?:\d{{1,3}}|(?:{_ONE}) puluh(?: (?:{_ONE}))?|(?:{_ONE}) belas"
    rf"|(?:{alternatives(_TENS)})(?:[- ](?:{_ONE}))?"
    rf"|{alternatives(n for n in [*_WHOLE, *HALVES] if len(n) > 2)}|an?(?= ))"
)
"""A regular expression for a number of up to three digits, matched without regard to case."""

FIRST_WORDS = frozenset(name.split()[0] for name in (*_WHOLE, *_TENS, *_ONES, *HALVES)) - {"a", "an", "half"}
"""Words of either language with which a number may begin."""

ENGLISH_FIRST_WORDS = frozenset({"half", "one", "a", "an"})

INNER_WORDS = frozenset({"belas", "puluh", "a", "an", *_WHOLE, *_TENS, *_ONES})
"""Words that may follow a number's first one."""


def number(said: str) -> int:
    """The value of a number that `COUNT` matches, in lower case; not of a half."""
    if said.isdecimal():
        return int(said)
    if said in _WHOLE:
        return _WHOLE[said]
    words = said.replace("-", " ").split()
    if "puluh" in words:
        rest = words[words.index("puluh") + 1 :]
        return _ONES[words[0]] * 10 + (_ONES[rest[0]] if rest else 0)
    if words[-1] == "belas":
        return _ONES[words[0]] + 10
    return _TENS[words[0]] + (_ONES[words[1]] if len(words) > 1 else 0)
