"""The commands of an author who plays while writing: the story's state, and a change of it."""

import re

from branchlight.plain.sitting import Sitting
from branchlight.plain.wording import told_words

_SETTING = re.compile(r"(\S+?)\s*(?:=|\s)\s*(.*)")


def state(sitting: Sitting, argument: str) -> None:
    """List the story's state, with the values that each may have."""
    from branchlight.play.mid_story import state_rows, values_in_words

    session = sitting.session
    rows = state_rows(session.story, session.turn.state)
    lines = [told_words.state_row(row.name, row.value, values_in_words(row.type)) for row in rows]
    sitting.printer.list(*(lines or [told_words.NO_STATE]))


def set_(sitting: Sitting, argument: str) -> None:
    """Give a piece of state another value, and print the turn that follows."""
    from branchlight.play.mid_story import BeginningError

    found = _SETTING.fullmatch(f"{argument} ")
    if found is None:
        sitting.printer.say(told_words.HOW_TO_SET)
        return
    try:
        sitting.session.change_state(found[1], found[2].strip())
    except BeginningError as error:
        sitting.printer.say(told_words.state_unchanged(str(error)))
        return
    sitting.printer.say(told_words.state_changed(found[1], found[2].strip()))
    sitting.again()
