"""The feeds among the outlines of OPML, and among the persons of FOAF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsreader.ingest.feed.markup import Tag, tags, unescape
from newsreader.ingest.opml.limits import MAX_CATEGORIES, MAX_FOLDERS

_FEED_TYPES = frozenset({"rss", "atom", "feed", "rss1", "rss2"})
_LIST_TYPES = frozenset({"include", "source"})


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed, or where `is_list` a list of feeds elsewhere, as it is written."""

    address: str
    title: str | None
    site: str | None
    tags: tuple[str, ...]
    is_list: bool = False


def outlines(text: str, position: int) -> Iterator[Outline]:
    """All feeds of OPML after `position`, in order."""
    folders: list[str] = []
    for tag in tags(text, position):
        if _local(tag) != "outline":
            continue
        if tag.closes:
            del folders[-1:]
            continue
        said = tag.attributes
        found = _outline(said, folders)
        if found:
            yield found
        if not tag.is_empty:
            folders.append("" if found else _title(said) or "")


def friends(text: str, position: int) -> Iterator[Outline]:
    """All feeds that FOAF after `position` names: ``rss:channel`` within what a person's weblog is."""
    name, site = "", None
    pending: list[tuple[str, str | None]] = []
    for tag in tags(text, position):
        local = _local(tag)
        if local in ("agent", "person", "group", "organization"):
            yield from _of_agent(pending, name)
            pending, name, site = [], "", None
        elif local == "name" and not tag.closes:
            end = text.find("<", tag.end)
            name = text[tag.end : end if end >= 0 else len(text)].strip()
        elif local == "document":
            site = None if tag.closes else _about(tag)
        elif local == "channel" and not tag.closes and (address := _about(tag)):
            pending.append((address, site))
    yield from _of_agent(pending, name)


def _of_agent(pending: list[tuple[str, str | None]], name: str) -> Iterator[Outline]:
    for address, site in pending:
        yield Outline(address, unescape(name) or None, site, ())


def _outline(said: Mapping[str, str], folders: list[str]) -> Outline | None:
    kind = said.get("type", "").lower()
    address = said.get("xmlurl", "")
    if not address:
        address = said.get("url", "") if kind in _FEED_TYPES or _is_list(said) else ""
    if not address:
        return None
    around = [name for name in folders[:MAX_FOLDERS] if name]
    labels = tuple(dict.fromkeys((*around, *_categories(said.get("category", "")))))
    title = _title(said)
    # Programs that need some text where there is no title write the address there.
    title = None if title == address else title
    return Outline(address, title, said.get("htmlurl") or None, labels, _is_list(said))


def _is_list(said: Mapping[str, str]) -> bool:
    kind = said.get("type", "").lower()
    return kind in _LIST_TYPES or (kind == "link" and said.get("url", "").lower().endswith(".opml"))


def _title(said: Mapping[str, str]) -> str | None:
    return " ".join((said.get("text") or said.get("title") or "").split()) or None


def _categories(written: str) -> list[str]:
    """Words with commas between them; one that begins with a slash is a path, each step a word."""
    words: list[str] = []
    for word in written.split(",")[:MAX_CATEGORIES]:
        word = " ".join(word.split())
        words += word.split("/") if word.startswith("/") else [word]
    return [word.strip() for word in words[:MAX_CATEGORIES] if word.strip()]


def _about(tag: Tag) -> str | None:
    said = tag.attributes
    return next((value for key, value in said.items() if key.endswith("about") and value), None)


def _local(tag: Tag) -> str:
    return tag.name.rpartition(":")[2].lower()
