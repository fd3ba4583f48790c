"""config.yaml to settings: whatever is wrong becomes one sentence with its line, and the default stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsreader.config.checks import ALLOWED, COLUMNS, PRESET, SECTIONS, TOP, fits
from newsreader.config.document import Value, read_document
from newsreader.config.settings import Columns, Config, KeyConfig, KeyOverride
from newsreader.model import NewsreaderError, Sentence


def read_config(path: Path) -> tuple[Config, list[Sentence]]:
    """The settings of the file and what is wrong in it; never raises for what the file holds."""
    try:
        document = read_document(path)
    except NewsreaderError as error:
        return Config(keys=KeyConfig(file=str(path))), [error.sentence]
    reader = _Reader(document.file, document.problems)
    return reader.config(document.entries), sorted(reader.problems, key=_line)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, or None where nothing is like it."""
    return next(iter(difflib.get_close_matches(name[:80], list(known), n=1)), None)


def unknown(file: str, line: int, key: str, known: Iterable[str]) -> Sentence:
    """The sentence for a name that means nothing here, with the nearest that does."""
    near = nearest(key, known)
    where = {"file": file, "line": line, "key": "".join(c if c.isprintable() else "�" for c in key[:80])}
    if near is None:
        return Sentence.of(
            "{file}, line {line}: unknown key “{key}”; it was left out.", file=file, line=line, key=key
        )
    return Sentence.of(
        "{file}, line {line}: unknown key “{key}”; did you mean “{near}”?",
        file=file,
        line=line,
        key=key,
        near=near,
    )


def _line(problem: Sentence) -> int:
    return int(dict(problem.values).get("line", "0"))


def bad_value(file: str, key: str, value: Value) -> Sentence:
    """The sentence for a value which its setting cannot take."""
    where = {"file": file, "line": value.line, "key": key, "value": _shown(value)}
    if key in ALLOWED:
        allowed = ALLOWED[key]
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}” but {allowed}.", **where, allowed=allowed
        )
    if key in SECTIONS:
        return Sentence.of(
            "{file}, line {line}: “{key}” needs indented lines below it instead of “{value}”.", **where
        )
    if key.startswith("keys."):
        return Sentence.of(
            "{file}, line {line}: “{key}” cannot be “{value}”; it takes a key or a list of keys.", **where
        )
    return Sentence.of(
        "{file}, line {line}: “{key}” cannot be “{value}”; it takes a name or a path.", **where
    )


def _shown(value: Value) -> str:
    text = "".join(c if c.isprintable() else "�" for c in str(value.plain())[:41])
    return text if len(text) <= 40 else text[:39] + "…"


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
        path = Path(text).expanduser()
        return path if path.is_absolute() else Path(self._file).resolve().parent / path


def _key_names(plain: Any) -> tuple[str, ...] | None:
    keys = plain if isinstance(plain, list) else [plain]
    if any(isinstance(key, bool) or not isinstance(key, str | int) for key in keys):
        return None
    return tuple(str(key) for key in keys)
