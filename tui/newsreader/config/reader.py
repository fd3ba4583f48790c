"""config.yaml to settings: whatever is wrong becomes one sentence with its line, and the default stands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsreader.config.checks import COLUMNS, FEEDS, PRESET, TOP, fits
from newsreader.config.complaints import SECTIONS, bad_value, unknown
from newsreader.config.document import Value, read_document
from newsreader.config.settings import Columns, Config, FeedConfig, KeyConfig, KeyOverride
from newsreader.model import NewsreaderError, Sentence


def read_config(path: Path) -> tuple[Config, list[Sentence]]:
    """The settings of the file and what is wrong in it; never raises for what the file holds."""
    try:
        document = read_document(path)
    except NewsreaderError as error:
        return Config(keys=KeyConfig(file=str(path))), [error.sentence]
    reader = _Reader(document.file, document.problems)
    return reader.config(document.entries), sorted(reader.problems, key=_line)


def _line(problem: Sentence) -> int:
    return int(dict(problem.values).get("line", "0"))


class _Reader:
    def __init__(self, file: str, problems: list[Sentence]) -> None:
        self._file = file
        self.problems = problems

    def config(self, entries: dict[str, Value]) -> Config:
        values = self._fitting(entries, TOP, "", (*TOP, *SECTIONS))
        for name in ("library", "gazetteer"):
            if values.get(name) is not None:
                values[name] = self._path(values[name])
        columns = self._section(entries, "columns")
        return Config(
            columns=Columns(**self._fitting(columns, COLUMNS, "columns.", COLUMNS)),
            feeds=self._feeds(self._section(entries, "feeds")),
            keys=self._keys(self._section(entries, "keys")),
            **values,
        )

    def _fitting(
        self, entries: dict[str, Value], kinds: dict[str, Any], prefix: str, known: Iterable[str]
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in entries.items():
            if key in kinds:
                plain = value.plain()
                if fits(plain, kinds[key]):
                    values[key] = plain
                else:
                    self.problems.append(bad_value(self._file, prefix + key, value))
            elif key not in known:
                self.problems.append(
                    unknown(self._file, value.line, prefix + key, [prefix + k for k in known])
                )
        return values

    def _section(self, entries: dict[str, Value], name: str) -> dict[str, Value]:
        value = entries.get(name)
        if value is None or value.data is None:
            return {}
        if isinstance(value.data, dict):
            return value.data
        self.problems.append(bad_value(self._file, name, value))
        return {}

    def _feeds(self, entries: dict[str, Value]) -> FeedConfig:
        values = self._fitting(entries, FEEDS, "feeds.", FEEDS)
        return FeedConfig(tuple(values.get("allow_private", ())), values.get("every", 0))

    def _keys(self, entries: dict[str, Value]) -> KeyConfig:
        overrides: list[KeyOverride] = []
        preset: Any = "default"
        for name, value in entries.items():
            plain = value.plain()
            if name == "preset":
                if fits(plain, PRESET):
                    preset = plain
                else:
                    self.problems.append(bad_value(self._file, "keys.preset", value))
            elif (keys := _key_names(plain)) is None:
                self.problems.append(bad_value(self._file, "keys." + name, value))
            else:
                overrides.append(KeyOverride(name, keys, value.line))
        return KeyConfig(preset, tuple(overrides), self._file)

    def _path(self, text: str) -> Path:
        try:
            path = Path(text).expanduser()
        except RuntimeError:  # “~name” of nobody here: then it is a folder called so.
            path = Path(text)
        return path if path.is_absolute() else Path(self._file).resolve().parent / path


def _key_names(plain: Any) -> tuple[str, ...] | None:
    keys = plain if isinstance(plain, list) else [plain]
    if any(isinstance(key, bool) or not isinstance(key, str | int) for key in keys):
        return None
    return tuple(str(key) for key in keys)
