"""Layout: what is taken out of a text, and that nothing else is."""

from __future__ import annotations

import gzip
import json
import time
from datetime import date

import pytest
from hypothesis import given, settings

from newsreader.text.datelines import Dateline
from newsreader.text.layout import read_layout
from newsreader.text.normalise import normalise, normalise_line
from tests.shared import SHARED
from tests.unit.text.strategies import messy_text

TITLE = "Dua Negara Buka Lagi Jalur Telepon Militer"
LEAD = (
    "Dua negara membuka lagi jalur telepon militer pada 5 Februari 2026 setelah empat tahun tanpa kabar. "
    "Langkah itu disambut baik oleh tetangga mereka, yang lama khawatir akan salah paham di laut."
)
SECOND = "Pertemuan pertama dijadwalkan bulan depan di tempat yang netral."


def _whys(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(piece.text, piece.why) for piece in read_layout(normalise(text), title=title).removed]


@settings(max_examples=800, deadline=None)
@given(messy_text)
def test_nothing_is_lost(raw: str) -> None:
    text = normalise(raw)
    layout = read_layout(text, title=None)
    left = sorted(
        "".join(layout.body.split()) + "".join("".join(piece.text.split()) for piece in layout.removed)
    )
    title = sorted("".join(layout.title.split())) if layout.title_found else []
    missing = list("".join(text.split()))
    for char in [*left, *title]:
        if char in missing:
            missing.remove(char)
    assert set(missing) <= {"."}
    assert normalise(layout.body) == layout.body


def test_title_on_a_line_of_its_own() -> None:
    layout = read_layout(f"{TITLE}\n\n{LEAD}\n{SECOND}", title=None)
    assert (layout.title, layout.title_found) == (TITLE, True)
    assert layout.body == f"{LEAD}\n{SECOND}"
    assert layout.removed == ()


def test_title_repeated_above_in_and_below() -> None:
    text = f"{TITLE}\n\n{TITLE}\n\n{TITLE}. {LEAD}\n\nLatar Belakang: {TITLE}\n\n{SECOND}"
    layout = read_layout(text, title=None)
    assert layout.title == TITLE
    assert layout.body == f"{LEAD}\n\nLatar Belakang\n\n{SECOND}"
    assert [piece.why for piece in layout.removed] == [
        "title repeated",
        "title repeated",
        "title repeated in a subheading",
    ]


def test_title_as_the_first_sentence() -> None:
    layout = read_layout(f"{TITLE}. {LEAD}\nDampak: {TITLE}\n{SECOND}", title=None)
    assert (layout.title, layout.title_found) == (TITLE, True)
    assert layout.body == f"{LEAD}\nDampak\n{SECOND}"


def test_no_title_gives_the_first_sentence_and_keeps_the_body() -> None:
    layout = read_layout(f"{LEAD}\n{SECOND}", title=None)
    assert not layout.title_found
    assert layout.title == LEAD.split(". ", maxsplit=1)[0] + "."
    long = LEAD.replace("tanpa kabar. Langkah", "tanpa sepatah kabar, dan langkah")
    assert read_layout(long, title=None).title.endswith("empat tahun tanpa sepatah…")
    assert layout.body == f"{LEAD}\n{SECOND}"


def test_a_title_that_is_the_first_sentence_takes_nothing_away() -> None:
    first = LEAD.split(". ", maxsplit=1)[0] + "."
    assert read_layout(LEAD, title=first).body == LEAD


def test_hard_wrapped_text_has_no_title() -> None:
    text = "The two countries opened their military line again\nafter four years of silence. They said so."
    assert not read_layout(text, title=None).title_found


def test_byline_date_row_and_dateline() -> None:
    text = f"{TITLE}\n\nRina Wijaya\n\nBy Rina Wijaya\n\nJumat, 6 Februari 2026 10:30 WIB\n\nMoskow – {LEAD}"
    layout = read_layout(text, title=None)
    assert (layout.byline, layout.published) == ("Rina Wijaya", date(2026, 2, 6))
    assert layout.dateline == Dateline("Moskow", None)
    assert layout.body == f"Moskow – {LEAD}"
    assert [piece.why for piece in layout.removed] == ["byline row", "byline row", "date row"]


CHRONOLOGY = "Empat mahasiswa tewas ditembak.\n\n{}\nKerusuhan pecah di mana-mana."


@pytest.mark.parametrize(
    "text",
    [
        f"12 Mei 1998\n{CHRONOLOGY.format('13 Mei 1998')}",
        f"12 Mei 1998\n{CHRONOLOGY.format('13 Mei')}",
        f"12 Mei 1998\n{CHRONOLOGY.format('Mei 1998')}",
        f"12 Mei 1998\n{CHRONOLOGY.format('13 Mei 1998: Jakarta terbakar.')}",
        f"Selasa, 12 Mei 1998\n{CHRONOLOGY.format('Rabu, 13 Mei 1998')}",
        f"12 Mei 1998 10.30 WIB\n{CHRONOLOGY.format('12 Mei 1998 14.00 WIB')}",
        f"Berikut urutan peristiwa itu.\n\n12 Mei 1998\n{CHRONOLOGY.format('Keesokan harinya')}",
    ],
)
def test_the_first_subheading_of_a_chronology_is_no_date_row(text: str) -> None:
    for whole in (f"{TITLE}\n\n{text}", text):
        layout = read_layout(whole, title=TITLE)
        assert (layout.body, layout.published) == (text, None)


