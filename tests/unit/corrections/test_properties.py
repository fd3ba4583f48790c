"""What holds for any body, any annotations and any corrections."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.corrections import apply, corrected, orphaned, problem
from newsreader.model import ENTITY_LABELS, Annotations, Correction, Label, Origin, Scope
from tests.unit.corrections import strategies

Case = tuple[str, Annotations, list[Correction]]

many = settings(max_examples=150, deadline=None)


@given(strategies.cases())
@many
def test_mentions_never_overlap_and_offsets_are_exact(case: Case) -> None:
    body, raw, corrections = case
    found = corrected(body, raw, corrections)
    assert all(before.end <= after.start for before, after in pairwise(found.mentions))
    assert all(0 <= one.start < one.end <= len(body) for one in found.mentions)
    assert all(one.text == body[one.start : one.end] for one in found.mentions)
    assert all(one.text == body[one.start : one.end] for one in found.roles)
    assert found.extractor == raw.extractor
    assert found.dates == raw.dates
    assert [(one.start, one.end) for one in found.quotes] == [(one.start, one.end) for one in raw.quotes]


@given(strategies.cases())
@many
def test_keys_fit_labels(case: Case) -> None:
    body, raw, corrections = case
    for one in corrected(body, raw, corrections).mentions:
        if one.label in ENTITY_LABELS:
            assert (one.entity or "").startswith(f"{one.label.lower()}:")
            assert one.canonical is not None
        elif one.label is not Label.DATE:
            assert (one.entity, one.canonical) == (None, None)
        assert one in raw.mentions or (one.by is Origin.USER and one.score == 1.0)


@given(strategies.cases())
@many
def test_without_corrections_all_is_as_it_was(case: Case) -> None:
    body, raw, corrections = case
    applied = apply(body, raw, corrections)
    assert corrected(body, raw, []) is raw
    if not applied.effective:
        assert applied.annotations is raw


@given(strategies.cases())
@many
def test_only_those_that_had_a_part_count(case: Case) -> None:
    """Taking back what changed nothing changes nothing, so that it need not be looked for."""
    body, raw, corrections = case
    applied = apply(body, raw, corrections)
    kept = [one for number, one in enumerate(corrections) if number in applied.effective]
    assert corrected(body, raw, kept) == applied.annotations


@given(strategies.cases(), st.data())
@many
def test_the_later_of_two_decisions_stands(case: Case, data: st.DataObject) -> None:
    """What was marked or rejected last is so, whatever came before."""
    body, raw, corrections = case
    last = data.draw(strategies.corrections(body, raw))
    if last.scope is not Scope.MENTION or last.anchor is None or not last.surface:
        return
    found = corrected(body, raw, [*corrections, last])
    span = last.anchor.start, last.anchor.start + len(last.surface)
    held = {(one.start, one.end): one.label for one in found.mentions}
    if last.kind == "reject":
        assert span not in held
    elif last.kind == "add":
        assert held[span] is last.label
    elif last.kind == "retype":
        assert held[span] is last.to_label


@given(strategies.cases())
@many
def test_one_after_the_other_is_all_at_once(case: Case) -> None:
    """For corrections of one place, which remember nothing: the later ones see what the earlier ones made."""
    body, raw, corrections = case
    single = [one for one in corrections if one.scope is Scope.MENTION and one.kind in ("reject", "add")]
    for cut in range(len(single) + 1):
        halfway = corrected(body, raw, single[:cut])
        assert corrected(body, halfway, single[cut:]).mentions == corrected(body, raw, single).mentions


@given(strategies.cases())
@many
def test_the_same_again_changes_nothing_more(case: Case) -> None:
    body, raw, corrections = case
    for one in corrections:
        once = corrected(body, raw, [one])
        if one.kind in ("reject", "add"):
            assert corrected(body, raw, [one, one]) == once


@given(strategies.cases())
@many
def test_any_correction_gets_an_answer(case: Case) -> None:
    body, _, corrections = case
    for one in corrections:
        problem(one)
        orphaned(body, one)


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD")), max_size=8))
@many
def test_merges_end_in_one_name_for_one_entity(pairs: list[tuple[str, str]]) -> None:
    """Whatever circles they make: two mentions of one entity never come apart, and there is an end."""
    from newsreader.model import CorrectionKind, Mention

    body = "A B C D A B C D"
    raw = Annotations(
        "x",
        tuple(
            Mention(n, n + 1, c, Label.ORG, f"org:{c.lower()}", c, Origin.MODEL, 1.0)
            for n, c in enumerate(body)
            if c != " "
        ),
    )
    merges = [
        Correction(
            CorrectionKind.MERGE, Scope.ARCHIVE, one, Label.ORG, f"org:{one.lower()}", to_canonical=other
        )
        for one, other in pairs
    ]
    found = corrected(body, raw, merges).mentions
    assert [one.entity for one in found[:4]] == [one.entity for one in found[4:]]
    if pairs and pairs[-1][0] != pairs[-1][1]:
        assert f"org:{pairs[-1][0].lower()}" not in {one.entity for one in found} or _leads_back(pairs)


def _leads_back(pairs: list[tuple[str, str]]) -> bool:
    """Whether the last target was decided before to be somebody else."""
    return any(one == pairs[-1][1] for one, _ in pairs[:-1])
