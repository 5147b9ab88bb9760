"""The reading screen: one open book, and the commands of its reader."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from branchlight.play.answers import typed
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.page.furniture import Furniture
from branchlight.reader.page.page_commands import PageCommands
from branchlight.reader.text import typeset
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.widgets.messages import Cued, Moved, Picked
from branchlight.reader.widgets.transcript import Transcript

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class ReadingScreen(ThemedScreen):
    """Puts the parts of the page together, and passes on what its widgets tell."""

    DEFAULT_CSS = """
    ReadingScreen.-roomy #head { margin: 1 0; }
    ReadingScreen.-roomy #foot { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command.keys, command.action, command.words, show=False) for command in KEY_BINDINGS if command.keys
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        transcript = Transcript(host.ink, host.settings.measure, host.settings.spacing)
        line = AnswerLine(self, transcript)
        self.transcript = transcript
        self.furniture = Furniture(self, transcript)
        self.book = Book(self, transcript, self.furniture.gauges)
        self.answer_line = line
        self.commands = PageCommands(self, self.book, transcript, line)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        self.furniture.breathe()
        yield from self.furniture.widgets()

    def on_mount(self) -> None:
        """Have the keys go to the page."""
        self.transcript.focus()

    def on_screen_suspend(self) -> None:
        """Nothing is written behind another screen."""
        self.transcript.pager.hurry()

    def on_resize(self) -> None:
        """Fit head, foot and frame to the terminal."""
        self.furniture.breathe()
        self.relight()

    def relight(self) -> None:
        """Paint in the colours of the moment."""
        self.transcript.painter.relight(self.host.ink)
        self.furniture.relight()
        self.accompany()

    def refit(self) -> None:
        """Set the page by the settings of the moment."""
        self.transcript.painter.wish(self.host.settings.measure, self.host.settings.spacing)
        self.furniture.gauges.measure_turn(self.session.turn.gauges, not self.host.still)
        self.accompany()

    def accompany(self) -> None:
        """Let head and foot, and a line to write on, follow the part of the page that shows."""
        view = self.transcript.view
        last = self.transcript.galley.at(view.top + view.height - 1)
        self.furniture.follow(self.book.turns.setting_at(max(0, last)))
        self.answer_line.ask()

    def action_command(self, name: str) -> None:
        """Carry out the command of that name."""
        self.commands.table[name]()

    def action_leave(self) -> None:
        """From the line to write on back to the page, where keys are commands."""
        self.answer_line.close()

    @on(Moved)
    def moved(self) -> None:
        """Another part of the page shows."""
        self.book.look_back()
        self.accompany()

    @on(Cued)
    def sound(self, message: Cued) -> None:
        """A cue rings if the reader wants that, and its line glows for a moment if things may move."""
        if self.host.settings.bell:
            self.app.bell()
        if not self.host.still:
            self.transcript.painter.glow(message.block)

    @on(Picked)
    def take(self, message: Picked) -> None:
        """A choice of the story, or one of the page's own ways on. What was picked twice is taken once."""
        key = message.key
        if message.offer is not self.transcript.script.choices:
            return
        if key == typeset.BACK:
            self.book.back()
        elif key == typeset.LEAVE:
            self.app.exit()
        elif key == typeset.AGAIN:
            self.book.restart()
        elif key.startswith(typeset.TURN):
            self.book.go_to(int(key.removeprefix(typeset.TURN)))
        else:
            self.book.choose(key)

    @on(LineInput.Submitted, ".question")
    def answer(self, message: LineInput.Submitted) -> None:
        """The words that answer a question; nothing written is no answer."""
        question = self.session.turn.question
        if question is not None and typed(message.value, question.length):
            self.book.choose(message.value)

    @on(LineInput.Submitted, ".find, .export")
    def written(self, message: LineInput.Submitted) -> None:
        """Words to find, or the name of a file."""
        message.stop()
        message.input.remove()
        self.transcript.focus()
        if message.input.has_class("export"):
            self.commands.export(message.value)
        elif message.value.strip():
            self.commands.finder.find(message.value.strip())
