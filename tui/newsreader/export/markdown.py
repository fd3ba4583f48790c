"""Articles as Markdown with YAML front matter, from which an import makes the same articles again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from newsreader.export.markdown_escape import escape
from newsreader.export.objects import all_tags
from newsreader.model import ReadableArticle

NEXT_ARTICLE = "<!-- newsreader: next article -->"
"""The line between two articles of one file: a comment, so that no Markdown viewer shows it."""


def write(articles: Iterable[ReadableArticle], out: TextIO) -> int:
    """Write the articles one after the other. Returns how many."""
    count = 0
    for readable in articles:
        if count:
            out.write(f"\n{NEXT_ARTICLE}\n")
        out.write(f"---\n{_front_matter(readable)}---\n\n{escape(readable.article.body)}\n")
        count += 1
    return count


def _front_matter(readable: ReadableArticle) -> str:
    import yaml

    article = readable.article
    said: dict[str, Any] = {
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "byline": article.byline,
        "url": article.url,
        "lang": article.lang,
        "tags": all_tags(readable),
        "id": article.outside_id,
        "sample": article.sample,
        "fiction": article.fiction,
        "facts": article.facts,
    }
    dumped: str = yaml.dump(
        {key: value for key, value in said.items() if value},
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    return dumped
