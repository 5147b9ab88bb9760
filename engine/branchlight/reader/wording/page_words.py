"""The messages of the page, and its own lines at the end of a turn."""

from branchlight.source.counted import counted

AT_BEGINNING = "You are at the beginning. There is no decision to step back to."
AT_LATEST = "You are at the latest turn. There is nothing to redo."
BEFORE_UNKNOWN = "You cannot step back further: the decisions before are not known here."
STARTED_OVER = "You start over. Your old place is among the saved places."
HOW_TO_CHOOSE = "To choose, type a number, or pick a line with ↑ ↓ and press Enter."

PARTED = "The way before is kept as another reading, among the saved places."
NOTHING_TO_SKIP = "There is nothing to skip here."
AUTO_OFF = "You turn the pages."

QUICK_SAVED = "Saved as the quick save."

FIND = "Find"

STATE_IS_FOR_AUTHORS = "The story's state shows only with branchlight play --watch."

YOUR_ANSWER = "Your answer"

THE_END = "The End"
STEP_BACK = "Step back to the last decision"
BEGIN_AGAIN = "Begin again"
CLOSE_BOOK = "Close the book"
HALTED = {
    "stuck": "The story stops here, where it should not. Nothing that you did is lost.",
    "runaway": "The story runs in a circle here and cannot get out. Nothing that you did is lost.",
}
GONE = "What came before is not in this edition of the story."


SKIPPED_TO = {"new": "From here on it is new.", "choice": "Here you decide.", "ending": ""}
"""The words for what follows text that was skipped."""


def skipped(decisions: int, before: str) -> str:
    """Return how many decisions were made again, and what follows: a key of `SKIPPED_TO`."""
    if not decisions:
        return SKIPPED_TO[before]
    return f"{counted(decisions, 'decision')} repeated from your last reading. {SKIPPED_TO[before]}".strip()


def auto_on(key: str) -> str:
    """Return that pages turn by themselves, and the key that stops them."""
    return f"Pages turn by themselves. Press {key} again to turn them yourself."


def no_quick_save(key: str) -> str:
    """Return that there is no quick save, and the key that makes one."""
    return f"There is no quick save yet. {key} makes one."


def no_words(key: str) -> str:
    """Return that no words were searched for yet, and the key that asks for them."""
    return f"Press {key} first, and type the words to find."


def chose_nothing(number: str, fault: str) -> str:
    """Return why a typed number made no choice, and what to do. The faults are those of `messages.py`."""
    return {
        "wrong": f"There is no choice {number}.",
        "unread": f"Not read yet: the page turned. Type {number} again.",
        "late": "That showed the rest. Type the number again.",
    }[fault]


def asked(label: str, low: int, high: int) -> str:
    """Return a question for a number, with its range."""
    return f"{label} ({low} to {high})"


def endings_found(count: int, endings: int) -> str:
    """Return how many endings the reader has found."""
    return f"{count} of {endings} endings found"


def not_read(words: str) -> str:
    """Return that a search found nothing."""
    return f"You have not read “{words}”."


def found(words: str, number: int, count: int, keys: tuple[str, str]) -> str:
    """Return which match of how many shows, and the keys for the next one and the one before."""
    return f"“{words}”: {number} of {count}. {keys[0]} finds the next, {keys[1]} the one before."


def quick_loaded(old_place: str) -> str:
    """Return that the reader is at the quick save; `old_place` is the name of the place before, or ""."""
    left = f" Your old place is kept as “{old_place}”." if old_place else ""
    return f"You are at the quick save.{left}"


def ask_quick_load(here: int, there: int, key: str) -> str:
    """Return the question before a quick load that leaves decisions, and the key that answers it."""
    made = counted(here, "decision")
    return f"You have made {made} here, and the quick save has {there}. Press {key} again to go there."


def copied(is_selection: bool, key: str) -> str:
    """Return that the selection, or else the turn, was copied, and the key that writes a file instead."""
    what = "The selection" if is_selection else "This turn"
    return f"{what} was sent to the terminal's clipboard. If it is not there, {key} writes a file."


def reloaded(warnings: int) -> str:
    """Return that the story was read again, and how many warnings it has."""
    found = f": {counted(warnings, 'warning')}, see branchlight check" if warnings else ""
    return f"Story reloaded{found}."


def mouse(is_reported: bool, at_once: bool) -> str:
    """Return who has the mouse, and since when. It is short, so that the line of the setting stays in sight."""
    owner = "page" if is_reported else "terminal"
    return f"The {owner} has the mouse {'now' if at_once else 'once the page is opened again'}."


def colours(theme: str, shows: bool) -> str:
    """Return the theme that is on now, and whether it shows on this terminal."""
    return f"Colours: {theme}." if shows else f"Colours: {theme}, but this terminal shows its own."
