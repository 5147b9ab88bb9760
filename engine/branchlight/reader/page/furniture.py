"""The furniture of the page: head, a sign for more text, gauges, foot, and the frame of a mood."""

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.css.types import EdgeType
from textual.style import Style
from textual.widget import Widget

from branchlight.reader.look.foot import MORE_SIGN, briefly
from branchlight.reader.look.ink import Key
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.turn_window import Surroundings
from branchlight.reader.text.position import position
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.gauges import Gauges
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words
from branchlight.reader.wording.command_names import SPACE
from branchlight.source.characters import visible

# A mood's border, in Textual's words.
_FRAMES: dict[str, EdgeType] = {"thin": "solid", "double": "double", "heavy": "heavy", "dashed": "dashed"}
_WIDE, _NARROW = 60, 50

_READ_ON = (SPACE, foot_words.READ_ON, "screen.command('read_on')")


class Furniture:
    """Everything around the transcript, aligned with its text. `turning` says that pages turn by themselves."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self.head, self.more = StatusLine("head"), StatusLine("more")
        self.gauges = Gauges(screen.host.ink)
        self.turning = False
        self._screen = screen
        self.transcript = transcript

    def widgets(self) -> Iterator[Widget]:
        """Yield the widgets of the page from top to bottom."""
        yield from (self.head, self.transcript, self.more, self.gauges, self._screen.foot)

    def make_room(self) -> None:
        """Show the sign for more text if there is room for it."""
        self.more.display = self._screen.is_roomy

    def relight(self) -> None:
        """Paint in the current colours. Draw the mood's frame if it has one and there is room."""
        host = self._screen.host
        ink, mood = host.ink, host.mood_now
        self.gauges.relight(ink)
        room = self._screen.app.size.width >= _WIDE and self._screen.is_roomy
        frame = _FRAMES.get(mood.border) if mood is not None and room else None
        self._screen.styles.border = (frame, ink.palette.faint) if frame else None

    def follow(self, around: Surroundings, line: AnswerLine, way_in: tuple[Key, ...]) -> None:
        """Update head and foot for the part of the page that shows, whose surroundings are given.

        `way_in` is the key that leads to the line if the reader has left it.
        """
        transcript, ink = self.transcript, self._screen.host.ink
        left, measure = transcript.painter.left, transcript.galley.form.measure
        for part in (self.head, self.more, self.gauges, self._screen.foot):
            part.fit(left, measure)
        line.fit(left, measure)
        self.gauges.measure_turn(around.gauges, not self._screen.host.still)
        blank = transcript.pager.blank  # it is not known yet which part will show
        self.head.say(*((Content(""), Content("")) if blank else self._heading(around)))
        more = transcript.pager.more and not transcript.reveal.writing and not blank
        self.more.say(ink.key(Content(MORE_SIGN.center(self.more.measure)), _READ_ON[2]) if more else Content(""))
        number = self._number()
        if line.keys:
            self._screen.say_foot((), line.keys)
        elif number:
            self._screen.say_foot(number, (), number)
        else:
            self._screen.say_foot(
                way_in or self._left(more, foot_words.page_of),
                self._keys(),
                briefly(way_in or self._left(more, foot_words.page_in_brief)[:: -1 if self.turning else 1]),
                more and not self._screen.is_roomy,
            )

    def _heading(self, around: Surroundings) -> tuple[Content, Content]:
        """Return the title of the scene, or else of the story, and who sees it."""
        title = visible((around.setting and around.setting.title) or self._screen.session.story.title)
        pov = visible(around.setting.pov) if around.setting is not None else ""
        return Content(title.upper()), Content.styled(pov, Style(italic=True))

    def _left(self, more: bool, page_in_words: Callable[[int, int], str]) -> tuple[Key, ...]:
        """Return the key for reading on and the page of a long turn. It follows the sign of pages that turn."""
        view = self.transcript.view
        page, pages = position(self.transcript.script, view.top, view.height)
        is_long = pages > 1 and not self.transcript.pager.blank
        place = (("", page_in_words(page, pages), ""),) if is_long else ()
        on = (_READ_ON,) if more else ()
        if self.turning:
            auto = foot_words.turning(self._screen.host.settings.auto)
            return ((self._shown("auto"), auto, "screen.command('auto')"), *(place or on))
        return (*on, *place)

    def _number(self) -> tuple[Key, ...]:
        """Return the number that is being typed, and what makes a choice of it, or nothing."""
        digits = self.transcript.script.typed
        if not digits:
            return ()
        is_whole = len(self.transcript.script.choices.marks(digits)) == 1
        return ((f"{digits}_", foot_words.NO_DIGIT if is_whole else foot_words.NEXT_DIGIT, "focused.move('pick')"),)

    def _keys(self) -> tuple[Key, ...]:
        """Return the keys that apply now, as far as there is room."""
        back = (self._shown("back"), foot_words.BACK, "screen.command('back')")
        help_ = (self._shown("help"), foot_words.HELP, "app.open('help')")
        close = (self._shown("close"), foot_words.CLOSE, "app.quit")
        if self.transcript.galley.form.measure < _NARROW:
            return (help_,)
        return (back, help_, close) if self._screen.session.history.can_back else (help_, close)

    def _shown(self, command: str) -> str:
        return self._screen.host.keys.shown(command)
