"""Web archives, saved pages and e-books."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsreader.ingest.prepare import prepare
from newsreader.model import Draft, ImportResult, PassedOver
from tests.unit.ingest.given import drafts, read, reasons

SENTENCES = (
    "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan selama dua bulan. "
    "Warga menyambutnya dengan gembira karena jalan ke pasar menjadi jauh lebih dekat daripada sebelumnya."
)
PAGE = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">
<title>Jembatan lama dibuka – Kabar</title>
<meta property="article:published_time" content="2026-02-06T10:00:00+07:00"></head>
<body><nav><a href="/">Beranda</a></nav><article><h1>Jembatan lama dibuka</h1><p>{SENTENCES}</p><p>{SENTENCES}
Selesai.</p></article></body></html>"""


def warc(folder: Path, *, packed: bool) -> Path:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)

    def answer(url: str, kind: str, body: bytes, status: str = "200 OK", *more: tuple[str, str]) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
        )

    answer("https://kabar.id/1", "text/html; charset=utf-8", PAGE.encode())
    answer("https://kabar.id/gaya.css", "text/css", b"p {}")
    answer("https://kabar.id/foto.jpg", "text/html", PAGE.replace("dibuka", "difoto").encode())
    answer("https://kabar.id/2", "text/html", b"tidak ada", "404 Not Found")
    zipped = gzip.compress(PAGE.replace("dibuka", "ditutup").encode())
    answer("https://kabar.id/3", "text/html", zipped, "200 OK", ("Content-Encoding", "gzip"))
    path = folder / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(buffer.getvalue())
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive(packed: bool, tmp_path: Path) -> None:
    path = warc(tmp_path, packed=packed)
    found = drafts(path)
    assert [one.title for one in found] == [
        "Jembatan lama dibuka",
        "Jembatan lama difoto",
        "Jembatan lama ditutup",
    ]
    assert [one.url for one in found] == [f"https://kabar.id/{name}" for name in ("1", "foto.jpg", "3")]
    assert SENTENCES in found[0].body
    assert prepare(found[0]).published == "2026-02-06T10:00:00+07:00"
    assert reasons(path) == []


def test_a_web_archive_that_is_cut_keeps_what_came_before(tmp_path: Path) -> None:
    path = warc(tmp_path, packed=True)
    path.write_bytes(path.read_bytes()[:-200])
    found = list(read(path))
    assert any(isinstance(one, Draft) for one in found)
    assert all("newsreader itself" not in str(one.why) for one in found if isinstance(one, ImportResult))


def spoiled(path: Path, change: Callable[[bytes], bytes]) -> list[Draft | ImportResult]:
    path.write_bytes(change(path.read_bytes()))
    return [one for one in read(path) if isinstance(one, (Draft, ImportResult))]


