"""What every panel has: the scopes with what each would change, a preview in the text, enter and escape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from newsreader.app.background import Lane, Post
from newsreader.app.correcting.proposal import Proposal
from newsreader.app.messages import Failed
from newsreader.app.screens.overlay import Overlay
from newsreader.app.widgets.choices import ScopeChoice
from newsreader.app.widgets.flow import Flow
from newsreader.library.corrections import Corrector
from newsreader.model import Annotations, Correction, Reach, Scope, Span
from newsreader.translation import translate

_LOW = 24
"""Rows below which there is no room for empty lines."""


class Stage(Protocol):
    """The reading screen behind a panel, as far as a panel uses it."""

    @property
    def corrector(self) -> Corrector:
        """What knows the effect of a correction."""
        ...

    def rehearse(self, annotations: Annotations | None, candidate: Span | None) -> None:
        """Show the open article as it would be (None: as it is), with a stretch pointed out."""
        ...

    def row_of(self, span: Span, *, on_top: bool = False) -> int | None:
        """Bring a stretch of the open article into view, or to the top of it, and say on which row it is."""
        ...


class Panel(Overlay[Correction | None]):
    """Shows a proposal and lets it be completed; its answer is what is to be kept, or None."""

    class Foreseen(Message):
        """What a proposal would do; `number` is that of the question."""

        def __init__(
            self, number: int, annotations: Annotations | None, scope: Scope | None, reach: Reach | None
        ) -> None:
            super().__init__()
            self.number = number
            self.annotations = annotations
            self.scope = scope
            self.reach = reach

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("enter", "apply"),
        Binding("tab", "next_scope(1)"),
        Binding("shift+tab", "next_scope(-1)"),
        *(Binding(str(number), f"scope_to('{scope.value}')") for number, scope in enumerate(Scope, 1)),
    ]
    AUTO_FOCUS = ""

    def __init__(self, proposal: Proposal, stage: Stage) -> None:
        super().__init__()
        self.proposal = proposal
        self.scope = proposal.default_scope
        self._stage = stage
        self._reaches: dict[Scope, Reach] = {}
        self._foreseen: Annotations | None = None
        self._asked = 0

    # what a kind of correction says and shows of its own

    def title_text(self) -> str:
        """What is being corrected, in a line."""
        raise NotImplementedError

    def keys_text(self) -> str:
        """The keys of this panel, in a line."""
        return ""

    def choices(self) -> Iterator[Widget]:
        """What is chosen above the scopes."""
        yield from ()

    def refresh_choices(self) -> None:
        """Show what is chosen."""

    # the common part

    def compose(self) -> ComposeResult:
        """Title, choices, scopes, keys."""
        with Vertical(id="panel"):
            yield Static(id="panel-title", markup=False)
            yield from self.choices()
            yield ScopeChoice(id="panel-scopes", markup=False)
            yield Static(id="panel-said", markup=False)
            yield Flow(id="panel-keys")

    def on_mount(self) -> None:
        """Show the proposal as it comes."""
        self._lane = Lane(self.app, "preview", self.post_message, latest=True)
        self.query_one("#panel-said").display = False
        self.changed()

    @property
    def width(self) -> int:
        """The cells of a line."""
        return max(20, self.query_one("#panel").size.width)

    def on_resize(self) -> None:
        """Fit the texts to the width, and leave the text in question uncovered."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if not self.is_open:
            return
        self.set_class(self.size.height < _LOW, "-low")
        self._show()
        self.call_after_refresh(self._place)

    def changed(self) -> None:
        """Something else is chosen: show it, and ask what it would do."""
        self._reaches = {}
        self._ask()

    def _ask(self) -> None:
        self._asked += 1
        self.query_one("#panel-said").display = False
        self._show()
        if not self.proposal.complete:
            self._foreseen = None
        self._stage.rehearse(self._foreseen, self.candidate)
        self._foresee()
        self.call_after_refresh(self._place)

    def _show(self) -> None:
        self.query_one("#panel-title", Static).update(self.title_text())
        common = translate("enter apply · tab how far · esc leave")
        own = self.keys_text()
        self.query_one("#panel-keys", Flow).show_hints(f"{own} · {common}" if own else common)
        scopes = self.query_one(ScopeChoice)
        scopes.show(self.proposal.scopes, self.scope, self._reaches, self.width)
        scopes.display = self.proposal.complete
        self.refresh_choices()

    def _place(self) -> None:
        """Stand where the text in question is not; where that is everywhere, the text moves."""
        if not self.is_open:
            return
        span, panel = self.candidate, self.query_one("#panel")
        row = self._stage.row_of(span) if span is not None else None
        height = panel.outer_size.height
        lowest = self.size.height - height - 2
        if row is None or row <= lowest:
            self.remove_class("-top")
        elif row > height:
            self.add_class("-top")
        elif span is not None:
            self._stage.row_of(span, on_top=True)
            self.remove_class("-top")

    @property
    def candidate(self) -> Span | None:
        """The stretch of the open article that is in question."""
        if self.proposal.article is None:
            return None
        return self.proposal.to_span or self.proposal.span

    def _foresee(self) -> None:
        number, scope, proposal, stage = self._asked, self.scope, self.proposal, self._stage
        article, known = proposal.article, frozenset(self._reaches)
        if not proposal.complete:
            return

        def work(post: Post) -> None:
            corrector = stage.corrector
            shown = proposal.correction(scope, corrector.anchor)
            if article is not None and shown is not None:
                post(self.Foreseen(number, corrector.preview(article.id, shown), None, None))
            for each in proposal.scopes:
                if each in known:
                    continue
                made = proposal.correction(each, corrector.anchor)
                if number != self._asked or made is None:
                    return
                reach = corrector.reach(made, article.id if article else None)
                post(self.Foreseen(number, None, each, reach))

        self._lane.ask(work)

    @on(Foreseen)
    def foreseen(self, message: Foreseen) -> None:
        """Show what the proposal would do, unless another was made since."""
        if message.number != self._asked or not self.is_open:
            return
        if message.annotations is not None:
            self._foreseen = message.annotations
            self._stage.rehearse(self._foreseen, self.candidate)
        if message.scope is not None and message.reach is not None:
            self._reaches[message.scope] = message.reach
            self._show()

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why nothing can be foreseen."""
        if self.is_open:
            self.say(translate(message.sentence))

    def say(self, text: str) -> None:
        """Say something in the panel until something else is chosen."""
        said = self.query_one("#panel-said", Static)
        said.update(text)
        said.display = True

    def propose(self, change: Callable[[Proposal], Proposal]) -> None:
        """Choose something else."""
        self.proposal = change(self.proposal)
        self.changed()

    # commands

    def action_scope_to(self, value: str) -> None:
        """Choose how far the correction reaches."""
        if Scope(value) in self.proposal.scopes and Scope(value) is not self.scope:
            self.scope = Scope(value)
            self._ask()

    def action_next_scope(self, step: int) -> None:
        """Choose the next scope, around the end."""
        scopes = self.proposal.scopes
        self.action_scope_to(scopes[(scopes.index(self.scope) + step) % len(scopes)].value)

    def action_apply(self) -> None:
        """Hand over what is to be kept."""
        correction = self.proposal.correction(self.scope, self._stage.corrector.anchor)
        if correction is None:
            self.say(self.lacking())
        else:
            self.dismiss(correction)

    def lacking(self) -> str:
        """What is still to be chosen."""
        return translate("Nothing would change yet.")

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self._asked += 1
        self._stage.rehearse(None, None)
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the panel leaves it."""
        if event.widget is self:
            self.action_leave()
