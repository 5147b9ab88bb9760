"""Reading: each decision goes to the session, and each new turn to the page."""

from textual import on

from branchlight.play.answers import typed
from branchlight.play.turn import Setting, Turn
from branchlight.reader.host import Host
from branchlight.reader.screens.page import PageScreen
from branchlight.reader.text import typeset
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.pen import MOOD_PACES, PACES
from branchlight.reader.turn_window import TurnWindow
from branchlight.reader.widgets.answer import Answer
from branchlight.reader.widgets.messages import Moved, Picked
from branchlight.reader.widgets.pager import Stand
from branchlight.source.characters import visible


class ReadingScreen(PageScreen):
    """One open book."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.turns = TurnWindow(host.session)
        self._open = False

    @property
    def opened(self) -> bool:
        """Whether the reader has seen the page at all."""
        return self._open

    @property
    def shows(self) -> bool:
        """Whether no other screen is above the page."""
        return self.app.screen is self

    def read_blocks(self) -> list[Block]:
        """The blocks on the page that the reader has had before them."""
        transcript = self.transcript
        return transcript.galley.blocks[: min(transcript.script.offer, transcript.reveal.read_end)]

    def open(self) -> None:
        """Open the book where the reader stands; a new reading is written, one gone on with is there."""
        if self._open:
            return
        self._open = True
        if self.session.here > self.session.first:
            self.reset("turn")
        else:
            self._begin()

    def reset(self, stand: Stand = "foot") -> None:
        """Set the page anew where the reader stands: as read, or to be read on in from the top of the turn."""
        if self._open:
            text = self.turns.open()
            self.transcript.pager.restore(text, self._offer(), stand=stand, turn=self.turns.present)
            self._stand()

    def retell(self) -> None:
        """Set the page anew in another edition of the story; what the reader looks at stays where it is."""
        if self._open:
            transcript = self.transcript
            below = transcript.view.top - transcript.galley.top(self.turns.present)
            self.reset()
            top = max(0, transcript.galley.top(self.turns.present) + below)
            transcript.view.stand_at(top)

    def choose(self, answer: str) -> bool:
        """Make a decision, and read what comes of it. False where it could not be kept, and so was not made."""
        made = False
        with self.host.keeping():
            turn = self.session.choose(answer)
            made = True
            self.transcript.pager.put(self.turns.add(self.transcript.script.offer), self._offer(), self._pace(turn))
            self._stand()
        return made

    def go_to(self, number: int) -> None:
        """Go to where `number` decisions had been made."""
        with self.host.keeping():
            self.session.go_to(number)
            keep = self.turns.back_to(number) if not self.session.notice else None
            if keep is None:
                self.reset()
            else:
                self.transcript.pager.restore([], self._offer(), keep)
                self._stand()

    def action_back(self) -> None:
        """Take the last decision back."""
        if self.session.can_back:
            self.go_to(self.session.here - 1)

    def action_redo(self) -> None:
        """Make again what was taken back."""
        if not self.session.can_redo:
            return
        with self.host.keeping():
            self.session.redo()
            self.transcript.pager.put(self.turns.add(self.transcript.script.offer), self._offer())
            self._stand()

    def action_restart(self) -> None:
        """Begin anew."""
        self.restart()

    def restart(self) -> None:
        """Begin anew; the reading so far stays among the saved places."""
        left = self.session.can_back
        with self.host.keeping():
            self.session.restart()
            self.transcript.pager.restore([], [])
            self._begin()
            if left:
                self.tell("You begin anew. The reading before is among the saved places.")

    def setting_at(self, block: int) -> Setting:
        """Where the story is in a block."""
        return self.turns.setting_at(block)

    @on(Moved)
    def look_back(self) -> None:
        """At the head of the page, set what was read before that above it."""
        transcript = self.transcript
        if self._open and transcript.view.top == 0 and not self.turns.whole and not transcript.reveal.writing:
            transcript.pager.set_above(self.turns.earlier())

    @on(Picked)
    def take(self, message: Picked) -> None:
        """A choice of the story, or one of the page's own ways on. What was picked twice is taken once."""
        key = message.key
        if message.offer is not self.transcript.script.choices:
            return
        if key == typeset.BACK:
            self.action_back()
        elif key == typeset.LEAVE:
            self.app.exit()
        elif key == typeset.AGAIN:
            self.restart()
        elif key.startswith(typeset.TURN):
            self.go_to(int(key.removeprefix(typeset.TURN)))
        else:
            self.choose(key)

    @on(Answer.Submitted, ".question")
    def answer(self, message: Answer.Submitted) -> None:
        """What the reader wrote; nothing written is no answer."""
        question = self.session.turn.question
        if question is not None and typed(message.value, question.length):
            self.choose(message.value)

    def _begin(self) -> None:
        self.transcript.pager.put(self.turns.open(), self._offer(), self._pace(self.session.turn))
        self._stand()

    def _stand(self) -> None:
        """Mood, head and foot for where the story stands, and a word where something could not stay as it was."""
        self.host.enter_mood(self.session.turn.setting.mood)
        self.gauges.measure_turn(self.session.turn.gauges, not self.host.still)
        if self.session.notice:
            self.tell(visible(self.session.notice))
        self.accompany()

    def _offer(self) -> list[Block]:
        """What the turn ends on; at an ending, with how many the reader has found."""
        endings, turn = self.session.story.endings, self.session.turn
        if turn.ending is None or len(endings) < 2:
            return typeset.set_offer(turn, self.turns.rest)
        count = len(endings.keys() & (self.session.progress().endings | {turn.ending.name}))
        return typeset.set_offer(turn, self.turns.rest, f"{count} of {len(endings)} endings found")

    def _pace(self, turn: Turn) -> float:
        if self.host.still:
            return 0.0
        mood = self.session.story.moods.get(turn.setting.mood)
        return PACES[self.host.settings.reveal] * MOOD_PACES.get(mood.pace if mood else "", 1.0)
