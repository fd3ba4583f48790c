"""Rows and pieces of rows that sites put round and into their articles, and sentences that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.boilerplate import byline_of, inline_pieces, row_reason, tail_reason
from newsreader.text.layout import read_layout

FIRST = (
    "Pemerintah menaikkan harga beras medium mulai pekan depan, kata Menteri Perdagangan di Jakarta, Jumat."
)
SECOND = "Pedagang di Pasar Senen mengaku belum menerima pemberitahuan tentang rencana tersebut."
TITLE = "Harga Beras Naik Pekan Depan"

ROWS = {
    "read-more link": [
        "Baca Juga : Harga Beras Naik, Warga Mengeluh",
        "Also read: Rice price goes up",
        "Read more: Rice price goes up",
        "Pilihan Editor: Harga Beras Naik, Warga Mengeluh",
        "Pilihan Redaksi",
        "PILIHAN EDITOR",
        "Baca berita lainnya: Harga beras naik",
        "Baca artikel detiknews selengkapnya di aplikasi",
        "Halaman Selanjutnya",
        "Halaman selanjutnya: Harga di pasar",
        "Halaman 2 dari 3",
        "Bersambung ke halaman selanjutnya...",
        "Selanjutnya: Cara Cek Bantuan Beras lewat Ponsel",
        "Menarik Dibaca: Promo Minimarket Hari Ini",
        "Next Article Harga Beras Naik Lagi",
        "READ NEXT",
        "Listen to this article",
    ],
    "video link": [
        "Lihat Video 'Harga Beras Naik':",
        'Simak Video "Harga Beras Naik"',
        "Simak juga Video: Harga Beras Naik",
        "Saksikan Video Pilihan Berikut Ini:",
        "Saksikan video di bawah ini:",
        "Simak! Video Pilihan Redaksi:",
        "Jangan Lewatkan Video Terbaru:",
        "Video Terpopuler",
        "WATCH | Farmers protest in Java",
        "Watch more:",
    ],
    "advertisement": [
        "- Advertisement -",
        "ADVERTISEMENT - SCROLL TO CONTINUE WITH CONTENT",
        "Iklan. Gulir ke bawah untuk melanjutkan membaca.",
        "Scroll untuk membaca artikel",
        "Story continues below advertisement",
        "Loading...",
        "Advertisement - story continues below",
        "Skip to content",
    ],
    "caption": [
        "Sumber gambar, Getty Images",
        "Keterangan gambar, Pedagang beras di Pasar Senen.",
        "Image source, Reuters",
        "Foto: Pedagang beras di Pasar Senen (Andhika/detikcom)",
        "Foto: Andhika Prasetia/detikcom",
        "Photo: Reuters",
        "(Photo by Ed Jones/AFP)",
        "Photo by Ed Jones/AFP",
        "REUTERS/Willy Kurniawan",
        "[1/3]A trader in Jakarta, Feb 6, 2026. REUTERS/Willy Kurniawan",
    ],
    "invitation to follow": [
        "Simak berita lainnya di Google News",
        "Cek Berita dan Artikel yang lain di Google News dan WA Channel",
        "Yuk, ikuti saluran WhatsApp kami",
        "Dapatkan berita up to date hanya dengan satu akun, daftar sekarang dengan klik disini",
        "Saksikan live streaming program-program televisi di sini",
        "Terima kasih telah membaca Kabar.com.",
        "Get the latest news delivered to your inbox",
        "Subscribe to our newsletter",
        "Follow us on Twitter",
        "Daftarkan email",
        "Sign up here.",
        "Get the latest news in your inbox",
        "Subscribe to read the full story",
        "Follow the BBC on Twitter",
        "Have a news tip? Email us",
        "Ikuti saluran kumparan di WhatsApp dan baca berita terbarunya",
        "* Fakta atau Hoaks? Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke sini.",
    ],
    "related links": ["Akhir dari Berita terkait", "End of Most read"],
    "share row": ["Share:", "Bagikan artikel ini", "Share this story", "Copy link", "Email this article"],
    "comment form": ["View comments", "0 Comments"],
    "counter": ["4 min read", "waktu baca 2 menit"],
    "reporter's code": ["(*)", "[***]", "(lir/mei)", "[gil]"],
    "credits and copyright": [
        "Copyright 2008 - 2026 PT. Kabar Media. All Rights Reserved.",
        "Copyright 2026 The Press. All rights reserved. This material may not be broadcast or rewritten.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Acquire Licensing Rights, opens new tab",
        "Privacy policy",
    ],
}


@pytest.mark.parametrize(("why", "row"), [(why, row) for why, rows in ROWS.items() for row in rows])
def test_rows_that_are_no_sentence(why: str, row: str) -> None:
    assert row_reason(row) == why
    layout = read_layout(f"{FIRST}\n\n{row}\n\n{SECOND}", title=TITLE)
    assert layout.body == f"{FIRST}\n\n{SECOND}"
    assert [(one.text, one.why) for one in layout.removed] == [(row, why)]


@pytest.mark.parametrize(
    ("why", "row"),
    [
        ("reporter's code", "(Ant/Z-2)"),
        ("reporter's code", "(H-2)"),
        ("byline row", "(Kabar.com/Rina Sari)"),
        ("byline row", "(T.A067/R010)"),
        ("tag row", "TAGS"),
        ("tag row", "Filed under: rice"),
        ("read-more link", "Read the original article here."),
        ("credits and copyright", "Additional reporting by Al Roe"),
        ("credits and copyright", "Associated Press writer Al Roe in Jakarta contributed to this report."),
        ("credits and copyright", "This article was originally published on The Conversation."),
        ("comment form", "Komentar (3)"),
        ("related links", "Kembali ke atas"),
        ("byline row", "Laporan wartawan Kabar.com, Rina Sari"),
        ("credits and copyright", "Penerjemah: Nabil Ihsan | Editor: Rina Sari"),
        ("credits and copyright", "(Reporting by John Smith in Jakarta; Editing by Jane Doe)"),
    ],
)
def test_rows_that_close_an_article(why: str, row: str) -> None:
    assert row_reason(row) is None
    assert tail_reason(row) == why
    layout = read_layout(f"{FIRST}\n\n{SECOND}\n\n{row}", title=TITLE)
    assert layout.body == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Baca juga penting bagi anak-anak, kata dia.",
        "Foto: presiden dan wakilnya menerima penghargaan.",
        "Foto itu diambil Andhika pada 2019.",
        "Keterangan gambar itu, menurut polisi, palsu.",
        "Selanjutnya: hakim membacakan putusan.",
        "Akhir dari cerita itu tidak diketahui.",
        "End of an era",
        "Selanjutnya hakim membacakan putusan.",
        "Ikuti saran dokter dan minum obat.",
        "Simak pernyataan lengkap presiden berikut ini:",
        "Lihat video itu, polisi lalu menangkap pelaku.",
        "Video pilihan juri diputar pada malam penutupan.",
        "Dapatkan informasi jadwal kereta, lalu klik tautan di laman resmi.",
        "Unduh aplikasi Cekbansos.id di toko aplikasi.",
        "Pilihan editor jatuh pada novel itu.",
        "Halaman 2 dari buku itu hilang.",
        "Related: the police said two men were held.",
        "Story continues to unfold in Jakarta.",
        "Terima kasih telah membaca doa, katanya.",
        "Copyright 2019 menjadi perkara yang panjang.",
        "Watch: the police said two men were held.",
        "Most read about it in the papers.",
        "Related topics were discussed in Jakarta.",
        "Photo by photo, the album tells the story of a town that was lost.",
        "Get the vaccine in your town, the ministry says.",
        "Picture by Rembrandt stolen from a museum",
        "AP is short for something.",
        "1/3 of the votes were counted.",
        "He contributed to this report. The minister did not.",
        "Share prices fell on Friday.",
        "Komentar itu menuai kritik.",
        "Laporan wartawan itu dibantah polisi.",
        "Next week the court will decide.",
        "Video: polisi menyebut rekaman itu asli.",
    ],
)
def test_sentences_that_only_begin_alike(sentence: str) -> None:
    layout = read_layout(f"{FIRST}\n\n{sentence}\n\n{SECOND}\n\n{sentence}", title=TITLE)
    assert layout.body == f"{FIRST}\n\n{sentence}\n\n{SECOND}\n\n{sentence}"
    assert not layout.removed


@pytest.mark.parametrize(
    ("why", "piece"),
    [
        ("video link", "Lihat juga Video: Harga Beras Naik di Jakarta"),
        ("video link", "'Lihat juga Video: Harga Beras Naik di Jakarta'"),
        ("video link", 'Tonton juga "Harga Beras Naik" di sini:'),
        ("video link", "Simak juga 'Harga Beras Naik, Apa Kata Warga?':"),
        ("read-more link", "Pilihan Editor: Kuasa Menteri Setelah Rapat"),
        ("read-more link", "Baca berita selengkapnyadi sini."),
        ("credits and copyright", "Copyright 2008 - 2026 PT. Kabar Media (Kabar Grup). All Rights Reserved."),
        ("credits and copyright", "Sumber: Anadolu Penerjemah: Nabil Ihsan Editor: Rina Sari"),
        ("reporter's code", "(lir/mei)"),
        (
            "invitation to follow",
            "Dapatkan update berita pilihan setiap hari. Mari bergabung di Kanal WhatsApp Kabar. "
            "Caranya klik link https://kabar.example/x. Anda harus install aplikasi WhatsApp dulu.",
        ),
    ],
)
@pytest.mark.parametrize("gap", [" ", "  ", "   "])
def test_pieces_that_close_a_paragraph(gap: str, why: str, piece: str) -> None:
    layout = read_layout(f"{FIRST}\n\n{SECOND}{gap}{piece}", title=TITLE)
    assert layout.body == f"{FIRST}\n\n{SECOND}"
    assert [(one.text, one.why) for one in layout.removed] == [(piece, why)]


def test_a_piece_in_the_middle_of_a_paragraph() -> None:
    call = (
        "Terima kasih telah membaca Kabar.com.Dapatkan informasi, inspirasi dan insight di email "
        "kamu.Daftarkan email"
    )
    layout = read_layout(f"{FIRST} {call} {SECOND}", title=TITLE)
    assert layout.body == f"{FIRST} {SECOND}"


@pytest.mark.parametrize(
    "end",
    [
        "Pilihan editor: novel itu. Juri memuji bahasanya.",
        'Lihat video itu, kata polisi. "Ini bukti," ujarnya.',
        "Editor: begitu orang menyebutnya.",
        "Dapatkan berita itu dari sumber resmi, kata polisi.",
        "Harga naik (lihat tabel).",
    ],
)
def test_a_paragraph_that_ends_alike_stays_whole(end: str) -> None:
    assert not list(inline_pieces(f"{FIRST} {end}"))


def test_links_that_can_be_skipped_are_taken_up_to_their_end() -> None:
    links = ["Lewati Berita terkait dan terus membaca", "Berita terkait", "Mengapa harga beras naik?"]
    text = "\n\n".join([FIRST, *links, "Akhir dari Berita terkait", SECOND])
    layout = read_layout(text, title=TITLE)
    assert layout.body == f"{FIRST}\n\n{SECOND}"
    assert [one.text for one in layout.removed] == [*links, "Akhir dari Berita terkait"]


def test_links_that_can_be_skipped_and_never_end_cost_one_row() -> None:
    text = "\n\n".join([FIRST, "Skip Most read and continue reading", SECOND, "End of story"])
    assert read_layout(text, title=TITLE).body == f"{FIRST}\n\n{SECOND}\n\nEnd of story"


def test_a_heading_of_links_inside_an_article_takes_the_headlines_below_it() -> None:
    text = f"{FIRST}\n\nBerita Terkait\nHarga Beras Naik Lagi di Pasar\n\n{SECOND}"
    assert read_layout(text, title=TITLE).body == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Laporan Wartawan Kabar.com, Rina Sari", "Rina Sari"),
        ("Laporan reporter Rina Sari", "Rina Sari"),
        ("Laporan wartawan itu dibantah", None),
    ],
)
def test_a_reporter_by_the_report(line: str, name: str | None) -> None:
    assert byline_of(line) == name


@given(
    st.lists(st.sampled_from([FIRST, SECOND]), min_size=1, max_size=4),
    st.lists(st.sampled_from([row for rows in ROWS.values() for row in rows]), max_size=5),
    st.randoms(use_true_random=False),
)
def test_whatever_stands_between_no_sentence_goes(
    sentences: list[str], rows: list[str], random: object
) -> None:
    lines = [*sentences, *rows]
    getattr(random, "shuffle")(lines)  # noqa: B009
    body = read_layout("\n\n".join(lines), title=TITLE).body
    assert body.split("\n\n") == [line for line in lines if line in sentences]
