"""PDF files: lines on paper into paragraphs."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from newsreader.ingest.formats.pdf_text import paragraphs
from newsreader.ingest.prepare import prepare
from tests.unit.ingest.given import drafts, reasons

LINES = [
    "Jembatan lama dibuka kembali",
    "",
    "Pemerintah daerah membuka kembali jembatan lama pada hari Senin sete-",
    "lah perbaikan selama dua bulan. Warga menyambutnya dengan langkah-",
    "langkah ringan karena jalan ke pasar jauh lebih dekat.",
    "Perbaikan itu menghabiskan dana dua miliar rupiah dari anggaran daerah",
    "tahun lalu.",
]


def pdf(pages: list[list[str]], *, title: str = "") -> bytes:
    """A PDF file with one text line under the other, as small as can be."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 750 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 {font} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def test_lines_become_paragraphs() -> None:
    assert paragraphs(["\n".join(LINES)]).split("\n\n") == [
        "Jembatan lama dibuka kembali",
        "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan selama dua bulan."
        " Warga menyambutnya dengan langkah-langkah ringan karena jalan ke pasar jauh lebih dekat.",
        "Perbaikan itu menghabiskan dana dua miliar rupiah dari anggaran daerah tahun lalu.",
    ]


def test_running_heads_and_page_numbers_go() -> None:
    parts = ["Satu dua tiga.", "Empat lima.", "Enam tujuh delapan sembilan sepuluh."]
    pages = [f"Kabar Pekan, edisi 6\n{part}\n{number}" for number, part in enumerate(parts, 1)]
    assert paragraphs(pages).split("\n\n") == parts


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([LINES], title="Jembatan lama dibuka kembali"))
    (draft,) = drafts(path)
    article = prepare(draft)
    assert article.title == "Jembatan lama dibuka kembali"
    assert article.body.startswith("Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah")


@pytest.mark.parametrize("damage", [slice(0, 40), slice(0, 300), slice(0, -60)])
def test_a_damaged_file_is_told_or_read(damage: slice, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([LINES])[damage])
    assert drafts(path) or reasons(path)
    assert all("newsreader itself" not in why and str(path) in why for why in reasons(path))


def test_pictures_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[""]]))
    assert reasons(path) == [f"{path} holds pictures and no text; have the text in them recognised first."]


def test_without_the_package_the_way_to_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([LINES]))
    command = f"{shlex.quote(sys.executable)} -m pip install 'newsreader-tui[pdf]'"
    assert reasons(path) == [f"{path} is a PDF file; {command} adds what reads it."]
