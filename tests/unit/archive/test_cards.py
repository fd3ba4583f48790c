"""What is known of an entity over all articles."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.archive import Archive
from newsreader.archive.namesakes import initials, one_edit_apart
from newsreader.model import (
    Annotations,
    Label,
    Mention,
    Quote,
    QuoteKind,
    QuoteLine,
    RoleHeld,
    RoleSpan,
    entity_key,
)
from tests.unit.archive.samples import NOTHING, article, mention

PUTIN = "person:vladimir-putin"


def keep(
    archive: Archive,
    body: str,
    *named: tuple[str, Label, str],
    published: str | None = None,
    said: Iterable[str] = (),
    role: str | None = None,
    origin: str | None = None,
) -> int:
    """The number of an article with these names; `said` are quotes of Putin, `role` is his, of Russia."""
    counts: dict[str, int] = {}
    mentions: list[Mention] = []
    for text, label, canonical in named:
        mentions.append(mention(body, text, label, canonical, counts.get(text, 0)))
        counts[text] = counts.get(text, 0) + 1
    quotes = [
        Quote(at, at + len(text), "Vladimir Putin", PUTIN, "kata", QuoteKind.DIRECT)
        for text in said
        for at in [body.index(text)]
    ]
    roles = []
    if role is not None:
        at = body.index(role)
        holds = (PUTIN, "Vladimir Putin", "place:rusia", "Rusia")
        roles.append(RoleHeld(at, at + len(role), role, *holds))
    found = Annotations("test-1", tuple(sorted(mentions)), tuple(quotes), (), tuple(roles))
    result = archive.add(
        article(body, published=published, title=body[:10], source="Warta", origin=origin), found
    )
    assert result.id is not None
    return result.id


P = ("Putin", Label.PERSON, "Vladimir Putin")
R = ("Rusia", Label.PLACE, "Rusia")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Five articles: of November, January (two), no date, and one that another superseded."""
    keep(archive, "Presiden Rusia Putin: “Kami siap.” Putin lalu pergi.", P, P, R, published="2025-11-03",
         said=["Kami siap."], role="Presiden")  # fmt: skip
    keep(archive, "Lama: Putin di Rusia.", P, R, published="2024-01-01", said=["Lama"], origin="x.txt")
    keep(archive, "Baru: Putin di Rusia.", P, R, published="2026-01-05T10:00:00+07:00", origin="x.txt")
    keep(archive, "presiden Rusia Putin “Satu.” dan “Dua.”", P, R, published="2026-01-07",
         said=["Dua.", "Satu."], role="presiden")  # fmt: skip
    keep(archive, "PM Rusia, Putin, dan Rusia; Kremlin diam.", P, R, R, ("Kremlin", Label.ORG, "Kremlin"),
         role="PM")  # fmt: skip
    keep(archive, "Orang lain.", ("Orang", Label.PERSON, "Orang"))
    return archive


def test_counts_dates_and_months_without_gaps(filled: Archive) -> None:
    card = filled.entity_card(PUTIN)
    assert card is not None
    assert (card.entity.canonical, card.entity.aliases) == ("Vladimir Putin", ("Putin",))
    assert (card.articles, card.mentions) == (4, 5)
    assert (card.first, card.last) == ("2025-11-03", "2026-01-07")
    assert card.months == (("2025-11", 2), ("2025-12", 0), ("2026-01", 2))
    assert [one.id for one in card.recent] == [4, 3, 1, 5], "newest first, undated last"


def test_roles_with_dates_and_articles(filled: Archive) -> None:
    card = filled.entity_card(PUTIN)
    assert card is not None
    assert card.roles == (
        RoleSpan("presiden", "place:rusia", "Rusia", "2025-11-03", "2026-01-07", 2, 4),
        RoleSpan("PM", "place:rusia", "Rusia", None, None, 1, 5),
    )


def test_company(filled: Archive) -> None:
    card = filled.entity_card(PUTIN)
    assert card is not None
    assert [(one.entity.key, one.articles, one.mentions) for one in card.company] == [
        ("place:rusia", 4, 5),
        ("org:kremlin", 1, 1),
    ]
    kremlin = filled.entity_card("org:kremlin")
    assert kremlin is not None
    assert [(one.entity.key, one.articles, one.mentions) for one in kremlin.company] == [
        ("place:rusia", 1, 2),
        (PUTIN, 1, 1),
    ]


def test_quotes_newest_first_in_text_order(filled: Archive) -> None:
    card = filled.entity_card(PUTIN)
    assert card is not None
    assert [(one.article_id, one.text) for one in card.quotes] == [
        (4, "Dua."),
        (4, "Satu."),
        (1, "Kami siap."),
    ]
    assert card.quotes[2] == QuoteLine(
        1, "Presiden R", "2025-11-03", "Warta", "Kami siap.", "Vladimir Putin", PUTIN, "kata",
        QuoteKind.DIRECT, 23, 33,
    )  # fmt: skip
    assert [one.text for one in filled.quotes([1, 5, 4])] == ["Kami siap.", "Dua.", "Satu."]


