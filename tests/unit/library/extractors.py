"""Extractors made up for the library's tests: they mark listed names and nothing else."""

from __future__ import annotations

from newsreader.model import Annotations, Label, Mention, Origin, entity_key


class Listed:
    """Marks every occurrence of some names as persons."""

    def __init__(self, version: str, *names: str) -> None:
        self.version = version
        self.names = names
        self.asked: list[str] = []

    def annotate(
        self,
        body: str,
        *,
        title: str = "",  # noqa: ARG002
        published: str | None = None,  # noqa: ARG002
        lang: str = "id",  # noqa: ARG002
    ) -> Annotations:
        """See Extractor.annotate; fails where the body says so."""
        self.asked.append(body)
        if "GAGAL" in body:
            raise ZeroDivisionError(body)
        found = []
        for name in self.names:
            start = body.find(name)
            while start >= 0:
                key = entity_key(Label.PERSON, name)
                why = f"model:{self.version}"
                end = start + len(name)
                found.append(Mention(start, end, name, Label.PERSON, key, name, Origin.MODEL, 0.5, why))
                start = body.find(name, end)
        return Annotations(self.version, tuple(sorted(found)))
