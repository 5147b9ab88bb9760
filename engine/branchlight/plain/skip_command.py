"""The command `skip`: the decisions of the last reading are made again, up to the first new text."""

from branchlight.plain.commands import arrived
from branchlight.plain.sitting import Sitting
from branchlight.plain.wording import told_words
from branchlight.shelf.connection import ShelfError
from branchlight.shelf.last_playthrough import MOST_SKIPPED, way_on


def skip(sitting: Sitting, argument: str) -> None:
    """Decide as in the last reading. Stop at the first text that was never read, where the ways part, or at an ending.

    Where the last reading was not, a decision is made if there is only one way, and if it was taken before.
    """
    session = sitting.session
    last, decisions, parted = session.last_playthrough(), 0, False
    while decisions < MOST_SKIPPED and not (decisions and session.fresh):
        way = way_on(session.turn, last, session.readings.taken(session.turn))
        if way is None:
            break
        try:
            session.choose(way)
        except ShelfError:
            if not decisions:
                raise
            break  # the next decision meets it again, and says so
        decisions, parted = decisions + 1, parted or session.parted
    if not decisions:
        sitting.printer.say(told_words.NOTHING_TO_SKIP)
        return
    if parted:
        sitting.printer.say(told_words.PARTED)
    arrived(sitting, told_words.skipped(decisions, bool(session.fresh)))
