"""Sentences that people read, and the one kind of exception that carries one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in English with ``{name}`` places; the English text is the key of its translations."""

    text: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str, /, **values: object) -> Sentence:
        """A sentence whose places are filled with the string forms of `values`."""
        return cls(text, tuple((name, str(value)) for name, value in values.items()))

    def __str__(self) -> str:
        return self.text.format(**dict(self.values)) if self.values else self.text


class NewsreaderError(Exception):
    """Something a person can act on: it names the file, key or position, and what to do."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.sentence = Sentence.of(text, **values)
        super().__init__(str(self.sentence))
