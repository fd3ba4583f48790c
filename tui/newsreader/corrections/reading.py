"""A YAML file of corrections, which may come from anybody.

Read event by event: nothing is built that a file could blow up, and no more than one entry is held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.corrections.entries import Entry, Mapping, Node, Scalar, entry
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 16 << 20
"""Bytes; some 30,000 corrections."""

_DEEPEST = 4


def read_file(path: Path) -> list[Entry]:
    """What a file says, an entry each, with what is wrong with it.

    Raises NewsreaderError, naming the file and, where one is to blame, the line, if it cannot be read as a
    list of mappings at all: it is no file, too large, no UTF-8, no YAML, nested deeply, or has references.
    """
    return list(read_text(_text(path), str(path)))


def read_text(text: str, name: str) -> Iterator[Entry]:
    """As `read_file`; `name` is what messages call it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from _Reader(yaml.parse(text, Loader=loader), name).entries()
    except yaml.YAMLError as error:
        raise NewsreaderError(
            "{file}, line {line}: this is not valid YAML; names with signs such as “[” or “*” need quotes.",
            file=name,
            line=_line_of(error, text),
        ) from error


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    position = getattr(error, "position", 0)
    return text.count("\n", 0, position if isinstance(position, int) else 0) + 1


def _text(path: Path) -> str:
    try:
        # Only a plain file: reading a pipe or a device would never end.
        if not path.is_file():
            raise NewsreaderError("{file} cannot be read: it is no file.", file=path)
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NewsreaderError("{file} cannot be read: {reason}.", file=path, reason=reason) from error
    if len(data) > LARGEST_FILE:
        raise NewsreaderError(
            "{file} is larger than {size} KiB and was not read.", file=path, size=LARGEST_FILE >> 10
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NewsreaderError("{file} is no UTF-8 text and was not read.", file=path) from error


@dataclass(slots=True)
class _Reader:
    """Walks through the events of one file."""

    events: Iterator[yaml.Event]
    name: str

    def entries(self) -> Iterator[Entry]:
        """The entries of the only document."""
        import yaml

        documents = 0
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise NewsreaderError(
                        "{file}, line {line}: a second document begins here; one list is expected.",
                        file=self.name,
                        line=_line(event),
                    )
            elif isinstance(event, yaml.SequenceStartEvent):
                while not isinstance(event := self._next(), yaml.SequenceEndEvent):
                    yield entry(self._node(event, 2))
            elif isinstance(event, yaml.MappingStartEvent) or (
                isinstance(event, yaml.ScalarEvent) and event.value
            ):
                raise NewsreaderError(
                    "{file}, line {line}: a list of corrections is expected, each beginning with “- ”.",
                    file=self.name,
                    line=_line(event),
                )

    def _next(self) -> yaml.Event:
        import yaml

        event = next(self.events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise NewsreaderError(
                "{file}, line {line}: “&” and “*” references are not allowed; a name that begins with such a "
                "sign needs quotes.",
                file=self.name,
                line=_line(event),
            )
        return event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """The value that begins with `event`."""
        import yaml

        line = _line(event)
        tagged = bool(getattr(event, "tag", None))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, plain=not event.style, tagged=tagged)
        if depth > _DEEPEST:
            raise NewsreaderError("{file}, line {line}: nested too deeply.", file=self.name, line=line)
        if isinstance(event, yaml.MappingStartEvent):
            pairs = []
            while not isinstance(key := self._next(), yaml.MappingEndEvent):
                pairs.append((self._node(key, depth + 1), self._node(self._next(), depth + 1)))
            return Mapping(pairs, line, tagged=tagged)
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            self._node(item, depth + 1)
        return Scalar(None, line, plain=False, tagged=True)


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1
