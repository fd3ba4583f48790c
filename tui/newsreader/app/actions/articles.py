"""Opening articles and taking them elsewhere."""

from __future__ import annotations

import os
import sys

from newsreader.app.actions.registry import handles
from newsreader.app.arrangement import Pane
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.app.widgets.card_list import Place
from newsreader.model import Article, NewsreaderError, Sentence
from newsreader.translation import format_date


@handles("article.open")
def open_article(screen: ReadingScreen, _argument: str) -> None:
    """Open the article under the cursor and go to it."""
    screen.open_at_cursor()
    if screen.articles.current is not None:
        screen.focus_pane(Pane.READER)


def _open_beside(screen: ReadingScreen, step: int) -> None:
    articles = screen.articles
    if screen.session.wanted_id in (articles.current, None):
        screen.reach(step)
        if not 0 <= articles.cursor + step < articles.count:
            raise NewsreaderError("There is no further article in the list.")
        articles.move(step)
    screen.open_at_cursor()


@handles("article.next")
def next_article(screen: ReadingScreen, _argument: str) -> None:
    """Open the article below."""
    _open_beside(screen, 1)


@handles("article.previous")
def previous_article(screen: ReadingScreen, _argument: str) -> None:
    """Open the article above."""
    _open_beside(screen, -1)


def _open_unread(screen: ReadingScreen, step: int) -> None:
    screen.session.find_unread(screen.articles.ids, screen.articles.cursor, step)


@handles("article.next_unread", need=Need.WHOLE)
def next_unread(screen: ReadingScreen, _argument: str) -> None:
    """Open the next unread article below."""
    _open_unread(screen, 1)


@handles("article.previous_unread", need=Need.WHOLE)
def previous_unread(screen: ReadingScreen, _argument: str) -> None:
    """Open the nearest unread article above."""
    _open_unread(screen, -1)


def _open_article(screen: ReadingScreen) -> Article:
    if screen.session.readable is None:
        raise NewsreaderError("No article is open; choose one and press enter.")
    return screen.session.readable.article


def has_browser() -> bool:
    """Whether a browser would open in a window of its own, and not in the terminal we are in."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in windows)


@handles("article.browser", need=Need.ARTICLE)
def browse(screen: ReadingScreen, _argument: str) -> None:
    """Open the article's address in the browser."""
    _browse(screen, _open_article(screen).url)


def _browse(screen: ReadingScreen, url: str | None) -> None:
    if not url or not url.startswith(("http://", "https://")):
        raise NewsreaderError("This article has no address.")
    if not has_browser():
        screen.app.copy_to_clipboard(url)
        raise NewsreaderError("There is no graphical browser here; the address was copied: {url}", url=url)
    screen.session.browse(url)
    screen.say(Sentence.of("Opened {url} in the browser.", url=url))


@handles("article.places", need=Need.ARTICLE)
def places(screen: ReadingScreen, _argument: str) -> None:
    """Show where else the text stands, and its earlier versions."""
    from newsreader.app.screens.places import PlacesScreen

    _open_article(screen)
    readable = screen.session.readable
    if readable is None or (not readable.elsewhere and len(readable.versions) < 2):
        raise NewsreaderError("This text stands nowhere else, and has no earlier version.")

    def go(chosen: Place | str | None) -> None:
        if isinstance(chosen, Place):
            screen.open_at(chosen.article_id, chosen.offset)
        elif chosen is not None:
            try:
                _browse(screen, chosen)
            except NewsreaderError as error:
                screen.say(error.sentence, warning=True)

    screen.app.push_screen(PlacesScreen(readable), go)


@handles("article.yank", need=Need.ARTICLE)
def yank(screen: ReadingScreen, _argument: str) -> None:
    """Copy the selected text, or the article's title, source, date and address."""
    selected = screen.get_selected_text()
    if selected:
        screen.app.copy_to_clipboard(selected)
        screen.say("Copied {count} characters.", count=len(selected))
        return
    article = _open_article(screen)
    detail = ", ".join(part for part in (article.source, format_date(article.published, long=True)) if part)
    lines = [article.title, detail, article.url or "", "", article.body]
    screen.app.copy_to_clipboard("\n".join(lines))
    screen.say("Copied the article with its title and source.")
