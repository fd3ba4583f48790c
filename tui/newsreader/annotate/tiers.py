"""The extractor that the program uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsreader.annotate.annotator import Annotator
from newsreader.annotate.extractor import Extractor
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.rule_detector import RuleDetector
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
    return _made(Gazetteer.bundled().merged(own), f"+user-{digest}")


@cache
def _bundled() -> Annotator:
    return _made(Gazetteer.bundled())


def _made(gazetteer: Gazetteer, suffix: str = "") -> Annotator:
    return Annotator(RuleDetector(gazetteer), gazetteer, suffix)
