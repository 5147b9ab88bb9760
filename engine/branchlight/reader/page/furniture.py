"""The furniture of the page: head, a sign that there is more, gauges, foot, and the frame of a mood."""

from collections.abc import Iterator

from textual.content import Content
from textual.css.types import EdgeType
from textual.style import Style
from textual.widget import Widget

from branchlight.play.turn import Setting
from branchlight.reader.look.ink import Key
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.gauges import Gauges
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript
from branchlight.source.characters import visible

# A mood's border, in Textual's words.
_FRAMES: dict[str, EdgeType] = {"thin": "solid", "double": "double", "heavy": "heavy", "dashed": "dashed"}
_ROOMY, _WIDE, _NARROW = 20, 60, 50

_READ_ON = ("Space", "read on", "screen.command('read_on')")
_BACK, _HELP = ("b", "back", "screen.command('back')"), ("?", "help", "app.open('help')")
_CLOSE = ("q", "close", "app.quit")


class Furniture:
    """Everything around the transcript; it keeps to the edges of the text."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self.head, self.more = StatusLine("head"), StatusLine("more")
        self.gauges = Gauges(screen.host.ink)
        self._screen = screen
        self._transcript = transcript

    def widgets(self) -> Iterator[Widget]:
        """The page from top to bottom."""
        yield from (self.head, self._transcript, self.more, self.gauges, self._screen.foot)

    def breathe(self) -> None:
        """Leave white at head and foot where there is room for it."""
        roomy = self._screen.app.size.height >= _ROOMY
        self._screen.set_class(roomy, "-roomy")
        self.more.display = roomy

    def relight(self) -> None:
        """Paint in the colours of the moment, in the mood's frame if it has one and there is room."""
        host, size = self._screen.host, self._screen.app.size
        ink, mood = host.ink, host.mood_now
        self.gauges.relight(ink)
        room = size.width >= _WIDE and size.height >= _ROOMY
        frame = _FRAMES.get(mood.border) if mood is not None and room else None
        self._screen.styles.border = (frame, ink.palette.faint) if frame else None

    def follow(self, setting: Setting) -> None:
        """Let head and foot say what there is to say about the part of the page that shows, which is in a setting."""
        transcript, ink = self._transcript, self._screen.host.ink
        for part in (self.head, self.more, self.gauges, self._screen.foot, *self._screen.query(LineInput)):
            part.fit(transcript.painter.left, transcript.galley.form.measure)
        title = visible(setting.title or self._screen.session.story.title)
        self.head.say(Content(title.upper()), Content.styled(visible(setting.pov), Style(italic=True)))
        more = transcript.pager.more and not transcript.reveal.writing
        self.more.say(ink.key(Content("⌄".center(self.more.measure)), _READ_ON[2]) if more else Content(""))
        self._screen.say_foot((_READ_ON,) if more else (), self._keys())

    def _keys(self) -> tuple[Key, ...]:
        """Keys for what can be done, as far as there is room for them."""
        if self._transcript.galley.form.measure < _NARROW:
            return (_HELP,)
        return (_BACK, _HELP, _CLOSE) if self._screen.session.history.can_back else (_HELP, _CLOSE)
