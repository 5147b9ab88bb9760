"""The meaning of a typed line, done: a choice, an answer, or a command. The table lists the commands of plain mode.

The loop imports this with the first line that is typed, so that the story begins sooner.
"""

from collections.abc import Callable, Mapping

from branchlight.plain import author, bookmarking, commands, finding_words, guide, help_command, skip_command, typed
from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import Answered, Chosen, Command, Unclear, understand
from branchlight.plain.wording import told_words
from branchlight.play.answers import ChoiceError

Do = Callable[[Sitting, str], None]

COMMANDS: dict[str, Do] = {
    "again": commands.again,
    "back": commands.back,
    "bookmark": bookmarking.bookmark,
    "bookmarks": bookmarking.bookmarks,
    "export": commands.export,
    "find": finding_words.find,
    "gauges": commands.gauges,
    "go": commands.go,
    "help": help_command.help_,
    "import": commands.import_,
    "load": commands.load,
    "map": guide.map_,
    "new": commands.new,
    "notes": guide.notes,
    "quit": commands.leave,
    "redo": commands.redo,
    "save": commands.save,
    "saves": commands.saves,
    "settings": guide.settings,
    "skip": skip_command.skip,
    "status": commands.status,
    "transcript": guide.transcript,
    "unmark": bookmarking.unmark,
    "unveil": guide.unveil,
    "veil": guide.veil,
}

OF_AUTHORS: dict[str, Do] = {**COMMANDS, "set": author.set_, "state": author.state}
"""The commands if the story is followed while it is written."""


def takes(sitting: Sitting) -> Mapping[str, str]:
    """Return the commands that a reader can type, with the kind of argument that each takes."""
    return typed.OF_AUTHORS if sitting.writes else typed.TAKES


def obey(sitting: Sitting, line: str) -> None:
    """Do what a line asks for. First, it may answer a question that the sitting asked."""
    yes, sitting.asked = sitting.asked, None
    if yes is not None and line.strip().lower() in {"yes", "y", "no", "n"}:
        if line.strip().lower().startswith("y"):
            yes()
        else:
            sitting.printer.say(told_words.UNCHANGED)
        return
    match understand(line, sitting.session.turn, takes(sitting)):
        case Chosen(choice):
            sitting.session.choose(choice)
            sitting.printer.say(told_words.chosen(choice.text))
            _decided(sitting)
        case Answered(text):
            _answer(sitting, text)
        case Command(name, argument):
            OF_AUTHORS[name](sitting, argument)
        case Unclear(words):
            sitting.printer.say(words)


def _answer(sitting: Sitting, text: str) -> None:
    try:
        sitting.session.choose(text)
    except ChoiceError as error:
        sitting.printer.say(str(error))
        return
    said = sitting.session.history.past(sitting.session.history.here - 1)[-1].label
    sitting.printer.say(told_words.answered(said))
    _decided(sitting)


def _decided(sitting: Sitting) -> None:
    """Print the turn after a decision. First say if other decisions were left behind."""
    if sitting.session.parted:
        sitting.printer.say(told_words.PARTED)
    sitting.turn()
