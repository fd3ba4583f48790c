"""Files that are no articles: named for what they are, or passed over."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from newsreader.ingest.read import read
from newsreader.library.watching import Watched
from newsreader.model import Draft, PassedOver
from tests.unit.ingest.given import drafts, reasons

PAGE = (
    f"<!DOCTYPE html><html><body><article><h1>Judul</h1><p>{'Isi berita yang panjang. ' * 30}</p></article>"
)


def office(path: Path, *parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            said = "application/vnd.oasis.opendocument.text" if part == "mimetype" else f"<x>{part}</x>"
            archive.writestr(part, said, zipfile.ZIP_STORED if part == "mimetype" else None)
    return path


@pytest.mark.parametrize("name", ["a.docx", "a", "a.zip"])
@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "Word"),
        (("_rels/.rels", "[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml"), "Excel"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
        (("mimetype", "content.xml"), "OpenDocument"),
    ],
)
def test_documents_of_office_programs_are_named(
    parts: tuple[str, ...], kind: str, name: str, tmp_path: Path
) -> None:
    path = office(tmp_path / name, *parts)
    (why,) = reasons(path)
    assert why == f"{path} is a document of {kind}, which is not read; save it as text, PDF or CSV."
    assert reasons(path, "txt") == [f"{path} is not text but {kind} data."]


def test_an_archive_of_documents_as_they_are_is_one(tmp_path: Path) -> None:
    inside = office(tmp_path / "b.docx", "[Content_Types].xml", "word/document.xml")
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(inside, "b.docx")
        archive.writestr("c.txt", "Isi.")
    assert [one.body for one in drafts(path)] == ["Isi."]
    (why,) = reasons(path)
    assert "b.docx is a document of Word" in why


def test_an_archive_with_a_folder_called_word_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/a.txt", "Isi.")
    assert [one.body for one in drafts(path)] == ["Isi."]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.csv", "a.json", "a.jsonl", "a.md", "a.txt", "a.rss"])
def test_noise_is_text_under_no_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for seed in range(20):
        path.write_bytes(random.Random(seed).randbytes(3_000))
        (why,) = reasons(path)
        assert "is not text in any encoding that can be recognised." in why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252", "shift_jis", "koi8-r"])
def test_no_encoding_is_noise(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace("<!DOCTYPE html><html>", "kata <p>").encode(encoding))
    assert len(drafts(path)) == 1


@pytest.mark.parametrize("beside", ["Berita.html", "Berita.htm"])
@pytest.mark.parametrize("folder", ["Berita_files", "Berita_berkas"])
def test_what_was_saved_with_a_page_is_passed_over(folder: str, beside: str, tmp_path: Path) -> None:
    names = (beside, f"{folder}/iklan.html", f"{folder}/a/b.htm", f"{folder}/x.css")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(PAGE)
    archive = tmp_path.parent / f"{tmp_path.name}.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in names:
            packed.write(tmp_path / name, f"folder/{name}")
    for place in (tmp_path, archive):
        found = list(read(place))
        assert [Path(one.origin).name for one in found if isinstance(one, Draft)] == [beside]
        assert sorted(one.kind for one in found if isinstance(one, PassedOver)) == [".css", ".htm", ".html"]
    archive.unlink()


def test_a_folder_without_its_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "Berita_files").mkdir()
    (tmp_path / "Berita_files/iklan.html").write_text(PAGE)
    assert len(drafts(tmp_path)) == 1
    assert len(drafts(tmp_path / "Berita_files/iklan.html")) == 1


def test_what_is_saved_with_a_page_is_not_watched(tmp_path: Path) -> None:
    watched = Watched([tmp_path])
    for name in ("a.html", "a_files/iklan.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    watched.changed()
    assert watched.changed() == [tmp_path / "a.html"]


def test_locks_of_office_programs_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "~$laporan.docx").write_bytes(b"\x05Rina")
    (tmp_path / "a.txt").write_text("Isi.")
    assert len(list(read(tmp_path))) == 1


def test_a_given_format_that_does_not_fit_is_said(tmp_path: Path) -> None:
    path = tmp_path / "pasar.txt"
    path.write_text("Isi.")
    (why,) = reasons(path, "pdf")
    assert why == f"{path} does not begin as pdf does: it is damaged, or has another file's name."
