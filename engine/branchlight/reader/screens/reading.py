"""The reading screen: one open book, and its commands."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from branchlight.play.answers import refusal, takes, typed
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.page.bound_keys import bind
from branchlight.reader.page.furniture import Furniture
from branchlight.reader.page.page_commands import PageCommands
from branchlight.reader.page.where_left import keep_standing
from branchlight.reader.text import typeset
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.messages import Cued, DigitTyped, Moved, Picked, Unpointed
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

# The seconds without a move after which the place on the page is kept.
_SETTLED = 2.0


class ReadingScreen(ThemedScreen):
    """The screen that joins the parts of the page and handles the messages of its widgets."""

    DEFAULT_CSS = """
    ReadingScreen.-roomy #head { margin: 1 0; }
    ReadingScreen.-roomy #foot { margin: 0 0 1 0; }
    """

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        bind(self, host.keys)
        transcript = Transcript(host.ink, host.settings.measure, host.settings.spacing)
        line = AnswerLine(self, transcript)
        self.transcript = transcript
        self.furniture = Furniture(self, transcript)
        self.book = Book(self, transcript)
        self.answer_line = line
        self._leaving: Timer | None = None
        self.commands = PageCommands(self, self.book, self.furniture, line)

    def compose(self) -> ComposeResult:
        """Yield the widgets of the page from top to bottom."""
        self.furniture.breathe()
        yield from self.furniture.widgets()

    def on_mount(self) -> None:
        """Give the focus to the page."""
        self.transcript.focus()

    def on_screen_suspend(self) -> None:
        """Finish what is being written before another screen covers the page."""
        self.transcript.pager.hurry()

    def on_resize(self) -> None:
        """Fit head, foot and frame to the terminal."""
        self.furniture.breathe()
        self.relight()

    def relight(self) -> None:
        """Paint in the current colours."""
        self.transcript.painter.relight(self.host.ink)
        self.furniture.relight()
        self.accompany()

    def refit(self) -> None:
        """Set the page by the current settings."""
        self.transcript.painter.wish(self.host.settings.measure, self.host.settings.spacing)
        self.accompany()

    def accompany(self) -> None:
        """Update head, foot and input line for the part of the page that shows."""
        view = self.transcript.view
        last = self.transcript.galley.at(view.top + view.height - 1)
        self.answer_line.ask()
        self.transcript.pager.holds = bool(self.word) or self.answer_line.is_open
        self.furniture.follow(self.book.turns.at(max(0, last)), self.answer_line)

    def action_command(self, name: str) -> None:
        """Run the command of that name."""
        self.commands.table[name]()

    def action_leave(self) -> None:
        """Leave the input line for the page, where keys are commands."""
        self.answer_line.close()

    @on(Moved)
    def moved(self) -> None:
        """Update everything after scrolling, and set earlier turns above if the page is at its head."""
        self.book.look_back()
        self.accompany()
        if self._leaving is not None:
            self._leaving.stop()
        self._leaving = self.set_timer(_SETTLED, self.keep_standing)

    def keep_standing(self) -> None:
        """Keep the place on the page, so that the next session opens there."""
        if self.book.opened:
            keep_standing(self.session, self.transcript)

    @on(DigitTyped)
    def typed(self, message: DigitTyped) -> None:
        """Show the number that is being typed, or say that there is no such choice."""
        if message.wrong:
            self.tell(page_words.no_choice(message.wrong))
        else:
            self.accompany()

    @on(Unpointed)
    def unpointed(self) -> None:
        """Turn to the text below, and point at nothing there. At its end, ask again, or say how a choice is made."""
        if self.transcript.pager.go_on():
            self.transcript.pointer.drop()
        elif not self.answer_line.answer() and self.transcript.script.choices:
            self.tell(page_words.HOW_TO_CHOOSE)

    @on(Cued)
    def sound(self, message: Cued) -> None:
        """Ring for a cue if the reader wants that. Highlight its line if things may move."""
        if self.host.settings.bell:
            self.app.bell()
        if not self.host.still:
            self.transcript.painter.glow(message.block)

    @on(Picked)
    def take(self, message: Picked) -> None:
        """Act on a choice of the story or on one of the page's own lines. Ignore a pick from an earlier offer."""
        key = message.key
        if message.offer is not self.transcript.script.choices:
            return
        if key == typeset.BACK:
            self.book.back()
        elif key == typeset.LEAVE:
            self.host.close_book()
        elif key == typeset.AGAIN:
            self.book.restart()
        elif key.startswith(typeset.TURN):
            self.book.go_to(int(key.removeprefix(typeset.TURN)))
        else:
            self.book.choose(key)

    @on(Input.Submitted, ".question")
    def answer(self, message: Input.Submitted) -> None:
        """Answer the story's question, or say what it takes. An empty line is not an answer."""
        question = self.session.turn.question
        if question is None or not typed(message.value, question.length):
            return
        if takes(question, message.value):
            self.book.choose(message.value)
        else:
            self.book.tell(refusal(question))

    @on(Input.Submitted, ".find, .export")
    def written(self, message: Input.Submitted) -> None:
        """Find words, or write to the file of that name."""
        message.stop()
        message.input.remove()
        self.transcript.focus()
        if message.input.has_class("export"):
            self.commands.export(message.value)
        elif message.value.strip():
            self.commands.finder.find(message.value.strip())
