"""The extractor that the program uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsreader.annotate.extractor import Extractor
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.rule_extractor import RuleExtractor
from newsreader.annotate.user_gazetteer import read_user_gazetteer


def default_extractor(user_gazetteer: Path | None = None) -> Extractor:
    """The best extractor there is, with the names a person listed in a YAML file, if any.

    Raises NewsreaderError naming file, line and key where that file is not understood.
    """
    if user_gazetteer is None:
        return _bundled()
    import hashlib

    own = read_user_gazetteer(user_gazetteer)
    digest = hashlib.sha256(user_gazetteer.read_bytes()).hexdigest()[:8]
    extractor = RuleExtractor(Gazetteer.bundled().merged(own))
    extractor.version += f"+user-{digest}"
    return extractor


@cache
def _bundled() -> RuleExtractor:
    return RuleExtractor(Gazetteer.bundled())
