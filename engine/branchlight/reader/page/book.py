"""The open book: each decision goes to the session, and each new turn to the page."""

from typing import TYPE_CHECKING

from branchlight.play.turn import Turn
from branchlight.reader.page.turn_window import TurnWindow
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.pen import MOOD_PACES, PACES
from branchlight.reader.text.typeset import set_offer
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.gauges import Gauges
from branchlight.reader.widgets.pager import Stand
from branchlight.reader.widgets.transcript import Transcript
from branchlight.shelf import Session
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class Book:
    """Presents a session on a transcript. `opened` says whether the reader has seen the page at all."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript, gauges: Gauges) -> None:
        self.opened = False
        self.turns = TurnWindow(screen.session)
        self._screen = screen
        self._host = screen.host
        self._session = screen.session
        self._transcript = transcript
        self._gauges = gauges

    @property
    def shows(self) -> bool:
        """Whether no other screen is above the page."""
        return self._screen.app.screen is self._screen

    def tell(self, words: str) -> None:
        """Show a word at the foot of the page, for a moment."""
        self._screen.tell(words)

    def read_blocks(self) -> list[Block]:
        """The blocks on the page that the reader has had before them."""
        transcript = self._transcript
        return transcript.galley.blocks[: min(transcript.script.offer, transcript.reveal.read_end)]

    def open(self) -> None:
        """Open the book where the reader is; a new reading is written, one gone on with is there."""
        if self.opened:
            return
        self.opened = True
        if self._session.history.here > self._session.history.first:
            self.reset("turn")
        else:
            self._write(self.turns.open(), _pace(self._host, self._session.turn))

    def reset(self, stand: Stand = "foot") -> None:
        """Set the page anew where the reader is: as read, or to be read on in from the top of the turn."""
        if self.opened:
            text = self.turns.open()
            self._transcript.pager.restore(
                text, _offer(self._session, self.turns), stand=stand, turn=self.turns.present
            )
            self._arrive()

    def retell(self) -> None:
        """Set the page anew in another edition of the story; what the reader looks at stays where it is."""
        if self.opened:
            view, galley = self._transcript.view, self._transcript.galley
            below = view.top - galley.top(self.turns.present)
            self.reset()
            view.stand_at(max(0, galley.top(self.turns.present) + below))

    def choose(self, answer: str) -> bool:
        """Make a decision, and read what comes of it. False where it could not be kept, and so was not made."""
        made = False
        with self._host.keeping():
            turn = self._session.choose(answer)
            made = True
            self._write(self.turns.add(self._transcript.script.offer), _pace(self._host, turn))
        return made

    def go_to(self, number: int) -> None:
        """Go to where `number` decisions had been made."""
        with self._host.keeping():
            self._session.go_to(number)
            keep = self.turns.back_to(number) if not self._session.notice else None
            if keep is None:
                self.reset()
            else:
                self._transcript.pager.restore([], _offer(self._session, self.turns), keep)
                self._arrive()

    def back(self) -> None:
        """Take the last decision back."""
        if self._session.history.can_back:
            self.go_to(self._session.history.here - 1)

    def redo(self) -> None:
        """Make again what was taken back."""
        if not self._session.history.can_redo:
            return
        with self._host.keeping():
            self._session.redo()
            self._write(self.turns.add(self._transcript.script.offer))

    def restart(self) -> None:
        """Start over; the session so far stays among the saved places."""
        left = self._session.history.can_back
        with self._host.keeping():
            self._session.restart()
            self._transcript.pager.restore([], [])
            self._write(self.turns.open(), _pace(self._host, self._session.turn))
            if left:
                self.tell("You start over. Where you were is among the saved places.")

    def look_back(self) -> None:
        """At the head of the page, set what was read before that above it."""
        at_head = self._transcript.view.top == 0 and not self._transcript.reveal.writing
        if self.opened and at_head and not self.turns.whole:
            self._transcript.pager.set_above(self.turns.earlier())

    def _write(self, text: list[Block], letters_a_second: float = 0.0) -> None:
        """Set the turn that the reader has just come to below what was read."""
        self._transcript.pager.put(text, _offer(self._session, self.turns), letters_a_second)
        self._arrive()

    def _arrive(self) -> None:
        """Mood, head and foot for where the story is, and a word where something could not stay as it was."""
        self._host.enter_mood(self._session.turn.setting.mood)
        self._gauges.measure_turn(self._session.turn.gauges, not self._host.still)
        if self._session.notice:
            self.tell(visible(self._session.notice))
        self._screen.accompany()


def _offer(session: Session, turns: TurnWindow) -> list[Block]:
    """What the turn ends on; at an ending, with how many the reader has found."""
    endings, turn = session.story.endings, session.turn
    if turn.ending is None or len(endings) < 2:
        return set_offer(turn, turns.rest)
    count = len(endings.keys() & (session.progress().endings | {turn.ending.name}))
    return set_offer(turn, turns.rest, f"{count} of {len(endings)} endings found")


def _pace(host: "Host", turn: Turn) -> float:
    """Letters a second at which a turn is to be written; 0 shows it at once."""
    if host.still:
        return 0.0
    mood = turn.story.moods.get(turn.setting.mood)
    return PACES[host.settings.reveal] * MOOD_PACES.get(mood.pace if mood else "", 1.0)
