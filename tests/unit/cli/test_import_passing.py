"""`newsreader import`: files that belong to pages are passed over and counted."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Runner

PAGE = (
    "<!doctype html><html lang='id'><head><title>Banjir di Jakarta</title></head><body><article>"
    "<h1>Banjir di Jakarta</h1>"
    + "<p>Hujan deras membanjiri Jakarta sejak pagi. Warga mengungsi ke Bogor bersama keluarganya.</p>" * 3
    + "</article></body></html>"
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
PARTS = {
    "gaya.css": b"p { color: red }",
    "besar.CSS": b"",
    "jalan.js": b"[1, 2, 3]",
    "lacak.js.download": b"var a = 1",
    "foto.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
    "tanda.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "huruf.woff2": b"wOF2" + bytes(100),
    "gambar": PNG,
    "gambar(1)": PNG,
}
KINDS = {".css": 2, ".jpg": 1, ".js": 2, ".svg": 1, ".woff2": 1, "PNG": 2}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A page as a browser saves it, with the folder of what belongs to it."""
    folder = tmp_path / "tersimpan"
    (folder / "Banjir_files").mkdir(parents=True)
    (folder / "Banjir.html").write_text(PAGE)
    for name, data in PARTS.items():
        (folder / "Banjir_files" / name).write_bytes(data)
    return folder


def zipped(folder: Path) -> Path:
    """The folder as an archive that can be read anywhere."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for one in sorted(folder.rglob("*")):
            archive.write(one, one.relative_to(folder))
    return path


def tarred(folder: Path) -> Path:
    """The folder as a compressed stream."""
    path = folder.with_suffix(".tar.gz")
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder, ".")
    return path


@pytest.mark.parametrize("pack", [Path, zipped, tarred])
def test_parts_of_pages_are_counted_and_no_failures(
    cli: Runner, saved: Path, pack: Callable[[Path], Path]
) -> None:
    *lines, totals = cli.objects("import", str(pack(saved)), "--json")
    assert [line["status"] for line in lines] == ["added"]
    assert (totals["total"], totals["failed"]) == (1, 0)
    assert (totals["skipped"], totals["skipped_kinds"]) == (len(PARTS), KINDS)


def test_the_summary_says_how_many_of_which_kinds(cli: Runner, saved: Path) -> None:
    result = cli("import", str(saved))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1:] == [
        "1 added, 0 updated, 0 unchanged, 0 duplicate, 0 failed",
        "9 files that hold no articles were passed over: .css 2, .jpg 1, .js 2, .svg 1, .woff2 1, PNG 2.",
    ]


def test_what_is_named_is_refused_by_name(cli: Runner, saved: Path) -> None:
    picture = saved / "Banjir_files" / "foto.jpg"
    result = cli("import", str(picture))
    assert result.exit_code == 3
    assert result.stderr.splitlines()[1].startswith(f"{picture} is JPEG, which is not read")


def test_what_claims_to_be_an_article_and_is_none_stays_a_failure(cli: Runner, saved: Path) -> None:
    (saved / "laporan.pdf").write_bytes(b"no pdf at all")
    (saved / "halaman.html").write_bytes(PNG)
    (saved / "catatan.txt").write_bytes(bytes(range(256)))
    result = cli("import", str(saved), "--json")
    assert result.exit_code == 1
    *lines, totals = map(json.loads, result.stdout.splitlines())
    assert {Path(line["path"]).name for line in lines if line["status"] == "failed"} == {
        "laporan.pdf", "halaman.html", "catatan.txt",
    }  # fmt: skip
    assert (totals["failed"], totals["skipped"]) == (3, len(PARTS))


def test_a_trial_run_passes_over_the_same(cli: Runner, saved: Path) -> None:
    *lines, totals = cli.objects("import", str(saved), "--json", "--dry-run")
    assert (len(lines), totals["skipped_kinds"]) == (1, KINDS)
