"""Names of outlets that their words tell, without a list of outlets."""

from __future__ import annotations

import re

from newsreader.text.wordlists import words

_SITE = re.compile(r"[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv)\b(?:\.id)?", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:CNN|CNBC|BBC|VOA|DW|ABC|AFP|Reuters|Antara|ANTARA|Kompas|KOMPAS|Tempo|TEMPO|Tribun\w*|TRIBUN\w*"
    r"|Republika|REPUBLIKA)\b"
)
# Words that stand in names of outlets and not of places, so that `Bogor, Jawa Barat` names none.
_COMMON = re.compile(
    r"\b(?:News|NEWS|Online|ONLINE|Pos|POS|Post|POST|Times|TIMES|Media|MEDIA|Radio|RADIO|Koran|KORAN"
    r"|Harian|HARIAN|Warta|WARTA|Kabar|KABAR|TV)\b"
)
# With a common one these make a phrase or another name: `Media Sosial`, `Kabar Duka`, `Post Malone`.
_OF_PHRASES = words(
    """sosial massa cetak daring elektronik digital asing lokal nasional internasional pers arus center centre
    gathering partner duka baik buruk gembira bahagia sedih burung angin terbaru terkini terakhir miring
    bohong hoaks hoax palsu mengejutkan gempar heboh seru resmi penting edisi bekas lama harga upah
    kasus laporan
    pekerja gaji kantor penjaga jaga polisi ronda pengungsian pengungsi pengamatan pemantauan komando gunung
    lintas perbatasan kesehatan ojek ojol judi taksi belanja pinjaman pinjol game gim kelas rapat kuliah toko
    penipuan transportasi siaran acara stasiun saluran program frekuensi amatir komunikasi teleskop gelombang
    malone mortem truth office power doctoral square breaking fake good bad hot flash menteri kementerian
    kominfo komdigi pengguna warganet"""
)
_PHRASES = words("pos-indonesia")
# As they stand in brackets behind a place; without those whose letters are often another's (UPI, AA).
AGENCIES = (
    *("Reuters", "REUTERS", "AP", "AFP", "ANTARA News", "Antara News", "ANTARA", "Antara", "LKBN Antara"),
    *("Xinhua", "Bernama", "BERNAMA", "Kyodo News", "Kyodo", "Yonhap", "Jiji", "dpa", "DPA", "TASS", "Tass"),
    *("Interfax", "RIA Novosti", "Anadolu", "IRNA", "ANSA", "EFE", "KCNA", "Bloomberg"),
)


def is_site(name: str) -> bool:
    """Whether a name is the address of a site: `TEMPO.CO`."""
    return _SITE.fullmatch(name) is not None


def is_own_name(name: str) -> bool:
    """Whether a word of the name is an outlet's own and nothing else's: `Koran Tempo`."""
    return is_site(name) or _OWN.search(name) is not None


def is_phrase(name: str) -> bool:
    """Whether words of outlets and others make a phrase and no name: `Media Sosial`."""
    held = name.lower().split()
    return "-".join(held) in _PHRASES or not _OF_PHRASES.isdisjoint(held)


def tells_outlet(name: str) -> bool:
    """Whether the words of a name are an outlet's."""
    return is_own_name(name) or (_COMMON.search(name) is not None and not is_phrase(name))
