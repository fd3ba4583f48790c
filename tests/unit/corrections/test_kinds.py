"""What each kind of correction does, at each scope."""

from __future__ import annotations

from typing import Any

from newsreader.corrections import apply, corrected
from newsreader.model import Annotations, Correction, Label, Origin
from tests.unit.corrections.samples import BODY, LAVROV, RAW, RUBIO, correction, mention, shown


def after(*corrections: Correction) -> Annotations:
    return corrected(BODY, RAW, corrections)


Shown = list[tuple[str, str, str | None]]


def difference(*corrections: Correction) -> tuple[Shown, Shown]:
    """What went and what came, as shown, with how often where it is not once."""
    before, found = shown(RAW), shown(after(*corrections))
    gone = [one for one in dict.fromkeys(before) if before.count(one) > found.count(one)]
    come = [one for one in dict.fromkeys(found) if found.count(one) > before.count(one)]
    return gone, come


AS_PERSON = ("AS", "PERSON", "AS")
AS_PLACE = ("AS", "PLACE", "Amerika Serikat")


def test_nothing_is_the_very_same() -> None:
    assert corrected(BODY, RAW, []) is RAW
    assert after(correction("reject", "archive", "Kairo")) is RAW


def test_reject_one() -> None:
    found = after(correction("reject", "mention", "Lavrov", nth=1))
    assert len(found.mentions) == len(RAW.mentions) - 1
    assert [one.start for one in found.mentions if one.text == "Lavrov"] == [RAW.mentions[9].start]


def test_reject_one_whatever_a_newer_model_calls_it() -> None:
    assert difference(correction("reject", "mention", "Rusia", Label.ORG)) == (
        [("Rusia", "PLACE", "Rusia")],
        [],
    )


def test_reject_everywhere_is_about_text_and_label() -> None:
    for scope in ("article", "archive"):
        assert difference(correction("reject", scope, "AS")) == ([AS_PERSON], [])
    assert after(correction("reject", "archive", "as")) is RAW


def test_retype() -> None:
    assert difference(correction("retype", "archive", "Bank Jakarta", Label.ORG, to_label=Label.PLACE)) == (
        [("Bank Jakarta", "ORG", "Bank Jakarta")],
        [("Bank Jakarta", "PLACE", "Bank Jakarta")],
    )


def test_retype_is_linked_as_the_others_of_that_text() -> None:
    assert difference(correction("retype", "mention", "AS", nth=1, to_label=Label.PLACE)) == (
        [AS_PERSON],
        [AS_PLACE],
    )


def test_retype_keeps_a_name_that_is_known() -> None:
    found = after(correction("retype", "article", "Rubio", to_label=Label.ORG, nth=1))
    assert ("Rubio", "ORG", RUBIO) in shown(found)
    assert {one.entity for one in found.mentions if one.text == "Rubio"} == {"org:marco-rubio"}


def test_retype_to_a_value_has_no_name() -> None:
    found = after(correction("retype", "mention", "Rusia", Label.PLACE, to_label=Label.ROLE))
    assert ("Rusia", "ROLE", None) in shown(found)
    assert found.mentions[1].entity is None


def test_what_is_corrected_says_so() -> None:
    one = after(correction("retype", "mention", "Rusia", Label.PLACE, to_label=Label.ORG)).mentions[1]
    assert (one.by, one.score, one.why) == (Origin.USER, 1.0, "correction")
    assert after(correction("reject", "archive", "AS")).mentions[0] is RAW.mentions[0]


def test_retype_stands_where_a_newer_model_marks_nothing() -> None:
    bare = Annotations("exact-1")
    found = corrected(BODY, bare, [correction("retype", "mention", "Rusia", Label.ORG, to_label=Label.PLACE)])
    assert shown(found) == [("Rusia", "PLACE", "Rusia")]
    assert (
        corrected(BODY, bare, [correction("retype", "archive", "Rusia", Label.ORG, to_label=Label.PLACE)])
        is bare
    )


def test_extend_takes_in_its_neighbours() -> None:
    wider: dict[str, Any] = {"to_surface": "AS Marco Rubio", "shift": -3}
    gone, come = difference(correction("respan", "mention", "Marco Rubio", **wider))
    assert gone == [AS_PLACE, ("Marco Rubio", "PERSON", RUBIO), ("Rubio", "PERSON", RUBIO)]
    assert come == [("AS Marco Rubio", "PERSON", "AS Marco Rubio"), ("Rubio", "PERSON", "AS Marco Rubio")]


def test_shrink_everywhere_where_the_text_stands_so() -> None:
    shorter: dict[str, Any] = {"to_surface": "Jakarta", "shift": 5}
    assert difference(correction("respan", "archive", "Bank Jakarta", Label.ORG, **shorter)) == (
        [("Bank Jakarta", "ORG", "Bank Jakarta")],
        [("Jakarta", "ORG", "Jakarta")],
    )


def test_extend_everywhere_only_where_the_text_stands_so() -> None:
    wider: dict[str, Any] = {"to_surface": "di Jakarta", "shift": -3}
    found = after(correction("respan", "article", "Jakarta", Label.PLACE, **wider))
    assert [one.text for one in found.mentions if "Jakarta" in one.text] == [
        *("di Jakarta", "Bank Jakarta", "di Jakarta")
    ]


def test_a_mention_that_is_known_by_another_name_keeps_it() -> None:
    wider: dict[str, Any] = {"to_surface": "kata Lavrov", "shift": -5}
    found = after(correction("respan", "mention", "Lavrov", nth=1, **wider))
    assert ("kata Lavrov", "PERSON", LAVROV) in shown(found)


