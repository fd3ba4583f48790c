"""Front matter: the block of YAML between ``---``, or of TOML between ``+++``, above a text or Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsreader.ingest.fields import Field, Fields
from newsreader.ingest.formats.nested import plain
from newsreader.ingest.formats.records import folded, named_usually
from newsreader.ingest.formats.toml_front import toml_fields
from newsreader.ingest.limits import MAX_FRONT_MATTER_CHARACTERS
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_OPENED = re.compile(r"(?:---|(\+\+\+))[ \t]*(?:\r\n|\r|\n)")
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TOML_CLOSED = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\s*[A-Za-z_][\w-]*[ \t]*:(?:\s|$)")
_TOML_KEY = re.compile(r"\s*[A-Za-z_][\w-]*[ \t]*=")
_WITH_COLON = re.compile(
    r"""^([A-Za-z_][\w-]*+[ \t]*+:[ \t]++)(?![\[{"'|>&*!%@`#])([^\n]*?:(?:[ \t][^\n]*)?)$""", re.MULTILINE
)
_DEEPEST = 8
_FIRST_LINE = 2
"""The first line of the YAML is the second of the file."""


def split(text: str, path: str) -> tuple[Fields | None, str]:
    """The fields of the front matter and the text after it; None where there is no front matter.

    `path` is what messages name. Raises NewsreaderError with file and line where the block is not closed,
    is no YAML or TOML, is no mapping of keys to values, nests too deeply or uses anchors' aliases, which
    could make a small block expand without bound.
    """
    opened = _OPENED.match(text)
    if opened is None:
        return None, text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = text.index("\n") + 1
    is_toml = opened[1] is not None
    closed = (_TOML_CLOSED if is_toml else _CLOSED).search(text, start, start + MAX_FRONT_MATTER_CHARACTERS)
    if closed is None:
        # A line of dashes may also simply stand above an article.
        if not (_TOML_KEY if is_toml else _KEY).match(text, start, start + 200):
            return None, text
        raise NewsreaderError(
            "{path}:1: the front matter is not closed; put a line of {marks} after it.",
            path=path,
            marks=text[:3],
        )
    block = text[start : closed.start()]
    said = toml_fields(block, path) if is_toml else _yaml_fields(block, path)
    return named_usually({folded(key): field for key, field in said.items()}), text[closed.end() :]


def _yaml_fields(block: str, path: str) -> Fields:
    import yaml

    try:
        root = _composed(block, path)
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from error
    except UnicodeEncodeError as error:
        raise NewsreaderError(
            "{path}: the front matter holds characters that are not Unicode text.", path=path
        ) from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise NewsreaderError(
            "{place}: the front matter must be a list of keys and values.",
            place=_place(path, root.start_mark.line),
        )
    return {
        str(key.value): Field(plain(_value(value)), _place(path, key.start_mark.line))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    }


def _composed(block: str, path: str) -> Any:
    """The root of a block; a headline with a colon in it needs no quotation marks."""
    import yaml

    try:
        _check_events(block, path)
        return yaml.compose(block, Loader=_loader())
    except yaml.YAMLError:
        quoted = _WITH_COLON.sub(_quoted, block)
        if quoted == block:
            raise
    _check_events(quoted, path)
    return yaml.compose(quoted, Loader=_loader())


def _quoted(line: re.Match[str]) -> str:
    return f"{line[1]}'{line[2].rstrip().replace(chr(39), chr(39) * 2)}'"


def _check_events(block: str, path: str) -> None:
    """Refuse aliases and deep nesting before anything is built from the block."""
    import yaml

    depth = 0
    events: Iterator[Any] = yaml.parse(block, Loader=_loader())
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        place = _place(path, event.start_mark.line)
        if depth > _DEEPEST:
            raise NewsreaderError("{place}: the front matter nests too deeply.", place=place)
        if isinstance(event, yaml.AliasEvent):
            raise NewsreaderError(
                "{place}: the front matter uses an alias (*name), which is not allowed; write the value out.",
                place=place,
            )


def _value(node: Any) -> object:
    """Text as it is written, lists, or None for null.

    Nothing is constructed from tags: ``title: No`` stays "No" and ``published: 2026-02-06`` stays a text
    for one parser of dates to read.
    """
    if node.id == "scalar":
        return None if node.tag == "tag:yaml.org,2002:null" else node.value
    if node.id == "sequence":
        return [_value(item) for item in node.value]
    return {key.value: _value(value) for key, value in node.value if key.id == "scalar"}


def _loader() -> Any:
    """The safe loader in C where PyYAML was built with it, about eight times as fast."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _not_yaml(error: yaml.YAMLError, path: str) -> NewsreaderError:
    mark = getattr(error, "problem_mark", None)
    return NewsreaderError(
        "{place}: the front matter is not valid YAML: {reason}.",
        place=_place(path, mark.line if mark else 0),
        reason=getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable characters",
    )


def _place(path: str, line: int) -> str:
    return f"{path}:{line + _FIRST_LINE}"
