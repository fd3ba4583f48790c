"""What every extractor answers to, whatever it is made of."""

from __future__ import annotations

from typing import Protocol

from newsreader.model import Annotations


class Extractor(Protocol):
    """Finds the names, values, dates and quotes of one body.

    `version` changes whenever the answers may change, so that an archive knows what to annotate anew.
    """

    version: str

    def annotate(
        self, body: str, *, title: str = "", published: str | None = None, lang: str = "id"
    ) -> Annotations:
        """The annotations of `body`; offsets are code points of `body` as given.

        `published` (``YYYY-MM-DD…``) anchors relative dates; `lang` is ``id``, ``en`` or ``other``. Never
        raises for any text; the time taken grows linearly with its length.
        """
        ...
