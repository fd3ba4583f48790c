"""What is compared: one file an engine, all asked alike through `Engine`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from bench.peers.engine import Answer, Engine

_ENGINES = {
    "newsreader": "bench.peers.ours:Ours",
    "Whoosh": "bench.peers.whoosh_default:WhooshDefault",
    "FTS5": "bench.peers.fts5:Fts5",
    "tantivy": "bench.peers.tantivy_peer:Tantivy",
}
OURS = "newsreader"
PEERS = tuple(name for name in _ENGINES if name != OURS)


def engine(name: str, folder: Path) -> Engine:
    """The engine of that name on a folder; raises ImportError where it is not installed."""
    module, _, member = _ENGINES[name].partition(":")
    made: Engine = getattr(import_module(module), member)(folder)
    return made


__all__ = ["OURS", "PEERS", "Answer", "Engine", "engine"]
