"""Who wrote it: persons as RSS, Dublin Core and Atom name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.ingest.feed.markup import Element
from newsreader.ingest.feed.text import line

_MAIL = r"[^\s@()<>]{1,100}@[^\s@()<>]{1,100}"
_MAIL_AND_NAME = re.compile(rf"<?(?:mailto:)?{_MAIL}>?\s*\(([^()]{{1,300}})\)?")
_NAME_AND_MAIL = re.compile(rf"([^<>@]{{1,300}}?)\s*[<(](?:mailto:)?{_MAIL}[>)]")
_ONLY_MAIL = re.compile(rf"<?(?:mailto:)?({_MAIL})>?")
_MOST = 50


def byline(groups: Iterable[list[Element]]) -> str | None:
    """The names in the first group that has any, else the first mail address."""
    mail = None
    for group in groups:
        people = list(dict.fromkeys(name for element in group[:_MOST] if (name := _person(element))))
        names = [name for name in people if not _ONLY_MAIL.fullmatch(name)]
        if names:
            return ", ".join(names)
        mail = mail or next(iter(people), None)
    return mail


def name_of(text: str) -> str:
    """The name in a text such as ``mail (Name)`` or ``Name <mail>``; the mail address where that is all."""
    text = text.strip()
    match = _MAIL_AND_NAME.fullmatch(text) or _NAME_AND_MAIL.fullmatch(text) or _ONLY_MAIL.fullmatch(text)
    return match[1].strip(" \"'") if match and match[1].strip(" \"'") else text


def _person(element: Element) -> str:
    parts = {part.name.rpartition(":")[2]: part for part in element.parts()} if "<" in element.inner else {}
    for key in ("name", "email"):
        if key in parts and (found := name_of(line(parts[key], literal=key == "email"))):
            return found
    return "" if parts.keys() & {"name", "email", "uri", "url"} else name_of(line(element))
