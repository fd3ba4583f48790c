"""Corrections as sentences: for the status line, lists, and the comments of a shared file."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.model.correction import Correction, CorrectionKind, Scope
from newsreader.model.errors import Sentence


def told(correction: Correction) -> Sentence:
    """What a correction says, in one sentence without a full stop."""
    # A split says who is meant; that others are meant elsewhere is no part of the sentence.
    kind = CorrectionKind.MERGE if correction.kind is CorrectionKind.SPLIT else correction.kind
    return _TOLD[kind, correction.scope](correction)


_TOLD: dict[tuple[CorrectionKind, Scope], Callable[[Correction], Sentence]] = {
    (CorrectionKind.REJECT, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” is no name here", text=one.surface
    ),
    (CorrectionKind.REJECT, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” is no name in this article", text=one.surface
    ),
    (CorrectionKind.REJECT, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” is no name anywhere", text=one.surface
    ),
    (CorrectionKind.RETYPE, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” is {label} here", text=one.surface, label=one.to_label
    ),
    (CorrectionKind.RETYPE, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” is {label} in this article", text=one.surface, label=one.to_label
    ),
    (CorrectionKind.RETYPE, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” is {label} everywhere", text=one.surface, label=one.to_label
    ),
    (CorrectionKind.RESPAN, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” is “{new}” here", text=one.surface, new=one.to_surface
    ),
    (CorrectionKind.RESPAN, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” is “{new}” in this article", text=one.surface, new=one.to_surface
    ),
    (CorrectionKind.RESPAN, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” is “{new}” everywhere", text=one.surface, new=one.to_surface
    ),
    (CorrectionKind.ADD, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” is marked as {label} here", text=one.surface, label=one.label
    ),
    (CorrectionKind.ADD, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” is marked as {label} in this article", text=one.surface, label=one.label
    ),
    (CorrectionKind.ADD, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” is marked as {label} everywhere", text=one.surface, label=one.label
    ),
    (CorrectionKind.MERGE, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” stands for {name} here", text=one.surface, name=one.to_canonical
    ),
    (CorrectionKind.MERGE, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” stands for {name} in this article", text=one.surface, name=one.to_canonical
    ),
    (CorrectionKind.MERGE, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” stands for {name} everywhere", text=one.surface, name=one.to_canonical
    ),
    (CorrectionKind.RENAME, Scope.MENTION): lambda one: Sentence.of(
        "“{text}” is called {name} here", text=one.surface, name=one.to_canonical
    ),
    (CorrectionKind.RENAME, Scope.ARTICLE): lambda one: Sentence.of(
        "“{text}” is called {name} in this article", text=one.surface, name=one.to_canonical
    ),
    (CorrectionKind.RENAME, Scope.ARCHIVE): lambda one: Sentence.of(
        "“{text}” is called {name} everywhere", text=one.surface, name=one.to_canonical
    ),
}
