"""Where else the text of an article stands, and its earlier versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from newsreader.app.bringing.telling import moment
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.widgets.card_list import Place
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader.header import place_name
from newsreader.app.widgets.standing_list import StandingList, StandingRow
from newsreader.model import Elsewhere, ReadableArticle, Version
from newsreader.translation import format_date, translate

SAME, NEARLY = "=", "≈"


def place_rows(readable: ReadableArticle) -> list[StandingRow]:
    """All versions, the latest first, then the other places."""
    outlet = readable.article.source
    places = (_place(number, one, outlet) for number, one in enumerate(readable.elsewhere, 1))
    return [*_versions(readable), *places]


def _versions(readable: ReadableArticle) -> Iterator[StandingRow]:
    if len(readable.versions) < 2:
        return
    for number, one in reversed(list(enumerate(readable.versions, 1))):
        title, sign = _version_title(number, one), " " if one.current else "○"
        yield StandingRow(-number, title, moment(one.kept_at), place=Place(one.id), sign=sign)


def _version_title(number: int, one: Version) -> str:
    if one.current:
        return translate("Version {number}, which stands: {title}", number=number, title=one.title)
    return translate("Version {number}: {title}", number=number, title=one.title)


def _place(number: int, one: Elsewhere, outlet: str | None) -> StandingRow:
    name = place_name(one, outlet)
    same = translate("the same text") if one.same else translate("nearly the same text")
    date = format_date(one.published) if one.published else ""
    return StandingRow(
        number,
        f"{name}: {one.title}" if one.title else name,
        " · ".join(part for part in (same, date, one.url or one.origin) if part),
        place=Place(one.id) if one.id is not None else None,
        sign=SAME if one.same else NEARLY,
    )


class PlacesScreen(ListOverlay[Place | str | None]):
    """The list over the reading screen; its answer is an article or an address that is wanted, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,D", "leave"),
        Binding("enter", "open"),
        Binding("o", "browse"),
    ]
    AUTO_FOCUS = "StandingList"

    def __init__(self, readable: ReadableArticle) -> None:
        super().__init__()
        self._readable = readable

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(id="places"):
            yield Static(translate("Other places and versions"), id="places-title", markup=False)
            yield StandingList(id="places-list")
            yield Flow(id="places-keys")

    @property
    def places(self) -> StandingList:
        """The list."""
        return self.query_one(StandingList)

    def on_mount(self) -> None:
        """Show them."""
        self.places.show(place_rows(self._readable), "")
        self.query_one(Flow).show_hints(translate("enter open · o its address in the browser · esc leave"))

    @on(LineList.Activated)
    def clicked(self, event: LineList.Activated) -> None:
        """A click opens it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the article, or the address of a place that has no article of its own."""
        row = self.places.row
        if row is not None and row.place is not None:
            self.dismiss(row.place)
        else:
            self.action_browse()

    def action_browse(self) -> None:
        """Open the address of the place."""
        row = self.places.row
        if row is None or row.id < 1:
            return
        place = self._readable.elsewhere[row.id - 1]
        if place.url is None:
            self.query_one(Flow).show_hints(translate("This article is in a file, which has no address."))
        else:
            self.dismiss(place.url)

    def action_leave(self) -> None:
        """Back to the reading."""
        self.dismiss(None)
