"""Articles as one plain HTML page: escaped text, and a ``<mark>`` on every mention."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TextIO

from newsreader.model import Article, Mention, ReadableArticle

_STYLE = """\
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 serif; }
p { white-space: pre-line; }
mark { background: none; color: inherit; border-bottom: 2px solid #8888; }
mark.person { border-color: #b5532c; }
mark.org { border-color: #2c6cb5; }
mark.place { border-color: #2f8a4c; }
mark.date, mark.money, mark.role { border-bottom-style: dotted; }"""


def write(articles: Iterable[ReadableArticle], out: TextIO) -> int:
    """Write one page with the articles one below the other. Returns how many."""
    out.write('<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n')
    count = 0
    for readable in articles:
        if not count:
            out.write(f"<title>{escape(readable.article.title)}</title>\n")
            out.write(f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n")
        _write_article(readable, out)
        count += 1
    if not count:
        out.write("<title></title>\n</head>\n<body>\n")
    out.write("</body>\n</html>\n")
    return count


def _write_article(readable: ReadableArticle, out: TextIO) -> None:
    article = readable.article
    lang = f' lang="{article.lang}"' if article.lang in ("id", "en") else ""
    out.write(f"<article{lang}>\n<h1>{escape(article.title)}</h1>\n")
    if about := _about(article):
        out.write(f"<p>{about}</p>\n")
    mentions = iter(readable.annotations.mentions)
    mention = next(mentions, None)
    start = 0
    for paragraph in article.body.split("\n\n"):
        end = start + len(paragraph)
        inside = []
        while mention is not None and mention.start < end:
            if start <= mention.start and mention.end <= end:
                inside.append(mention)
            mention = next(mentions, None)
        if paragraph.strip():
            out.write(f"<p>{_marked(article.body, start, end, inside)}</p>\n")
        start = end + 2
    out.write("</article>\n")


def _about(article: Article) -> str:
    said = [escape(part) for part in (article.published, article.source, article.byline) if part]
    # Archives hold http addresses only, but a page must not depend on it.
    if article.url and article.url.startswith(("http://", "https://")):
        said.append(f'<a rel="noreferrer" href="{escape(article.url)}">{escape(article.url)}</a>')
    return " · ".join(said)


def _marked(body: str, start: int, end: int, mentions: list[Mention]) -> str:
    pieces = []
    for mention in mentions:
        pieces.append(escape(body[start : mention.start]))
        title = f' title="{escape(mention.canonical)}"' if mention.canonical else ""
        label = mention.label.value.lower()
        pieces.append(f'<mark class="{label}"{title}>{escape(body[mention.start : mention.end])}</mark>')
        start = mention.end
    pieces.append(escape(body[start:end]))
    return "".join(pieces)
