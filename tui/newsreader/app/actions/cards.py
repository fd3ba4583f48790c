"""The card of an entity, and where it leads."""

from __future__ import annotations

from newsreader.app.actions.registry import handles
from newsreader.app.arrangement import Pane
from newsreader.app.folding import MORE
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.app.widgets.card_list import Place
from newsreader.model import ENTITY_LABELS, NewsreaderError, Refinement

_LABELS = frozenset(label.lower() for label in ENTITY_LABELS)


def entity_meant(screen: ReadingScreen) -> tuple[str, str]:
    """Key and name of the entity under the sidebar's cursor, or of the current mention.

    Raises NewsreaderError where there is none, or it is a day, a role or an amount.
    """
    if screen.pane is Pane.SIDEBAR and screen.sidebar.value_at_cursor is not None:
        value = screen.sidebar.value_at_cursor
        key, name = value.value, value.shown
    elif screen.current_mention is not None:
        mention = screen.current_mention
        key, name = mention.entity or "", mention.canonical or mention.text
    else:
        raise NewsreaderError("No mention is chosen; ] goes to the next one.")
    if key == MORE or key.partition(":")[0] not in _LABELS:
        raise NewsreaderError("“{text}” stands for no entity that has a card.", text=name)
    return key, name


@handles("entity.card", need=Need.ARTICLE)
def card(screen: ReadingScreen, _argument: str) -> None:
    """Show all that is known of an entity; it is fetched in the background."""
    from newsreader.app.screens.card import CardScreen, Merger

    key, name = entity_meant(screen)

    def merge(merger: Merger) -> None:
        from newsreader.app.correcting.proposal import merger as proposal
        from newsreader.app.screens.panels.naming import SamePanel

        if screen.session.library.archive.read_only:
            screen.app.bell()
            return
        one, into = merger.one, merger.into
        screen.think_over(SamePanel(proposal(one.key, one.canonical, one.label, into.canonical), screen))

    fetch = screen.session.library.entity_card
    screen.app.push_screen(CardScreen(key, name, fetch, merge), lambda wanted: _go(screen, wanted))


def _go(screen: ReadingScreen, wanted: Refinement | Place | None) -> None:
    """Filter by an entity, or open an article at a place."""
    if isinstance(wanted, Refinement):
        screen.ask(screen.session.query & wanted)
    elif wanted is not None:
        screen.open_at(wanted.article_id, wanted.offset)
