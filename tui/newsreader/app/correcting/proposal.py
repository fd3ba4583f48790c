"""A correction that is being thought over: what is chosen so far, and what would be kept for each scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsreader.model import (
    ENTITY_LABELS,
    Anchor,
    Article,
    Correction,
    CorrectionKind,
    Label,
    Mention,
    NewsreaderError,
    Scope,
    Span,
    entity_key,
)

IDENTITY = frozenset({CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME})
"""Kinds that are about whom a mention stands for, and not about what is marked."""
AnchorAt = Callable[[Article, int, int], Anchor]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person has chosen so far.

    `article` is None where no article is open that it is about: it can only be about the archive then. `span`
    and `label` are the mention as it stands, or for ADD the text and label to mark; `entity` and `name` say
    for whom it stands. `to_label`, `to_span` and `to_name` are what it is to become, as far as chosen.
    """

    kind: CorrectionKind
    article: Article | None
    span: Span
    surface: str
    label: Label
    entity: str | None = None
    name: str = ""
    to_label: Label | None = None
    to_span: Span | None = None
    to_name: str = ""

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """How far this correction can reach, the nearest first."""
        if self.article is None:
            return (Scope.ARCHIVE,)
        if self.kind is CorrectionKind.SPLIT:
            return (Scope.MENTION, Scope.ARTICLE)
        return tuple(Scope)

    @property
    def default_scope(self) -> Scope:
        """The article, where there is one."""
        return Scope.ARTICLE if Scope.ARTICLE in self.scopes else self.scopes[0]

    @property
    def complete(self) -> bool:
        """Whether enough is chosen, and anything would change."""
        if self.kind is CorrectionKind.RETYPE:
            return self.to_label not in (None, self.label)
        if self.kind is CorrectionKind.RESPAN:
            return self.to_span not in (None, self.span)
        if self.kind in IDENTITY:
            label = self.to_label or self.label
            key = entity_key(label, self.to_name)
            return bool(key.partition(":")[2]) and (key, self.to_name.strip()) != (self.entity, self.name)
        return True

    def correction(self, scope: Scope, anchor: AnchorAt) -> Correction | None:
        """What would be kept for a scope; None while something is still to be chosen."""
        if not self.complete or scope not in self.scopes:
            return None
        article, kind = self.article, self.kind
        moved = self.to_span if kind is CorrectionKind.RESPAN and article is not None else None
        return Correction(
            kind,
            scope,
            self.surface,
            self.label,
            entity=self.entity if kind in IDENTITY else None,
            anchor=(
                anchor(article, self.span.start, self.span.end)
                if article is not None and scope is not Scope.ARCHIVE
                else None
            ),
            to_label=self.to_label if self.to_label is not self.label else None,
            to_surface=moved.text(article.body) if moved and article else None,
            shift=moved.start - self.span.start if moved else 0,
            to_canonical=" ".join(self.to_name.split()) if kind in IDENTITY else None,
        )


def proposal_for(kind: CorrectionKind, article: Article, mention: Mention) -> Proposal:
    """The beginning of a correction of a mention.

    Raises NewsreaderError where a mention of its label stands for nobody who could be merged or renamed.
    """
    if kind in IDENTITY and (mention.entity is None or mention.label not in ENTITY_LABELS):
        raise NewsreaderError("“{text}” stands for nobody who could have another name.", text=mention.text)
    return Proposal(
        kind,
        article,
        Span(mention.start, mention.end),
        mention.text,
        mention.label,
        mention.entity,
        mention.canonical or mention.text,
    )


def addition(article: Article, span: Span, label: Label) -> Proposal:
    """The beginning of a mark that is missing."""
    return Proposal(CorrectionKind.ADD, article, span, span.text(article.body), label)


def merger(entity: str, name: str, label: Label, into: str) -> Proposal:
    """One entity of the archive made one with another of its label."""
    return Proposal(CorrectionKind.MERGE, None, Span(0, 0), name, label, entity, name, to_name=into)
