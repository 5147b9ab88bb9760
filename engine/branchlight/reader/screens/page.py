"""The furniture of the page: head, transcript, a sign that there is more, gauges, foot, and a line to write on."""

from abc import abstractmethod

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.css.types import EdgeType
from textual.style import Style

from branchlight.play.turn import Setting
from branchlight.reader.host import Host
from branchlight.reader.look.ink import Key
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.answer import Answer
from branchlight.reader.widgets.gauges import Gauges
from branchlight.reader.widgets.messages import Cued, Moved
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript
from branchlight.source.characters import visible

# A mood's border, in Textual's words.
FRAMES: dict[str, EdgeType] = {"thin": "solid", "double": "double", "heavy": "heavy", "dashed": "dashed"}
_ROOMY, _WIDE, _NARROW = 20, 60, 50

READ_ON = ("Space", "read on", "screen.read_on")
BACK, HELP, CLOSE = ("b", "back", "screen.back"), ("?", "help", "app.open('help')"), ("q", "close", "app.quit")


class PageScreen(ThemedScreen):
    """Everything on the page keeps to the edges of the text, and says what there is to say about it."""

    DEFAULT_CSS = """
    PageScreen.-roomy #head { margin: 1 0; }
    PageScreen.-roomy #foot { margin: 0 0 1 0; }
    """

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.head, self.more = StatusLine("head"), StatusLine("more")
        self.gauges = Gauges(host.ink)
        self.transcript = Transcript(host.ink, host.settings.measure, host.settings.spacing)

    def compose(self) -> ComposeResult:
        """The page from top to bottom."""
        self._breathe()
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
        self.transcript.pager.hurry()

    def on_resize(self) -> None:
        """Fit head, foot and frame to the terminal."""
        self._breathe()
        self.relight()

    def relight(self) -> None:
        """Paint in the colours of the moment, in the mood's frame if it has one and there is room."""
        ink, mood, size = self.host.ink, self.host.mood_now, self.app.size
        self.transcript.painter.relight(ink)
        self.gauges.relight(ink)
        frame = FRAMES.get(mood.border) if mood is not None and size.width >= _WIDE and size.height >= _ROOMY else None
        self.styles.border = (frame, ink.palette.faint) if frame else None
        self.accompany()

    def refit(self) -> None:
        """Set the page by the settings of the moment."""
        self.transcript.painter.wish(self.host.settings.measure, self.host.settings.spacing)
        self.gauges.measure_turn(self.session.turn.gauges, not self.host.still)
        self.accompany()

    @abstractmethod
    def setting_at(self, block: int) -> Setting:
        """Where the story is in a block."""

    @on(Moved)
    def accompany(self) -> None:
        """Let head and foot say what there is to say about the part of the page that shows."""
        transcript, ink = self.transcript, self.host.ink
        for part in (self.head, self.more, self.gauges, self.foot, *self.query(Answer)):
            part.fit(transcript.painter.left, transcript.galley.form.measure)
        last = transcript.galley.at(transcript.view.top + transcript.view.height - 1)
        setting = self.setting_at(max(0, last))
        title = visible(setting.title or self.session.story.title)
        self.head.say(Content(title.upper()), Content.styled(visible(setting.pov), Style(italic=True)))
        more = transcript.pager.more and not transcript.reveal.writing
        self.more.say(ink.key(Content("⌄".center(self.more.measure)), "screen.read_on") if more else Content(""))
        self.say_foot((READ_ON,) if more else (), self._keys())
        self._ask()

    @on(Cued)
    def sound(self, message: Cued) -> None:
        """A cue rings if the reader wants that, and its line glows for a moment if things may move."""
        if self.host.settings.bell:
            self.app.bell()
        if not self.host.still:
            self.transcript.painter.glow(message.block)

    def action_read_on(self) -> None:
        """The next page, by the mouse."""
        self.transcript.action_go_on()

    def action_leave(self) -> None:
        """From the line to write on back to the page, where keys are commands."""
        self.query("Answer").exclude(".question").remove()
        self.transcript.focus()

    def write_on(self, purpose: str, length: int, placeholder: str = "write, then Enter", value: str = "") -> None:
        """Have a line to write on; what is written comes as an `Answer.Submitted` of that purpose."""
        answer = Answer(length, placeholder, value)
        answer.add_class(purpose)
        self.mount(answer, after=self.transcript)
        answer.fit(self.transcript.painter.left, self.transcript.galley.form.measure)
        answer.focus()

    def _keys(self) -> tuple[Key, ...]:
        """What can be done, as far as there is room for it."""
        if self.transcript.galley.form.measure < _NARROW:
            return (HELP,)
        return (BACK, HELP, CLOSE) if self.session.can_back else (HELP, CLOSE)

    def _ask(self) -> None:
        """Have a line to write on while, and only while, a question stands before the reader."""
        if not self.transcript.is_attached:
            return
        question, lines = self.session.turn.question, self.query("Answer.question")
        if question is None or not self.transcript.reveal.ended:
            lines.remove()
            if self.focused is None:
                self.transcript.focus()
        elif not lines:
            self.write_on("question", question.length)

    def _breathe(self) -> None:
        """White at head and foot where there is room for it."""
        roomy = self.app.size.height >= _ROOMY
        self.set_class(roomy, "-roomy")
        self.more.display = roomy
