"""The reading screen: one open book, and its commands."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.page.bound_keys import bind
from branchlight.reader.page.furniture import Furniture
from branchlight.reader.page.page_commands import PageCommands
from branchlight.reader.page.story_question import StoryQuestion
from branchlight.reader.page.where_left import WhereLeft
from branchlight.reader.text import typeset
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.messages import Cued, DigitTyped, Moved, Picked, Unpointed
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class ReadingScreen(ThemedScreen):
    """The screen that joins the parts of the page and handles the messages of its widgets."""

    DEFAULT_CSS = """
    ReadingScreen { overflow: hidden hidden; }
    ReadingScreen.-roomy #head { margin: 1 0; }
    ReadingScreen.-roomy #foot { margin: 0 0 1 0; }
    """

    def __init__(self, host: "Host") -> None:
        super().__init__(host)
        bind(self, host.keys)
        transcript = Transcript(host.ink, host.settings.measure, host.settings.spacing)
        line = AnswerLine(self, transcript)
        self._fault = ""
        self.transcript = transcript
        self.furniture = Furniture(self, transcript)
        self.book = Book(self, transcript)
        self.answer_line = line
        self.question = StoryQuestion(self, transcript, self.book, line)
        self.where_left = WhereLeft(self, transcript)
        self.commands = PageCommands(self, self.book, self.furniture, line)

    def compose(self) -> ComposeResult:
        """Yield the widgets of the page from top to bottom. Its first layout has the space that it keeps."""
        self.breathe()
        self.furniture.make_room()
        yield from self.furniture.widgets()

    def on_mount(self) -> None:
        """Give the focus to the page."""
        self.transcript.focus()

    def on_screen_suspend(self) -> None:
        """Finish what is being written before another screen covers the page."""
        self.transcript.pager.hurry()

    def on_resize(self) -> None:
        """Fit head, foot and frame to the terminal."""
        self.furniture.make_room()
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
        view, pager = self.transcript.view, self.transcript.pager
        last = self.transcript.galley.at(view.top + view.height - 1)
        shown = self.book.turns.present if pager.blank else max(0, last)
        self.question.follow()
        pager.holds = bool(self.word) or self.answer_line.is_open
        self.furniture.follow(self.book.turns.at(shown), self.answer_line, self.question.way_in)

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
        self.where_left.keep_soon()

    @on(DigitTyped)
    def typed(self, message: DigitTyped) -> None:
        """Show the number that is being typed, or say why it made no choice."""
        if message.fault is not None:
            self._fault = page_words.chose_nothing(message.number, message.fault)
            self.tell(self._fault)
        elif self.word and self.word == self._fault:
            self.hush()
        else:
            self.accompany()

    @on(Unpointed)
    def unpointed(self) -> None:
        """Turn to the text below, and point at nothing there. At its end, ask again, or say how a choice is made."""
        if self.transcript.pager.go_on():
            self.transcript.pointer.drop()
        elif not self.question.return_to() and self.transcript.script.choices:
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
