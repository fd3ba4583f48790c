# ruff: noqa: E501
"""Pages in the layouts that large outlets use, in words made up here: navigation, share rows, links and all.

Each is the markup of a page; `TITLE`, `WRITER` and `PARAGRAPHS` are what every one of them tells.
"""

from __future__ import annotations

import json

TITLE = "Warga Desa Sumberwaras Bangun Jembatan Bambu Sepanjang 40 Meter"
WRITER = "Ratna Kusumadewi"
DAY = "2024-03-12"
PARAGRAPHS = (
    "Sumberwaras - Puluhan warga Desa Sumberwaras bergotong royong membangun jembatan bambu sepanjang 40 meter "
    "di atas Sungai Kalibening, Selasa (12/3/2024).",
    "Jembatan lama hanyut terbawa banjir dua pekan lalu, sehingga anak-anak harus memutar sejauh enam kilometer "
    "untuk pergi ke sekolah.",
    '"Kami tidak mau menunggu lebih lama lagi. Anak-anak harus sekolah," kata Kepala Desa Sumberwaras, Warsito.',
    "Ia menambahkan, bahan bambu disumbangkan oleh para petani dari tiga dusun di sekitar sungai.",
    "Apa Kata Pemerintah?",
    "Pemerintah kabupaten berjanji mengirim rangka baja bulan depan, tetapi warga belum menerima jadwal yang pasti.",
    '"Anggarannya sudah disetujui," ujar Kepala Dinas Pekerjaan Umum, Lestari Hadiningrum, saat dihubungi.',
    "Sementara itu, dua perahu disiagakan untuk mengangkut warga yang sakit.",
)
OTHERS = (
    "Harga Cabai di Pasar Legi Turun Tajam Jelang Ramadan",
    "Tim Basket Putri Kalibening Melaju ke Babak Final",
    "Festival Layang-Layang Sumberwaras Kembali Digelar Tahun Ini",
    "Petani Kopi Lereng Gunung Sari Panen Lebih Awal",
)
COMMENT = "Semoga pemerintah cepat bertindak, kasihan anak-anak yang harus menyeberang sungai setiap hari."
CAPTION = "Warga mengangkat bambu di tepi Sungai Kalibening. (Foto: Istimewa)"

_MENU = "".join(
    f'<li><a href="/{word}">{word.title()}</a></li>' for word in ["nasional", "daerah", "ekonomi", "olahraga"]
)
_LINKS = "".join(f'<li><a href="/berita/{n}">{title}</a></li>' for n, title in enumerate(OTHERS))
_SIDE = "".join(
    f'<div class="item"><h3><a href="/s/{n}">{title}</a></h3><p>{title} menurut laporan yang diterima redaksi.</p></div>'
    for n, title in enumerate(OTHERS)
)
_ALSO = f'<p><strong>Baca juga: <a href="/berita/9">{OTHERS[0]}</a></strong></p>'
_SHARE = '<ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li><li><a href="#">Salin Link</a></li></ul>'


def _head(suffix: str, *metas: tuple[str, str], linked: dict[str, object] | None = None) -> str:
    block = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    listed = "".join(f'<meta property="{name}" content="{content}">' for name, content in metas)
    return f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{TITLE}{suffix}</title>{listed}{block}</head>'


def _paragraphs(*inserted: tuple[int, str]) -> str:
    rows = [
        f"<p>{text}</p>" if n != 4 else f"<p><strong>{text}</strong></p>" for n, text in enumerate(PARAGRAPHS)
    ]
    for place, markup in sorted(inserted, reverse=True):
        rows.insert(place, markup)
    return "\n".join(rows)


def _linked(**more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE,
        "datePublished": "2024-03-12T09:15:00+07:00", "author": {"@type": "Person", "name": WRITER},
        "publisher": {"@type": "Organization", "name": "Kabar Contoh"}, **more,
    }  # fmt: skip


