"""What would be kept for each scope, and when enough is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.app.correcting.proposal import addition, merger, proposal_for
from newsreader.model import (
    Anchor,
    Article,
    CorrectionKind,
    Label,
    Mention,
    NewsreaderError,
    Origin,
    Scope,
    Span,
)

BODY = "Presiden Joko Widodo tiba."
ARTICLE = Article(7, "Judul", BODY, "hash", "a.txt", "hash")
JOKO = Mention(9, 13, "Joko", Label.PERSON, "person:joko-widodo", "Joko Widodo", Origin.MODEL, 0.8)


def anchor(article: Article, start: int, end: int) -> Anchor:
    return Anchor(article.sha256, start, article.body[start:end], "", "")


def test_rejecting_needs_no_choice() -> None:
    proposal = proposal_for(CorrectionKind.REJECT, ARTICLE, JOKO)
    assert proposal.scopes == tuple(Scope) and proposal.default_scope is Scope.ARTICLE
    here = proposal.correction(Scope.MENTION, anchor)
    assert here is not None and here.anchor == Anchor("hash", 9, "Joko", "", "")
    everywhere = proposal.correction(Scope.ARCHIVE, anchor)
    assert everywhere is not None and everywhere.anchor is None and everywhere.entity is None
    assert (everywhere.surface, everywhere.label) == ("Joko", Label.PERSON)


def test_another_type_has_to_be_another() -> None:
    proposal = proposal_for(CorrectionKind.RETYPE, ARTICLE, JOKO)
    assert proposal.correction(Scope.ARTICLE, anchor) is None
    assert replace(proposal, to_label=Label.PERSON).correction(Scope.ARTICLE, anchor) is None
    made = replace(proposal, to_label=Label.ORG).correction(Scope.ARTICLE, anchor)
    assert made is not None and made.to_label is Label.ORG


@pytest.mark.parametrize(
    ("span", "text", "shift"), [(Span(9, 20), "Joko Widodo", 0), (Span(0, 13), "Presiden Joko", -9)]
)
def test_another_span_is_told_from_the_old_one(span: Span, text: str, shift: int) -> None:
    proposal = proposal_for(CorrectionKind.RESPAN, ARTICLE, JOKO)
    assert not proposal.complete
    made = replace(proposal, to_span=span).correction(Scope.ARTICLE, anchor)
    assert made is not None and (made.to_surface, made.shift, made.surface) == (text, shift, "Joko")


def test_names() -> None:
    merge = proposal_for(CorrectionKind.MERGE, ARTICLE, JOKO)
    assert not merge.complete and not replace(merge, to_name=" …").complete
    made = replace(merge, to_name="  Jokowi ", to_label=Label.PERSON).correction(Scope.ARCHIVE, anchor)
    assert made is not None
    assert (made.entity, made.to_canonical, made.to_label) == ("person:joko-widodo", "Jokowi", None)
    split = replace(proposal_for(CorrectionKind.SPLIT, ARTICLE, JOKO), to_name="Joko Anwar")
    assert split.scopes == (Scope.MENTION, Scope.ARTICLE)
    assert split.correction(Scope.ARCHIVE, anchor) is None
    rename = proposal_for(CorrectionKind.RENAME, ARTICLE, JOKO)
    assert not replace(rename, to_name="Joko Widodo").complete
    assert replace(rename, to_name="JOKO WIDODO").complete, "the same entity under another spelling"


def test_what_stands_for_nobody_has_no_other_name() -> None:
    role = Mention(0, 8, "Presiden", Label.ROLE, None, None, Origin.RULE, 1.0)
    date = Mention(0, 8, "Presiden", Label.DATE, "date:2026", "2026", Origin.RULE, 1.0)
    for mention in (role, date):
        for kind in (CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME):
            with pytest.raises(NewsreaderError):
                proposal_for(kind, ARTICLE, mention)
        assert proposal_for(CorrectionKind.RETYPE, ARTICLE, mention).entity == mention.entity


def test_additions_and_mergers_from_a_card() -> None:
    added = addition(ARTICLE, Span(9, 20), Label.PERSON).correction(Scope.ARTICLE, anchor)
    assert added is not None and added.anchor is not None
    assert (added.surface, added.anchor.text, added.to_label) == ("Joko Widodo", "Joko Widodo", None)
    merged = merger("person:jokowi", "Jokowi", Label.PERSON, "Joko Widodo")
    assert merged.scopes == (Scope.ARCHIVE,) == (merged.default_scope,)
    made = merged.correction(Scope.ARCHIVE, anchor)
    assert made is not None and (made.entity, made.to_canonical) == ("person:jokowi", "Joko Widodo")
