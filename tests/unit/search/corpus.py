"""Small articles for the search tests, and strategies that make them and queries for them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from newsreader.model import IndexDocument, IndexEntity, IndexSpeaker, Label, entity_key

WORDS = [
    "serang",
    "menyerang",
    "dialog",
    "berdialog",
    "militer",
    "AS",
    "Iran",
    "COVID-19",
    "2,5",
    "langkah",
    "undang",
    "di",
    "U.S.",
    "Witkoff",
]
"""Few words, so that phrases, near words and doubled words come together often."""

NAMES = (
    (Label.PERSON, "Vladimir Putin", ("Vladimir Putin", "Putin")),
    (Label.PERSON, "Andi Putin", ("Andi Putin",)),
    (Label.PERSON, "Vladimir Nugroho", ("Vladimir Nugroho",)),
    (Label.ORG, "Kremlin", ("Kremlin",)),
    (Label.ORG, "Putin Foundation", ("Putin Foundation",)),
    (Label.PLACE, "Istanbul", ("Istanbul",)),
    (Label.EVENT, "Perang Dingin", ("Perang Dingin",)),
    (Label.LAW, "New START", ("New START", "START Baru")),
    (Label.WORK, "Perang dan Damai", ("Perang dan Damai",)),
    (Label.DATE, "2026-02-06", ("6 Februari 2026",)),
)
SOURCES = (None, "Tempo", "Koran Tempo", "Tempo.co", "Warta Utara")
FIRST_DAY = date(2026, 1, 1)
TODAY = date(2026, 2, 10)


UNNUMBERED = 8


def entity(number: int, mentions: int = 1) -> IndexEntity:
    """One of the names; the archive numbers them from 10, but for one that it does not count."""
    label, canonical, names = NAMES[number]
    key = f"date:{canonical}" if label is Label.DATE else entity_key(label, canonical)
    return IndexEntity(key, label, names, 0 if number == UNNUMBERED else 10 + number, mentions)


def speaker(number: int) -> IndexSpeaker:
    """One of the names, or somebody who is only described."""
    if number == len(NAMES):
        return IndexSpeaker(None, ("juru bicara Andi Putin",))
    one = entity(number)
    return IndexSpeaker(one.key, one.names)


def document(
    identity: int,
    title: str = "",
    body: str = "",
    *,
    lang: str = "id",
    source: str | None = None,
    published: str | None = None,
    entities: tuple[int, ...] = (),
    speakers: tuple[int, ...] = (),
) -> IndexDocument:
    said = tuple(map(speaker, speakers))
    named = tuple(entity(number, 1 + (identity + number) % 3) for number in entities)
    return IndexDocument(identity, title, body, lang, source, published, named, said)


words = st.sampled_from(WORDS)
texts = st.lists(st.tuples(words, st.sampled_from((" ", " ", " ", "–", "-", ". ", ", "))), max_size=16).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
days = st.none() | st.integers(0, 45).map(lambda offset: (FIRST_DAY + timedelta(offset)).isoformat())
documents = st.builds(
    document,
    st.integers(1, 12),
    texts,
    texts,
    lang=st.sampled_from(("id", "en")),
    source=st.sampled_from(SOURCES),
    published=days,
    entities=st.lists(st.integers(0, len(NAMES) - 1), max_size=4, unique=True).map(tuple),
    speakers=st.lists(st.sampled_from((0, 1, 2, 3, len(NAMES))), max_size=2, unique=True).map(tuple),
)
batches = st.lists(
    st.tuples(st.lists(documents, max_size=8), st.lists(st.integers(1, 12), max_size=2)),
    min_size=2,
    max_size=4,
)

_phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
_words = words | st.sampled_from(("langkah-langkah", "undang-undang", "AS-Iran", "serangan", "us", "Jum'at"))
_DATES = """
    2026 2026-01 2026-02-06 2026-01-20..2026-02-06 ..2026-01-31 2026-02.. >2026-01 >=2026-02 <2026-02
    <=2026-01-05 7d 2w 1m 1y today hari-ini 2026-W06 2026-1- 2026-13
"""
_dates = st.sampled_from(_DATES.split())
_fixed = st.sampled_from(
    (
        *("di*", "ser*", "langkah-lang*", "AS–Ir*", "menyer*", "er*", "COVID-1*"),
        *("Witkof~", "Witkkoff~", "diaolg~", "serng~", "mliitre~", "adialog~"),
        *("person:putin", 'person:"vladimir putin"', "person:put*", 'person:"andi nugroho"', "org:putin"),
        *('person:"vladimir andi"', "place:istanbul", "event:start", 'event:"perang dingin"', "event:perang"),
        *(
            "law:start",
            'law:"new baru"',
            "work:damai",
            "entity:person:vladimir-putin",
            'entity:"org:kremlin"',
        ),
        *("entity:date:2026-02-06", "entity:putin", "source:tempo", 'source:"koran tempo"', "source:utara"),
        *(
            "speaker:putin",
            "speaker:put*",
            'speaker:"andi putin"',
            'speaker:"vladimir andi"',
            "-speaker:putin",
        ),
        *(
            "speaker:person:vladimir-putin",
            'speaker:"juru bicara"',
            "speaker:org:kremlin",
            "speaker:istanbul",
        ),
        *("lang:id", "lang:en", "tag:penting", "is:read", "is:unread", "is:starred"),
    )
)
leaves = st.one_of(
    _words,
    _phrases.map('"{}"'.format),
    _phrases.map('"{}'.format),
    st.tuples(_phrases, st.integers(0, 4)).map(lambda pair: f'"{pair[0]}"~{pair[1]}'),
    _fixed,
    _dates.map("date:{}".format),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
        inner.map("NOT ({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=5,
)
