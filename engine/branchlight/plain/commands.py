"""The commands that move the session or write something. Each takes the sitting and the text after its name."""

import os

from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import number
from branchlight.plain.words import choice_words, gauge_words, where_words
from branchlight.shelf import BEFORE_LOAD, QUICK, Save, SaveExistsError, UnfitError
from branchlight.source.counted import counted
from branchlight.source.writing import write_text


def again(sitting: Sitting, argument: str) -> None:
    """Read out the turn once more."""
    sitting.again()


def back(sitting: Sitting, argument: str) -> None:
    """Undo the last decision, or as many as the number says."""
    session = sitting.session
    if not session.history.can_back:
        sitting.printer.say("There is nothing to take back: this is where the session begins.")
        return
    session.back(number(argument) if argument else 1)
    _arrived(sitting, f"Went back to decision {session.history.here + 1}.")


def redo(sitting: Sitting, argument: str) -> None:
    """Make the decision again that was undone last."""
    session = sitting.session
    if not session.history.can_redo:
        sitting.printer.say("There is no decision to make again.")
        return
    session.redo()
    label = session.history.past(session.history.here - 1)[-1].label if session.history.can_back else ""
    _arrived(sitting, f"Again you choose: {label}")


def go(sitting: Sitting, argument: str) -> None:
    """Go back to a decision by its number; the first one is 1."""
    session = sitting.session
    wanted, first, last = number(argument), session.history.first + 1, session.history.last + 1
    if not first <= wanted <= last:
        sitting.printer.say(f"Type go and a number from {first} to {last}; map lists them.")
        return
    session.go_to(wanted - 1)
    _arrived(sitting, f"You are before decision {session.history.here + 1}.")


def new(sitting: Sitting, argument: str) -> None:
    """Start over."""
    left = " Your old place is kept: saves lists it." if sitting.session.history.can_back else ""
    sitting.session.restart()
    _arrived(sitting, f"You start over.{left}")


def save(sitting: Sitting, argument: str) -> None:
    """Save this place under a name, or as the quick save."""
    name = argument or QUICK
    try:
        kept = sitting.session.save(name)
    except SaveExistsError:
        there = sitting.session.saves.get(name)
        known = save_words(there) if there else name
        sitting.confirm(f"There already is such a save: {known} Overwrite it?", lambda: _overwrite(sitting, name))
    except ValueError as error:
        sitting.printer.say(str(error))
    else:
        sitting.printer.say(f"Saved as {kept.name}.")


def load(sitting: Sitting, argument: str) -> None:
    """Go to a save."""
    session = sitting.session
    name = argument or QUICK
    left = f" Your old place is kept as {BEFORE_LOAD}." if session.history.can_back else ""
    try:
        session.load(name)
    except KeyError:
        sitting.printer.say(f"There is no save called {name}. Type saves for all of them.")
        return
    _arrived(sitting, f"You go to {name}.{left}")


def saves(sitting: Sitting, argument: str) -> None:
    """List the saves."""
    found = sitting.session.saves.all()
    if not found:
        sitting.printer.say("There are no saves. Type save and a name to keep this place.")
        return
    sitting.printer.list(*[save_words(each) for each in found])


def export(sitting: Sitting, argument: str) -> None:
    """Write a save to a file, for another computer."""
    name, _, path = argument.rpartition(" ")
    if not name.strip():
        sitting.printer.say("Type export, the name of a save, and the name of a file without spaces.")
        return
    try:
        text = sitting.session.saves.write_out(name.strip())
    except KeyError:
        sitting.printer.say(f"There is no save called {name.strip()}. Type saves for all of them.")
        return
    write_file(sitting, path, text)


def import_(sitting: Sitting, argument: str, overwrite: bool = False) -> None:
    """Import a save from a file. Ask first if it would replace another."""
    try:
        with open(os.path.expanduser(argument), encoding="utf-8") as file:
            taken, changed = sitting.session.saves.read_in(file.read(LONGEST_READ), overwrite=overwrite)
    except SaveExistsError as error:
        sitting.confirm(f"{error} Overwrite it?", lambda: import_(sitting, argument, True))
    except UnfitError as error:
        sitting.printer.say(f"{argument} cannot be imported: {error}.")
    except (OSError, ValueError) as error:  # such as a file that is no text, or a name that no file can have
        sitting.printer.say(f"{argument} cannot be read: {_why(error)}.")
    else:
        sitting.printer.say(f"Imported: {save_words(taken)} {changed}")


LONGEST_READ = 40_000_000
"""The most characters that are read of a save's file."""


def gauges(sitting: Sitting, argument: str) -> None:
    """List the gauges."""
    lines = [gauge_words(gauge) for gauge in sitting.session.turn.gauges]
    sitting.printer.list(*(lines or ["This story has no gauges."]))


def status(sitting: Sitting, argument: str) -> None:
    """Say where the reader is, what the gauges show, and what can be chosen."""
    sitting.printer.say(where_words(sitting.session))
    sitting.printer.list(*[gauge_words(gauge) for gauge in sitting.session.turn.gauges])
    sitting.printer.list(*choice_words(sitting.session.turn))


def leave(sitting: Sitting, argument: str) -> None:
    """End the sitting."""
    sitting.printer.say(where_words(sitting.session))
    sitting.over = True


def write_file(sitting: Sitting, path: str, text: str, overwrite: bool = False) -> None:
    """Write a file that the reader named. Ask first if it exists."""
    try:
        write_text(os.path.expanduser(path), text, overwrite)
    except FileExistsError:
        sitting.confirm(f"The file {path} already exists. Overwrite it?", lambda: write_file(sitting, path, text, True))
    except (OSError, ValueError) as error:
        sitting.printer.say(f"{path} cannot be written: {_why(error)}.")
    else:
        sitting.printer.say(f"Written to {path}.")


def save_words(save: Save) -> str:
    """Return a save as one line: its name, time, scene, number of decisions, and the last words that were read."""
    import time

    when = time.strftime("%d %B %Y, %H:%M", time.localtime(save.at))
    scene = f" {save.scene}," if save.scene else ""
    line = f" Last read: {save.line}" if save.line else ""
    return f"{save.name}: {when},{scene} after {counted(save.decisions, 'decision')}.{line}"


def _overwrite(sitting: Sitting, name: str) -> None:
    sitting.session.save(name, overwrite=True)
    sitting.printer.say(f"Saved as {name}.")


def _arrived(sitting: Sitting, words: str) -> None:
    sitting.printer.say(words)
    sitting.again()


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
