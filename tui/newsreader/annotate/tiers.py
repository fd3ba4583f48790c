"""Which extractor the program uses: a fast one for import, an exact one for what somebody reads."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from newsreader.annotate.annotator import Annotator
from newsreader.annotate.detector import Detector
from newsreader.annotate.extractor import Extractor
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.tagger import exact_tagger, fast_tagger
from newsreader.annotate.user_gazetteer import read_user_gazetteer


def extractor(user_gazetteer: Path | None = None, *, exact: bool) -> Extractor:
    """The extractor with the names a person listed in a YAML file, if any.

    Raises NewsreaderError naming file, line and key where that file is not understood.
    """
    if user_gazetteer is None:
        return _bundled(exact)
    own = read_user_gazetteer(user_gazetteer)
    digest = hashlib.sha256(user_gazetteer.read_bytes()).hexdigest()[:8]
    return _made(Gazetteer.bundled().merged(own), exact, f"+user-{digest}")


@cache
def _bundled(exact: bool) -> Annotator:
    return _made(Gazetteer.bundled(), exact)


def _made(gazetteer: Gazetteer, exact: bool, suffix: str = "") -> Annotator:
    tagger = exact_tagger(gazetteer) if exact else fast_tagger(gazetteer)
    return Annotator(Detector(tagger), gazetteer, suffix)