def nested_reader() -> str:
    """A reading column with its parts in blocks, tags and a form of comments below."""
    return (
        _head(" - Kabar Contoh", ("og:site_name", "Kabar Contoh"), linked=_linked())
        + f'<body><header><nav class="nav"><ul>{_MENU}</ul></nav></header><div class="container"><div class="col-bs10-7">'
        f'<h1 class="read__title">{TITLE}</h1><div class="read__header"><div class="read__time">Kabar Contoh - 12/03/2024, 09:15 WIB</div>'
        f'<div class="credit-title-name"><h6>{WRITER}</h6></div></div><div class="social--inline">{_SHARE}</div>'
        f'<div class="photo"><div class="photo__wrap"><img src="a.jpg"></div><div class="photo__caption">{CAPTION}</div></div>'
        f'<div class="read__content"><div class="clearfix">{_paragraphs((2, _ALSO), (5, _ALSO))}'
        f'<div class="ads-on-body"><div id="div-gpt-ad-123">Iklan</div></div></div></div>'
        f'<div class="tag"><h4>Tag</h4><ul class="tag__list"><li><a href="/t/1">jembatan</a></li></ul></div>'
        f'<div class="form__comment"><h3>Komentar</h3><p>{COMMENT}</p></div></div>'
        f'<div class="col-bs10-3"><div class="most__list">{_SIDE}</div></div></div><footer>© 2024 Kabar Contoh</footer></body></html>'
    )


def text_detail() -> str:
    """Text in a div with a bold place, tables of links between paragraphs, an editor's code at the end."""
    table = f'<table class="linksisip"><tr><td><div class="lihatjg"><strong>Lihat Juga :</strong> <a href="/b">{OTHERS[1]}</a></div></td></tr></table>'
    return (
        _head(" | Kabar Contoh", ("og:title", TITLE), ("article:published_time", "2024-03-12 09:15:00"))
        + f'<body><div id="navbar"><ul>{_MENU}</ul></div><div class="l_content"><div class="content_detail"><h1 class="title">{TITLE}</h1>'
        f'<span class="author">{WRITER} | Kabar Contoh</span><div class="date">Selasa, 12 Mar 2024 09:15 WIB</div>'
        f'<div class="share">{_SHARE}</div><div class="media_artikel"><img src="a.jpg"><span>{CAPTION}</span></div>'
        f'<div id="detikdetailtext" class="detail-text">{_paragraphs((3, table))}<p>(rkd/wst)</p></div>'
        f'<div class="box_related"><h3>Artikel Terkait</h3><ul>{_LINKS}</ul></div></div><div class="r_content">{_SIDE}</div></div></body></html>'
    )


def side_article() -> str:
    """A paragraph a line, read-more lines without a class, a footer of credits inside the text."""
    also = f'<p class="baca">Baca juga: <a href="/x">{OTHERS[2]}</a></p>'
    return (
        _head(
            " - Kabar Contoh Daerah",
            ("og:title", f"{TITLE} - Kabar Contoh Daerah"),
            ("og:site_name", "Kabar Contoh Daerah"),
        )
        + f'<body><div class="header">{_MENU}</div><div id="article"><h1 class="f50" id="arttitle">{TITLE}</h1>'
        f'<div class="grey"><time>Selasa, 12 Maret 2024 09:15 WIB</time></div><div id="penulis">Penulis: <a href="/p">{WRITER}</a> | Editor: <a href="/e">Danang Tri</a></div>'
        f'<div class="side-article txt-article multi-fontsize">{_paragraphs((2, also), (4, also))}<p>Berita terkait lainnya</p></div>'
        f'<div class="tag_area"><a href="#">jembatan</a> <a href="#">banjir</a></div></div><div id="latestul"><ul>{_LINKS}</ul></div></body></html>'
    )


def line_breaks() -> str:
    """No paragraph at all: lines broken twice, directly in a block, links between them."""
    text = "<br><br>\n".join(PARAGRAPHS)
    text = text.replace(
        PARAGRAPHS[5], f'<b>Baca Juga: <a href="/x">{OTHERS[3]}</a></b><br><br>{PARAGRAPHS[5]}'
    )
    return (
        _head(" : Kabar Contoh")
        + f'<body><table width="100%"><tr><td><ul>{_MENU}</ul></td></tr><tr><td><h1>{TITLE}</h1>'
        f'<small>Selasa, 12 Maret 2024 - 09:15 WIB</small><br>Oleh: {WRITER}<br><div id="contentx">{text}</div><div>Editor: Danang Tri</div>'
        f"</td><td>{_SIDE}</td></tr></table></body></html>"
    )


