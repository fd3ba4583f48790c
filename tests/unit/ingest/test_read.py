"""What is found under a path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.ingest.read import FORMATS, read
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError
from tests.shared import SHARED

FORMAT_NAMES = "compressed csv epub feed html json jsonl markdown mhtml opml pdf tar txt warc zip"


def reasons(path: Path, **more: str) -> list[str]:
    found = list(read(path, **more))
    assert all(isinstance(one, ImportResult) and one.status is ImportStatus.FAILED for one in found)
    return [str(one.why) for one in found if isinstance(one, ImportResult)]


def drafts(path: Path, **more: str) -> list[Draft]:
    return [one for one in read(path, **more) if isinstance(one, Draft)]


def test_the_table_of_formats() -> None:
    assert " ".join(sorted(FORMATS)) == FORMAT_NAMES


def test_bare_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Judul\n\nIsi *apa adanya*.")
    (draft,) = drafts(path)
    assert (draft.body, draft.bare, draft.origin) == ("Judul\n\nIsi *apa adanya*.", True, str(path))
    assert len(draft.original_sha256) == 64


def test_text_with_front_matter_is_not_reduced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\ntitle: Judul\n---\nIsi *apa adanya*.")
    (draft,) = drafts(path)
    assert (draft.title, draft.body, draft.bare) == ("Judul", "Isi *apa adanya*.", False)


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Judul\n\nIsi *miring*.")
    (draft,) = drafts(path)
    assert (draft.title, draft.body, draft.bare) == ("Judul", "Isi miring.", False)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.txt", '{"title": "J", "body": "Isi"}\n', "J"),
        ("a.md", '{"title": "J", "body": "Isi"}\n', "J"),
        ("a.json", '{"title": "J", "body": "Isi"}\n', "J"),
        ("tanpa-akhiran", "---\ntitle: J\n---\nIsi", "J"),
        ("berita.2026", "---\ntitle: J\n---\nIsi", "J"),
        ("A.MD", "# J\n\nIsi", "J"),
    ],
)
def test_content_decides_before_the_name(tmp_path: Path, name: str, content: str, title: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert [draft.title for draft in drafts(path)] == [title]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b'<?xml version="1.0"?><x/>', "XML"),
        ("a.txt", b"\x89PNG\r\n", "PNG"),
        ("a.yaml", b"a: b\n", "YAML"),
        ("a.eml", b"Subject: x\n", "e-mail"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_can(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    can = FORMAT_NAMES.replace(" ", ", ")
    assert reasons(path) == [f"{path} is {kind}, which is not read; formats read now: {can}."]


@pytest.mark.parametrize("name", ["a.epub", "a.pdf", "a.zip", "a.warc", "a.gz"])
def test_a_name_that_promises_what_the_content_does_not_keep(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"Isi saja")
    (why,) = reasons(path)
    assert "it is damaged, or has another file's name" in why


def test_a_given_format_overrules(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>Isi")
    assert [draft.body for draft in drafts(path, format="txt")] == ["<p>Isi"]


@pytest.mark.parametrize("name", ["markdown", "md", "MD"])
def test_a_format_may_be_named_by_its_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("*Isi*")
    assert [draft.body for draft in drafts(path, format=name)] == ["Isi"]


def test_an_unknown_format_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match=r"doc is not known; formats read now: compressed, csv"):
        read(tmp_path, format="doc")


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.md", "a/c.txt", ".hidden.txt", ".git/x.txt", "README.md", "a/photo.xyz", "c"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Isi {name}")
    found = list(read(tmp_path))
    assert [os.path.relpath(one.origin, tmp_path) for one in found] == [
        "a/c.txt", "a/photo.xyz", "a/z.md", "b.txt", "c",
    ]  # fmt: skip
    (failed,) = [one for one in found if isinstance(one, ImportResult)]
    assert "has a name that no format uses" in str(failed.why)


def test_an_unknown_ending_is_read_where_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("Isi")
    assert len(drafts(path)) == 1


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert reasons(tmp_path) == [f"The folder {tmp_path} holds no files."]


def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Isi")
    outside = tmp_path / "outside.txt"
    outside.write_text("Rahasia")
    (folder / "inside-link.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "sub" / "self").symlink_to("self")
    (folder / "out.txt").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    found = list(read(folder))
    assert [one.origin for one in found if isinstance(one, Draft)] == [str(folder / "a.txt")]
    assert sorted(str(one.why) for one in found if isinstance(one, ImportResult)) == [
        f"{folder}/out.txt is a link out of the folder and was not followed.",
        f"{folder}/sub/self is a link that leads nowhere.",
        f"{folder}/up is a link out of the folder and was not followed.",
    ]


def test_a_named_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Isi")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert len(drafts(tmp_path / "b.txt")) == 1


@pytest.fixture
def very_deep(tmp_path: Path) -> Iterator[Path]:
    """A folder 1,200 folders deep, which the longest possible path does not reach to the bottom of."""
    name, here = "d" * 20, Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1_200):
            Path(name).mkdir()
            os.chdir(name)
        yield tmp_path / name
        for _ in range(1_200):
            os.chdir("..")
            Path(name).rmdir()
    finally:
        os.chdir(here)


def test_a_very_deep_folder(very_deep: Path) -> None:
    (reason,) = reasons(very_deep)
    assert reason.endswith("cannot be read: File name too long.")


def test_what_is_not_there(tmp_path: Path) -> None:
    assert reasons(tmp_path / "x.txt") == [f"There is no file or folder {tmp_path}/x.txt."]
    assert reasons(tmp_path / "a\0b") == [f"There is no file or folder {tmp_path}/a\\x00b."]
    assert reasons(Path("x" * 300)) == [f"{Path.cwd()}/{'x' * 300} is no name a file can have."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Isi")
    path.chmod(0)
    assert reasons(path) == [f"{path} cannot be read: Permission denied."]


def test_devices_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == [f"{tmp_path}/pipe.txt is not a regular file and is not read."]
    assert reasons(Path("/dev/null")) == ["/dev/null is not a regular file and is not read."]


def test_hostile_names_are_shown_escaped(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x1b[31m\xff.txt"))
    path.write_text("Isi")
    (draft,) = drafts(path)
    assert draft.origin == f"{tmp_path}/\\x1b[31m\\udcff.txt"


def test_a_file_has_one_origin_whatever_way_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "jauh" / "dalam").mkdir(parents=True)
    (tmp_path / "pintas").symlink_to(tmp_path / "jauh" / "dalam")
    path = tmp_path / "jauh" / "a.txt"
    path.write_text("Isi")
    for way in (tmp_path / "jauh" / "dalam" / ".." / "a.txt", tmp_path / "pintas" / ".." / "a.txt"):
        assert [draft.origin for draft in drafts(way)] == [str(path)]
    assert [draft.origin for draft in drafts(tmp_path / "pintas" / "..")] == [str(path)]


def test_several_articles_in_one_markdown_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: A\n---\nSatu\n\n<!-- newsreader: next article -->\n---\ntitle: B\n---\nDua\n"
    )
    assert [(one.origin, one.title, one.body) for one in drafts(path)] == [
        (f"{path}#1", "A", "Satu"),
        (f"{path}#2", "B", "Dua"),
    ]


@pytest.mark.skipif(SHARED is None, reason="the larger test data is not here")
def test_the_five_seeds_are_bare_text() -> None:
    assert SHARED is not None
    found = list(read(SHARED / "seeds"))
    assert len(found) == 5
    assert all(isinstance(one, Draft) and one.bare for one in found)
