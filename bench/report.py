"""The figures as Markdown, so that what is printed can go into docs/performance.md as it is."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from bench.asking import COLD, WAYS, Answers, Times, percentile
from bench.keys import Sitting


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with columns of one width, all but the first right-aligned."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(head, widths), "|" + "|".join(_rule(at, width) for at, width in enumerate(widths)) + "|"]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.rjust(width) if at else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def _rule(at: int, width: int) -> str:
    return "-" * (width + 1) + ":" if at else "-" * (width + 2)


def pages(answers: Mapping[str, Answers], limit: float) -> str:
    """Kinds of question down, engines across: articles found (median), then p50/p95 in ms."""
    rows = []
    for kind in next(iter(answers.values())).times:
        times = [one.times[kind] for one in answers.values()]
        rows.append([f"{kind}: found", *map(_totals, times)])
        rows += [[way, *(pair(one.milliseconds(way), limit) for one in times)] for way in WAYS]
    rows.append(["opening, ms", *(pair(one.opening, limit) for one in answers.values())])
    rows.append(
        [
            "memory after all of them, MB",
            *(f"{one.memory.resident:.0f}" if one.memory else "–" for one in answers.values()),
        ]
    )
    rows.append(
        [
            "of that its own",
            *(f"{one.memory.anonymous:.0f}" if one.memory else "–" for one in answers.values()),
        ]
    )
    return table(["milliseconds, p50/p95", *answers], rows)


def parts(answers: Answers) -> str:
    """Kinds of question down, the parts of an answer across: medians in milliseconds, by way of asking."""
    names = next(
        (list(one.parts) for times in answers.times.values() for one in times.answered[COLD] if one), []
    )
    columns = [(way, name) for name in names for way in WAYS]
    rows = [
        [kind, *(_median(times.parts(way, name)) for way, name in columns)]
        for kind, times in answers.times.items()
    ]
    return table(["milliseconds, p50", *(f"{name}: {way}" for way, name in columns)], rows)


def _median(found: Sequence[float]) -> str:
    return _shown(percentile(found, 0.5), inf) if found else "–"


def _totals(times: Times) -> str:
    return f"{statistics.median(times.totals):,.0f}" if times.totals else "–"


def pair(values: Sequence[float], limit: float = inf) -> str:
    """p50/p95; what was over the limit says so."""
    return "/".join(_shown(percentile(values, share), limit) for share in (0.5, 0.95)) if values else "–"


def _shown(value: float, limit: float) -> str:
    if value == inf:
        return f"> {limit:.0f} s"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def sitting(found: Sitting) -> Iterator[str]:
    """What was done in the app, and what it held of memory."""
    yield table(
        ["milliseconds from a key to the painted screen", "p50/p95", "keys"],
        [
            [name, pair([one * 1000 for one in values]), str(len(values))]
            for name, values in found.seconds.items()
        ],
    )
    yield ""
    yield table(
        ["memory of the app", "resident, MB", "its own, MB"],
        [[when, f"{held.resident:.0f}", f"{held.anonymous:.0f}"] for when, held in found.memory.items()],
    )
