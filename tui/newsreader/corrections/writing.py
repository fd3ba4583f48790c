"""Corrections as a YAML file that people can read, check and share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsreader.model import Correction, told

_HEADING = """\
# Corrections of a newsreader, the oldest first; each sees what the ones before it did.
# kind: reject, retype, respan, add, merge, split or rename; scope: mention, article or archive.
# The anchor says where, by the hash of the text and a few words around; no article is in this file.
# "newsreader corrections import FILE" takes over what another archive does not have yet.
"""


def dump(corrections: Iterable[Correction]) -> str:
    """The corrections, in order, as a YAML list of mappings; a comment above each tells it in English."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    pieces = [_HEADING]
    for correction in corrections:
        entry = yaml.dump(
            [as_mapping(correction)], Dumper=dumper, allow_unicode=True, sort_keys=False, width=1 << 20
        )
        pieces.append(f"\n# {_comment(str(told(correction)))}\n{entry}")
    if len(pieces) == 1:
        pieces.append("[]\n")
    return "".join(pieces)


def as_mapping(correction: Correction) -> dict[str, Any]:
    """The fields of a correction that say something, under their own names, as plain values."""
    found: dict[str, Any] = {
        "kind": correction.kind.value,
        "scope": correction.scope.value,
        "surface": correction.surface,
        "label": correction.label.value,
        "entity": correction.entity,
        "to_label": correction.to_label.value if correction.to_label else None,
        "to_surface": correction.to_surface,
        "shift": correction.shift or None,
        "to_canonical": correction.to_canonical,
    }
    if (anchor := correction.anchor) is not None:
        found["anchor"] = {
            "sha256": anchor.sha256,
            "start": anchor.start,
            "before": anchor.before or None,
            "after": anchor.after or None,
            "title": anchor.title or None,
            "url": anchor.url,
        }
        found["anchor"] = {key: value for key, value in found["anchor"].items() if value is not None}
    return {key: value for key, value in found.items() if value is not None}


def _comment(text: str) -> str:
    """`text` on one line for any reader of YAML, to which a few signs more than ``\\n`` end a line."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
