"""`python -m bench --size N`: a library of N articles, beside its peers: how long everything takes."""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
import time
from pathlib import Path

from bench import corpus, machine
from bench.building import build
from bench.peers import PEERS
from bench.sections import Section, sections
from bench.terminal import NotShownError
from bench.workplace import Workplace


def main() -> None:
    """Print the figures."""
    args = _arguments()
    with contextlib.ExitStack() as stack:
        folder = args.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        place = Workplace(folder.resolve(), args.size)
        for name in args.again:
            place.forget(name)
        print(f"{corpus.described(args.size)}\n\n{machine.described()}\n", flush=True)
        peers = [name for name in (*PEERS, "newsboat") if name not in args.without]
        missing = build(place, peers, args.instances)
        for name, why in missing.items():
            print(f"{name} is left out: {why}")
        kept: dict[str, list[str]] = {}
        for title, section in sections(place, [name for name in peers if name not in missing], args).items():
            if title not in args.without:
                print(f"\n## {title}\n", flush=True)
                kept[title] = _said(section)
        (folder / "results.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("--size", type=int, default=1000, help="number of articles")
    add("--keep", type=Path, metavar="FOLDER", help="keep what is built there, or use what is there")
    add("--again", action="append", default=[], metavar="NAME", help="build that again: library, FTS5, …")
    add("--without", action="append", default=[], metavar="NAME", help="leave out a peer or a section")
    add("--instances", type=int, default=5, help="questions of each kind")
    add("--rounds", type=int, default=2, help="how often every question is asked warm")
    add("--limit", type=float, default=10, help="seconds that an answer may take")
    return parser.parse_args()


def _said(section: Section) -> list[str]:
    """Print as it comes; a section that fails says so, and the others go on."""
    lines = []
    began = time.perf_counter()
    try:
        for line in section():
            print(line, flush=True)
            lines.append(line)
    except (NotShownError, RuntimeError, OSError) as error:
        lines.append(f"This could not be measured: {error}")
        print(lines[-1], flush=True)
    print(f"\n… {time.perf_counter() - began:.0f} s", flush=True)
    return lines


if __name__ == "__main__":
    main()
