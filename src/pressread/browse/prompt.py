"""One line at the foot that asks for a few words: tags, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class Prompt(Horizontal):
    """Hidden until something is asked."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; display: none;
        & > Static { width: auto; color: $accent; text-style: bold; padding: 0 1; }
        & > Input { width: 1fr; border: none; height: 1; padding: 0; background: $background; }
        & > Input:focus { border: none; background-tint: $background 0%; }
        & > Input > .input--placeholder { color: $quiet; }
    }
    """

    class Closed(Message):
        """Answered or left."""

    def __init__(self) -> None:
        super().__init__(id="prompt-line")
        self._answer: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)
        yield Input(id="answer", select_on_focus=False, compact=True)

    def ask(self, label: str, hint: str, text: str, answer: Callable[[str], None]) -> None:
        """Ask; ``answer`` is called with what was typed, unless the reader leaves."""
        self._answer = answer
        self.query_one(Static).update(label)
        field = self.query_one(Input)
        field.placeholder = hint
        field.value = text
        field.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(field)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        answer = self._answer
        self.leave()
        if answer is not None:
            answer(event.value)

    def leave(self) -> None:
        """Ask no more."""
        self._answer = None
        self.display = False
        self.post_message(self.Closed())
