"""Archives of files: zip, tar, and what is compressed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.ingest import limits
from newsreader.ingest.formats.head import HEAD_BYTES
from newsreader.model import Draft, ImportResult
from tests.unit.ingest.given import drafts, read, reasons

FILES = {"b.txt": "Isi berita kedua.", "folder/a.md": "# Judul\n\nIsi pertama."}


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


PACKERS: dict[str, Callable[[dict[str, str | bytes]], bytes]] = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda files: gzip.compress(tarred(files)),
    "tar.bz2": lambda files: bz2.compress(tarred(files)),
    "tar.xz": lambda files: lzma.compress(tarred(files)),
}


@pytest.fixture(params=PACKERS)
def pack(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    def packed(files: dict[str, str | bytes]) -> Path:
        path = tmp_path / f"arsip.{request.param}"
        path.write_bytes(PACKERS[request.param](files))
        return path

    return packed


def test_files_come_in_with_their_names(pack: Callable[..., Path]) -> None:
    path = pack(FILES)
    found = drafts(path)
    assert [(one.origin, one.body) for one in found] == [
        (f"{path}/b.txt", "Isi berita kedua."),
        (f"{path}/folder/a.md", "Isi pertama."),
    ]


def test_content_decides_whatever_the_name(pack: Callable[..., Path], tmp_path: Path) -> None:
    path = pack(FILES).rename(tmp_path / "tanpa-akhiran")
    assert len(drafts(path)) == 2


def test_a_given_format_is_that_of_the_files_inside(pack: Callable[..., Path]) -> None:
    assert [one.body for one in drafts(pack(FILES), "txt")] == [
        "Isi berita kedua.",
        "# Judul\n\nIsi pertama.",
    ]


def test_names_that_lead_out_and_hidden_ones(pack: Callable[..., Path]) -> None:
    path = pack(
        {"../luar.txt": "x y", "/etc/x.txt": "x y", ".git/x.txt": "x", "README.md": "x", "a.txt": "Isi."}
    )
    found = list(read(path))
    assert [one.body for one in found if isinstance(one, Draft)] == ["Isi."]
    refused = [str(one.why) for one in found if isinstance(one, ImportResult)]
    # Python writes no absolute names into tar archives of its own accord, but others do.
    assert refused
    assert all(why.endswith("has a name that leads out of the archive and was not read.") for why in refused)


def test_an_archive_that_is_cut_in_a_member_is_told_once(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(200_000).hex()
    packed = lzma.compress(tarred({"a.txt": "Isi.", "b.txt": noise, "c.txt": "Isi."}))
    path = tmp_path / "a.tar.xz"
    path.write_bytes(packed[: len(packed) // 2])
    found = list(read(path))
    assert [one.body for one in found if isinstance(one, Draft)] == ["Isi."]
    (why,) = [str(one.why) for one in found if isinstance(one, ImportResult)]
    assert f"{path} is damaged and cannot be unpacked to its end" in why


def test_archives_in_archives_to_a_depth(tmp_path: Path) -> None:
    data: bytes = b"Isi."
    name = "a.txt"
    for depth in range(limits.MAX_DEPTH + 1):
        data = zipped({name: data})
        name = f"{depth}.zip"
        (tmp_path / name).write_bytes(data)
    assert [one.body for one in drafts(tmp_path / f"{limits.MAX_DEPTH - 1}.zip")] == ["Isi."]
    (why,) = reasons(tmp_path / f"{limits.MAX_DEPTH}.zip")
    assert why.endswith("a.txt lies too deep inside other files and is not opened.")


def test_json_lines_in_a_tar_archive_are_a_stream(pack: Callable[..., Path]) -> None:
    lines = "".join(
        f'{{"title": "J{n}", "body": "{"kata " * 20}{n}"}}\n' for n in range(3 * HEAD_BYTES // 120)
    )
    found = drafts(pack({"banyak.jsonl": lines, "b.txt": "Isi."}))
    assert len(found) == lines.count("\n") + 1
    assert found[-1].body == "Isi."


def test_one_compressed_file_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.md.gz"
    path.write_bytes(gzip.compress(b"# Judul\n\nIsi."))
    (draft,) = drafts(path)
    assert (draft.title, draft.origin) == ("Judul", str(path))


def test_an_empty_archive_is_said(pack: Callable[..., Path]) -> None:
    path = pack({})
    assert reasons(path) == [f"The archive {path} holds no files."]


def test_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "simbolis.txt"), (tarfile.LNKTYPE, "keras.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    other = tmp_path / "a.zip"
    with zipfile.ZipFile(other, "w") as archive_zip:
        entry = zipfile.ZipInfo("simbolis.txt")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive_zip.writestr(entry, "/etc/passwd")
    found = [*reasons(path), *reasons(other)]
    assert len(found) == 3
    assert all(why.endswith("is a link in the archive and was not followed.") for why in found)


def test_devices_in_a_tar_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("fifo.txt")
        info.type = tarfile.FIFOTYPE
        archive.addfile(info)
    assert reasons(path) == [f"{path}/fifo.txt is not a regular file and is not read."]


def test_a_locked_file_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": "Isi satu.", "b.txt": "Isi dua."}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign)
        data[at + offset] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert [one.body for one in drafts(path)] == ["Isi dua."]
    assert reasons(path)[0].startswith(f"{path}/a.txt is locked with a password")


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_is_stopped_and_what_came_before_stays(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "tar":
        pytest.skip("nothing is compressed in it")
    monkeypatch.setattr("newsreader.ingest.containers.budget.UNPACKED_FREELY", 200_000)
    path = tmp_path / "bom"
    path.write_bytes(
        PACKERS[kind](
            {"a.txt": "Isi.", "nol.txt": b"0" * 3_000_000, "nol2.txt": b"0" * 40_000_000, "c.txt": "Z"}
        )
    )
    found = list(read(path))
    assert next(one.body for one in found if isinstance(one, Draft)) == "Isi."
    refused = [str(one.why) for one in found if isinstance(one, ImportResult)]
    assert any("holds more than 100 times its own size" in why for why in refused)
    assert "Z" not in [one.body for one in found if isinstance(one, Draft)]


def test_too_many_members(pack: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ingest.containers.budget.MAX_MEMBERS", 2)
    path = pack({f"{n}.txt": f"Isi {n}." for n in range(4)})
    found = list(read(path))
    assert len([one for one in found if isinstance(one, Draft)]) == 2
    assert [str(one.why) for one in found if isinstance(one, ImportResult)] == [
        f"{path} holds more than 2 files and is not read any further."
    ]


@pytest.mark.parametrize("kind", PACKERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_told(kind: str, tmp_path: Path, data: st.DataObject) -> None:
    whole = PACKERS[kind]({f"{n}.txt": f"Isi berita nomor {n}. " * 40 for n in range(4)})
    cut = data.draw(st.integers(1, len(whole)))
    flipped = bytearray(whole[:cut])
    for _ in range(data.draw(st.integers(0, 3))):
        flipped[data.draw(st.integers(0, len(flipped) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path / f"rusak.{kind}"
    path.write_bytes(flipped)
    for one in read(path):
        assert isinstance(one, (Draft, ImportResult))
        if isinstance(one, ImportResult):
            assert "error in newsreader itself" not in str(one.why), one.why


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.json"])
def test_what_is_damaged_below_its_compression_is_refused(
    name: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    noise = random.Random(3)
    text = " ".join(noise.choice(["pasar", "kota", "warga", "<p>", "jalan."]) for _ in range(200_000))
    path = tmp_path / f"{name}.packed"
    whole = pack(text.encode())
    for cut in (whole[: len(whole) // 2], whole[:-3]):
        path.write_bytes(cut)
        (why,) = reasons(path)
        assert "is damaged and cannot be unpacked to its end" in why
