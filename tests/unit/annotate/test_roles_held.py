"""Who holds which role, and what it is of."""

from __future__ import annotations

import pytest

from tests.unit.annotate.given import given
from tests.unit.annotate.marked import annotate


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("{R Menteri Luar Negeri} {L Iran} {P Abbas Araghchi} tiba.", ("Abbas Araghchi", "Iran")),
        ("{R Ketua} {O KPK} {P Agus Rahardjo} hadir.", ("Agus Rahardjo", "Komisi Pemberantasan Korupsi")),
        ("{R Ketua} {O KPK}, {P Agus Rahardjo}, hadir.", ("Agus Rahardjo", "Komisi Pemberantasan Korupsi")),
        ("{P Sri Mulyani}, {R Menteri Keuangan}, hadir.", ("Sri Mulyani Indrawati", None)),
        (
            "{P Agus Rahardjo} selaku {R Ketua} {O KPK} hadir.",
            ("Agus Rahardjo", "Komisi Pemberantasan Korupsi"),
        ),
        ("{R Gubernur} {L DKI Jakarta} nonaktif {P Budi Santoso} hadir.", ("Budi Santoso", "DKI Jakarta")),
        ("{R Kapolres} {L Purwakarta} AKBP {P Hanny Hidayat} hadir.", ("Hanny Hidayat", "Purwakarta")),
        ("{R Menteri Keuangan} (Menkeu) {P Sri Mulyani} hadir.", ("Sri Mulyani Indrawati", None)),
        ("{P Budi Santoso} (34), {R pengacara}, hadir.", ("Budi Santoso", None)),
        # Where somebody works is not what the role is of.
        ("{P Budi Santoso}, {R pedagang} di {L Jalan Merdeka}, pulang.", ("Budi Santoso", None)),
        # The assistant holds the role, not the one assisted.
        ("Kata {R pengacara} {P Setya Novanto}, {P Fredrich Yunadi}.", ("Fredrich Yunadi", None)),
    ],
)
def test_role_person_and_what_it_is_of(body: str, held: tuple[str, str | None]) -> None:
    assert [(person, of) for _, person, of in given(body).roles()] == [held]


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("{R President} {P Vladimir Putin} arrived.", ("Vladimir Putin", None)),
        ("{L US} {R President} {P Donald Trump} arrived.", ("Donald Trump", "United States")),
        ("{P Sergei Lavrov}, {L Russia}'s {R foreign minister}, came.", ("Sergei Lavrov", "Russia")),
        (
            "{P Anna Gilmore}, {R professor} at the {O University of Bath}, came.",
            ("Anna Gilmore", "University of Bath"),
        ),
        ("{R Director} of {O AALI} {P Santosa} came.", ("Santosa", "AALI")),
        ("Japanese {R Finance Minister} {P Koji Omi} came.", ("Koji Omi", "Japan")),
        (
            "{O World Bank} {R Country Director} for {L Indonesia}, {P Joel Hellman}, came.",
            ("Joel Hellman", "World Bank"),
        ),
    ],
)
def test_english(body: str, held: tuple[str, str | None]) -> None:
    assert [(person, of) for _, person, of in given(body, "en").roles()] == [held]


def test_in_a_list_each_has_the_role_before_him() -> None:
    body = "{R bek} {O Southampton}, {P Virgil van Dijk}, {R bek} {O Juventus}, {P Alex Sandro}, datang."
    assert given(body).roles() == [
        ("bek", "Virgil van Dijk", "Southampton"),
        ("bek", "Alex Sandro", "Juventus"),
    ]


def test_a_role_of_nobody_named_is_held_by_nobody() -> None:
    assert given("{R Ketua} {O KPK} hadir. {P Agus Rahardjo} pulang.").roles() == []


def test_keys_and_spans_are_those_of_the_mentions() -> None:
    found = annotate("Menteri Luar Negeri Iran Abbas Araghchi tiba.")
    assert [(one.person, one.of) for one in found.roles] == [("person:abbas-araghchi", "place:iran")]
    assert {(m.start, m.end, m.text) for m in found.mentions if m.label == "ROLE"} == {
        (one.start, one.end, one.text) for one in found.roles
    }
