"""Kinds of files that hold no article that can be read, known by their first bytes or their names."""

from __future__ import annotations

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


def binary_kind(head: bytes) -> str | None:
    """The name of the binary format that `head` starts like, if any."""
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def kind_of_suffix(suffix: str) -> str | None:
    """What a file name's ending promises, where that is a format nothing reads yet."""
    return _BY_SUFFIX.get(suffix.lower())