@pytest.mark.parametrize(
    ("row", "below"),
    [
        ("6 Februari 2026", f"Moskow – {LEAD}"),
        ("Jumat, 6 Februari 2026", f"{LEAD}\n\nJumat, 6 Februari 2026\n\n{SECOND}"),
        ("Diterbitkan: 6 Februari 2026", f"Diperbarui: 7 Februari 2026\n\n{LEAD}"),
        ("Diterbitkan pada 6 Februari 2026", f"5 Februari 2026\n{LEAD}\n\n6 Februari 2026\n{SECOND}"),
        ("Jumat, 6 Februari 2026 10:30 WIB", f"5 Februari 2026\n{LEAD}\n\n7 Februari 2026\n{SECOND}"),
    ],
)
def test_a_date_row_above_the_text_is_one(row: str, below: str) -> None:
    layout = read_layout(f"{TITLE}\n\nRubrik Luar Negeri\n{row}\n\n{below}", title=TITLE)
    assert layout.published == date(2026, 2, 6)
    assert (row, "date row") in [(piece.text, piece.why) for piece in layout.removed]


@pytest.mark.parametrize(
    "line",
    [
        "Jakarta, CNN Indonesia -- Presiden",
        "JAKARTA, KOMPAS.com - Presiden",
        "Jakarta (ANTARA) - Presiden",
        "TEMPO.CO, Jakarta - Presiden",
        "Moskow – Presiden",
    ],
)
def test_datelines(line: str) -> None:
    layout = read_layout(f"{line} tiba pagi ini.", title="Presiden Tiba Pagi Ini")
    assert layout.dateline == Dateline(line.removesuffix(" Presiden").rstrip(" -–"), None)
    assert layout.body.startswith(line)


@pytest.mark.parametrize(
    "line", ["Hubungan AS - Rusia membaik.", "Saat itu – kata dia – sepi.", "Ia datang."]
)
def test_no_dateline(line: str) -> None:
    assert read_layout(line, title="Judul Yang Lain Sekali").dateline is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Baca juga: Harga Beras Naik Lagi", "read-more link"),
        ("Baca juga Berita lainnya di Halaman Depan", "read-more link"),
        ("BACA SELENGKAPNYA DI…", "read-more link"),
        ("SIMAK JUGA: Harga Beras Naik Lagi", "read-more link"),
        ("[Baca juga: Harga Beras Naik Lagi]", "read-more link"),
        ("ADVERTISEMENT", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("[Gambas:Video 20detik]", "embedded media"),
        ("Leave a Reply", "comment form"),
        ("Tinggalkan Balasan", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *", "comment form"),
        ("Facebook Twitter WhatsApp", "share row"),
        ("Share this: Facebook | X | Telegram", "share row"),
        ("Copyright © ANTARA 2025", "credits and copyright"),
        ("Ikuti berita terbaru kami di Google News", "invitation to follow"),
        ("(abc/def)", "reporter's code"),
        ("Editor: Rina Wijaya", "byline row"),
        ("Tags: militer, telepon", "tag row"),
    ],
)
def test_rows_that_go(line: str, why: str) -> None:
    layout = read_layout(f"{LEAD}\n\n{line}", title=TITLE)
    assert [(piece.text, piece.why) for piece in layout.removed] == [(line, why)]
    assert layout.body == LEAD


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("Simak Video 'Telepon Itu': [Gambas:Video 20detik]", "video link"),
        ("(Baca: Harga Beras Naik Lagi)", "read-more link"),
        ("Simak selengkapnya di halaman berikutnya.", "read-more link"),
    ],
)
def test_pieces_that_go(piece: str, why: str) -> None:
    layout = read_layout(f"{LEAD} {piece} {SECOND}", title=TITLE)
    assert layout.body == f"{LEAD} {SECOND}"
    assert layout.removed[0].why == why


@pytest.mark.parametrize("words", ["KABAR BOLA", "INFO TIKET MURAH"])
def test_link_words_in_capitals_at_the_end_of_a_long_paragraph(words: str) -> None:
    assert _whys(f"{LEAD} {words}\n{SECOND}", TITLE) == [(words, "advertisement")]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga buku itu sampai habis, kata gurunya. Ia menurut.",
        "Ikuti saja arus sungai itu.",
        "Facebook",
        "Ia bekerja di PT KAI. DPR RI",
        "Facebook dan Twitter menolak.",
        "Oleh karena itu ia pergi.",
        "By the time he came, it was over.",
        "Bagikan beras itu kepada warga!",
        "Share prices fell.",
        "Tinggalkan kota itu sekarang juga!",
        "Simak videonya di rumah lalu tidur.",
        "Penulis: itulah cita-citanya sejak kecil.",
        "Lihat juga apa kata ayahmu.",
    ],
)
def test_sentences_stay(line: str) -> None:
    layout = read_layout(f"{LEAD}\n{line}\n{SECOND}\n{SECOND}", title=TITLE)
    assert layout.removed == ()
    assert line in layout.body


