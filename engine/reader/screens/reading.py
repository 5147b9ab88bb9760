"""The page on which a story is read: it passes decisions on to the session, and each new turn to the transcript."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.types import EdgeType
from textual.screen import Screen
from textual.style import Style

from engine.play.turn import Turn
from engine.reader.leaves import Leaves
from engine.reader.text import typeset
from engine.reader.text.pen import MOOD_PACES, PACES
from engine.reader.widgets.answer import Answer
from engine.reader.widgets.gauges import Gauges
from engine.reader.widgets.strap import Strap
from engine.reader.widgets.transcript import Transcript
from engine.source.characters import visible

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp

# A mood's border, in Textual's words.
FRAMES: dict[str, EdgeType] = {"thin": "solid", "double": "double", "heavy": "heavy", "dashed": "dashed"}


class ReadingScreen(Screen[None]):
    """One open book."""

    CSS = """
    ReadingScreen { background: $background; color: $foreground; }
    ReadingScreen.-roomy #head { margin: 1 0; }
    ReadingScreen.-roomy #hints { margin: 0 0 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,backspace", "back", "Step back"),
        Binding("r", "redo", "Forward again"),
        Binding("q", "quit", "Close the book"),
    ]

    def __init__(self) -> None:
        super().__init__()
        app = self.reader
        self.session = app.session
        self.leaves = Leaves(app.session, app.veils)
        self.head, self.more, self.hints = Strap("head"), Strap("more"), Strap("hints")
        self.gauges = Gauges(app.ink)
        self.transcript = Transcript(app.ink, app.settings.measure, app.settings.spacing)

    @property
    def reader(self) -> "ReaderApp":
        """The app, by its own name."""
        return cast("ReaderApp", self.app)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        yield self.head
        yield self.transcript
        yield self.more
        yield self.gauges
        yield self.hints

    def on_mount(self) -> None:
        """Open the book where the reader stands; a new reading is written, one gone on with is there."""
        self.transcript.focus()
        text, turn = self.leaves.open(), self.session.turn
        if self.session.decisions:
            self.transcript.restore(text, typeset.set_offer(turn))
        else:
            self.transcript.put(text, typeset.set_offer(turn), self._pace(turn))
        self._stand(turn)

    def on_resize(self) -> None:
        """Keep head and foot on the edges of the text."""
        roomy = self.app.size.height >= 20
        self.set_class(roomy, "-roomy")
        self.more.display = roomy
        self.relight()

    def relight(self) -> None:
        """Stand in the light of the moment, in the mood's frame if it has one and there is room."""
        ink, mood = self.reader.ink, self.reader.mood_now
        self.transcript.relight(ink)
        self.gauges.relight(ink)
        frame = (
            FRAMES.get(mood.border) if mood is not None and self.size.width >= 60 and self.size.height >= 20 else None
        )
        self.styles.border = (frame, ink.palette.faint) if frame else None

    def choose(self, answer: str) -> None:
        """Make a decision, and read what comes of it."""
        turn = self.session.choose(answer)
        text = self.leaves.add(turn, self.transcript.text_end)
        self.transcript.put(text, typeset.set_offer(turn), self._pace(turn))
        self._stand(turn)

    def go_to(self, number: int) -> None:
        """Go back to where decision `number` was made."""
        turn = self.session.go_to(number)
        keep = self.leaves.back_to(number)
        text = self.leaves.open() if keep is None else []
        self.transcript.restore(text, typeset.set_offer(turn), keep or 0)
        self._stand(turn)

    def action_back(self) -> None:
        """Take the last decision back."""
        if self.session.can_back:
            self.go_to(self.session.here - 1)

    def action_focus_page(self) -> None:
        """From the line to write on back to the page, where keys are commands."""
        self.transcript.focus()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        if self.session.can_redo:
            turn = self.session.redo()
            text = self.leaves.add(turn, self.transcript.text_end)
            self.transcript.put(text, typeset.set_offer(turn))
            self._stand(turn)

    async def action_quit(self) -> None:
        """Close the book."""
        self.app.exit()

    @on(Transcript.Picked)
    def take(self, message: Transcript.Picked) -> None:
        """A choice of the story, or one of the page's own ways on."""
        key = message.key
        if key == typeset.BACK:
            self.action_back()
        elif key == typeset.LEAVE:
            self.app.exit()
        elif key == typeset.AGAIN:
            self.go_to(0)
        elif key.startswith(typeset.TURN):
            self.go_to(int(key.removeprefix(typeset.TURN)))
        else:
            self.choose(key)

    @on(Transcript.Moved)
    def accompany(self) -> None:
        """Let head and foot say what there is to say about the part of the page that shows."""
        transcript = self.transcript
        for part in (self.head, self.more, self.gauges, self.hints, *self.query(Answer)):
            part.fit(transcript.left, transcript.galley.form.measure)
        foot = transcript.galley.at(transcript.scroll_offset.y + transcript.size.height - 1)
        setting = self.leaves.setting_at(max(0, foot))
        title = visible(setting.title or self.session.story.title)
        self.head.say(Content(title.upper()), Content.styled(visible(setting.pov), Style(italic=True)))
        more = transcript.more and not transcript.writing
        self.more.say(Content("⌄".center(self.more.measure)) if more else Content(""))
        small = transcript.galley.form.measure < 50
        keys = ("?", "help") if small else ("b", "back", "?", "help", "q", "close")
        self.hints.say(self._keys("space", "read on") if more else Content(""), self._keys(*keys))
        self._ask()

    @on(Answer.Submitted)
    def answer(self, message: Answer.Submitted) -> None:
        """What the reader wrote; nothing written is no answer."""
        words = " ".join(message.value.split())
        if words and self.session.turn.question is not None:
            self.choose(words)

    def _ask(self) -> None:
        """Have a line to write on while, and only while, a question stands before the reader."""
        question, lines = self.session.turn.question, self.query(Answer)
        if question is None or not self.transcript.ended:
            lines.remove()
            if self.focused is None:
                self.transcript.focus()
        elif not lines:
            answer = Answer(question.length)
            self.mount(answer, after=self.transcript)
            answer.fit(self.transcript.left, self.transcript.galley.form.measure)
            answer.focus()

    def _keys(self, *keys: str) -> Content:
        """Keys and what they do, in turn."""
        ink = Style(foreground=self.reader.palette.ink)
        pairs = zip(keys[::2], keys[1::2], strict=True)
        return Content("   ").join([Content.styled(key, ink) + Content(f" {words}") for key, words in pairs])

    def _stand(self, turn: Turn) -> None:
        """Mood, head and foot for where the story stands."""
        if self.reader.enter_mood(turn.setting.mood):
            self.relight()
        self.gauges.measure_turn(turn.gauges, not self.reader.still)
        self.accompany()

    def _pace(self, turn: Turn) -> float:
        if self.reader.still:
            return 0.0
        mood = self.session.story.moods.get(turn.setting.mood)
        return PACES[self.reader.settings.reveal] * MOOD_PACES.get(mood.pace if mood else "", 1.0)
