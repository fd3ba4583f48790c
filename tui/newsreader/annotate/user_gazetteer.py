"""Names that a person listed in a YAML file.

::

    - name: Bappeda Kota Malang
      label: ORG
      aliases: [Bappeda]
    - name: Merdeka        # never to be marked
      reject: true
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from newsreader.annotate.gazetteer import Entry, Gazetteer, name_form
from newsreader.model import ENTITY_LABELS, Label, NewsreaderError, Origin

_KEYS = frozenset({"name", "label", "aliases", "reject"})
_LABELS = {label.value: label for label in ENTITY_LABELS}
_LONGEST = 200


def read_user_gazetteer(path: Path) -> Gazetteer:
    """The names a person listed.

    Raises NewsreaderError naming file, line and key where an entry is not understood.
    """
    root = _compose(path)
    gazetteer = Gazetteer(listed=True)
    if root is None:
        return gazetteer
    if not isinstance(root, yaml.SequenceNode):
        raise NewsreaderError(
            "{file}, line {line}: a list of names is expected, each a “- name: …” with a label.",
            file=path,
            line=root.start_mark.line + 1,
        )
    for node in root.value:
        _read_entry(path, node, gazetteer)
    return gazetteer


def _compose(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or error) if isinstance(error, OSError) else "it is no UTF-8 text"
        raise NewsreaderError("{file} could not be read: {reason}.", file=path, reason=reason) from error
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NewsreaderError(
            "{file}, line {line}: this is not YAML ({reason}).",
            file=path,
            line=mark.line + 1 if mark else 1,
            reason=getattr(error, "problem", None) or "unreadable",
        ) from error
    except RecursionError as error:
        raise NewsreaderError("{file} is nested too deeply to be read.", file=path) from error


def _read_entry(path: Path, node: Any, gazetteer: Gazetteer) -> None:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise NewsreaderError(
            "{file}, line {line}: every name needs its keys, such as “- name: …” and “label: …”.",
            file=path,
            line=line,
        )
    fields: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value not in _KEYS:
            raise NewsreaderError(
                "{file}, line {line}: the key “{key}” is not known; name, label, aliases and reject are.",
                file=path,
                line=key.start_mark.line + 1,
                key=key.value if isinstance(key, yaml.ScalarNode) else "…",
            )
        fields[key.value] = value
    name = _text(path, "name", fields.get("name"), line)
    names = [name, *_aliases(path, fields.get("aliases"))]
    if _flag(path, fields.get("reject")):
        for one in names:
            gazetteer.rejected.add(name_form(one))
        return
    label = _label(path, fields.get("label"), line)
    for one in names:
        gazetteer.add(one, Entry(label, name, weak=False, by=Origin.USER))


def _text(path: Path, key: str, node: Any, line: int) -> str:
    if node is None:
        raise NewsreaderError(
            "{file}, line {line}: the key “{key}” is missing.", file=path, line=line, key=key
        )
    value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
    if not value or len(value) > _LONGEST or "\n" in value:
        raise NewsreaderError(
            "{file}, line {line}: “{key}” needs a name of 1 to {most} characters on one line.",
            file=path,
            line=node.start_mark.line + 1,
            key=key,
            most=_LONGEST,
        )
    return str(value)


def _aliases(path: Path, node: Any) -> list[str]:
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise NewsreaderError(
            "{file}, line {line}: “{key}” needs a list, such as [Bappeda, Bappeko].",
            file=path,
            line=node.start_mark.line + 1,
            key="aliases",
        )
    return [_text(path, "aliases", one, one.start_mark.line + 1) for one in node.value]


def _flag(path: Path, node: Any) -> bool:
    if node is None:
        return False
    if not isinstance(node, yaml.ScalarNode) or node.value.lower() not in ("true", "false", "yes", "no"):
        raise NewsreaderError(
            "{file}, line {line}: “{key}” is either true or false.",
            file=path,
            line=node.start_mark.line + 1,
            key="reject",
        )
    return node.value.lower() in ("true", "yes")


def _label(path: Path, node: Any, line: int) -> Label:
    if node is None:
        raise NewsreaderError(
            "{file}, line {line}: the key “{key}” is missing.", file=path, line=line, key="label"
        )
    value = str(node.value).upper() if isinstance(node, yaml.ScalarNode) else ""
    if value not in _LABELS:
        raise NewsreaderError(
            "{file}, line {line}: “{key}” must be one of {labels}.",
            file=path,
            line=node.start_mark.line + 1,
            key="label",
            labels=", ".join(_LABELS),
        )
    return _LABELS[value]
