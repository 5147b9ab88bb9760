"""The help of plain mode: an overview, and topics with all commands."""

TOPICS = {
    "moving": (
        "again: hear this turn once more. status: where you are, and what can be chosen. gauges: what they show.",
        "back, or undo: take back the last decision; back 3: the last three. redo: make it again.",
        "map: what you have read, and the ways not taken; map 100: the last hundred decisions.",
        "skip: decide as in your last reading, up to the first text that is new.",
        "go 12: go back to decision 12. new, or restart: start over. quit, exit or q: leave.",
        "Every decision is kept as soon as it is made.",
    ),
    "saves": (
        "save, save NAME: keep this place. load, or restore: go there; load NAME. saves: list them.",
        "export NAME FILE, import FILE: move a save to another computer.",
    ),
    "bookmarks": (
        "bookmark, bookmark NOTE: mark the last passage. bookmarks: list them; bookmarks 2: go there.",
        "unmark 2: remove the second.",
    ),
    "reading": (
        "find WORDS: where you have read them.",
        "transcript: all that you have read. transcript FILE: write it to a file, as Markdown.",
    ),
    "notes": ("notes: what this story may contain. veil NAME, unveil NAME: skip such texts, or not.",),
    "settings": ("settings: what can be set. settings NAME VALUE: set it.",),
    "typing": (
        "At a choice: type its number, or the beginning of its words. At a question: type your answer.",
        "A choice that is called like a command: type its number, or all of its words.",
        "A command that is taken for a choice, or at a question: type / before it, as in /back.",
        "An answer that begins with /: type the / twice.",
        "In a terminal, the arrow keys bring back earlier lines, and Tab completes a line.",
        "help or ?: the topics. help TOPIC, help COMMAND: more about one. help all: everything.",
    ),
}
"""The lines of each topic. The first words of a line, before the colon, are commands."""

HELP = (
    "At a choice: type its number, or the beginning of its words. At a question: type your answer.",
    "again: hear this turn once more. back: take back the last decision. save: keep this place. quit: leave.",
    f"More: type help and one of {', '.join(TOPICS)}; or help and a command; or help all.",
)
ALL = "all"


def no_topic(word: str) -> str:
    """Return that there is no help about a word."""
    return f"There is no help about {word}. The topics are {', '.join(TOPICS)}."
