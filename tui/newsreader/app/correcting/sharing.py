"""Corrections as a file: what `:corrections export FILE` and `import FILE` do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from newsreader.app.new_file import write_new
from newsreader.library import Library
from newsreader.library.corrections import Outcome
from newsreader.model import Sentence
from newsreader.translation import format_number, translate


def export_to(library: Library, name: str) -> Sentence:
    """Write the corrections in force to a file that is not there yet, and say so.

    Raises NewsreaderError where it is there, or cannot be written.
    """
    path = Path(name).expanduser()
    text, count = library.corrector.export(), len(library.archive.corrections())
    write_new(path, text)
    return Sentence.of(
        "1 correction is in {path}." if count == 1 else "{count} corrections are in {path}.",
        count=format_number(count),
        path=path,
    )


def import_from(library: Library, name: str) -> Sentence:
    """Take over the corrections of a file, and say what became of them.

    Raises NewsreaderError where the file cannot be read as a list of corrections at all.
    """
    from newsreader.corrections import read_file

    path = Path(name).expanduser()
    taken = library.corrector.take(read_file(path))
    numbers = Counter(one.outcome for one in taken)
    refused = next((one for one in taken if one.outcome is Outcome.REFUSED), None)
    counts = {outcome.value: format_number(numbers[outcome]) for outcome in Outcome}
    said = Sentence.of(
        "{path}: {applied} applied, {known} known already, {orphaned} without an article, {refused} refused.",
        path=path.name,
        **counts,
    )
    if refused is None or refused.why is None:
        return said
    return Sentence.of(
        "{what} Line {line}: {why}", what=translate(said), line=refused.line, why=translate(refused.why)
    )
