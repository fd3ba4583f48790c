"""Imports in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from newsreader.model import ImportKind, ImportResult, ImportRun, ImportStatus, Sentence
from newsreader.translation import format_date, format_number, plural, translate

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")


class Act(Enum):
    """What is done to an import."""

    IMPORTING = auto()
    UNDOING = auto()
    BRINGING_BACK = auto()


def short(act: Act, done: int, total: int) -> str:
    """How far something has come, in the fewest words."""
    amount = format_number(done) if done >= total else f"{format_number(done)}/{format_number(total)}"
    if act is Act.IMPORTING:
        return translate("importing {amount}", amount=amount)
    if act is Act.UNDOING:
        return translate("undoing {amount}", amount=amount)
    return translate("bringing back {amount}", amount=amount)


def outcome(counts: Counter[ImportStatus], *, stopped: bool, odd_dates: int = 0) -> Sentence:
    """What came of an import, and of how many articles nobody understands the date."""
    known = counts[ImportStatus.UNCHANGED] + counts[ImportStatus.DUPLICATE]
    parts = amounts(
        counts[ImportStatus.ADDED], counts[ImportStatus.UPDATED], known, counts[ImportStatus.FAILED]
    )
    if odd_dates:
        parts += " · " + plural("{n} date not understood", "{n} dates not understood", odd_dates)
    if stopped:
        return Sentence.of("Stopped; what came in until then is kept: {amounts}.", amounts=parts)
    return Sentence.of("Imported: {amounts}.", amounts=parts)


def amounts(added: int, updated: int, known: int, failed: int) -> str:
    """How many articles met which fate, those that none met left out."""
    parts = (
        plural("{n} added", "{n} added", added) if added else "",
        plural("{n} updated", "{n} updated", updated) if updated else "",
        plural("{n} known", "{n} known", known) if known else "",
        plural("{n} failed", "{n} failed", failed) if failed else "",
    )
    return " · ".join(part for part in parts if part) or translate("nothing")


def moment(at: str) -> str:
    """A time in UTC as date and time of day here."""
    here = datetime.fromisoformat(at).astimezone()
    return f"{format_date(here.date().isoformat())} {here:%H:%M}"


def failure_told(failure: ImportResult, places: Sequence[str]) -> tuple[str, str]:
    """Where something failed, seen from the places of its import, and why, without saying again where."""
    origin, document = failure.origin, failure.document
    why = translate(failure.why) if failure.why else ""
    if _ADDRESS.match(origin):
        return origin, why
    within = next((place for place in places if origin.startswith(place.rstrip("/"))), "")
    above = (within or origin).rstrip("/").rpartition("/")[0]
    return origin[len(above) :].lstrip("/") or origin, why.replace(document, document.rpartition("/")[2])


def nothing_failed(run: ImportRun) -> Sentence:
    """What is said of an import of which nothing failed."""
    if can_go_on(run):
        return Sentence.of(
            "Import {id} was broken off; import the same again, and it goes on where it ended.", id=run.id
        )
    return Sentence.of("Nothing of import {id} failed.", id=run.id)


def can_go_on(run: ImportRun) -> bool:
    """Whether the rest comes in when the same is imported again; feeds and the starter do that themselves."""
    return run.broken_off and run.kind is ImportKind.FILES


def _state(run: ImportRun) -> Sentence:
    return Sentence.of("broken off; importing it again goes on") if can_go_on(run) else run.state


def detail(run: ImportRun, *, waits: bool = False) -> str:
    """When an import was made, what came of it, and whether it stands; or `waits` for another to end."""
    parts = [
        moment(run.began_at),
        amounts(run.added, run.updated, run.known, run.failed),
        "" if run.settled and run.ended and not run.undone else translate(_state(run)),
    ]
    if waits:
        parts.append(translate("waits to be brought back" if run.undone else "waits to be undone"))
    return " · ".join(part for part in parts if part)
