"""Words by which days are counted from another day, and what they count."""

from __future__ import annotations

from newsreader.model import Precision
from newsreader.text.dates.counts import INNER_WORDS
from newsreader.text.wordlists import words

UNITS = {
    "hari": "day", "pekan": "week", "minggu": "week", "bulan": "month", "tahun": "year", "dekade": "decade",
    "abad": "century", "kuartal": "quarter", "triwulan": "quarter", "semester": "semester",
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century",
    "centurie": "century", "quarter": "quarter", "fortnight": "fortnight",
}  # fmt: skip
HALF = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
PRECISION = {
    "day": Precision.DAY, "weekend": Precision.DAY, "week": Precision.WEEK, "month": Precision.MONTH,
    "quarter": Precision.MONTH, "semester": Precision.MONTH,
    "year": Precision.YEAR, "decade": Precision.DECADE, "century": Precision.DECADE,
}  # fmt: skip
# What is said → the rule's name, how many units on, of what.
SINGLE: dict[str, tuple[str, int, str]] = {
    "hari ini": ("today", 0, "day"), "malam ini": ("today", 0, "day"), "pagi ini": ("today", 0, "day"),
    "siang ini": ("today", 0, "day"), "sore ini": ("today", 0, "day"), "petang ini": ("today", 0, "day"),
    "pagi tadi": ("today", 0, "day"), "siang tadi": ("today", 0, "day"), "sore tadi": ("today", 0, "day"),
    "dini hari tadi": ("today", 0, "day"), "tadi pagi": ("today", 0, "day"),
    "tadi siang": ("today", 0, "day"), "tadi sore": ("today", 0, "day"),
    "nanti malam": ("today", 0, "day"), "malam nanti": ("today", 0, "day"), "nanti sore": ("today", 0, "day"),
    "sore nanti": ("today", 0, "day"), "nanti siang": ("today", 0, "day"), "siang nanti": ("today", 0, "day"),
    "kemarin lusa": ("day-before-yesterday", -2, "day"), "kemarin": ("yesterday", -1, "day"),
    "tadi malam": ("last-night", -1, "day"), "semalam": ("last-night", -1, "day"),
    "malam tadi": ("last-night", -1, "day"),
    "besok": ("tomorrow", 1, "day"), "esok hari": ("tomorrow", 1, "day"), "esok": ("tomorrow", 1, "day"),
    "lusa": ("day-after-tomorrow", 2, "day"),
    "today": ("today", 0, "day"), "tonight": ("today", 0, "day"), "this morning": ("today", 0, "day"),
    "this afternoon": ("today", 0, "day"), "this evening": ("today", 0, "day"),
    "yesterday": ("yesterday", -1, "day"), "last night": ("last-night", -1, "day"),
    "the day before yesterday": ("day-before-yesterday", -2, "day"), "tomorrow": ("tomorrow", 1, "day"),
    "the day after tomorrow": ("day-after-tomorrow", 2, "day"),
}  # fmt: skip
FROM_TEXT: dict[str, tuple[str, int]] = {
    "keesokan harinya": ("next-day", 1), "keesokan hari": ("next-day", 1), "esok harinya": ("next-day", 1),
    "hari berikutnya": ("next-day", 1), "hari sebelumnya": ("day-before", -1),
    "hari yang sama": ("same-day", 0),
    "malam sebelumnya": ("night-before", -1), "hari itu juga": ("same-day", 0),
    "keesokan paginya": ("next-day", 1), "keesokan malamnya": ("next-day", 1),
    "malam harinya": ("same-day", 0), "sore harinya": ("same-day", 0), "siang harinya": ("same-day", 0),
    "pagi harinya": ("same-day", 0),
    "the next day": ("next-day", 1), "the following day": ("next-day", 1),
    "the previous day": ("day-before", -1),
    "the day before": ("day-before", -1), "the same day": ("same-day", 0),
    "the night before": ("night-before", -1),
}  # fmt: skip

SECOND = words(
    """ini lalu yang kemarin depan mendatang terakhir silam kemudian sebelumnya sesudahnya setelahnya setelah
    lagi ke sebelum belas past last decade the night evening week weekend month year end next coming following
    previous berikutnya"""
)
"""Second words without which the expression cannot go on; looked up before the whole pattern is tried."""

SECOND |= {word for name in [*SINGLE, *FROM_TEXT] for word in name.split()[1:2]}
SECOND |= {*UNITS, *(f"{unit}s" for unit in UNITS), *INNER_WORDS}
ALONE = frozenset(name for name in SINGLE if " " not in name)
