"""Names, dates, quotes and who is who in one body: the extractors and all they are made of."""

from __future__ import annotations

from pathlib import Path

from newsreader.annotate.extractor import Extractor

__all__ = ["Extractor", "exact_extractor", "fast_extractor"]


def fast_extractor(user_gazetteer: Path | None = None) -> Extractor:
    """The extractor for import, some milliseconds an article, with the names a person listed, if any.

    Raises NewsreaderError naming file, line and key where that YAML file is not understood.
    """
    from newsreader.annotate.tiers import extractor

    return extractor(user_gazetteer, exact=False)


def exact_extractor(user_gazetteer: Path | None = None) -> Extractor:
    """The extractor for what somebody reads, some tenths of a second an article; see `fast_extractor`."""
    from newsreader.annotate.tiers import extractor

    return extractor(user_gazetteer, exact=True)
