"""The help of plain mode."""

HELP = (
    "At a choice: type its number, or the beginning of its words. At a question: type your answer.",
    "again: hear this turn once more. status: where you are, and what can be chosen. gauges: what they show.",
    "back: take back the last decision; back 3: the last three. redo: make it again. go 12: go back to decision 12.",
    "save, save NAME: keep this place. load, load NAME: go there. saves: list them. new: start over.",
    "bookmark, bookmark NOTE: mark the last passage. bookmarks: list them; bookmarks 2: go there. unmark 2: remove it.",
    "export NAME FILE, import FILE: move a save to another computer.",
    "map: what you have read, and the ways not taken; map 100: the last hundred decisions.",
    "notes: what this story may contain. veil NAME, unveil NAME: skip such texts, or not.",
    "settings: what can be set. settings NAME VALUE: set it.",
    "transcript: all that you have read. transcript FILE: write it to a file, as Markdown.",
    "help: this. quit: leave. Every decision is kept as soon as it is made.",
    "A choice that is called like a command: type its number, or all of its words.",
    "A command that is taken for a choice, or at a question: type / before it, as in /back.",
    "An answer that begins with /: type the / twice.",
)
