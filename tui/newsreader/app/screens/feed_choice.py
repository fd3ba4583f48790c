"""Choosing one of the feeds that a site names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.pick_list import PickList
from newsreader.model import FeedLink
from newsreader.text.normalise import normalise_line
from newsreader.translation import translate


class FeedChoice(Overlay[FeedLink | None]):
    """The feeds of a site, the best first; its answer is the one to be followed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave", "")]
    AUTO_FOCUS = "OptionList"

    def __init__(self, links: Sequence[FeedLink]) -> None:
        super().__init__()
        self._links = links

    def compose(self) -> ComposeResult:
        """The list, and the keys below it."""
        with Vertical(id="feed-choice"):
            yield Static(translate("This site has several feeds; which one?"), markup=False)
            yield PickList(*(Option(_shown(link)) for link in self._links), markup=False)
            yield Flow(id="feed-choice-keys")

    def on_mount(self) -> None:
        """Begin at the best."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(Flow).show_hints(translate("enter follow this one · esc leave it"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the one that was chosen."""
        event.stop()
        self.dismiss(self._links[event.option_index])

    def action_leave(self) -> None:
        """Follow none."""
        self.dismiss(None)


def _shown(link: FeedLink) -> str:
    title, url = normalise_line(link.title or ""), normalise_line(link.url)
    return f"{title}\n  {url}" if title and title != url else url
