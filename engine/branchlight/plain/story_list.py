"""The shelf of stories in plain mode: a numbered list, and the number that the reader types."""

from collections.abc import Sequence
from typing import TextIO

from branchlight.plain.input_lines import read_line
from branchlight.plain.printer import Printer
from branchlight.plain.wording import told_words
from branchlight.shelf.shelved_stories import ShelvedStory

_QUITS = frozenset({"q", "quit", "exit"})


def ask_for_story(stories: Sequence[ShelvedStory], lines: TextIO, output: TextIO) -> ShelvedStory | None:
    """List the stories, and return the one that the reader picks. Return None if they leave or the input ends.

    Enter alone picks the first.
    """
    printer = Printer(output)
    printer.say(told_words.STORIES)
    printer.list(*[told_words.shelved_story(n, each) for n, each in enumerate(stories, start=1)])
    while True:
        printer.say(told_words.pick_story(len(stories)))
        printer.flush()
        line = read_line(lines)
        typed = line.strip().lower().rstrip(".)")
        if not line or typed in _QUITS:
            return None
        wanted = typed or "1"
        if wanted.isdecimal() and len(wanted) < 6 and 1 <= int(wanted) <= len(stories):
            return stories[int(wanted) - 1]
        titled = [each for each in stories if each.title.casefold().startswith(typed)]
        if len(titled) == 1:
            return titled[0]
