"""Panels about whom a mention stands for: the same as another, another one, under another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from newsreader.app.background import Lane, Post
from newsreader.app.correcting.proposal import Proposal
from newsreader.app.screens.panels.panel import Panel, Stage
from newsreader.app.widgets.choices import NameChoice
from newsreader.app.widgets.field import Field
from newsreader.model import ENTITY_LABELS, CorrectionKind, EntityCount, entity_key
from newsreader.translation import translate

_SHOWN = 6
Known = Callable[[str], Sequence[EntityCount]]
"""Entities with a name that begins with or holds a text; for "" those near at hand."""


class NamePanel(Panel):
    """A panel with a field to type a name in."""

    AUTO_FOCUS = "Input"

    def choices(self) -> Iterator[Widget]:
        """The field."""
        yield Field(self.proposal.to_name, id="panel-name", compact=True, select_on_focus=False)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in the field is enter in the panel."""
        event.stop()
        self.action_apply()


class RenamePanel(NamePanel):
    """This entity bears another name."""

    def __init__(self, proposal: Proposal, stage: Stage) -> None:
        super().__init__(replace(proposal, to_name=proposal.name), stage)

    def title_text(self) -> str:
        """Who would bear another name."""
        return translate("Another name for {name}", name=self.proposal.name)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Take the name as typed."""
        event.stop()
        name = event.value
        self.propose(lambda proposal: replace(proposal, to_name=name))

    def lacking(self) -> str:
        """The name is as it was."""
        return translate("Type another name.")


class SamePanel(Panel):
    """Two entities of the archive are one; which, is no longer the question."""

    def title_text(self) -> str:
        """Who is to be whom."""
        proposal = self.proposal
        return translate("{name} is the same as {other}", name=proposal.name, other=proposal.to_name)


class MergePanel(NamePanel):
    """This entity is the same as another, or (split) this mention is another one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
    ]

    class Found(Message):
        """Entities for what is typed; `number` is that of the question."""

        def __init__(self, number: int, found: Sequence[EntityCount]) -> None:
            super().__init__()
            self.number = number
            self.found = found

    def __init__(self, proposal: Proposal, stage: Stage, known: Known) -> None:
        super().__init__(proposal, stage)
        self._known = known
        self._typed = ""
        self._found: tuple[EntityCount, ...] = ()
        self._chosen: int | None = None
        self._questions = 0

    def title_text(self) -> str:
        """Who is to be whom."""
        proposal = self.proposal
        if proposal.kind is CorrectionKind.SPLIT:
            return translate("“{text}” is not {name}, but …", text=proposal.surface, name=proposal.name)
        return translate("{name} is the same as …", name=proposal.name)

    def keys_text(self) -> str:
        """How to choose."""
        return translate("type a name · ↑ ↓ choose")

    def choices(self) -> Iterator[Widget]:
        """The field, and below it who was found."""
        yield from super().choices()
        yield NameChoice(id="panel-names", markup=False)

    def on_mount(self) -> None:
        """Show who is near at hand."""
        self._names = Lane(self.app, "names", self.post_message, latest=True)
        self._look_up()

    def refresh_choices(self) -> None:
        """Show who was found, and which is chosen."""
        self.query_one(NameChoice).show(self._found, self._chosen, self._fresh, self.width)

    @property
    def _fresh(self) -> str:
        """What is typed, where that is nobody's name yet."""
        name = " ".join(self._typed.split())
        label = self.proposal.label
        key = entity_key(label, name)
        if not key.partition(":")[2] or key == self.proposal.entity:
            return ""
        return "" if any(one.entity.key == key for one in self._found) else name

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Look for the name that is typed."""
        event.stop()
        self._typed = event.value
        self._look_up()

    def _look_up(self) -> None:
        self._questions += 1
        number, text = self._questions, self._typed.strip()
        self._names.ask(lambda post: _find(self._known, text, number, post))

    @on(Found)
    def found(self, message: Found) -> None:
        """Show who bears such a name: those of the same type first, and never the entity itself."""
        if message.number != self._questions or not self.is_open:
            return
        proposal = self.proposal
        others = [
            one
            for one in message.found
            if one.entity.key != proposal.entity and one.entity.label in ENTITY_LABELS
        ]
        others.sort(key=lambda one: one.entity.label is not proposal.label)
        self._found = tuple(others[:_SHOWN])
        # With nothing typed nobody is chosen: enter must not make two one by chance.
        count = len(self._found) + bool(self._fresh)
        self._choose(0 if self._typed.strip() and count else None)

    def _choose(self, index: int | None) -> None:
        self._chosen = index
        name, label = "", None
        if index is not None and index < len(self._found):
            entity = self._found[index].entity
            name, label = entity.canonical, entity.label
        elif index is not None:
            name = self._fresh
        self.propose(lambda proposal: replace(proposal, to_name=name, to_label=label))

    def action_move(self, step: int) -> None:
        """Choose another one of those found."""
        count = len(self._found) + bool(self._fresh)
        if count:
            first = 0 if step > 0 else count - 1
            self._choose(first if self._chosen is None else (self._chosen + step) % count)

    def action_choose_name(self, index: int) -> None:
        """Choose the one that was clicked."""
        self._choose(index)

    def lacking(self) -> str:
        """Nobody is chosen."""
        return translate("Type a name, or choose one with ↑ ↓.")


def _find(known: Known, text: str, number: int, post: Post) -> None:
    post(MergePanel.Found(number, known(text)))
