"""newsboat, a feed reader for the terminal: how it starts, searches and what it holds of memory."""

from __future__ import annotations

import html
import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bench.machine import Memory, disk, environment, memory
from bench.terminal import Terminal

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>{0}</title><link>http://localhost/{0}</link><description>bench</description>
"""
_ITEM = """<item><guid isPermaLink="false">{id}</guid><title>{title}</title><link>http://localhost/{id}</link>
<pubDate>{date}</pubDate><description>{body}</description></item>
"""
_LEAVE = "qqq"


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds to the first list and from enter to the results, and memory at both moments."""

    start: list[float]
    search: list[float]
    started: Memory
    searched: Memory


def version() -> str | None:
    """Of the newsboat that is installed; None where none is."""
    if shutil.which("newsboat") is None:
        return None
    said = subprocess.run(["newsboat", "-v"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()[:2])


def build(folder: Path, articles: Path, home: Path) -> dict[str, float]:
    """Let newsboat load one feed a source from files; articles a second and bytes on disk."""
    feeds = _feeds(folder, articles)
    (folder / "urls").write_text("".join(f"file://{path}\n" for path in feeds))
    (folder / "config").write_text("")
    began = time.perf_counter()
    done = subprocess.run([*_command(folder), "-x", "reload"], env=environment(home), capture_output=True)
    done.check_returncode()
    seconds = time.perf_counter() - began
    with articles.open("rb") as lines:
        count = sum(1 for _ in lines)
    return {"rate": count / seconds, "disk": disk(folder / "cache.db")}


def _feeds(folder: Path, articles: Path) -> list[Path]:
    """An RSS file for each source of the JSONL; one article is in memory at a time."""
    files = {}
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            name = one["source"].replace(" ", "")
            if name not in files:
                files[name] = (folder / f"{name}.xml").open("w", encoding="utf-8")
                files[name].write(_HEAD.format(name))
            printed = datetime.fromisoformat(one["published"]).replace(tzinfo=UTC)
            body = html.escape(html.escape(one["body"]).replace("\n", "<br/>"))
            title, date = html.escape(one["title"]), format_datetime(printed)
            files[name].write(_ITEM.format(id=one["id"], title=title, date=date, body=body))
    for file in files.values():
        file.write("</channel></rss>\n")
        file.close()
    return [Path(file.name) for file in files.values()]


def read(folder: Path, home: Path, words: Sequence[str], starts: int) -> Reading:
    """Start it some times, then search every word in one sitting."""
    begun = []
    for _ in range(starts):
        opened = Terminal(_command(folder), home)
        begun.append(opened.shows("total)"))
        opened.close(_LEAVE)
    opened = Terminal(_command(folder), home)
    opened.shows("total)")
    opened.settle(0.5)
    started = memory(opened.pid)
    searched = []
    for word in words:
        opened.press("/", "Search for")
        opened.press(word, word[-1])
        searched.append(opened.press("\r", "Search results"))
        opened.press("q")
    held = memory(opened.pid)
    opened.close(_LEAVE)
    return Reading(begun, searched, started, held)


def _command(folder: Path) -> list[str]:
    return [
        "newsboat",
        "-u",
        str(folder / "urls"),
        "-c",
        str(folder / "cache.db"),
        "-C",
        str(folder / "config"),
    ]


def summary(reading: Reading) -> str:
    """The medians, in words."""
    start, search = statistics.median(reading.start), statistics.median(reading.search)
    return (
        f"start {start:.2f} s, search {search:.2f} s; {reading.started} started, {reading.searched} searched"
    )
