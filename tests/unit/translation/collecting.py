"""Every sentence of the program, read from its source: the literals of the calls that make sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import newsreader
from newsreader.app.commands import COMMANDS, GROUPS
from newsreader.model import Origin

PACKAGE = Path(newsreader.__file__).parent
CALLS = {
    "NewsreaderError": (0,),
    "translate": (0,),
    "_": (0,),
    "say": (0,),
    "plural": (0, 1),
    "Sentence": (0,),
    "Sentence.of": (0,),
    "self._step": (1, 2),
    "Removed": (1,),
}
"""A call, by its whole name or its last part → the positions of its arguments that are English sentences."""
TABLES = {"app/screens/help.py": ("_QUERY_HELP", 1)}
"""Tables of plain data: the name of the constant and which part of its rows is a sentence."""
REASONS = (
    "text/boilerplate/reasons.py", "text/layout.py", "ingest/prepare.py", "model/ingest.py",
    "ingest/page/names.py", "ingest/page/trimming.py",
)  # fmt: skip
"""Files whose public constants are reasons why something was taken out of a text."""


def _names(call: ast.Call) -> tuple[str, ...]:
    """A call's whole name and its last parts: ``model.Sentence.of``, ``Sentence.of``, never just ``of``."""
    parts = ast.unparse(call.func).split(".")
    names = [".".join(parts[start:]) for start in range(len(parts))]
    return tuple(name for name in names if name != "of")


def _literals(node: ast.expr) -> list[str]:
    """What an argument can be: a literal, or either side of a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    return []


def sentences_in(source: str) -> Iterator[tuple[int, str]]:
    """(line, English sentence) of a source text."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        places = next((CALLS[name] for name in _names(node) if name in CALLS), ())
        arguments = [node.args[place] for place in places if place < len(node.args)]
        if "Removed" in _names(node):
            arguments += [keyword.value for keyword in node.keywords if keyword.arg == "why"]
        for argument in arguments:
            yield from ((node.lineno, text) for text in _literals(argument))


def rows(source: str, constant: str, column: int) -> Iterator[str]:
    """One column of a table of literals in a source text."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == [constant]:
            yield from (row[column] for row in ast.literal_eval(node.value))


def constants(source: str) -> Iterator[str]:
    """The texts of a source's public constants."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name.isupper() and not name.startswith("_"):
                yield from _literals(node.value)


def sentences() -> dict[str, str]:
    """English sentence → where it stands first, of the whole program."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        source = path.read_text(encoding="utf-8")
        for line, text in sentences_in(source):
            found.setdefault(text, f"{place}:{line}")
        if place in REASONS:
            found |= dict.fromkeys(constants(source), place)
        if place in TABLES:
            found |= dict.fromkeys(rows(source, *TABLES[place]), place)
    for command in COMMANDS:
        found |= {text: command.name for text in (command.title, command.footer) if text}
    found |= dict.fromkeys(GROUPS, "groups of commands")
    found |= {origin.value: "Origin" for origin in Origin}
    return {text: place for text, place in found.items() if any(c.isalpha() for c in text)}
