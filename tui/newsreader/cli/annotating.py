"""Annotating text that belongs to no library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from newsreader.annotate import exact_extractor, fast_extractor
from newsreader.cli import streams
from newsreader.cli.status import Status
from newsreader.export import annotations_json
from newsreader.ingest.limits import MAX_FILE_BYTES, check_length
from newsreader.model import Annotations, NewsreaderError, Sentence
from newsreader.text.language import detect_language

LONGEST_LINE = 16 << 20
"""Bytes of one line that is read; as long as import takes them."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be annotated. `published` and `lang` are None where nobody said."""

    body: str
    title: str = ""
    published: str | None = None
    lang: str | None = None


class Annotator:
    """The extractor, and what it is told about texts that say nothing themselves."""

    def __init__(
        self,
        gazetteer: Path | None,
        published: str | None = None,
        lang: str | None = None,
        *,
        fast: bool = False,
    ) -> None:
        self._extractor = fast_extractor(gazetteer) if fast else exact_extractor(gazetteer)
        self._published = published
        self._lang = lang

    def annotate(self, text: Text) -> Annotations:
        """The annotations of a body; offsets are code points of it as it stands."""
        return self._extractor.annotate(
            text.body,
            title=text.title,
            published=text.published or self._published,
            lang=text.lang or self._lang or detect_language(text.body),
        )

    def answer(self, text: Text) -> dict[str, Any]:
        """The object of ``annotate --json``."""
        return annotations_json(self.annotate(text), text.body)


def day_of(published: str, lang: str | None = None) -> str | None:
    """A time of publication, however it is written, as ISO 8601; None if it is not understood."""
    if _DAY.match(published):
        return published
    from newsreader.ingest.published import parse_published

    return parse_published(published, lang or "id")


def whole(text: str) -> str:
    """`text` with every half character as U+FFFD, so that every offset stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def read_text(stream: BinaryIO, origin: str) -> str:
    """The characters of a file as they stand there: UTF-8 whole, else what import makes of it.

    Raises NewsreaderError where the bytes are no text, or more than import takes.
    """
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise NewsreaderError(
            "{path} is larger than {limit} MB; split it into several files.",
            path=origin,
            limit=MAX_FILE_BYTES >> 20,
        )
    try:
        text = data.decode()
    except UnicodeDecodeError:
        from newsreader.ingest.decode import decode

        text = decode(data, origin=origin)
    check_length(text, origin)
    return text


def answer_lines(lines: BinaryIO, name: str, annotator: Annotator) -> Status:
    """Answer every line with a line, at once; what cannot be answered is said with its number."""
    answered = failed = False
    for number, line in enumerate(_lines(lines), 1):
        if not line.strip():
            continue
        try:
            given = _object(line)
            answer = {"id": given.get("id"), **annotator.answer(_text(given, name, number))}
        except NewsreaderError as error:
            failed = True
            streams.say(_placed(name, number, error.sentence))
            continue
        except Exception as error:
            failed = True
            streams.say(_placed(name, number, _unforeseen(error)))
            continue
        answered = True
        streams.write_json(answer)
        streams.flush()
    if failed:
        return Status.PART if answered else Status.NOTHING
    return Status.DONE


def _lines(lines: BinaryIO) -> Iterator[bytes]:
    """The lines; one that is too long is cut where it is refused, and its rest is skipped."""
    while line := lines.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = lines.readline(LONGEST_LINE + 1)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise NewsreaderError("the line is longer than {limit} MB.", limit=LONGEST_LINE >> 20)
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NewsreaderError(
            "this is no UTF-8, from byte {position} on.", position=error.start + 1
        ) from error
    except (ValueError, RecursionError) as error:
        position = getattr(error, "colno", 1)
        raise NewsreaderError("this is no JSON, from character {position} on.", position=position) from error
    if not isinstance(given, dict):
        raise NewsreaderError("this is no JSON object.")
    if not isinstance(given.get("body"), str):
        raise NewsreaderError("“body” is missing or no text.")
    check_length(given["body"], "“body”")
    return given


def _text(given: dict[str, Any], name: str, number: int) -> Text:
    said = {
        key: whole(value)
        for key in ("body", "title", "published", "lang")
        if isinstance(value := given.get(key), str)
    }
    lang = said.get("lang") if said.get("lang") in ("id", "en") else None
    published = said.get("published", "").strip()
    day = day_of(published, lang) if published else None
    if published and day is None:
        remark = Sentence.of("“{published}” is no date and was not used.", published=published[:80])
        streams.say(_placed(name, number, remark))
    return Text(said["body"], said.get("title", ""), day, lang)


def _placed(name: str, number: int, what: Sentence) -> Sentence:
    from newsreader.translation import translate

    return Sentence.of("{name}, line {line}: {problem}", name=name, line=number, problem=translate(what))


def _unforeseen(error: Exception) -> Sentence:
    from newsreader.cli.guard import unforeseen

    return unforeseen(error)
