"""The open book: decisions go to the session, and new turns to the page."""

from typing import TYPE_CHECKING

from branchlight.play.turn import Turn
from branchlight.reader.page.page_heads import showing, standing_of
from branchlight.reader.page.passage_marks import PassageMarks
from branchlight.reader.page.turn_window import AT_ONCE, TurnWindow
from branchlight.reader.page.where_left import standing_left
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.pen import MOOD_PACES, PACES
from branchlight.reader.text.standing import standing_at
from branchlight.reader.text.typeset import set_offer
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.pager import Stand
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words
from branchlight.shelf import Session
from branchlight.shelf.page_head import PageHead
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.host import Host


class Book:
    """A session on a transcript. `opened` is True once the reader has seen the page."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self.opened = False
        self.turns = TurnWindow(screen.session)
        self._screen = screen
        self._host = screen.host
        self._session = screen.session
        self._transcript = transcript
        self.marks = PassageMarks(self._session, self.turns, transcript)

    @property
    def shows(self) -> bool:
        """Return whether no other screen is above the page."""
        return self._screen.app.screen is self._screen

    def tell(self, words: str) -> None:
        """Show a message at the foot of the page for a few seconds."""
        self._screen.tell(words)

    def read_blocks(self) -> list[Block]:
        """Return the blocks on the page that the reader has already seen."""
        transcript = self._transcript
        return transcript.galley.blocks[: min(transcript.script.offer, transcript.reveal.read_end)]

    def open(self) -> None:
        """Open the book where the reader left off. Only the first turn of a new reading is written at reading pace."""
        if self.opened:
            return
        self.opened = True
        self._session.page.showing = lambda: showing(self._transcript, self.turns)
        standing = standing_left(self._session)
        if standing is not None:
            self.reset(standing)
        elif self._session.page.head is not None:
            self.reset(self._session.page.head)
        elif self._session.history.here > self._session.history.first:
            self.reset("turn")
        else:
            self._set(self.turns.open(), letters_a_second=_pace(self._host, self._session.turn))

    def reset(self, stand: Stand | PageHead = "foot") -> None:
        """Set the page again at the reader's place: as read, at a place in the text, or from the head of the turn."""
        if self.opened:
            before = self._session.history.here - stand.here if isinstance(stand, PageHead) else 0
            self._set(self.turns.open(max(AT_ONCE, before)), stand)

    def retell(self) -> None:
        """Set the page again for another edition of the story. The part that shows stays in its place.

        No more text is given than before.
        """
        if self.opened:
            view, galley, reveal = self._transcript.view, self._transcript.galley, self._transcript.reveal
            head = galley.top(self.turns.present)
            below, given, ended = view.top - head, reveal.given - head, reveal.ended
            self.reset()
            head = galley.top(self.turns.present)
            if not ended:
                self.reset(standing_at(self._transcript.script, max(0, head + below), max(0, head + given)))
            view.stand_at(max(0, head + below))

    def choose(self, answer: str) -> bool:
        """Make a decision and show the next turn.

        Return False if the shelf could not keep the decision, which is then not made.
        """
        made = False
        with self._host.keeping():
            turn = self._session.choose(answer)
            made = True
            self._set(self.turns.add(self._transcript.script.offer), letters_a_second=_pace(self._host, turn))
            if self._session.parted and not self._session.notice:
                self.tell(page_words.PARTED)
        return made

    def go_to(self, number: int) -> None:
        """Go to the place after `number` decisions."""
        with self._host.keeping():
            self._session.go_to(number)
            keep = self.turns.back_to(number) if not self._session.notice else None
            if keep is None:
                self.reset()
            else:
                self._set([], "foot", keep)

    def back(self) -> None:
        """Undo the last decision."""
        if self._session.history.can_back:
            self.go_to(self._session.history.here - 1)
        elif self._session.history.here:
            self.tell(page_words.BEFORE_UNKNOWN)
        else:
            self.tell(page_words.AT_BEGINNING)

    def redo(self) -> None:
        """Redo the last decision that was undone."""
        if not self._session.history.can_redo:
            self.tell(page_words.AT_LATEST)
            return
        with self._host.keeping():
            self._session.redo()
            keep, page = self._transcript.script.offer, self._session.page.head
            self._set(self.turns.add(keep), page, keep)

    def restart(self) -> None:
        """Start over; the session so far stays among the saved places."""
        left = self._session.history.can_back
        with self._host.keeping():
            self._session.restart()
            self._transcript.pager.restore([], [])
            self._set(self.turns.open(), letters_a_second=_pace(self._host, self._session.turn))
            if left:
                self.tell(page_words.STARTED_OVER)

    def look_back(self) -> None:
        """If the page is at its head, set earlier turns above it."""
        at_head = self._transcript.view.top == 0 and not self._transcript.reveal.writing
        if self.opened and at_head and not self.turns.whole:
            self._transcript.pager.set_above(self.turns.earlier())

    def _set(
        self, text: list[Block], stand: Stand | PageHead | None = None, keep: int = 0, letters_a_second: float = 0.0
    ) -> None:
        """Set text below the first `keep` blocks, and scroll to a place in it. Without one, write it as a new turn."""
        offer, pager = _offer(self._session, self.turns), self._transcript.pager
        if isinstance(stand, PageHead):
            stand = standing_of(stand, self.turns, [*self._transcript.galley.blocks[:keep], *text]) or "turn"
        if stand is None:
            pager.put(text, offer, letters_a_second)
        else:
            pager.restore(text, offer, keep, stand=stand, turn=self.turns.present)
        self._accompany()

    def _accompany(self) -> None:
        """Update mood, head, gauges and foot for the new place, and show the session's notice if there is one."""
        self.marks.refresh()
        self._host.enter_mood(self._session.turn.setting.mood)
        if self._session.notice:
            self.tell(visible(self._session.notice))
        self._screen.accompany()


def _offer(session: Session, turns: TurnWindow) -> list[Block]:
    """Return the end of the turn. An ending also shows how many endings the reader has found."""
    endings, turn = session.story.endings, session.turn
    if turn.ending is None or len(endings) < 2:
        return set_offer(turn, turns.rest, taken=session.readings.taken(turn))
    count = len(endings.keys() & (session.readings.progress().endings | {turn.ending.name}))
    return set_offer(turn, turns.rest, page_words.endings_found(count, len(endings)))


def _pace(host: "Host", turn: Turn) -> float:
    """Return the pace at which a turn is written, in letters a second; 0 shows it at once."""
    if host.still:
        return 0.0
    mood = turn.story.moods.get(turn.setting.mood)
    return PACES[host.settings.reveal] * MOOD_PACES.get(mood.pace if mood else "", 1.0)
