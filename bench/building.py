"""Building what is compared: the library by the program's own import, the peers from what it holds."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.machine import command, disk, environment
from bench.peers import PEERS, Engine, engine, newsboat
from bench.questions import Survey
from bench.workplace import SMALL, Workplace
from newsreader.library import Library
from newsreader.model import IndexDocument

_BATCH = 250


def build(place: Workplace, peers: Sequence[str], instances: int) -> dict[str, str]:
    """Make what is missing; says why a peer is left out."""
    _library(place, "library", place.size)
    if place.size > SMALL:
        _library(place, "small", SMALL)
    missing = _peers(place, [name for name in peers if name in PEERS], instances)
    if "newsboat" in peers:
        if newsboat.version() is None:
            missing["newsboat"] = "not installed"
        elif not place.figures("newsboat"):
            _say("newsboat")
            place.keep("newsboat", newsboat.build(place.fresh("newsboat"), place.articles(), place.home))
    return missing


def _say(text: str) -> None:
    print(f"… {text}", flush=True)


def _library(place: Workplace, name: str, size: int) -> None:
    if place.figures(name):
        return
    folder, articles = place.fresh(name), place.articles(size)
    _say(f"importing {size:,} articles")
    figures: dict[str, Any] = {"import": imported(folder, articles, place.home)}
    if size == place.size:
        _say("importing the same again")
        figures["again"] = imported(folder, articles, place.home)
    figures["archive"] = sum(disk(path) for path in folder.glob("archive*"))
    figures["index"] = disk(folder / "index")
    if name == "library":
        place.forget("survey")
    place.keep(name, figures)


def imported(library: Path, articles: Path, home: Path) -> dict[str, Any]:
    """`newsreader import` as people call it: articles a second, and the most memory its process held."""
    report = home / "import.jsonl"
    called = command("--library", str(library), "import", "--json", str(articles))
    began = time.perf_counter()
    with report.open("wb") as out:
        process = subprocess.Popen(called, env=environment(home), stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise RuntimeError(f"newsreader import ended with {os.waitstatus_to_exitcode(status)}")
    totals = json.loads(report.read_text("utf-8").splitlines()[-1])
    return {
        "seconds": seconds,
        "rate": totals["total"] / seconds,
        "megabytes": usage.ru_maxrss / 1024,
        "totals": totals,
    }


def _peers(place: Workplace, names: Sequence[str], instances: int) -> dict[str, str]:
    """Build the peers that are missing, and draw the questions, in one pass over the library."""
    missing: dict[str, str] = {}
    building: dict[str, Engine] = {}
    survey = None if place.figures("survey") else Survey(place.size)
    for name in names:
        try:
            made = engine(name, place.folder / name)
        except ImportError as error:
            missing[name] = f"not installed ({error.name})"
            continue
        kept = place.figures(name)
        if survey is not None or kept is None or kept["of"] != (place.figures("survey") or {})["digest"]:
            building[name] = made
    if building or survey is not None:
        _pass(place, building, survey, instances)
    return missing


def _pass(place: Workplace, building: dict[str, Engine], survey: Survey | None, instances: int) -> None:
    _say("one pass over the library: " + ", ".join([*(["questions"] if survey else []), *building]))
    seconds = dict.fromkeys(building, 0.0)
    for name, made in building.items():
        place.fresh(name)
        seconds[name] += _timed(made.begin)
    count = 0
    for batch in _documents(place.library):
        count += len(batch)
        for name, made in building.items():
            seconds[name] += _timed(made.add, batch)
        if survey:
            for document in batch:
                survey.add(document)
    for name, made in building.items():
        seconds[name] += _timed(made.finish)
    if survey:
        place.keep("survey", survey.as_json(instances))
    digest = (place.figures("survey") or {})["digest"]
    for name, took in seconds.items():
        figures = {"rate": count / took, "disk": disk(place.folder / name), "of": digest}
        place.keep(name, figures)


def _documents(folder: Path) -> Iterator[list[IndexDocument]]:
    """Every article as an index takes it, some at a time."""
    with Library.open(folder) as library:
        ids = library.archive.all_ids()
        for start in range(0, len(ids), _BATCH):
            yield list(library.archive.documents(ids[start : start + _BATCH]))


def _timed(action: Any, *arguments: Any) -> float:
    began = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - began
