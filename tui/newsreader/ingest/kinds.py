"""Kinds of files that hold no article that can be read, known by their first bytes or their names."""

from __future__ import annotations

from pathlib import PurePosixPath

_MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x7fELF", "ELF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"wOFF", "WOFF"),
    (b"wOF2", "WOFF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    (b"{\\rtf", "RTF"),
    (b"ID3\x03", "MP3"),
    (b"ID3\x04", "MP3"),
    (b"OggS\x00", "Ogg"),
    (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"\xca\xfe\xba\xbe", "Java"),
)

_OFFICE = {b"word/": "Word", b"xl/": "Excel", b"ppt/": "PowerPoint"}
_OFFICE_TYPES = b"[Content_Types].xml"
_OFFICE_FIRST = (_OFFICE_TYPES, b"_rels/", b"docProps/", *_OFFICE)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."

_BY_SUFFIX = {
    ".xml": "XML",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".toml": "TOML",
    ".rtf": "RTF",
    ".tex": "TeX",
    ".eml": "e-mail",
    ".mbox": "e-mail",
}

# fmt: off
_PARTS = frozenset((
    ".apng", ".avif", ".bmp", ".cur", ".gif", ".heic", ".ico", ".jfif", ".jpe", ".jpeg", ".jpg", ".png",
    ".svg", ".svgz", ".tif", ".tiff", ".webp",
    ".css", ".less", ".scss",
    ".cjs", ".js", ".map", ".mjs", ".wasm",
    ".eot", ".otf", ".ttf", ".woff", ".woff2",
    ".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".weba",
    ".avi", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".ogv", ".webm",
))
# fmt: on
"""Endings of pictures, style sheets, scripts, fonts, sound and films."""

_PART_KINDS = frozenset({"PNG", "JPEG", "GIF", "MP3", "Ogg", "WOFF"})

_SAVED = (".download", ".unduh")
"""What a browser puts behind the name of a script that it saves with a page."""


def part_of_page(name: str, *, saved_with_page: bool = False) -> str | None:
    """The ending by which a file is plainly a part of a page and no article; None for any other.

    Whatever a browser has saved with a page is one, frames and advertisements included.
    """
    path = PurePosixPath(name.lower())
    ending = PurePosixPath(path.stem).suffix if path.suffix in _SAVED else path.suffix
    return ending if ending in _PARTS or saved_with_page else None


def kind_of_part(kind: str | None) -> str | None:
    """`kind`, as `binary_kind` gives it, if it is one of which pages are made."""
    return kind if kind in _PART_KINDS else None


def office_kind(head: bytes) -> str | None:
    """Which office program wrote the ZIP archive that `head` begins; None where none did."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    if _OPEN_DOCUMENT in head[:200]:
        return "OpenDocument"
    # Of the first member, as an archive may hold such documents as they are.
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    if not first.startswith(_OFFICE_FIRST) or _OFFICE_TYPES not in head:
        return None
    return next((kind for part, kind in _OFFICE.items() if part in head), None)


def binary_kind(head: bytes) -> str | None:
    """The name of the binary format that `head` starts like, if any."""
    return office_kind(head) or next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def kind_of_suffix(suffix: str) -> str | None:
    """What a file name's ending promises, where that is a format nothing reads yet."""
    return _BY_SUFFIX.get(suffix.lower())
