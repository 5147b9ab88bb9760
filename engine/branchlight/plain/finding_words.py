"""The command `find`: the passages that were read and contain some words."""

from branchlight.plain.sitting import Sitting
from branchlight.plain.wording import told_words
from branchlight.play.reading import shown

_AT_ONCE = 20


def find(sitting: Sitting, argument: str) -> None:
    """List the last passages with these words, each with the decision after which it was read."""
    wanted = _folded(argument)
    if not wanted:
        sitting.printer.say(told_words.HOW_TO_FIND)
        return
    session = sitting.session
    found = [
        told_words.found(session.history.first + n, passage.text)
        for n, (_, turn) in enumerate(session.history.turns())
        for passage in turn.passages
        if passage.runs and shown(passage, session.preferences.veils) and wanted in _folded(passage.text)
    ]
    sitting.printer.say(told_words.found_count(argument, len(found), _AT_ONCE))
    sitting.printer.list(*found[-_AT_ONCE:])


def _folded(text: str) -> str:
    """Return words in the form that is compared: casefolded, with plain quotation marks."""
    return " ".join(text.casefold().translate(str.maketrans("‘’“”", "''\"\"")).split())
