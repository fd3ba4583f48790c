"""Files made to hurt: each with what must be said about it, or None where it comes in harmlessly."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

SENTENCES = (
    "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan selama dua bulan. "
    "Warga menyambutnya dengan gembira karena jalan ke pasar menjadi jauh lebih dekat daripada sebelumnya."
)
SECRET = "isi berkas rahasia di luar folder"


def _laughs(root: str) -> str:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a0 "{"ha" * 50}">{levels}]>'


def _rss(item: str, head: str = '<?xml version="1.0"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>Umpan</title>{item}</channel></rss>'


def broken_xml(path: Path) -> None:
    """A feed that ends in the middle of its first item."""
    path.write_text(_rss("<item><title>Judul")[: -len("</channel></rss>")])


def billion_laughs(path: Path) -> None:
    """A feed whose title would be a hundred octillion letters."""
    path.write_text(_rss("<item><title>&a29;</title></item>", _laughs("rss")))


def billion_laughs_in_opml(path: Path) -> None:
    """The same in a list of feeds."""
    path.write_text(_laughs("opml") + '<opml version="2.0"><body><outline text="&a29;"/></body></opml>')


def external_entity(path: Path) -> None:
    """A feed that asks for a file of the machine."""
    secret = path.parent.parent / "rahasia.txt"
    secret.write_text(SECRET)
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY r SYSTEM "{secret.as_uri()}">]>'
    path.write_text(_rss("<item><title>Judul &r; panjang</title></item>", head))


def endless_feed(path: Path) -> None:
    """More than any feed holds."""
    with path.open("w") as file:
        file.write('<?xml version="1.0"?><rss version="2.0"><channel>')
        for _ in range(70):
            file.write("<item><title>Judul yang sama lagi</title></item>" * 21_000)


def two_million_items(path: Path) -> None:
    """As many items as fit."""
    with path.open("w") as file:
        file.write('<?xml version="1.0"?><rss version="2.0"><channel>')
        for _ in range(2_000):
            file.write("<item><title>A</title></item>" * 1_000)
        file.write("</channel></rss>")


def zip_bomb(path: Path) -> None:
    """Three hundred megabytes of nothing in three hundred kilobytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        zeros = b"0" * (60 << 20)
        for number in range(5):
            archive.writestr(f"{number}.txt", zeros)


def gzip_bomb(path: Path) -> None:
    """The same as one stream, thrice packed."""
    path.write_bytes(gzip.compress(gzip.compress(gzip.compress(b"0" * (80 << 20), 1))))


def path_traversal(path: Path) -> None:
    """An archive whose files want to lie elsewhere."""
    with tarfile.open(path, "w") as archive:
        for name in ("../../keluar.txt", "/tmp/keluar.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(SENTENCES)
            archive.addfile(info, io.BytesIO(SENTENCES.encode()))


def link_out_of_the_folder(path: Path) -> None:
    """A name in the folder for a file that is not in it."""
    secret = path.parent.parent / "rahasia.txt"
    secret.write_text(SECRET)
    path.symlink_to(secret)


def one_gigabyte_of_text(path: Path) -> None:
    """Larger than memory should ever hold; sparse, so that it costs no disk."""
    with path.open("wb") as file:
        file.write(b"Judul\n\n" + b"Isi berita.\n" * 10_000)
        file.truncate(1 << 30)


def one_gigabyte_on_a_line(path: Path) -> None:
    """JSON Lines whose only line never ends."""
    with path.open("wb") as file:
        file.write(b'{"title": "J", "body": "')
        file.truncate(1 << 30)


def wrong_dates(path: Path) -> None:
    """Days that the calendar does not have."""
    days = [
        "2026-02-30",
        "32/13/2026",
        "0000-00-00",
        "99999-01-01",
        "kemarin sore",
        "1e9",
        "Rab, 40 Foo 2026",
    ]
    lines = [
        {"id": day, "title": f"Judul {day}", "body": f"{SENTENCES} {day}", "published": day} for day in days
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def nested_tags(path: Path) -> None:
    """A page a hundred thousand elements deep."""
    path.write_text("<!doctype html><html><body>" + "<div>" * 100_000 + SENTENCES + "</div>" * 100_000)


def nested_brackets(path: Path) -> None:
    """JSON as deep."""
    path.write_text("[" * 100_000 + "]" * 100_000)


HOSTILE: Mapping[str, tuple[Callable[[Path], None], str | None]] = {
    "broken_xml.rss": (broken_xml, "breaks off at line 1 before its first item ends"),
    "billion_laughs.rss": (billion_laughs, None),
    "billion_laughs.opml": (billion_laughs_in_opml, "lists no feeds"),
    "external_entity.rss": (external_entity, None),
    "endless.rss": (endless_feed, "is larger than 64 MB"),
    "two_million_items.rss": (two_million_items, "only the first 20000 are read"),
    "bomb.zip": (zip_bomb, "holds more than 100 times its own size and is not unpacked any further"),
    "bomb.gz": (gzip_bomb, "is larger than 64 MB"),
    "traversal.tar": (path_traversal, "has a name that leads out of the archive and was not read"),
    "link.txt": (link_out_of_the_folder, "is a link out of the folder and was not followed"),
    "gigabyte.txt": (one_gigabyte_of_text, "is larger than 64 MB"),
    "gigabyte.jsonl": (one_gigabyte_on_a_line, "the line is longer than 16 MB"),
    "dates.jsonl": (wrong_dates, None),
    "nested.html": (nested_tags, "is nested too deeply for a page"),
    "nested.json": (nested_brackets, "is JSON that cannot be read"),
}
"""A file's name, what makes it, and what must be said about it."""
