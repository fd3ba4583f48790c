"""What the app remembers between starts, apart from the archive."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Self

_log = logging.getLogger("newsreader")
_LIST_WIDTH = (20, 120)


@dataclass(frozen=True, slots=True)
class State:
    """The arrangement of one library's windows. None means: as the configuration says.

    `configured` is what the configuration said when the state was saved: a setting that was changed since
    then wins over what was chosen in the app before.
    """

    configured: str | None = None
    theme: str | None = None
    language: str | None = None
    order: str | None = None
    list_width: int | None = None
    sidebar: bool | None = None
    letters: bool | None = None
    marked: bool | None = None
    article_id: int | None = None

    @classmethod
    def load(cls, path: Path) -> Self:
        """What was saved last; a missing or unreadable file is an empty state."""
        try:
            found = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:
            _log.warning("the state in %s was not read: %s", path, error)
            return cls()
        if not isinstance(found, dict):
            return cls()
        types = {"theme": str, "language": str, "order": str, "list_width": int, "sidebar": bool}
        types |= {"letters": bool, "marked": bool, "article_id": int, "configured": str}
        kept = {
            field.name: found[field.name]
            for field in fields(cls)
            if type(found.get(field.name)) is types[field.name]
        }
        width = kept.get("list_width")
        if isinstance(width, int):
            low, high = _LIST_WIDTH
            kept["list_width"] = max(low, min(high, width))
        return replace(cls(), **kept)

    def under(self, configured: str) -> Self:
        """This state under a configuration; its own choices hold only while that has not changed."""
        if self.configured == configured:
            return self
        return replace(self, configured=configured, theme=None, language=None, order=None, list_width=None)

    def save(self, path: Path) -> None:
        """Write the state whole or not at all; a folder that cannot be written is logged, not fatal."""
        temporary = path.with_suffix(".tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")
            temporary.replace(path)
        except OSError as error:
            _log.warning("the state in %s was not saved: %s", path, error)
