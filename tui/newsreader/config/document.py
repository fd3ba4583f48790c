"""A small, safe reader of YAML files that people write: every value knows its line.

Refused with one sentence: unreadable, too big or binary files, broken YAML, aliases (they can blow up), deep
nesting, and files that are no mapping. Keys given twice are reported, and the first is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreader.model import NewsreaderError, Sentence

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 256 * 1024
DEEPEST_NESTING = 8
LONGEST_TYPED_VALUE = 1000
"""Longer values stay text: YAML's number forms could take long to compute."""

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a file and the line, from 1, where it stands. `data` holds further values in lists and
    mappings."""

    data: Scalar | list[Value] | dict[str, Value]
    line: int

    def plain(self) -> Any:
        """The value as plain Python data, without lines."""
        if isinstance(self.data, dict):
            return {key: value.plain() for key, value in self.data.items()}
        if isinstance(self.data, list):
            return [value.plain() for value in self.data]
        return self.data


@dataclass(frozen=True, slots=True)
class Document:
    """A file's top-level mapping, and what is wrong in it without making it useless."""

    file: str
    entries: dict[str, Value]
    problems: list[Sentence] = field(default_factory=list)


def read_document(path: Path) -> Document:
    """The mapping in a YAML file; an empty file is an empty mapping.

    Raises NewsreaderError with the file, and the line where one is to blame.
    """
    file = str(path)
    text = _read_text(path)
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_dangerous(yaml.parse(text, Loader=loader), file)
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NewsreaderError(
            "{file}, line {line}: this is not valid YAML; names with signs such as “[” or “*” need quotes.",
            file=file,
            line=mark.line + 1 if mark is not None else 1,
        ) from None
    problems: list[Sentence] = []
    value = _Builder(file, problems).value(root) if root is not None else Value({}, 1)
    if value.data is None:
        value = Value({}, 1)
    if not isinstance(value.data, dict):
        raise NewsreaderError(
            "{file}, line {line}: settings must be written as “name: value” lines.",
            file=file,
            line=value.line,
        )
    return Document(file, value.data, problems)


def _read_text(path: Path) -> str:
    try:
        # Only a plain file: reading a pipe or a device would never end.
        if not path.is_file():
            raise NewsreaderError("{file} cannot be read: it is no file.", file=path)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NewsreaderError(
            "{file} cannot be read: {reason}.", file=path, reason=error.strerror or error
        ) from None
    if len(data) > LARGEST_FILE:
        raise NewsreaderError(
            "{file} is larger than {size} KiB and was not read.", file=path, size=LARGEST_FILE // 1024
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NewsreaderError("{file} is no UTF-8 text and was not read.", file=path) from None
    if "\0" in text:
        raise NewsreaderError("{file} is no UTF-8 text and was not read.", file=path)
    return text


def _refuse_dangerous(events: Iterator[yaml.Event], file: str) -> None:
    """Reads events one by one, so that neither aliases nor nesting can cost more than the file's length."""
    import yaml

    depth = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise NewsreaderError(
                "{file}, line {line}: “&” and “*” references are not allowed; a name that begins with such a "
                "sign needs quotes.",
                file=file,
                line=line,
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST_NESTING:
                raise NewsreaderError("{file}, line {line}: nested too deeply.", file=file, line=line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Builder:
    """Turns nodes into values, as SafeLoader would, and keeps their lines."""

    def __init__(self, file: str, problems: list[Sentence]) -> None:
        from yaml.constructor import SafeConstructor

        self._file = file
        self._problems = problems
        self._constructor = SafeConstructor()

    def value(self, node: yaml.Node) -> Value:
        import yaml

        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return Value(self._mapping(node), line)
        if isinstance(node, yaml.SequenceNode):
            return Value([self.value(item) for item in node.value], line)
        return Value(self._scalar(node), line)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node.value, str) else "?"
            line = key_node.start_mark.line + 1
            if key in entries:
                self._problems.append(
                    Sentence.of(
                        "{file}, line {line}: “{key}” was set already on line {first}; the first is used.",
                        file=self._file,
                        line=line,
                        key=key,
                        first=entries[key].line,
                    )
                )
                continue
            entries[key] = Value(self.value(value_node).data, line)
        return entries

    def _scalar(self, node: yaml.Node) -> Scalar:
        from yaml import YAMLError

        if len(node.value) > LONGEST_TYPED_VALUE:
            return str(node.value)
        try:
            data = self._constructor.construct_object(node)
        except (ValueError, ArithmeticError, YAMLError):
            # 2026-99-99 or !!python/name: as it was written, so that the message can show it.
            return str(node.value)
        return data if isinstance(data, Scalar) else str(node.value)
