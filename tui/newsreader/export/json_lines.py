"""Articles as JSON Lines: everything known about each, and readable again by an import."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from newsreader.export.objects import all_tags, as_json
from newsreader.model import ReadableArticle
from newsreader.model.article import Article


def write(articles: Iterable[ReadableArticle], out: TextIO) -> int:
    """Write an object a line: that of ``show --json``, "tags", "outside_id", and what marks a sample.

    "id" is the number in this library and means nothing in another. Returns how many were written.
    """
    count = 0
    for readable in articles:
        line = {**as_json(readable), "tags": all_tags(readable), **_more(readable.article)}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count


def _more(article: Article) -> dict[str, bool | str]:
    said = {
        "outside_id": article.outside_id,
        "sample": article.sample,
        "fiction": article.fiction,
        "facts": article.facts,
    }
    return {key: value for key, value in said.items() if value}
