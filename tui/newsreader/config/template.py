"""The commented file that `newsreader config --init` writes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from newsreader.model import Sentence

_WIDTH = 110
_GAP = 4
"""Cells before the values that a setting may have."""


def write(say: Callable[[Sentence], str]) -> str:
    """The file, with its comments in the language that `say` writes."""
    return "\n\n".join("\n".join(_lines(comments, settings, say)) for comments, settings in _PARTS) + "\n"


_Part = tuple[tuple[Sentence, ...], tuple[str | tuple[str, Sentence], ...]]
_PARTS: tuple[_Part, ...] = (
    (
        (
            Sentence.of("Settings of newsreader. Every line is a default; take the “# ” away to change one."),
            Sentence.of("Whatever is wrong here is named at the start, and its default is used."),
        ),
        (),
    ),
    (
        (
            Sentence.of(
                "Colours: a name that `newsreader themes` lists, or a file of yours in the folder “themes” "
                "beside this one."
            ),
        ),
        ("theme: senja",),
    ),
    (
        (Sentence.of("Language of the interface: auto (from LC_ALL, LC_MESSAGES or LANG), id or en."),),
        ("language: auto",),
    ),
    (
        (Sentence.of("Order of results: date (newest first) or relevance (best match first)."),),
        ("order: date",),
    ),
    (
        (Sentence.of("Where the articles live; a relative path starts at this file's folder."),),
        ("library: ~/.local/share/newsreader/library",),
    ),
    (
        (Sentence.of("Names of yours that should be marked."),),
        ("gazetteer: gazetteer.yaml",),
    ),
    (
        (Sentence.of("Widths in cells."),),
        (
            "columns:",
            ("  list: 38", Sentence.of("{least} to {most}", least=20, most=80)),
            ("  sidebar: 26", Sentence.of("{least} to {most}", least=16, most=60)),
            ("  text: 72", Sentence.of("{least} to {most}", least=66, most=80)),
        ),
    ),
    (
        (
            Sentence.of(
                "Hosts, addresses and ranges that feeds and pages may be fetched from although they are not "
                "public; and after how many minutes the open app asks the feeds that are due by itself, "
                "0 for never."
            ),
        ),
        (
            "feeds:",
            ("  allow_private: []", Sentence.of("such as [localhost, 192.168.1.0/24]")),
            ("  every: 0", Sentence.of("{least} to {most}", least=0, most=10080)),
        ),
    ),
    (
        (
            Sentence.of(
                "Keys: a preset (default, vim or newsboat) and, below it, commands with one key or a list of "
                "keys; [] takes a command's keys away. `newsreader keys` lists the commands. Signs such as "
                '"[" and "*" need quotes.'
            ),
        ),
        (
            "keys:",
            "  preset: default",
            "  article.next: J",
            '  mention.next: ["]", "ctrl+n"]',
        ),
    ),
)


def _lines(
    comments: tuple[Sentence, ...],
    settings: tuple[str | tuple[str, Sentence], ...],
    say: Callable[[Sentence], str],
) -> Iterator[str]:
    for comment in comments:
        yield from textwrap.wrap(
            say(comment), _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
        )
    width = max((len(one[0]) for one in settings if isinstance(one, tuple)), default=0) + _GAP
    for setting in settings:
        if isinstance(setting, str):
            yield f"# {setting}"
        else:
            yield f"# {setting[0]:<{width}}# {say(setting[1])}"