def test_of_the_quotes_of_an_article_only_those_of_the_entity(archive: Archive) -> None:
    body = "“A,” kata Putin. “B,” kata Ali."
    names = ("Putin", "Ali")
    quotes = tuple(
        Quote(at, at + 2, name, entity_key(Label.PERSON, name), "kata", QuoteKind.DIRECT)
        for name, at in zip(names, (1, 18), strict=True)
    )
    archive.add(article(body), Annotations("t", tuple(mention(body, n, Label.PERSON) for n in names), quotes))
    card = archive.entity_card("person:ali")
    assert card is not None
    assert [one.text for one in card.quotes] == ["B,"]


def test_nobody_has_no_card(filled: Archive) -> None:
    assert filled.entity_card("person:nobody") is None
    keep(filled, "Tanpa dia.", origin="x.txt")
    keep(filled, "Kremlin sudah tiada.", origin="y.txt")
    assert filled.entity_card("place:rusia") is not None


def test_an_entity_without_dates_quotes_or_company(archive: Archive) -> None:
    keep(archive, "Ali.", ("Ali", Label.PERSON, "Ali"))
    card = archive.entity_card("person:ali")
    assert card is not None
    assert (card.first, card.last, card.months, card.roles, card.company, card.quotes) == (
        None,
        None,
        (),
        (),
        (),
        (),
    )


@pytest.mark.parametrize(
    ("label", "name", "others", "expected"),
    [
        (Label.PERSON, "Vladimir Putin", ["Putin", "Vladimir", "Andi Putin", "Ali"], {"Putin", "Vladimir"}),
        (Label.PERSON, "Putin", ["Vladimir Putin", "Andi Putin", "Putinisme"],
         {"Vladimir Putin", "Andi Putin"}),
        (Label.PERSON, "Prabowo Subianto", ["Prabowo Subianto Djojo", "Subianto Prabowo"],
         {"Prabowo Subianto Djojo"}),
        (Label.PERSON, "Witkoff", ["Witkof", "Vitkoff", "iWtkoff", "Witcoff", "Wittkkoff"],
         {"Witkof", "Vitkoff", "iWtkoff", "Witcoff"}),
        (Label.PERSON, "Ali", ["Ari", "Al"], set()),
        (Label.ORG, "Komisi Pemberantasan Korupsi", ["KPK", "KPU", "Komisi"], {"KPK"}),
        (Label.ORG, "KPK", ["Komisi Pemberantasan Korupsi", "Komisi Pemilihan Umum"],
         {"Komisi Pemberantasan Korupsi"}),
        (Label.ORG, "Kementerian Riset dan Teknologi", ["KRT", "KRDT"], {"KRT"}),
        (Label.PLACE, "Teheran", ["Tehran", "Teheran Raya"], {"Tehran"}),
    ],
)  # fmt: skip
def test_perhaps_the_same(
    archive: Archive, label: Label, name: str, others: list[str], expected: set[str]
) -> None:
    body = "; ".join([name, *others])
    # From the end, so that a name inside another is found where it stands alone.
    mentions, at = [], 0
    for one in [name, *others]:
        at = body.index(one, at)
        mentions.append(mention(body[at:], one, label))
        found = mentions[-1]
        mentions[-1] = Mention(at, at + len(one), one, label, found.entity, one, found.by, 1.0)
        at += len(one)
    archive.add(article(body), Annotations("t", tuple(mentions)))
    other = Label.ORG if label is Label.PERSON else Label.PERSON
    same = others[0]
    archive.add(article(same), Annotations("t", (mention(same, same, other),)))
    card = archive.entity_card(entity_key(label, name))
    assert card is not None
    assert {one.entity.canonical for one in card.perhaps} == expected
    assert {one.entity.label for one in card.perhaps} <= {label}


def test_initials() -> None:
    assert initials("kementerian riset dan teknologi") == "krt"
    assert initials("3 roda") == "r"


@given(st.text("abc", max_size=6), st.integers(0, 6), st.sampled_from("abcd"), st.sampled_from("idrs"))
def test_one_edit(text: str, at: int, letter: str, edit: str) -> None:
    at = min(at, len(text))
    made = {
        "i": text[:at] + letter + text[at:],
        "d": text[:at] + text[at + 1 :],
        "r": text[:at] + letter + text[at + 1 :] if at < len(text) else text,
        "s": text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
    }[edit]
    assert one_edit_apart(text, made) is (text != made)
    assert not one_edit_apart(text, text + letter + letter)


def test_a_wrong_date_makes_no_card_without_end(archive: Archive) -> None:
    for number, day in enumerate(("0001-01-01", "2026-01-01", "9999-12-31")):
        keep(archive, f"Ali {number}.", ("Ali", Label.PERSON, "Ali"), published=day)
    card = archive.entity_card("person:ali")
    assert card is not None
    assert (len(card.months), card.months[-1]) == (1200, ("9999-12", 1))
    assert (card.first, card.last) == ("0001-01-01", "9999-12-31")


def test_lookups_follow_the_archive(filled: Archive) -> None:
    filled.annotate(4, NOTHING)
    card = filled.entity_card(PUTIN)
    assert card is not None
    assert [one.article_id for one in card.quotes] == [1]
    assert [one.article_id for one in card.roles] == [1, 5]
    assert filled.check() == []
