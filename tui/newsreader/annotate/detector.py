"""What every way of marking names answers to."""

from __future__ import annotations

from typing import Protocol

from newsreader.annotate.claims import Claims
from newsreader.annotate.document import Document
from newsreader.model import ResolvedDate


class Detector(Protocol):
    """Claims the names, roles and values of one document; linking, quotes and roles held come after it.

    `version` changes whenever the claims may change.
    """

    version: str

    def detect(self, document: Document, claims: Claims, dates: tuple[ResolvedDate, ...]) -> None:
        """Fill `claims`; `dates` are all date expressions of the body, the relative ones among them."""
        ...
