"""The commands that move the session or write something. Each takes the sitting and the text after its name."""

import os

from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import number
from branchlight.plain.wording import told_words
from branchlight.plain.wording.turn_words import choice_words, gauge_words, where_words
from branchlight.play.json_fields import UnfitError
from branchlight.shelf.saves import SaveExistsError
from branchlight.shelf.schema import BEFORE_LOAD, QUICK
from branchlight.source.regular_file import open_text
from branchlight.source.writing import write_text


def again(sitting: Sitting, argument: str) -> None:
    """Read out the turn once more."""
    sitting.again()


def back(sitting: Sitting, argument: str) -> None:
    """Undo the last decision, or as many as the number says."""
    session = sitting.session
    if not session.history.can_back:
        sitting.printer.say(told_words.NOTHING_TO_TAKE_BACK)
        return
    session.back(number(argument) if argument else 1)
    arrived(sitting, told_words.went_back(session.history.here + 1))


def redo(sitting: Sitting, argument: str) -> None:
    """Make the decision again that was undone last."""
    session = sitting.session
    if not session.history.can_redo:
        sitting.printer.say(told_words.NOTHING_TO_REDO)
        return
    session.redo()
    label = session.history.past(session.history.here - 1)[-1].label if session.history.can_back else ""
    arrived(sitting, told_words.chosen_again(label))


def go(sitting: Sitting, argument: str) -> None:
    """Go back to a decision by its number; the first one is 1."""
    session = sitting.session
    wanted, first, last = number(argument), session.history.first + 1, session.history.last + 1
    if not first <= wanted <= last:
        sitting.printer.say(told_words.go_from(first, last))
        return
    session.go_to(wanted - 1)
    arrived(sitting, told_words.before_decision(session.history.here + 1))


def new(sitting: Sitting, argument: str) -> None:
    """Start over."""
    left = sitting.session.history.can_back
    sitting.session.restart()
    arrived(sitting, told_words.started_over(left))


def save(sitting: Sitting, argument: str) -> None:
    """Save this place under a name, or as the quick save."""
    name = argument or QUICK
    try:
        kept = sitting.session.save(name)
    except SaveExistsError:
        there = sitting.session.saves.get(name)
        known = told_words.save_line(there) if there else name
        sitting.confirm(told_words.ask_overwrite_save(known), lambda: _overwrite(sitting, name))
    except ValueError as error:
        sitting.printer.say(str(error))
    else:
        sitting.printer.say(told_words.saved(kept.name))


def load(sitting: Sitting, argument: str) -> None:
    """Go to a save."""
    session = sitting.session
    name = argument or QUICK
    left = BEFORE_LOAD if session.history.can_back else ""
    try:
        session.load(name)
    except KeyError:
        sitting.printer.say(told_words.no_save(name))
        return
    arrived(sitting, told_words.loaded(name, left))


def saves(sitting: Sitting, argument: str) -> None:
    """List the saves."""
    found = sitting.session.saves.all()
    if not found:
        sitting.printer.say(told_words.NO_SAVES)
        return
    sitting.printer.list(*[told_words.save_line(each) for each in found])


def export(sitting: Sitting, argument: str) -> None:
    """Write a save to a file, for another computer."""
    name, _, path = argument.rpartition(" ")
    if not name.strip():
        sitting.printer.say(told_words.HOW_TO_EXPORT)
        return
    try:
        text = sitting.session.saves.write_out(name.strip())
    except KeyError:
        sitting.printer.say(told_words.no_save(name.strip()))
        return
    write_file(sitting, path, text)


def import_(sitting: Sitting, argument: str, overwrite: bool = False) -> None:
    """Import a save from a file. Ask first if it would replace another."""
    if not argument:
        sitting.printer.say(told_words.HOW_TO_IMPORT)
        return
    try:
        with open_text(os.path.expanduser(argument)) as file:
            taken, changed = sitting.session.saves.read_in(file.read(LONGEST_READ), overwrite=overwrite)
    except SaveExistsError as error:
        sitting.confirm(told_words.ask_overwrite(str(error)), lambda: import_(sitting, argument, True))
    except UnfitError as error:
        sitting.printer.say(told_words.unfit(argument, str(error)))
    except (OSError, ValueError) as error:  # such as a file that is no text, or a name that no file can have
        sitting.printer.say(told_words.unreadable(argument, _why(error)))
    else:
        sitting.printer.say(told_words.imported(told_words.save_line(taken), changed))


LONGEST_READ = 40_000_000
"""The most characters that are read of a save's file."""


def gauges(sitting: Sitting, argument: str) -> None:
    """List the gauges."""
    lines = [gauge_words(gauge) for gauge in sitting.session.turn.gauges]
    sitting.printer.list(*(lines or [told_words.NO_GAUGES]))


def status(sitting: Sitting, argument: str) -> None:
    """Say where the reader is, what the gauges show, and what can be chosen."""
    sitting.printer.say(where_words(sitting.session))
    sitting.printer.list(*[gauge_words(gauge) for gauge in sitting.session.turn.gauges])
    turn = sitting.session.turn
    sitting.printer.list(*choice_words(turn, sitting.session.readings.taken(turn)))


def leave(sitting: Sitting, argument: str) -> None:
    """End the sitting."""
    sitting.printer.say(where_words(sitting.session))
    sitting.over = True


def write_file(sitting: Sitting, path: str, text: str, overwrite: bool = False) -> None:
    """Write a file that the reader named. Ask first if it exists."""
    try:
        write_text(os.path.expanduser(path), text, overwrite)
    except FileExistsError:
        sitting.confirm(told_words.ask_overwrite_file(path), lambda: write_file(sitting, path, text, True))
    except (OSError, ValueError) as error:
        sitting.printer.say(told_words.unwritable(path, _why(error)))
    else:
        sitting.printer.say(told_words.written(path))


def _overwrite(sitting: Sitting, name: str) -> None:
    sitting.session.save(name, overwrite=True)
    sitting.printer.say(told_words.saved(name))


def arrived(sitting: Sitting, words: str) -> None:
    """Say where the reader is now, and print the turn there."""
    sitting.printer.say(words)
    sitting.again()


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
