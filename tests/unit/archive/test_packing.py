"""What is stored comes back as it was, whatever it is."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.archive import packing
from newsreader.archive.damage import Damage
from newsreader.archive.schema import LABEL_CODES
from newsreader.model import (
    Annotations,
    Label,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    Removed,
    ResolvedDate,
    RoleHeld,
    entity_key,
)
from tests.unit.archive.samples import rich

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
NAMES = st.sampled_from(
    ["Ali", "ali", "Ali Budi", "ALI BUDI", "Ali-Budi", "Erdoğan", "İ", "ß", "K.P.K.", "a  b", ""]
)
LABELS = st.sampled_from(Label)
SPANS = st.tuples(st.integers(0, 70), st.integers(0, 30))


@st.composite
def keys(draw: st.DrawFn, name: str | None) -> str | None:
    """A key as it is made of the name, or of another one, or none at all."""
    label = draw(LABELS)
    return draw(
        st.sampled_from([None, "", "x", "date:2026", entity_key(label, name or ""), f"{label.lower()}:ali"])
    )


@st.composite
def found(draw: st.DrawFn, body: str) -> Annotations:
    """Annotations of `body`, made up of anything."""

    def span() -> tuple[int, int]:
        start, length = draw(SPANS)
        start = min(start, len(body))
        return start, min(start + length, len(body))

    def mention() -> Mention:
        start, end = span()
        name = draw(st.one_of(st.none(), NAMES, st.just(body[start:end])))
        return Mention(
            start,
            end,
            body[start:end],
            draw(LABELS),
            draw(keys(name)),
            name,
            draw(st.sampled_from(Origin)),
            draw(st.floats(0, 1)),
            draw(st.sampled_from(["", "model:fast-1", "rule:“x”"])),
        )

    def quote() -> Quote:
        name = draw(st.one_of(st.none(), NAMES))
        return Quote(
            *span(),
            name,
            draw(keys(name)),
            draw(st.sampled_from([None, "ujar"])),
            draw(st.sampled_from(QuoteKind)),
        )

    def date() -> ResolvedDate:
        start, end = span()
        iso = draw(st.sampled_from([None, "2026", "2026-02-06"]))
        return ResolvedDate(start, end, body[start:end], iso, draw(st.sampled_from(Precision)), "absolute")

    def role() -> RoleHeld:
        start, end = span()
        person, of = draw(NAMES), draw(st.one_of(st.none(), NAMES))
        return RoleHeld(start, end, body[start:end], draw(keys(person)) or "", person, draw(keys(of)), of)

    def several(one: object) -> tuple[object, ...]:
        return tuple(one() for _ in range(draw(st.integers(0, 4))))  # type: ignore[operator]

    return Annotations("test-1", several(mention), several(quote), several(date), several(role))  # type: ignore[arg-type]


@given(data=st.data(), body=TEXTS)
def test_annotations_come_back_as_they_were(data: st.DataObject, body: str) -> None:
    annotations = data.draw(found(body))
    packed = packing.pack(annotations)
    assert packing.unpack("test-1", packed, body) == annotations
    assert packing.unpack_named(packed, body) == [
        (m.text, LABEL_CODES[m.label], m.entity, m.canonical) for m in annotations.mentions
    ]
    assert packing.unpack_quotes(packed) == annotations.quotes
    assert packing.unpack_roles(packed, body) == annotations.roles


@given(text=st.text(st.characters(codec="utf-8")), times=st.integers(1, 50))
def test_texts_come_back_as_they_were(text: str, times: int) -> None:
    assert packing.unpack_text(packing.pack_text(text * times)) == text * times


def test_what_was_removed_comes_back() -> None:
    pieces = (Removed("Baca juga: “lain”", "baca-juga"), Removed("x" * 500, "iklan"))
    for some in ((), pieces[:1], pieces):
        assert packing.unpack_removed(packing.pack_removed(some)) == some


def test_long_texts_take_less_room() -> None:
    text = "Presiden bertemu menteri di Jakarta. " * 40
    assert len(packing.pack_text(text)) < len(text) / 5
    assert packing.pack_text("Satu.") == "Satu."


def test_keys_stored_by_their_names_do_not_follow_the_program() -> None:
    """What a stored code stands for is part of the form: no release changes the keys of a library."""
    stored = packing._FORM + zlib.compress(
        '[[["rule","r"]],[[1,0,1],[2,"Partai X",2],[3,"Åbo","place:åbo"]],'
        "[[0,4,4],[3,3,3],[0,1,2],[0,0,0],[1,0.5,0.25]],"
        '[[0,3,"Ali Budi",1,null,"direct"]],[[0,3,null,"day","weekday"]],[[0,3,1,"Ali",null,null]]]'.encode()
    )
    read = packing.unpack("e", stored, "Ali PX  Åbo.")
    assert [(m.text, m.label, m.entity, m.canonical, m.score) for m in read.mentions] == [
        ("Ali", "PERSON", "person:ali", "Ali", 1),
        ("PX ", "ORG", "org:partai-x", "Partai X", 0.5),
        ("Åbo", "PLACE", "place:åbo", "Åbo", 0.25),
    ]
    assert read.quotes[0].entity == "person:ali-budi"
    assert read.roles[0].person == "person:ali"
    assert read.dates[0].text == "Ali"


@pytest.mark.parametrize("stored", [b"", b"\x00[]", b"\x01", b"\x01x", b"\x09" + zlib.compress(b"[]")])
def test_what_cannot_be_read_is_damage(stored: bytes) -> None:
    with pytest.raises(Damage):
        packing.unpack("e", stored, "Isi.")
    with pytest.raises(Damage):
        packing.unpack_text(stored or b"x")


def test_a_damaged_byte_is_noticed() -> None:
    packed = packing.pack(rich()[1])
    for place in range(0, len(packed), 7):
        broken = bytearray(packed)
        broken[place] ^= 4
        with pytest.raises(Damage):
            packing.unpack("e", bytes(broken), rich()[0].body)
