"""The loop of plain mode: it reads a line, does it and prints, until the input ends or the reader leaves."""

import os
from collections.abc import Callable
from typing import Any, TextIO

from branchlight.compiler.loaded import Loaded
from branchlight.plain.input_lines import line_editor, read_line
from branchlight.plain.printer import Printer
from branchlight.plain.sitting import Sitting
from branchlight.plain.wording import told_words
from branchlight.plain.wording.turn_words import choice_words, where_words
from branchlight.shelf.connection import ShelfError
from branchlight.shelf.session import Session
from branchlight.source.output import let_go
from branchlight.source.system import this_system

Follow = Callable[[], Loaded | None]


def run_plain(
    session: Session,
    lines: TextIO,
    output: TextIO,
    width: int | None = None,
    follow: Follow | None = None,
) -> int:
    """Play a session line by line until the input ends or the reader leaves. Return the exit code, which is 0.

    Arguments:
        session: the session.
        lines: the reader's input.
        output: gets the text.
        width: the width in columns to wrap at. By default, the reader's measure on a terminal, and none in a pipe.
        follow: returns the story as its files now are if they have changed since its last call, else None.
    """
    sitting = Sitting(session, Printer(output, width), follow is not None, lambda: width or _width(session, output))

    def complete(line: str) -> list[str]:
        from branchlight.plain.completion import completions
        from branchlight.plain.obeying import takes

        return completions(line, session, takes(sitting))

    editor = line_editor(lines, output, complete)
    try:
        try:
            sitting.fit()
            sitting.begin()
            _read(sitting, lines, editor, follow)
        except KeyboardInterrupt:
            sitting.printer.say(where_words(session))
        sitting.printer.flush()
    except OSError as error:
        if not this_system().lost_reader(error):
            raise
        let_go(output)
    return 0


def _read(sitting: Sitting, lines: TextIO, editor: Any, follow: Follow | None) -> None:
    """Do line after line until the sitting is over or the input ends."""
    while not sitting.over:
        sitting.printer.flush()
        line = read_line(lines, editor)
        sitting.fit()
        if not line:
            sitting.printer.say(told_words.input_ends(where_words(sitting.session)))
            return
        from branchlight.plain.obeying import obey  # with the first line, so that the story begins sooner

        try:
            loaded = follow() if follow is not None else None
            if loaded is None or _revised(sitting, loaded):
                obey(sitting, line)
            sitting.tell_news()
        except ShelfError as error:
            sitting.printer.say(told_words.not_kept(str(error)))


def _revised(sitting: Sitting, loaded: Loaded) -> bool:
    """Continue in the edited story. Return False if the line may mean something else there, as it was typed before."""
    if loaded.story is None:
        first = next(each for each in loaded.diagnostics if each.severity == "error")
        sitting.printer.say(told_words.not_reloaded(str(first.place), first.message))
        return True
    before = choice_words(sitting.session.turn), sitting.session.turn.question
    sitting.session.revise(loaded.story)
    sitting.printer.say(told_words.RELOADED)
    if (choice_words(sitting.session.turn), sitting.session.turn.question) == before:
        return True
    sitting.again()
    return False


def _width(session: Session, output: TextIO) -> int | None:
    """Return the width to wrap at: the measure on a terminal, also a dumb one; None for a pipe."""
    if not output.isatty():
        return None
    try:
        columns = os.get_terminal_size(output.fileno()).columns
    except (OSError, ValueError):
        columns = 80
    return max(20, min(columns, session.preferences.settings.measure))
