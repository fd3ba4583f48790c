"""What is printed, section by section; each yields lines of Markdown."""

from __future__ import annotations

import statistics
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import growing, keys, report
from bench.asking import ask_all
from bench.keys import Sitting
from bench.launch import first_list
from bench.peers import OURS, PEERS, engine, newsboat
from bench.questions import Question
from bench.workplace import SMALL, Workplace
from newsreader.library import Library

_STARTS = 5
_SEARCHES = 10

Section = Callable[[], Iterator[str]]


def sections(place: Workplace, peers: Sequence[str], args: Namespace) -> dict[str, Section]:
    """The sections by name, in the order in which they are printed."""
    return {
        "questions": lambda: _questions(place, peers, args),
        "building": lambda: _building(place, peers),
        "growing": lambda: _growing(place),
        "start": lambda: _start(place),
        "app": lambda: _app(place),
        "newsboat": lambda: _newsboat(place, peers),
    }


def _questions(place: Workplace, peers: Sequence[str], args: Namespace) -> Iterator[str]:
    questions = place.questions()
    folders = {OURS: place.library} | {name: place.folder / name for name in peers if name in PEERS}
    survey = place.figures("survey") or {}
    with Library.open(place.library) as library:
        if steps := list(library.refresh_index()):
            yield f"The index was {steps[-1][1]:,} articles behind and has been brought up to date.\n"
    yield (
        f"{len(questions)} questions over {survey['bytes'] / 1e6:.1f} MB of text, {survey['words']:,} words "
        f"of letters and {survey['entities']:,} entities. Each is answered by a whole page: the exact "
        "total, the newest 50 titles with snippets, and counts of entities by type, sources and months. "
        "Cold: the first question of a process just opened; new: the first time it is asked in a process "
        "that has answered others; again: once more in that process. Every engine has one process and is "
        "asked one question at a time.\n"
    )
    for name, folder in folders.items():
        one = engine(name, folder)
        yield f"- {name} {one.version}: {one.manner}"
    answers = ask_all(folders, questions, args.limit, args.rounds)
    yield "\n" + report.pages(answers, args.limit)
    yield f"\n{OURS}, by part:\n\n" + report.parts(answers[OURS])


def _building(place: Workplace, peers: Sequence[str]) -> Iterator[str]:
    text = (place.figures("survey") or {})["bytes"]
    ours = place.figures("library") or {}
    rows = [
        [f"{OURS}: import, annotating", _rate(ours["import"]["rate"]), ""],
        [f"{OURS}: the same again", _rate(ours["again"]["rate"]), ""],
        [f"{OURS}: archive", "", _times(ours["archive"], text)],
        [f"{OURS}: index", "", _times(ours["index"], text)],
    ]
    for name in peers:
        figures = place.figures(name)
        if figures:
            rows.append([name, _rate(figures["rate"]), _times(figures["disk"], text)])
    yield report.table([f"{text / 1e6:.1f} MB of text", "articles/s", "disk × text"], rows)
    peak = ours["import"]["megabytes"]
    yield f"\n`newsreader import`: {_told(ours['import'])}; {peak:.0f} MB at most in one process."
    yield (
        "The peers are given what the library holds, entities included, and annotate nothing. tantivy "
        "indexes with a thread for each core, `newsreader import` with its own choice of --jobs, the "
        "others with one."
    )


def _rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _times(held: int, text: int) -> str:
    return f"{held / text:.2f}"


def _told(figures: dict[str, Any]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in figures["totals"].items() if count)


def _growing(place: Workplace) -> Iterator[str]:
    library = place.copy()
    rows = [
        ["in a process that runs: " + name, _seconds(values)]
        for name, values in growing.in_process(library, place.home).items()
    ]
    rows += [
        [f"`{name}`", _seconds(values)] for name, values in growing.in_processes(library, place.home).items()
    ]
    seconds = growing.anew(library, place.home)
    rows.append([f"`newsreader rebuild`, {place.size / seconds:,.0f} articles/s", f"{seconds:.2f}"])
    yield report.table(["one article more", "seconds, median"], rows)


def _seconds(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.3f}"


def _start(place: Workplace) -> Iterator[str]:
    libraries = {place.size: _used(place)}
    if place.size > SMALL:
        libraries[SMALL] = place.folder / "small"
    seconds: dict[int, list[float]] = {size: [] for size in libraries}
    for _ in range(_STARTS):
        for size, library in libraries.items():
            seconds[size].append(first_list(library, place.home))
    yield report.table(
        ["from the command to the first list", "seconds, median", "slowest"],
        [[f"{size:,} articles", _seconds(values), f"{max(values):.3f}"] for size, values in seconds.items()],
    )


def _used(place: Workplace) -> Path:
    return place.used if place.used.exists() else place.copy()


def _words(questions: Sequence[Question]) -> list[str]:
    """Rare, middling and common words by turns."""
    kinds = ("rare word", "middling word", "common word")
    by_kind = [[one.words[0] for one in questions if one.kind == kind] for kind in kinds]
    return [word for three in zip(*by_kind, strict=False) for word in three][:_SEARCHES]


def _app(place: Workplace) -> Iterator[str]:
    # A fresh one: in one that was used before, articles open where they were left.
    survey, library = place.figures("survey") or {}, place.copy()
    (length, longest), (usual_length, usual) = survey["longest"], survey["usual"]
    whole = Sitting()
    for one in (
        keys.scrolling_and_searching(library, place.home, _words(place.questions())),
        keys.opening_and_walking(library, place.home, longest, usual),
    ):
        whole.seconds |= one.seconds
        whole.memory |= one.memory
    yield from report.sitting(whole)
    yield f"\nThe longest article has {length:,} characters, the ordinary one {usual_length:,}."


def _newsboat(place: Workplace, peers: Sequence[str]) -> Iterator[str]:
    if "newsboat" not in peers:
        yield "newsboat is left out."
        return
    reading = newsboat.read(place.folder / "newsboat", place.home, _words(place.questions()), _STARTS)
    yield f"{newsboat.version()}: {newsboat.summary(reading)}."