def test_add_one() -> None:
    assert difference(correction("add", "mention", "Putin")) == ([], [("Putin", "PERSON", "Putin")])


def test_add_is_linked_within_the_article() -> None:
    body = BODY + " Sergei lelah."
    found = corrected(body, RAW, [correction("add", "archive", "Sergei")])
    assert shown(found)[-1] == ("Sergei", "PERSON", LAVROV)


def test_add_wins_over_what_it_overlaps() -> None:
    assert difference(correction("add", "mention", "Rusia Sergei", Label.ORG)) == (
        [("Rusia", "PLACE", "Rusia"), ("Sergei Lavrov", "PERSON", LAVROV)],
        [("Rusia Sergei", "ORG", "Rusia Sergei")],
    )


def test_add_everywhere_marks_whole_words_and_leaves_longer_names() -> None:
    bare = Annotations("fast-1", (mention("Bank Jakarta", Label.ORG),))
    found = corrected(BODY + " Jakartanya.", bare, [correction("add", "archive", "Jakarta", Label.PLACE)])
    assert [one.text for one in found.mentions] == ["Jakarta", "Bank Jakarta", "Jakarta"]


def test_add_everywhere_corrects_another_label() -> None:
    gone, come = difference(correction("add", "archive", "AS", Label.ORG))
    assert gone == [AS_PLACE, AS_PERSON]
    assert come == [("AS", "ORG", "AS")]


def test_merge_takes_quotes_and_roles_along() -> None:
    one: dict[str, Any] = {"entity": "person:marco-rubio", "to_canonical": "Marco Antonio Rubio"}
    for scope in ("article", "archive"):
        found = after(correction("merge", scope, "Rubio", nth=1, **one))
        key = "person:marco-antonio-rubio"
        assert {m.canonical for m in found.mentions if m.entity == key} == {"Marco Antonio Rubio"}
        assert {m.text for m in found.mentions if m.entity == key} == {"Marco Rubio", "Rubio"}
        assert [(q.entity, q.speaker) for q in found.quotes][1] == (key, "Marco Antonio Rubio")
        assert (found.roles[1].person, found.roles[1].person_name) == (key, "Marco Antonio Rubio")
        assert found.roles[0] == RAW.roles[0]


def test_merge_of_a_country_takes_roles_along() -> None:
    one: dict[str, Any] = {"entity": "place:amerika-serikat", "to_canonical": "Paman Sam"}
    found = after(correction("merge", "archive", "AS", Label.PLACE, **one))
    assert (found.roles[1].of, found.roles[1].of_name) == ("place:paman-sam", "Paman Sam")


def test_split_one_with_what_stands_beside_it() -> None:
    found = after(
        correction(
            "split", "mention", "Lavrov", nth=1, entity="person:sergei-lavrov", to_canonical="Ivan Lavrov"
        )
    )
    assert shown(found)[8:10] == [("Lavrov", "PERSON", "Ivan Lavrov"), ("Lavrov", "PERSON", LAVROV)]
    assert found.quotes[0].entity == "person:ivan-lavrov"
    assert found.roles == RAW.roles


def test_split_the_one_beside_the_role() -> None:
    found = after(
        correction("split", "mention", "Sergei Lavrov", entity="x", to_canonical="Sergei II Lavrov")
    )
    assert found.roles[0].person == "person:sergei-ii-lavrov"
    assert found.quotes == RAW.quotes


def test_rename_keeps_the_key_where_only_the_writing_changes() -> None:
    found = after(
        correction("rename", "archive", "Lavrov", entity="person:sergei-lavrov", to_canonical="Sergei LAVROV")
    )
    assert {one.canonical for one in found.mentions if one.entity == "person:sergei-lavrov"} == {
        "Sergei LAVROV"
    }


def test_a_rejected_speaker_leaves_a_name() -> None:
    found = after(correction("reject", "archive", "Rubio"), correction("reject", "archive", "Marco Rubio"))
    assert (found.quotes[1].speaker, found.quotes[1].entity) == (RUBIO, None)
    assert [role.text for role in found.roles] == ["Menteri Luar Negeri"]


def test_a_retyped_speaker_is_followed() -> None:
    both = [correction("retype", "archive", text, to_label=Label.ORG) for text in ("Rubio", "Marco Rubio")]
    found = after(*both)
    assert found.quotes[1].entity == "org:marco-rubio"
    assert len(found.roles) == 1, "an organisation holds no role"


def test_a_role_is_its_mention() -> None:
    assert len(after(correction("reject", "mention", "Menlu", Label.ROLE)).roles) == 1
    wider: dict[str, Any] = {"to_surface": "Menlu AS", "shift": 0}
    role = after(correction("respan", "mention", "Menlu", Label.ROLE, **wider)).roles[1]
    assert (role.text, role.start, role.end) == ("Menlu AS", 57, 65)
    retyped = after(correction("retype", "mention", "Menlu", Label.ROLE, to_label=Label.WORK))
    assert len(retyped.roles) == 1


def test_which_corrections_had_a_part() -> None:
    corrections = [
        correction("reject", "archive", "Kairo"),
        correction("reject", "archive", "AS"),
        correction("rename", "archive", "Putin", entity="person:putin", to_canonical="Vladimir Putin"),
        correction("add", "archive", "Putin"),
        correction("add", "archive", "Nobody"),
    ]
    applied = apply(BODY, RAW, corrections)
    assert applied.effective == {1, 2, 3}
    assert ("Putin", "PERSON", "Vladimir Putin") in shown(applied.annotations)
