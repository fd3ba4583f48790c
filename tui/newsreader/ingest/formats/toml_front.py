"""TOML front matter: the block between two ``+++`` lines with which Hugo and Zola write."""

from __future__ import annotations

import re
from datetime import date, datetime

from newsreader.ingest.fields import Field, Fields
from newsreader.ingest.formats.nested import plain
from newsreader.model import NewsreaderError

_AT = re.compile(r" \(at line (\d+), column \d+\)\Z| \(at end of document\)\Z")
_TABLES = ("taxonomies", "params", "extra")
"""Tables in which the two keep what others write without one."""
_FIRST_LINE = 1
"""Lines of the file above the first one of the block."""


def toml_fields(block: str, path: str) -> Fields:
    """Keys and values of a block, days and times as text, each with the file and line that messages name.

    Raises NewsreaderError where the block is no TOML.
    """
    import tomllib

    try:
        found = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        raise _not_toml(error, path) from error
    for table in _TABLES:
        below = found.get(table)
        found = {**below, **found} if isinstance(below, dict) else found
    return {key: Field(plain(_value(value)), _place(block, key, path)) for key, value in found.items()}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, list):
        return [_value(one) for one in value]
    return value


def _place(block: str, key: str, path: str) -> str:
    match = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", block, re.MULTILINE)
    line = block.count("\n", 0, match.start()) + 1 if match else 0
    return f"{path}:{line + _FIRST_LINE}"


def _not_toml(error: Exception, path: str) -> NewsreaderError:
    at = _AT.search(str(error))
    line = int(at[1]) if at and at[1] else 0
    return NewsreaderError(
        "{place}: the front matter is not valid TOML: {reason}.",
        place=f"{path}:{line + _FIRST_LINE}",
        reason=_AT.sub("", str(error)) or "unreadable",
    )
