"""Articles as a table for a spreadsheet: a row each, with its entities and without its text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from newsreader.export.objects import all_tags
from newsreader.model import ENTITY_LABELS, Label, ReadableArticle

HEADER = (
    "id",
    "title",
    "source",
    "published",
    "lang",
    "tags",
    "url",
    *(label.value.lower() for label in ENTITY_LABELS),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = "; "


def write(articles: Iterable[ReadableArticle], out: TextIO) -> int:
    """Write the header and a row an article, entities by label and most mentioned first. Returns how many."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADER)
    count = 0
    for readable in articles:
        article = readable.article
        said = (article.title, article.source, article.published, article.lang)
        entities = (_names(readable, label) for label in ENTITY_LABELS)
        row = (*said, _BETWEEN.join(all_tags(readable)), article.url, *entities)
        table.writerow([article.id, *(_guarded(cell or "") for cell in row)])
        count += 1
    return count


def _names(readable: ReadableArticle, label: Label) -> str:
    mentions = (m for m in readable.annotations.mentions if m.label is label)
    names = Counter(mention.canonical or mention.text for mention in mentions)
    return _BETWEEN.join(name for name, _ in names.most_common())


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: articles are written by strangers."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
