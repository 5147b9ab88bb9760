"""The desk at which a book is read: saving, finding, copying, skipping, and pages that turn by themselves."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer

from branchlight.play.markdown import markdown
from branchlight.reader.files import file_name, write_file
from branchlight.reader.host import Host
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.screens.reading import ReadingScreen
from branchlight.reader.widgets.answer import Answer
from branchlight.shelf import BEFORE_LOAD, QUICK

_SKIPPED_AT_MOST = 500
_WORDS_A_SECOND = 3.6
_BREATH = 2.0
_LONGEST_WORDS = 200


class Desk(ReadingScreen):
    """The reading screen, with what a reader does beside reading."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command.keys, command.action, command.words, show=False) for command in KEY_BINDINGS if command.keys
    ]

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._words = ""
        self._auto: Timer | None = None
        self._due = 0.0

    def action_quick_save(self) -> None:
        """Keep this place as the quick save."""
        with self.host.keeping():
            self.session.save(QUICK)
            self.tell("Kept as the quick save.")

    def action_quick_load(self) -> None:
        """Go to the quick save."""
        left = f" Where you were is kept as “{BEFORE_LOAD}”." if self.session.can_back else ""
        with self.host.keeping():
            try:
                self.session.load(QUICK)
            except KeyError:
                self.tell("There is no quick save yet. F5 makes one.")
                return
            self.reset("turn")
            self.tell(f"You are at the quick save.{left}")

    def action_skip(self) -> None:
        """Over what was read before, up to something new or a real choice."""
        seen, start = self.session.progress().choices, (self.session.here, self.transcript.reveal.given)
        for _ in range(_SKIPPED_AT_MOST):
            if not self.transcript.reveal.ended and not self.transcript.pager.rush():
                self.tell("From here on it is new.")
                break
            ways = [choice for choice in self.session.turn.choices if choice.open]
            if not self.transcript.reveal.ended or len(ways) != 1 or ways[0].name not in seen:
                break
            if not self.choose(ways[0].id):
                return
        if start == (self.session.here, self.transcript.reveal.given) and not self.word:
            self.tell("There is nothing to skip here.")

    def action_auto(self) -> None:
        """Let pages turn by themselves, or no more. Choices always wait."""
        if self._auto is None:
            self._auto = self.set_interval(0.5, self.turn_page)
            self._due = self._reading_time()
            self.tell("Pages turn by themselves. Press a again to turn them yourself.")
        else:
            self._auto.stop()
            self._auto = None
            self.tell("You turn the pages.")

    def turn_page(self, seconds: float = 0.5) -> None:
        """So much time has gone by; turn the page if it has been long enough."""
        if self.app.screen is not self or self.transcript.reveal.writing or not self.transcript.pager.more:
            self._due = self._reading_time()
            return
        self._due -= seconds
        if self._due <= 0:
            self.transcript.pager.go_on()
            self._due = self._reading_time()

    def action_copy(self) -> None:
        """To the clipboard: what the mouse has marked, or else the text of this turn."""
        marked = self.get_selected_text()
        text = marked or "\n\n".join(passage.text for passage in self.session.passages() if passage.runs)
        self.app.copy_to_clipboard(text)
        self.tell("Copied what is marked." if marked else "Copied this turn.")

    def action_export(self) -> None:
        """Ask for the name of a file for the reading so far."""
        self.write_on("export", _LONGEST_WORDS, "a file, then Enter", file_name(self.session.story.title, ".md"))

    def action_find(self) -> None:
        """Ask for words to find."""
        self.write_on("find", _LONGEST_WORDS, "words to find, then Enter", self._words)

    def action_find_next(self, step: int) -> None:
        """Find the words again: before (-1) or after (1) where they were found last."""
        if self._words and not self._find(step):
            self.tell("There is no more of it that way.")

    @on(Answer.Submitted, ".find, .export")
    def written(self, message: Answer.Submitted) -> None:
        """Words to find, or the name of a file."""
        message.stop()
        message.input.remove()
        self.transcript.focus()
        if message.input.has_class("export"):
            text = markdown(self.session.story, self.session.turns(), self.session.preferences.veils)
            self.tell(write_file(message.value, text))
        elif message.value.strip():
            self._words = message.value.strip()
            self.transcript.painter.show_found(-1, None)
            if not self._find(-1):
                self.tell(f"You have not read “{self._words}”.")

    def _find(self, step: int) -> bool:
        """Mark the next place with the words; looks further back than the page goes."""
        from branchlight.reader.text.finding import find

        transcript = self.transcript
        end = min(transcript.script.offer, transcript.reveal.read_end)
        index = transcript.painter.found[0] + step if transcript.painter.found is not None else end - 1
        while True:
            for place in range(index, -1 if step < 0 else end, step):
                found = find(transcript.galley.blocks[place].text, self._words)
                if found is not None:
                    transcript.painter.show_found(place, found)
                    transcript.view.stand_at(max(0, transcript.galley.top(place) - 3))
                    return True
            if step > 0 or self.turns.whole:
                return False
            earlier = self.turns.earlier()
            transcript.pager.set_above(earlier)
            index, end = len(earlier) - 1, len(earlier)

    def _reading_time(self) -> float:
        """How long the page that shows takes to read, where it was not written at reading pace."""
        if not self.host.still and self.host.settings.reveal != "off":
            return _BREATH
        galley, top = self.transcript.galley, self.transcript.view.top
        lines = [galley.line(number) for number in range(top, min(top + self.transcript.view.height, galley.height))]
        return _BREATH + sum(len(line[1].text.split()) for line in lines if line is not None) / _WORDS_A_SECOND