def shorter(length: re.Match[bytes]) -> bytes:
    return b"%d" % (int(length[0]) - 10)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: re.sub(rb"(?<=Content-Length: )\d{3}(?=\r\n)", shorter, data, count=1),
        lambda data: data.replace(b"gembira", b"gembila", 1),
        lambda data: data.replace(b"WARC-Type: resp", b"WARC-Truncated: time\r\nWARC-Type: resp", 1),
        lambda data: data.replace(b"charset=utf-8\r\n", b"charset=utf-8\r\nContent-Length: 9999\r\n", 1),
    ],
)
def test_a_record_that_is_not_as_it_was_is_refused_by_its_address(
    change: Callable[[bytes], bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = spoiled(warc(tmp_path, packed=False), change)
    refused = [one for one in found if isinstance(one, ImportResult)]
    assert [one.origin.partition("warc/")[2] for one in refused] == ["https://kabar.id/1"]
    assert str(refused[0].why).endswith("as it was recorded: it is cut off or damaged.")
    assert len(found) == 3
    assert capfd.readouterr().err == ""


def test_the_last_record_of_an_archive_that_is_cut_is_refused(tmp_path: Path) -> None:
    *_, last = spoiled(warc(tmp_path, packed=False), lambda data: data[:-100])
    assert isinstance(last, ImportResult) and "kabar.id/3" in last.origin


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_cut_off_in_its_file_is_refused_and_one_cut_behind_the_page_is_read(
    encoding: str, tmp_path: Path
) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Jembatan"
    message.set_content(PAGE, subtype="html", cte=encoding)
    message.add_related(b"\x89PNG\r\n" * 100, "image", "png")
    data, path = bytes(message), tmp_path / "a.mhtml"
    path.write_bytes(data[: data.index(b"image/png") + 200])
    assert [one.title for one in drafts(path)] == ["Jembatan lama dibuka"]
    path.write_bytes(data[: data.index(b"image/png") - 300])
    assert reasons(path) == [f"{path} is cut off in the middle of its page."]


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://kabar.id/1"
    message["Subject"] = "Jembatan"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n", "image", "png")
    path = tmp_path / "halaman.mhtml"
    path.write_bytes(bytes(message))
    (draft,) = drafts(path)
    assert (draft.title, draft.url, draft.origin) == ("Jembatan lama dibuka", "https://kabar.id/1", str(path))
    assert SENTENCES in draft.body


def test_an_email_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nteks\n--x--\n")
    assert reasons(path) == [f"{path} is a saved page without a page in it."]


PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Kabar Pekan</dc:title>
<dc:creator>Redaksi Kabar</dc:creator><dc:date>2026-02-06</dc:date><dc:language>id-ID</dc:language>
<dc:identifier>urn:kabar:6</dc:identifier><dc:subject>politik</dc:subject></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c1" href="text/satu.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="text/dua.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="a.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="c2"/><itemref idref="c1"/><itemref idref="i"/></spine></package>"""
CONTAINER = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/isi.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def epub(folder: Path, package: str = PACKAGE, **parts: str) -> Path:
    def chapter(title: str) -> str:
        return f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{title}</h1><p>{SENTENCES}</p></body></html>"

    files = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/isi.opf": package,
        "OEBPS/nav.xhtml": "<html><body><nav>Isi</nav></body></html>",
        "OEBPS/text/satu.xhtml": chapter("Bab satu"),
        "OEBPS/text/dua.xhtml": chapter("Bab dua"),
    } | parts
    path = folder / "a.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            if text:
                book.writestr(name, text)
    return path


def test_an_e_book_in_reading_order(tmp_path: Path) -> None:
    path = epub(tmp_path)
    found = drafts(path)
    assert [one.title for one in found] == ["Bab dua", "Bab satu"]
    assert {(one.source, one.byline, one.published, one.lang) for one in found} == {
        ("Kabar Pekan", "Redaksi Kabar", "2026-02-06", "id-ID")
    }
    assert found[0].tags == ("politik",)
    assert found[0].outside_id == "urn:kabar:6 OEBPS/text/dua.xhtml"
    assert prepare(found[0]).body == SENTENCES


def test_an_e_book_that_lacks_a_chapter(tmp_path: Path) -> None:
    path = epub(tmp_path, **{"OEBPS/text/dua.xhtml": ""})
    assert [one.title for one in drafts(path)] == ["Bab satu"]
    assert reasons(path) == [f"The e-book {path} lacks its part OEBPS/text/dua.xhtml."]


@pytest.mark.parametrize(
    ("page", "is_article"),
    [
        ("<h1>Bab satu</h1><p>Gubernur datang ke Padang pagi ini.</p>", True),
        ("<p>Kata dia, “Kami siap.”</p>", True),
        ("<h1>Kabar Pekan</h1><p>Redaksi Kabar</p><p>Padang, 2026</p>", False),
        ("<h1>Isi</h1><p>1. Bab satu</p><p>2. Bab dua</p>", False),
        ("<p>Untuk Ibu</p>", False),
    ],
)
def test_a_short_chapter_is_one_and_a_title_page_is_passed_over(
    page: str, is_article: bool, tmp_path: Path
) -> None:
    path = epub(tmp_path, **{"OEBPS/text/satu.xhtml": f"<html><body>{page}</body></html>"})
    _, found = read(path)
    assert isinstance(found, Draft) is is_article
    if isinstance(found, PassedOver):
        assert found.kind == ".xhtml"


def test_an_e_book_without_a_text_is_refused(tmp_path: Path) -> None:
    pages = {
        f"OEBPS/text/{name}.xhtml": "<html><body><p>Sampul</p></body></html>" for name in ("satu", "dua")
    }
    path = epub(tmp_path, **pages)
    assert reasons(path)[-1] == f"No page of the e-book {path} holds an article."


@pytest.mark.parametrize(
    "package",
    [
        "<package/>",
        "<package",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><package>&b;</package>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><package>&a;</package>',
    ],
)
def test_an_e_book_with_a_broken_or_hostile_package(package: str, tmp_path: Path) -> None:
    path = epub(tmp_path, package)
    (why,) = reasons(path)
    assert str(path) in why
    assert "root:" not in why
    assert "newsreader itself" not in why
