"""The headings and lines of the menus, by screen."""

# The list of commands.
COMMAND = "Command"
NO_COMMAND = "No command has these words."

# Mistakes of a story that is being written.
MISTAKES = "Mistakes"
PAGE_STAYS = "The page stays as it was until you fix them."

# Copying of a passage.
COPY_PASSAGE = "Copy a passage"
NOTHING_READ = "There is no passage here yet that you have read."

# Help.
HELP = "Help"

# The map.
MAP = "What you have read"
ENDINGS_FOUND = "Endings found"
EARLIER = "Earlier decisions"
AT_BEGINNING = "You are at the beginning."
HERE = "You are here."

# Content notes.
NOTES = "Content notes"
NOTES_HEAD = "What this story may contain"
NONE_HERE = "This story has none."
VEILED, SHOWN = "veiled", "shown"
SAY_LESS, SAY_MORE = "Say less about these", "Say more about these"

# Settings.
SETTINGS = "Settings"
SAMPLE = "Set the page as you like it: its colours, the width of a line, the space between lines, and the pace."

# The story's state.
STATE = "The story's state"
EMPTY = "empty"

# The title page.
UNTITLED = "Untitled"
START = "Start reading"
START_OVER = "Start over"
NOT_BEGUN = "Press Enter to start reading, or q to close the book."


def passage_copied(key: str) -> str:
    """Return that a passage was copied, and the key that writes a file instead."""
    return f"The passage was sent to the terminal's clipboard. If it is not there, {key} writes a file."


def teaches(key: str) -> str:
    """Return what a reader has to know before the first page, with the key of the help."""
    return f"Space reads on, a number makes a choice, and {key} shows all keys."


def and_more(count: int) -> str:
    """Return how many mistakes are not listed."""
    return f"and {count} more"


def count_of(count: int, whole: int) -> str:
    """Return how many of something were read or found."""
    return f"{count} of {whole}"


def legend(closed: str, opened: str) -> str:
    """Return what the two signs of the map mean."""
    return f"{closed} a door still closed   {opened} one that you opened in another reading"


def values(first: str, last: str) -> str:
    """Return the values of a setting that has many."""
    return f"{first} to {last}"


def value_is(name: str, values: str) -> str:
    """Return what a piece of state can be."""
    return f"{name} is {values}."


def unchanged(reason: str) -> str:
    """Return why a piece of state was not changed."""
    return f"Nothing was changed: {reason}."


def go_on(scene: str) -> str:
    """Return the way into a story that was begun. `scene` may be empty."""
    return f"Continue reading: {scene}" if scene else "Continue reading"