def paragraphs_as_blocks() -> str:
    """Every paragraph a div; photo and caption before them in blocks without a telling name."""
    text = "".join(f"<div>{line}</div><div><br></div>" for line in PARAGRAPHS)
    return (
        _head(
            " | Kabar Contoh",
            ("og:site_name", "Kabar Contoh"),
            ("article:published_time", "2024-03-12T02:15:00+00:00"),
        )
        + f'<body><div class="top">{_MENU}</div><div class="wrap"><div class="kiri"><h1>{TITLE}</h1><div>12 Maret 2024 | 09.15 WIB</div>'
        f'<div>Reporter: {WRITER}</div><div class="x1"><div class="x2"><img src="a.jpg"></div><div class="x3">{CAPTION}</div></div>'
        f'<div class="x4">{text}</div><div class="x5">{_SHARE}</div><div class="x6"><h3>Berita Terkait</h3><ul>{_LINKS}</ul></div></div>'
        f'<div class="kanan">{_SIDE}</div></div></body></html>'
    )


def article_element() -> str:
    """Semantic elements: article, header, figure, aside, time."""
    return (
        _head(" - Example News Indonesia", ("og:site_name", "Example News Indonesia"))
        + f'<body><nav><ul>{_MENU}</ul></nav><main role="main"><article><header><h1 id="content" tabindex="-1">{TITLE}</h1>'
        f'<p><span>{WRITER}</span></p><ul role="list"><li><time datetime="2024-03-12">12 Maret 2024</time></li></ul></header>'
        f'<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>'
        f"{_paragraphs((3, f'<aside><h2>Artikel lain</h2><ul>{_LINKS}</ul></aside>'), (6, f'<ul>{_LINKS}</ul>'))}"
        f'</article></main><section aria-labelledby="t"><h2 id="t">Berita terkait</h2>{_SIDE}</section><footer>Hak cipta</footer></body></html>'
    )


def split_parts() -> str:
    """The text in several blocks with advertisements between them."""
    rows = [f"<p>{text}</p>" for text in PARAGRAPHS]
    parts = ("".join(rows[:3]), "".join(rows[3:6]), "".join(rows[6:]))
    chunks = [f'<div class="chunk">{part}</div>' for part in parts]
    ad = '<div class="ads__box"><p>Advertisement</p></div>'
    return (
        _head(" - Kabar Contoh", ("og:title", TITLE), linked=_linked())
        + f'<body class="has-sidebar single-post"><div id="menu">{_MENU}</div><div class="content-sidebar-wrap"><main class="content"><h1 class="entry-title">{TITLE}</h1>'
        f'<div class="entry-content">{ad.join(chunks)}</div>'
        f'<div id="comments"><ol><li><p>{COMMENT}</p></li><li><p>{COMMENT} Setuju sekali dengan pendapat ini.</p></li></ol></div></main>'
        f'<aside class="sidebar">{_SIDE}</aside></div></body></html>'
    )


def linked_data_only() -> str:
    """A page that a script fills: the text stands in its linked data alone."""
    return (
        _head("", linked=_linked(articleBody="\n\n".join(PARAGRAPHS)))
        + '<body><div id="root"></div><noscript>Aktifkan JavaScript untuk membaca.</noscript></body></html>'
    )


def microdata() -> str:
    """Microdata for everything, in a template that calls itself English."""
    return (
        f'<html lang="en-US"><head><meta charset="utf-8"><title>Kabar Contoh | {TITLE}</title><meta property="og:site_name" content="Kabar Contoh"></head>'
        f'<body><div class="menu">{_MENU}</div><div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">{TITLE}</h2>'
        f'<span itemprop="author" itemscope><span itemprop="name">{WRITER}</span></span><meta itemprop="datePublished" content="2024-03-12T09:15:00+07:00">'
        f'<div itemprop="articleBody">{_paragraphs((1, f"<figure><img><figcaption>{CAPTION}</figcaption></figure>"))}'
        f'<p>Follow Kabar Contoh di Google News untuk berita pilihan</p></div></div><div class="pop">{_SIDE}</div></body></html>'
    )


def one_form() -> str:
    """A server that wraps the whole page in a form, with much to read below the text."""
    return (
        _head(" - Pemerintah Kabupaten", ("og:title", TITLE))
        + f'<body><form method="post" action="./"><input type="hidden" value="x"><div>{_MENU}</div><div class="berita"><h1>{TITLE}</h1>'
        f'<p>Diterbitkan: 12 Maret 2024</p><div class="isi-berita">{_paragraphs()}<p>Bagikan: <a>Facebook</a> <a>Twitter</a></p></div></div>'
        f'<div class="lain">{_SIDE}</div></form></body></html>'
    )


LAYOUTS = {
    make.__name__: make
    for make in (
        nested_reader, text_detail, side_article, line_breaks, paragraphs_as_blocks, article_element, split_parts,
        linked_data_only, microdata, one_form,
    )
}  # fmt: skip
