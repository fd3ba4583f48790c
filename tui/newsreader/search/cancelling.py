"""Giving up a search that nobody waits for any more: between two steps, since no thread can be stopped."""

from __future__ import annotations

from collections.abc import Callable

Check = Callable[[], None]
"""Called between two steps of a search; raises Cancelled where it is to end."""


class Cancelled(Exception):  # noqa: N818 — nothing went wrong
    """The search was given up because its answer is no longer wanted."""


def never() -> None:
    """A check that always goes on."""


def checking(cancelled: Callable[[], bool] | None) -> Check:
    """A check that raises Cancelled as soon as `cancelled` answers True."""
    if cancelled is None:
        return never

    def check() -> None:
        if cancelled():
            raise Cancelled

    return check
