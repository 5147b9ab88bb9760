"""The commands for bookmarks: mark the last passage, list the marked ones, go to one, and remove one."""

from branchlight.plain.commands import arrived
from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import number
from branchlight.plain.wording import marked_words
from branchlight.shelf.bookmarks import Bookmark


def bookmark(sitting: Sitting, argument: str) -> None:
    """Mark the last passage of this turn, with a note if there is one."""
    session = sitting.session
    passages = session.passages()
    last = next((n for n, each in reversed([*enumerate(session.turn.passages)]) if each.runs and each in passages), -1)
    if last < 0:
        sitting.printer.say(marked_words.NOTHING_TO_MARK)
        return
    made = session.bookmarks.put(session.history.here, session.turn, last, argument)
    sitting.printer.say(marked_words.marked(made.line, made.note))


def bookmarks(sitting: Sitting, argument: str) -> None:
    """List the bookmarks, or go to the one with this number."""
    found = sitting.session.bookmarks.all()
    if argument:
        one = _numbered(sitting, found, argument)
        if one is not None:
            sitting.session.open_bookmark(one)
            arrived(sitting, marked_words.at_bookmark(one.line, one.note))
        return
    lines = [
        marked_words.bookmark(n, each.line, each.note, each.scene, each.is_here)
        for n, each in enumerate(found, start=1)
    ]
    sitting.printer.list(*(lines or [marked_words.NO_BOOKMARKS]))


def unmark(sitting: Sitting, argument: str) -> None:
    """Remove the bookmark with this number."""
    one = _numbered(sitting, sitting.session.bookmarks.all(), argument)
    if one is not None:
        sitting.session.bookmarks.remove(one)
        sitting.printer.say(marked_words.unmarked(one.line))


def _numbered(sitting: Sitting, found: tuple[Bookmark, ...], argument: str) -> Bookmark | None:
    """Return the bookmark with a number, or say which there are."""
    wanted = number(argument) if argument else 0
    if 1 <= wanted <= len(found):
        return found[wanted - 1]
    sitting.printer.say(marked_words.no_bookmark(len(found)) if found else marked_words.NO_BOOKMARKS)
    return None
