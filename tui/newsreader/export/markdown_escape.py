"""Plain text into Markdown that shows exactly that text."""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*_\[]|~(?=~)|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])")
_LINE_START = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+$|-+$|(?:-\s*){3,}$|~{3,})")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escape(body: str) -> str:
    """`body` with everything escaped that Markdown would read as a mark; a line break stays a line break.

    Lines of one paragraph end in two spaces, which is Markdown's line break.
    """
    lines = body.split("\n")
    escaped = [_line(line) for line in lines]
    return "\n".join(
        line + "  " if line and following else line
        for line, following in zip(escaped, [*escaped[1:], ""], strict=True)
    )


def _line(line: str) -> str:
    stripped = line.lstrip()
    # Leading spaces would be dropped, or make a block of code.
    indent = "".join(f"&#{ord(space)};" for space in line[: len(line) - len(stripped)])
    marked = _INLINE.sub(r"\\\g<0>", stripped)
    if indent:
        return indent + marked
    numbered = _NUMBERED.match(marked)
    if numbered:
        return f"{numbered[1]}\\{marked[numbered.start(2) :]}"
    return f"\\{marked}" if _LINE_START.match(marked) else marked
