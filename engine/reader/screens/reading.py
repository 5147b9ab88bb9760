"""The page on which a story is read: it passes decisions on to the session, and each new turn to the transcript."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.types import EdgeType
from textual.style import Style

from engine.play.turn import Turn
from engine.reader.keys import COMMANDS
from engine.reader.leaves import Leaves
from engine.reader.screens.lit import LitScreen
from engine.reader.text import typeset
from engine.reader.text.blocks import Block
from engine.reader.text.pen import MOOD_PACES, PACES
from engine.reader.widgets.answer import Answer
from engine.reader.widgets.gauges import Gauges
from engine.reader.widgets.strap import Strap
from engine.reader.widgets.transcript import Transcript
from engine.shelf import ShelfError
from engine.source.characters import visible

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp

# A mood's border, in Textual's words.
FRAMES: dict[str, EdgeType] = {"thin": "solid", "double": "double", "heavy": "heavy", "dashed": "dashed"}
_ROOMY, _WIDE = 20, 60

READ_ON = ("Space", "read on", "screen.read_on")
BACK, HELP, CLOSE = ("b", "back", "screen.back"), ("?", "help", "app.leaf('help')"), ("q", "close", "app.quit")


class ReadingScreen(LitScreen):
    """One open book."""

    DEFAULT_CSS = """
    ReadingScreen.-roomy #head { margin: 1 0; }
    ReadingScreen.-roomy #foot { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command.keys, command.action, command.words, show=False) for command in COMMANDS if command.keys
    ]

    def __init__(self, reader: "ReaderApp") -> None:
        super().__init__(reader)
        self.leaves = Leaves(reader.session)
        self._open = False
        self.head, self.more = Strap("head"), Strap("more")
        self.gauges = Gauges(reader.ink)
        self.transcript = Transcript(reader.ink, reader.settings.measure, reader.settings.spacing)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield self.head
        yield self.transcript
        yield self.more
        yield self.gauges
        yield self.foot

    def on_mount(self) -> None:
        """Have the keys go to the page."""
        self.transcript.focus()

    def on_screen_suspend(self) -> None:
        """Nothing is written behind another screen."""
        self.transcript.hurry()

    def open(self) -> None:
        """Open the book where the reader stands; a new reading is written, one gone on with is there."""
        if self._open:
            return
        self._open = True
        if self.session.here > self.session.first:
            self.reset()
        else:
            turn = self.session.turn
            self.transcript.put(self.leaves.open(), self._offer(), self._pace(turn))
            self._stand()

    def on_resize(self) -> None:
        """White at head and foot where there is room for it."""
        roomy = self.app.size.height >= _ROOMY
        self.set_class(roomy, "-roomy")
        self.more.display = roomy
        self.relight()

    def relight(self) -> None:
        """Paint in the colours of the moment, in the mood's frame if it has one and there is room."""
        ink, mood, size = self.reader.ink, self.reader.mood_now, self.app.size
        self.transcript.relight(ink)
        self.gauges.relight(ink)
        frame = FRAMES.get(mood.border) if mood is not None and size.width >= _WIDE and size.height >= _ROOMY else None
        self.styles.border = (frame, ink.palette.faint) if frame else None
        self.accompany()

    def refit(self) -> None:
        """Set the page by the settings of the moment."""
        self.transcript.wish(self.reader.settings.measure, self.reader.settings.spacing)
        self.gauges.measure_turn(self.session.turn.gauges, not self.reader.still)
        self.accompany()

    def reset(self) -> None:
        """Set the page anew where the reader stands, as read."""
        if not self._open:
            return
        self.transcript.restore(self.leaves.open(), self._offer())
        self._stand()

    def choose(self, answer: str) -> None:
        """Make a decision, and read what comes of it."""
        try:
            turn = self.session.choose(answer)
        except ShelfError as error:
            self.tell(str(error))
            return
        self.transcript.put(self.leaves.add(self.transcript.script.offer), self._offer(), self._pace(turn))
        self._stand()

    def go_to(self, number: int) -> None:
        """Go to where `number` decisions had been made."""
        self.session.go_to(number)
        keep = self.leaves.back_to(number) if not self.session.notice else None
        if keep is None:
            self.reset()
        else:
            self.transcript.restore([], self._offer(), keep)
            self._stand()

    def action_back(self) -> None:
        """Take the last decision back."""
        if self.session.can_back:
            self.go_to(self.session.here - 1)

    def action_redo(self) -> None:
        """Make again what was taken back."""
        if self.session.can_redo:
            self.session.redo()
            self.transcript.put(self.leaves.add(self.transcript.script.offer), self._offer())
            self._stand()

    def action_restart(self) -> None:
        """Begin anew; the reading so far stays among the saved places."""
        turn = self.session.restart()
        self.transcript.restore([], [])
        self.transcript.put(self.leaves.open(), self._offer(), self._pace(turn))
        self._stand()

    @on(Transcript.Cued)
    def sound(self, message: Transcript.Cued) -> None:
        """A cue rings if the reader wants that, and its line glows for a moment if things may move."""
        if self.reader.settings.bell:
            self.app.bell()
        if not self.reader.still:
            self.transcript.glow(message.block)

    def action_read_on(self) -> None:
        """The next page, by the mouse."""
        self.transcript.action_go_on()

    def action_leave(self) -> None:
        """From the line to write on back to the page, where keys are commands."""
        self.query("Answer").exclude(".question").remove()
        self.transcript.focus()

    @on(Transcript.Picked)
    def take(self, message: Transcript.Picked) -> None:
        """A choice of the story, or one of the page's own ways on."""
        key = message.key
        if key == typeset.BACK:
            self.action_back()
        elif key == typeset.LEAVE:
            self.app.exit()
        elif key == typeset.AGAIN:
            self.action_restart()
        elif key.startswith(typeset.TURN):
            self.go_to(int(key.removeprefix(typeset.TURN)))
        else:
            self.choose(key)

    @on(Answer.Submitted, ".question")
    def answer(self, message: Answer.Submitted) -> None:
        """What the reader wrote; nothing written is no answer."""
        words = " ".join(message.value.split())
        if words and self.session.turn.question is not None:
            self.choose(words)

    @on(Transcript.Moved)
    def accompany(self) -> None:
        """Let head and foot say what there is to say about the part of the page that shows."""
        transcript, ink = self.transcript, self.reader.ink
        for part in (self.head, self.more, self.gauges, self.foot, *self.query(Answer)):
            part.fit(transcript.left, transcript.galley.form.measure)
        foot = transcript.galley.at(transcript.scroll_offset.y + transcript.size.height - 1)
        setting = self.leaves.setting_at(max(0, foot))
        title = visible(setting.title or self.session.story.title)
        self.head.say(Content(title.upper()), Content.styled(visible(setting.pov), Style(italic=True)))
        more = transcript.more and not transcript.script.writing
        self.more.say(ink.key(Content("⌄".center(self.more.measure)), "screen.read_on") if more else Content(""))
        if transcript.scroll_offset.y == 0 and not self.leaves.whole and not transcript.script.writing:
            transcript.set_above(self.leaves.earlier())
        keys = (HELP,) if transcript.galley.form.measure < 50 else (BACK, HELP, CLOSE)
        self.say_foot((READ_ON,) if more else (), keys)
        self._ask()

    def _ask(self) -> None:
        """Have a line to write on while, and only while, a question stands before the reader."""
        if not self.transcript.is_attached:
            return
        question, lines = self.session.turn.question, self.query("Answer.question")
        if question is None or not self.transcript.script.ended:
            lines.remove()
            if self.focused is None:
                self.transcript.focus()
        elif not lines:
            answer = Answer(question.length)
            answer.add_class("question")
            self.mount(answer, after=self.transcript)
            answer.fit(self.transcript.left, self.transcript.galley.form.measure)
            answer.focus()

    def _stand(self) -> None:
        """Mood, head and foot for where the story stands, and a word where something could not stay as it was."""
        self.reader.enter_mood(self.session.turn.setting.mood)
        self.gauges.measure_turn(self.session.turn.gauges, not self.reader.still)
        if self.session.notice:
            self.tell(visible(self.session.notice))
        self.accompany()

    def _offer(self) -> list[Block]:
        """What the turn ends on; at an ending, with how many the reader has found."""
        endings, turn = self.session.story.endings, self.session.turn
        if turn.ending is None or len(endings) < 2:
            return typeset.set_offer(turn)
        count = len(endings.keys() & (self.session.progress().endings | {turn.ending.name}))
        return typeset.set_offer(turn, f"{count} of {len(endings)} endings found")

    def _pace(self, turn: Turn) -> float:
        if self.reader.still:
            return 0.0
        mood = self.session.story.moods.get(turn.setting.mood)
        return PACES[self.reader.settings.reveal] * MOOD_PACES.get(mood.pace if mood else "", 1.0)
