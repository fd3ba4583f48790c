"""Sentences and numbers of the bars, from what the screen knows."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.app.widgets.cells import fit
from newsreader.model import Order, Page, QueryProblem, Sentence
from newsreader.translation import format_number, plural, translate

_LONGEST_WORD = 15


def outcome(page: Page) -> tuple[str, Sentence | None]:
    """How many were found and how fast; and where the query stopped making sense, if it did."""
    found = "…" if page.partial else plural("{n} result", "{n} results", page.total)
    if page.completion:
        found = f"{fit(page.completion[:-1], _LONGEST_WORD)}*: {found}"
    order = translate("newest first" if page.order is Order.DATE else "best match first")
    text = f"{found} · {order} · {max(1, round(page.seconds * 1000))} ms" if page.query else ""
    if page.problem is None:
        return text, None
    return f"⚠ {text}", query_problem(page.problem)


def query_problem(problem: QueryProblem) -> Sentence:
    """Where a query stopped making sense, counted from 1, why, and how it was then read."""
    column, reason = problem.position + 1, translate(problem.reason)
    if problem.plain:
        return Sentence.of("Column {column}: {reason} Searched as plain words.", column=column, reason=reason)
    return Sentence.of("Column {column}: {reason}", column=column, reason=reason)


def empty_hints(page: Page, suggestions: Sequence[str], key: str, *, filling: bool = False) -> list[str]:
    """What a person can do about an empty list.

    `key` is the one that brings articles in; `filling` says that some are on their way.
    """
    if page.total:
        return []
    if filling:
        return [translate("The starter collection is being read …")]
    if not page.query:
        return [
            translate("There are no articles yet."),
            "",
            translate("{key} brings some in: a folder, a file or an address.", key=key),
            translate("What is dropped on this window comes in too."),
        ]
    lines = [translate("Nothing matches."), ""]
    if suggestions:
        lines.append(translate("Near spellings: {words}", words=", ".join(suggestions[:3])))
    if page.query.refinements:
        lines.append(translate("c clears the filters."))
    if page.query.text.strip():
        lines.append(translate("Fewer words, or word* for all endings."))
    return lines


def position(
    place: tuple[int, int], mention: tuple[int | None, int], share: float | None, *, partial: bool = False
) -> str:
    """Number in the list, number of the mention, and share of the article read.

    `partial` says that the list goes on for nobody knows yet how long.
    """
    cursor, count = place
    end = "…" if partial else format_number(count)
    parts = [f"{format_number(cursor + 1)}/{end}"] if count else []
    current, mentions = mention
    if current is not None:
        parts.append(f"[{current + 1}/{mentions}]")
    if share is not None:
        parts.append(f"{round(share * 100)} %")
    return " · ".join(parts)


def progress(done: int, total: int) -> str:
    """How far long work has come."""
    if total:
        return translate("indexing {done}/{total}", done=format_number(done), total=format_number(total))
    return translate("reading articles: {done}", done=format_number(done))


def correcting(done: int, total: int) -> str:
    """How far articles have followed a correction."""
    return translate("correcting {done}/{total}", done=format_number(done), total=format_number(total))


def rereading(done: int, total: int) -> str:
    """How far articles have been read again with a newer extractor."""
    return translate(
        "reading more closely {done}/{total}", done=format_number(done), total=format_number(total)
    )
