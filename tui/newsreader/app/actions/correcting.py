"""Why a mention is marked, and what a person says to that."""

from __future__ import annotations

from collections.abc import Callable

from newsreader.app.actions.registry import handles, run
from newsreader.app.arrangement import Pane
from newsreader.app.keymaps import keymap
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import Article, CorrectionKind, Label, Mention, NewsreaderError, Sentence, Span
from newsreader.translation import translate

_SHORT = {
    "correct.reject": Sentence.of("no name"),
    "correct.retype": Sentence.of("type"),
    "correct.span": Sentence.of("ends"),
    "correct.merge": Sentence.of("same as"),
    "correct.split": Sentence.of("another one"),
    "correct.rename": Sentence.of("rename"),
    "entity.card": Sentence.of("card"),
}


def subject(screen: ReadingScreen) -> Mention:
    """The mention that is meant: the current one, or in the sidebar the entity's first."""
    readable = screen.session.readable
    if readable is None:
        raise NewsreaderError("No article is open; choose one and press enter.")
    mention = screen.current_mention
    if screen.pane is Pane.SIDEBAR and screen.sidebar.value_at_cursor is not None:
        value = screen.sidebar.value_at_cursor.value
        named = (m for m in readable.annotations.mentions if value in (m.entity, m.text.casefold()))
        mention = next(named, None)
        if mention is None:
            raise NewsreaderError("That is not mentioned in the open article.")
    if mention is None:
        raise NewsreaderError("No mention is chosen; ] goes to the next one.")
    return mention


def correctable(screen: ReadingScreen) -> Article:
    """The open article, brought on screen.

    Raises NewsreaderError where none is open or the library cannot be written to.
    """
    readable = screen.session.readable
    if readable is None:
        raise NewsreaderError("No article is open; choose one and press enter.")
    if screen.session.library.archive.read_only:
        raise NewsreaderError("This library can only be read; nothing can be corrected in it.")
    if readable.current_id != readable.article.id:
        raise NewsreaderError("This is an earlier version; nothing can be corrected in it.")
    if not screen.reader.display:
        screen.focus_pane(Pane.READER)
    return readable.article


@handles("mention.why", need=Need.ARTICLE)
def why(screen: ReadingScreen, _argument: str) -> None:
    """Say why the current mention is marked, and what could be done about it."""
    from newsreader.app.screens.why import WhyScreen

    mention = subject(screen)
    keys = keymap(screen.config)
    offered = [
        (keys[name][0], name, translate(title))
        for name, title in _SHORT.items()
        if keys[name] and (mention.entity is not None or name not in _OF_ENTITIES)
    ]
    row = screen.row_of(Span(mention.start, mention.end))

    def next_command(name: str | None) -> None:
        if name:
            run(screen, name)

    screen.app.push_screen(WhyScreen(mention, row, offered), next_command)


_OF_ENTITIES = ("correct.merge", "correct.split", "correct.rename", "entity.card")


@handles("correct.reject", need=Need.ARTICLE)
def reject(screen: ReadingScreen, _argument: str) -> None:
    """Say that the mention is no name."""
    from newsreader.app.correcting.proposal import proposal_for
    from newsreader.app.screens.panels.marking import RejectPanel

    article, mention = correctable(screen), subject(screen)
    screen.think_over(RejectPanel(proposal_for(CorrectionKind.REJECT, article, mention), screen))


@handles("correct.retype", need=Need.ARTICLE)
def retype(screen: ReadingScreen, _argument: str) -> None:
    """Say that the mention is of another type."""
    from newsreader.app.correcting.proposal import proposal_for
    from newsreader.app.screens.panels.marking import RetypePanel

    article, mention = correctable(screen), subject(screen)
    screen.think_over(RetypePanel(proposal_for(CorrectionKind.RETYPE, article, mention), screen))


@handles("correct.span", need=Need.ARTICLE)
def respan(screen: ReadingScreen, _argument: str) -> None:
    """Move where the mention begins and ends."""
    from newsreader.app.correcting.proposal import proposal_for
    from newsreader.app.screens.panels.marking import RespanPanel

    article, mention = correctable(screen), subject(screen)
    screen.think_over(RespanPanel(proposal_for(CorrectionKind.RESPAN, article, mention), screen))


@handles("correct.add", need=Need.ARTICLE)
def add(screen: ReadingScreen, _argument: str) -> None:
    """Mark the selected text, or a name that nothing marks; arrows and brackets lead to any other."""
    from newsreader.app.correcting.proposal import addition
    from newsreader.app.correcting.spans import run_beside, whole_words, word_beside
    from newsreader.app.screens.panels.marking import AddPanel

    article, reader = correctable(screen), screen.reader
    mentions = reader.walk.mentions.marks
    selected = reader.selected_range
    place = reader.walk_start
    span = whole_words(article.body, *selected) if selected else None
    span = span or run_beside(article.body, mentions, place, 1) or word_beside(article.body, place - 1, 1)
    if span is None:
        raise NewsreaderError("There is no word in this article to mark.")
    reader.screen.clear_selection()
    text = span.text(article.body)
    label = next((m.label for m in mentions if m.text == text), Label.PERSON)
    screen.think_over(AddPanel(addition(article, span, label), screen, mentions))


def _name(kind: CorrectionKind) -> Callable[[ReadingScreen, str], None]:
    def name(screen: ReadingScreen, _argument: str) -> None:
        from newsreader.app.correcting.proposal import proposal_for
        from newsreader.app.screens.panels.naming import MergePanel, RenamePanel

        article, mention = correctable(screen), subject(screen)
        proposal = proposal_for(kind, article, mention)
        if kind is CorrectionKind.RENAME:
            screen.think_over(RenamePanel(proposal, screen))
            return
        corrections = screen.session.corrections
        screen.think_over(
            MergePanel(
                proposal,
                screen,
                lambda text: corrections.known(text) if text else corrections.akin(proposal.name),
            )
        )

    return name


handles("correct.merge", need=Need.ARTICLE)(_name(CorrectionKind.MERGE))
handles("correct.split", need=Need.ARTICLE)(_name(CorrectionKind.SPLIT))
handles("correct.rename", need=Need.ARTICLE)(_name(CorrectionKind.RENAME))


@handles("correct.list", need=Need.NOTHING)
def list_corrections(screen: ReadingScreen, argument: str) -> None:
    """List every correction, or write them to a file, or take over those of one."""
    word, _, name = argument.partition(" ")
    name = name.strip()
    corrections = screen.session.corrections
    if not argument:
        _show_list(screen)
    elif word == "export" and name:
        corrections.export_to(name)
    elif word == "import" and name:
        corrections.import_from(name)
    else:
        raise NewsreaderError("It is :corrections, :corrections export FILE or :corrections import FILE.")


def _show_list(screen: ReadingScreen) -> None:
    from newsreader.app.screens.corrections import CorrectionsScreen
    from newsreader.app.widgets.card_list import Place

    def change(number: int, in_force: bool) -> None:
        corrections, readable = screen.session.corrections, screen.session.readable
        step = corrections.reinstate if in_force else corrections.withdraw
        step(number, readable.article.id if readable else None)

    def go(place: Place | None) -> None:
        if place is not None:
            screen.open_at(place.article_id, place.offset)

    screen.app.push_screen(CorrectionsScreen(screen.corrector, change), go)
