"""Panels about what is marked: no name at all, of another type, from here to there, or missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from newsreader.app.correcting.proposal import Proposal
from newsreader.app.correcting.spans import (
    grown_left,
    grown_right,
    run_beside,
    shrunk_left,
    shrunk_right,
    word_beside,
)
from newsreader.app.screens.panels.panel import Panel, Stage
from newsreader.app.widgets.choices import BY_LETTER, LabelChoice
from newsreader.model import Label, Mention, Span
from newsreader.translation import field_name, translate

_CONTEXT = 24
"""Code points of the text shown on either side of a span."""


class RejectPanel(Panel):
    """This is no name."""

    def title_text(self) -> str:
        """What would no longer be marked."""
        proposal = self.proposal
        return translate(
            "No name: “{text}” ({label})", text=proposal.surface, label=field_name(proposal.label)
        )


class LabelPanel(Panel):
    """A panel in which a letter chooses a type."""

    @property
    def label(self) -> Label | None:
        """The chosen type."""
        raise NotImplementedError

    def choices(self) -> Iterator[Widget]:
        """The types."""
        yield LabelChoice(id="panel-labels")

    def refresh_choices(self) -> None:
        """Show the chosen type."""
        self.query_one(LabelChoice).show(self.label)

    def action_choose_label(self, value: str) -> None:
        """Choose a type."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """A letter of the margin chooses its type."""
        label = BY_LETTER.get((event.character or "").upper())
        if label is not None:
            event.stop()
            self.action_choose_label(label.value)


class RetypePanel(LabelPanel):
    """This is something else."""

    def title_text(self) -> str:
        """What would be of another type."""
        proposal = self.proposal
        return translate(
            "What is “{text}”, if not {label}?", text=proposal.surface, label=field_name(proposal.label)
        )

    def keys_text(self) -> str:
        """A letter chooses."""
        return translate("letter type")

    @property
    def label(self) -> Label | None:
        """The chosen type."""
        return self.proposal.to_label

    def refresh_choices(self) -> None:
        """Show the chosen type; the present one is no choice."""
        self.query_one(LabelChoice).show(self.label, self.proposal.label)

    def action_choose_label(self, value: str) -> None:
        """Choose a type."""
        if Label(value) is not self.proposal.label:
            self.propose(lambda proposal: replace(proposal, to_label=Label(value)))

    def lacking(self) -> str:
        """A type is missing."""
        return translate("Press the letter of a type.")


class SpanPanel(Panel):
    """A panel in which arrows move the ends of a span."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move('grown_right')"),
        Binding("left", "move('shrunk_right')"),
        Binding("shift+left,less_than_sign", "move('grown_left')"),
        Binding("shift+right,greater_than_sign", "move('shrunk_left')"),
    ]
    MOVES: ClassVar[dict[str, Callable[[str, Span], Span]]] = {
        move.__name__: move for move in (grown_left, grown_right, shrunk_left, shrunk_right)
    }

    @property
    def span(self) -> Span:
        """The span as it is now."""
        return self.proposal.to_span or self.proposal.span

    def take(self, span: Span) -> None:
        """Choose another span."""
        self.propose(lambda proposal: replace(proposal, to_span=span))

    def choices(self) -> Iterator[Widget]:
        """The span in its line."""
        yield Static(id="panel-span", markup=False)

    def refresh_choices(self) -> None:
        """Show the span in its line."""
        article, span = self.proposal.article, self.span
        if article is None:
            return
        start = max(article.body.rfind("\n", 0, span.start) + 1, span.start - _CONTEXT)
        newline = article.body.find("\n", span.end)
        end = min(newline if newline >= 0 else len(article.body), span.end + _CONTEXT)
        self.query_one("#panel-span", Static).update(
            Content.assemble(
                ("…" + article.body[start : span.start], "$text-muted"),
                ("[" + span.text(article.body) + "]", "bold reverse"),
                (article.body[span.end : end] + "…", "$text-muted"),
            )
        )

    def action_move(self, name: str) -> None:
        """Move one end of the span by a word."""
        article = self.proposal.article
        if article is not None:
            self.take(self.MOVES[name](article.body, self.span))


class RespanPanel(SpanPanel):
    """The name begins or ends elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "move('grown_right')"),
        Binding("h", "move('shrunk_right')"),
        Binding("H", "move('grown_left')"),
        Binding("L", "move('shrunk_left')"),
    ]

    def title_text(self) -> str:
        """Which mark would have other ends."""
        return translate("Where “{text}” begins and ends", text=self.proposal.surface)

    def keys_text(self) -> str:
        """The arrows."""
        return translate("← → end · shift+← → beginning")

    def lacking(self) -> str:
        """The span is as it was."""
        return translate("The mark is as it was; the arrows move its ends.")


class AddPanel(SpanPanel, LabelPanel):
    """A name was missed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,down", "seek(1)"),
        Binding("left_square_bracket,up", "seek(-1)"),
        Binding("w", "word(1)"),
        Binding("b", "word(-1)"),
    ]

    def __init__(self, proposal: Proposal, stage: Stage, mentions: tuple[Mention, ...]) -> None:
        super().__init__(proposal, stage)
        self._mentions = mentions

    def title_text(self) -> str:
        """What is done here."""
        return translate("Mark a name that was missed")

    def keys_text(self) -> str:
        """How to come to the name."""
        return translate("letter type · ] [ next name · w b word · ← → end · shift+← → beginning")

    def choices(self) -> Iterator[Widget]:
        """Span and type."""
        yield from SpanPanel.choices(self)
        yield from LabelPanel.choices(self)

    def refresh_choices(self) -> None:
        """Show both."""
        SpanPanel.refresh_choices(self)
        LabelPanel.refresh_choices(self)

    @property
    def span(self) -> Span:
        """The span to mark."""
        return self.proposal.span

    @property
    def label(self) -> Label | None:
        """The type to mark it as."""
        return self.proposal.label

    def take(self, span: Span) -> None:
        """Choose another span."""
        article = self.proposal.article
        if article is not None:
            self.propose(lambda one: replace(one, span=span, surface=span.text(article.body)))

    def action_choose_label(self, value: str) -> None:
        """Choose a type."""
        self.propose(lambda proposal: replace(proposal, label=Label(value)))

    def action_seek(self, step: int) -> None:
        """Go to the next run of capitalised words that nothing marks."""
        article = self.proposal.article
        if article is not None:
            found = run_beside(article.body, self._mentions, self.span.start, step)
            if found is not None:
                self.take(found)

    def action_word(self, step: int) -> None:
        """Go to the next word."""
        article = self.proposal.article
        if article is not None:
            found = word_beside(article.body, self.span.start, step)
            if found is not None:
                self.take(found)