def test_links_below_their_marker_go_and_sentences_do_not() -> None:
    links = "Harga Beras Naik Lagi di Jawa\nWarga Kota Tua Menolak Pindah Rumah"
    text = f"{LEAD}\n\nBaca juga:\n{links}\n\n{SECOND}"
    assert read_layout(text, title=TITLE).body == f"{LEAD}\n\n{SECOND}"


def test_glued_headings_get_their_line_break() -> None:
    layout = read_layout(f"{LEAD}\nSinyal Serius DiplomasiMenarik membaca koran itu.", title=TITLE)
    assert layout.body == f"{LEAD}\nSinyal Serius Diplomasi\nMenarik membaca koran itu."


def test_only_boilerplate_is_kept_whole() -> None:
    layout = read_layout("ADVERTISEMENT\nLeave a Reply", title=None)
    assert layout.body == "ADVERTISEMENT\nLeave a Reply"
    assert layout.removed == ()


@pytest.mark.skipif(SHARED is None, reason="no larger data beside the checkout")
def test_reading_again_changes_nothing_and_sentences_survive() -> None:
    assert SHARED is not None
    with gzip.open(SHARED / "data" / "natural.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line, _ in zip(lines, range(300), strict=False):
            article = json.loads(line)
            body = normalise(article["body"])
            layout = read_layout(body, title=normalise_line(article["title"]))
            assert read_layout(layout.body, title=layout.title).body == layout.body
            assert sum(len(piece.text) for piece in layout.removed) <= max(700, len(body) // 5)


@pytest.mark.skipif(SHARED is None, reason="no larger data beside the checkout")
def test_the_close_reading_of_two_articles() -> None:
    assert SHARED is not None
    reading = json.loads((SHARED / "data" / "gold" / "seed_reading_002_003.json").read_text("utf-8"))
    for seed in reading["seeds"].values():
        raw = (SHARED / "seeds" / seed["file"]).read_bytes().decode()
        layout = read_layout(normalise(raw), title=None)
        assert layout.title == seed["title"]["text"]
        for piece in seed["boilerplate"]:
            if piece["text"].strip():
                assert piece["text"].strip() in [removed.text for removed in layout.removed]
        for heading in seed["subheadings"]:
            assert heading["clean"] in layout.body.split("\n")
        expected = [piece for piece in seed["boilerplate"] if piece["text"].strip()]
        expected += [heading for heading in seed["subheadings"] if heading["clean"] != heading["text"]]
        assert len(layout.removed) == len(expected)


@pytest.mark.parametrize(
    "piece",
    [
        "Baca juga: ",
        ". A",
        "a\n",
        "[Gambas:",
        "(Baca: ",
        "Simak video ",
        "Share ",
        "A: B ",
        "Tags: a\n",
        "By Ab ",
        "Sinyal Serius DiplomasiMenarik membaca\n",
        "Berita terkait\n",
        "Copyright © ANTARA 2025 Dilarang keras ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = normalise(piece * (200_000 // len(piece)))
    start = time.perf_counter()
    read_layout(text, title=None)
    assert time.perf_counter() - start < 15


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("JAKARTA, Suara Timor (6/2/2026) — Warga memadati pasar. Mereka menunggu.", "Warga memadati pasar."),
        ("KUPANG, POS-KUPANG.COM, Senin 12 Januari 2026 - Warga memadati pasar", "Warga memadati pasar"),
        ("JAKARTA, Kabar Timor — Warga memadati pasar. Mereka menunggu.", "Warga memadati pasar."),
        ("Jakarta (ANTARA) - Warga memadati pasar. Mereka menunggu.", "Warga memadati pasar."),
        ("ATAMBUA – “Kami datang,” kata warga. Mereka menunggu.", "“Kami datang,” kata warga."),
        ("ATAMBUA, NTT — Warga memadati pasar. Mereka menunggu.", "Warga memadati pasar."),
        ("Adapun, Mercedes - Benz baru hadir. Mobil itu laku.", "Adapun, Mercedes - Benz baru hadir."),
        ("JAKARTA - BANDUNG macet total. Warga menunggu.", "JAKARTA - BANDUNG macet total."),
    ],
)
def test_a_dateline_is_no_title_and_stays_in_the_body(first: str, title: str) -> None:
    text = f"{first}\n\nPasar itu ditutup sejak lama. Warga menyambut baik."
    layout = read_layout(text, title=None)
    assert (layout.title, layout.title_found, layout.body) == (title, False, text)
