"""Later corrections see what earlier ones did; who is who is decided once."""

from __future__ import annotations

import pytest

from newsreader.corrections import corrected, orphaned
from newsreader.model import Annotations, Correction, Label
from tests.unit.corrections.samples import BODY, LAVROV, RAW, anchor, correction, mention, shown

ABC = "Aa, Bb, Cc."


def named(*corrections: Correction) -> list[str | None]:
    """Whom the three names stand for in the end."""
    raw = Annotations("fast-1", tuple(mention(text, Label.PERSON, body=ABC) for text in ("Aa", "Bb", "Cc")))
    return [one.canonical for one in corrected(ABC, raw, corrections).mentions]


def merge(one: str, other: str) -> Correction:
    return correction("merge", "archive", one, entity=f"person:{one.lower()}", to_canonical=other)


def test_chains_resolve_in_either_order() -> None:
    assert named(merge("Aa", "Bb"), merge("Bb", "Cc")) == ["Cc"] * 3
    assert named(merge("Bb", "Cc"), merge("Aa", "Bb")) == ["Cc"] * 3


def test_of_a_circle_the_later_decision_counts() -> None:
    assert named(merge("Aa", "Bb"), merge("Bb", "Aa")) == ["Aa", "Aa", "Cc"]
    assert named(merge("Aa", "Bb"), merge("Bb", "Cc"), merge("Cc", "Aa")) == ["Aa"] * 3
    assert named(merge("Aa", "Bb"), merge("Bb", "Aa"), merge("Aa", "Bb")) == ["Bb", "Bb", "Cc"]


def test_what_is_marked_later_follows_earlier_decisions() -> None:
    rename = correction("rename", "archive", "Putin", entity="person:putin", to_canonical="Vladimir Putin")
    assert ("Putin", "PERSON", "Vladimir Putin") in shown(
        corrected(BODY, RAW, [rename, correction("add", "archive", "Putin")])
    )


def test_a_split_undoes_a_merge_in_one_article() -> None:
    together = correction(
        "merge", "archive", "Lavrov", entity="person:sergei-lavrov", to_canonical="Ivan Lavrov"
    )
    apart = correction("split", "article", "Lavrov", nth=1, entity="person:ivan-lavrov", to_canonical=LAVROV)
    found = corrected(BODY, RAW, [together, apart])
    assert shown(found) == shown(RAW)


def test_the_later_of_two_that_overlap_stands() -> None:
    short, long = (
        correction("add", "mention", "Rusia Sergei"),
        correction("add", "mention", "Sergei Lavrov tiba"),
    )
    for first, second in ((short, long), (long, short)):
        texts = [one.text for one in corrected(BODY, RAW, [first, second]).mentions]
        assert second.surface in texts
        assert first.surface not in texts


def test_reject_after_retype_and_the_other_way_round() -> None:
    retype = correction("retype", "archive", "AS", to_label=Label.ORG)
    assert ("AS", "ORG", "AS") not in shown(
        corrected(BODY, RAW, [retype, correction("reject", "archive", "AS", Label.ORG)])
    )
    assert ("AS", "ORG", "AS") in shown(
        corrected(BODY, RAW, [correction("reject", "archive", "AS", Label.ORG), retype])
    )


def test_taking_back_an_earlier_one_leaves_the_later() -> None:
    retype = correction("retype", "mention", "AS", nth=1, to_label=Label.ORG)
    rename = correction("rename", "archive", "AS", Label.ORG, entity="org:as", to_canonical="Ahli Siasat")
    assert ("AS", "ORG", "Ahli Siasat") in shown(corrected(BODY, RAW, [retype, rename]))
    assert corrected(BODY, RAW, [rename]) is RAW
    assert ("AS", "ORG", "AS") in shown(corrected(BODY, RAW, [retype]))


UPDATED = BODY.replace("Menlu AS Marco Rubio", "Menlu Amerika Marco Rubio").replace(
    "Lavrov bertemu", "Ia bertemu"
)


@pytest.mark.parametrize(
    ("one", "gone"),
    [
        (correction("reject", "mention", "Lavrov", nth=1), False),
        (correction("reject", "mention", "Lavrov", nth=2), True),
        (correction("reject", "article", "Lavrov", nth=2), False),
        (correction("reject", "article", "AS Marco"), True),
        (correction("respan", "mention", "Menlu", Label.ROLE, to_surface="Menlu AS"), True),
        (correction("reject", "archive", "AS Marco"), False),
    ],
)
def test_orphans(one: Correction, gone: bool) -> None:
    assert orphaned(UPDATED, one) is gone
    assert not orphaned(BODY, one)
    if gone:
        assert corrected(UPDATED, RAW, [one]) is RAW


def test_an_anchor_that_does_not_fit_changes_nothing() -> None:
    from dataclasses import replace

    odd = replace(correction("add", "mention", "Putin"), anchor=anchor("Lavrov"))
    assert corrected(BODY, RAW, [odd]) is RAW
    assert corrected(BODY, RAW, [replace(odd, anchor=None)]) is RAW
