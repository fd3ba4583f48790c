"""Standard streams: data on stdout, sentences on stderr, and nothing that a terminal would obey."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO, cast

from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import translate

_said_once: set[str] = set()


def prepare() -> None:
    """Let no character be too much for a stream, and have all three streams, whoever started the program."""
    _said_once.clear()
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def on_terminal() -> bool:
    """Whether a person sees stdout as it is written."""
    return sys.stdout.isatty()


def reports_on_terminal() -> bool:
    """Whether a person sees stderr, where progress is shown, as it is written."""
    return sys.stderr.isatty()


def plain(text: str) -> str:
    """`text` with control, invisible and undecodable characters as escapes: file names are hostile text."""
    return "".join(c if _harmless(c) else _escaped(c) for c in text)


def _harmless(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] != "C" and category not in ("Zl", "Zp")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def say(sentence: Sentence | str) -> None:
    """One line on stderr, in the language in force."""
    sys.stderr.write(plain(translate(sentence)) + "\n")
    sys.stderr.flush()


def say_once(sentence: Sentence | str) -> None:
    """`say` what ends or hinders a run, which several of its steps may meet: the next to say it is silent."""
    line = translate(sentence)
    if line not in _said_once:
        _said_once.add(line)
        say(line)


def write(line: str) -> None:
    """One line of data, in the encoding of stdout."""
    with _told():
        sys.stdout.write(line + "\n")


def write_row(cells: list[str]) -> None:
    """One line of tab-separated cells; white space within a cell is one space."""
    write("\t".join(plain(" ".join(cell.split())) for cell in cells))


def write_json(value: Any) -> None:
    """One object on a line, in UTF-8 whatever the locale; half a surrogate pair becomes its escape."""
    line = json.dumps(value, ensure_ascii=False) + "\n"
    write_bytes(line.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Bytes as they are, after what was written before."""
    with _told():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


@contextlib.contextmanager
def utf8() -> Iterator[TextIO]:
    """Standard output as text in UTF-8, whatever the locale; nothing of it has to be closed."""
    with _told():
        sys.stdout.flush()
        yield cast(TextIO, codecs.getwriter("utf-8")(sys.stdout.buffer, "backslashreplace"))


def flush() -> None:
    """Hand over what was written. Raises NewsreaderError where it cannot be, BrokenPipeError where nobody
    reads it."""
    with _told():
        sys.stdout.flush()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go()
        raise NewsreaderError(
            "The output cannot be written: {reason}.", reason=error.strerror or error
        ) from error


def let_go() -> None:
    """Forget what could not be written, so that the interpreter does not fail on it at its end."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
