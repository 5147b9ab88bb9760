"""One sitting of plain mode: the printing of turns, and the question that waits for a yes or no."""

from collections.abc import Callable

from branchlight.plain.printer import Printer
from branchlight.plain.teller import Teller
from branchlight.plain.wording import told_words
from branchlight.plain.wording.turn_words import ask_words, choice_words, end_words
from branchlight.shelf.session import Session

Answer = Callable[[], None]


class Sitting:
    """A session and its printer.

    `asked` is what a "yes" on the next line does. `over` ends the sitting. `writes` says that it is the author who
    reads, so that the state may be seen and changed.
    """

    def __init__(
        self, session: Session, printer: Printer, writes: bool = False, width: Callable[[], int | None] | None = None
    ) -> None:
        """`width` returns the width in columns to wrap at, or None for none. Without it, that of the printer stays."""
        self.session = session
        self.printer = printer
        self.writes = writes
        self._width = width
        self.asked: Answer | None = None
        self.over = False
        self._teller = Teller(session)

    @property
    def settings_here(self) -> tuple[str, ...]:
        """The settings that do something here: only the width of a line, where lines are wrapped."""
        return ("measure",) if self.printer.width else ()

    def fit(self) -> None:
        """Wrap lines at the width that the reader and the terminal have now."""
        if self._width is not None:
            self.printer.width = self._width()

    def begin(self) -> None:
        """Print the title, the content notes or the place, and how to get help; then the turn."""
        story = self.session.story
        self.printer.say(told_words.title(story.title, story.author))
        if self.session.resumed and self.session.history.can_back:
            self.printer.say(told_words.continued(self.session.history.here))
        elif story.notes:
            names = [(note.name, note.brief) for note in story.notes.values()]
            self.printer.say(told_words.content_notes(names))
        self.printer.say(told_words.HOW_TO_TYPE)
        if self.writes:
            self.printer.say(told_words.FOR_AUTHORS)
        self.turn()

    def turn(self) -> None:
        """Print the turn: news of the shelf, the session's notice, the passages, and the choices or question."""
        self.tell_news()
        if self.session.notice:
            self.printer.say(self.session.notice)
        self.printer.say(*self._teller.tell(self.session.passages()))
        if self.session.turn.choices or self.session.turn.question is not None:
            self.printer.say(*self._teller.place())
        self.offer()

    def tell_news(self) -> None:
        """Say if something is not stored yet, or is stored again."""
        news = self.session.news()
        if news:
            self.printer.say(news)

    def again(self) -> None:
        """Print the turn again, with its scene."""
        self._teller = Teller(self.session)
        if not any(passage.kind == "setting" for passage in self.session.passages()):
            self.place()
        self.turn()

    def place(self) -> None:
        """Print the scene and the point of view."""
        self.printer.say(*self._teller.place(self.session.turn.setting))

    def offer(self) -> None:
        """Print the choices or the question, or the ending."""
        turn = self.session.turn
        self.printer.list(*choice_words(turn, self.session.readings.taken(turn)))
        for words in (ask_words(turn), end_words(self.session)):
            if words:
                self.printer.say(words)
        if turn.ending is not None:
            self.printer.say(told_words.AFTER_END)

    def confirm(self, question: str, yes: Answer) -> None:
        """Ask before an action that cannot be undone. A "yes" on the next line calls `yes`."""
        self.printer.say(told_words.yes_or_no(question))
        self.asked = yes
