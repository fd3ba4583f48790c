"""Names, dates, quotes and who is who in one body: the extractor and all it is made of."""

from __future__ import annotations

from pathlib import Path

from newsreader.annotate.extractor import Extractor

__all__ = ["Extractor", "default_extractor"]


def default_extractor(user_gazetteer: Path | None = None) -> Extractor:
    """The best extractor there is, with the names a person listed in a YAML file, if any.

    Raises NewsreaderError naming file, line and key where that file is not understood.
    """
    from newsreader.annotate.default import default_extractor as make

    return make(user_gazetteer)
