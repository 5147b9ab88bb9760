"""The meaning of a typed line: a choice, an answer, a command, or none of these.

At choices, the first rule that fits applies:

1. a line that begins with / is a command;
2. a number is the choice of that number, also as in `1.` or `1)`;
3. the whole label of a choice is that choice;
4. the name of a command, followed by no more than it takes, is that command;
5. the beginning of one label, and of no other, is that choice.

So a number always reaches a choice that is called like a command, and a / always reaches a command. If a command
that takes a name is also the beginning of a choice ("save her"), neither is done, and the reader is asked which. The
same holds for other names of commands, such as `q` for `quit`.
At a question every line is the answer, except that / begins a command and // an answer that begins with a /.
"""

from collections.abc import Mapping
from typing import TypeAlias

from branchlight.plain.wording import typed_words
from branchlight.play.answers import expected, typed
from branchlight.play.turn import Choice, Turn
from branchlight.source.named_tuple import NamedTuple


class Chosen(NamedTuple):
    choice: Choice


class Answered(NamedTuple):
    text: str


class Command(NamedTuple):
    name: str
    argument: str


class Unclear(NamedTuple):
    """A line without a clear meaning; `words` tell the reader why."""

    words: str


_MOST_DIGITS = 12

Meaning: TypeAlias = Chosen | Answered | Command | Unclear

# The kind of argument that each command takes: nothing, a number, or anything.
TAKES = {
    "again": "nothing",
    "back": "number",
    "bookmark": "anything",
    "bookmarks": "number",
    "export": "anything",
    "find": "anything",
    "gauges": "nothing",
    "go": "number",
    "help": "anything",
    "import": "anything",
    "load": "anything",
    "map": "number",
    "new": "nothing",
    "notes": "nothing",
    "quit": "nothing",
    "redo": "nothing",
    "save": "anything",
    "saves": "nothing",
    "settings": "anything",
    "skip": "nothing",
    "status": "nothing",
    "transcript": "anything",
    "unmark": "number",
    "unveil": "anything",
    "veil": "anything",
}

ALIASES = {"?": "help", "exit": "quit", "q": "quit", "restart": "new", "restore": "load", "undo": "back"}
"""Other names of commands, as other programs have them. A choice that begins like one is asked about."""

# The commands if the story is followed while it is written.
OF_AUTHORS = {**TAKES, "set": "anything", "state": "nothing"}


def number(argument: str) -> int:
    """Return the number that was typed after a command. One with too many digits is cut to the first ones."""
    return int(argument.lstrip("0")[:_MOST_DIGITS] or "0")


def understand(line: str, turn: Turn, takes: Mapping[str, str] = TAKES) -> Meaning:
    """Return the meaning of a line at this turn. `takes` are the commands, with what each takes."""
    text = line.strip()
    if turn.question is not None and (text.startswith("//") or not text.startswith("/")):
        wanted = expected(turn.question) if turn.question.kind == "number" else typed_words.AN_ANSWER
        answer = typed(text.removeprefix("/"), turn.question.length)
        return Answered(answer) if answer else Unclear(typed_words.type_answer(wanted))
    if not text:
        return Unclear(typed_words.type_choice(_count(turn)) if turn.choices else typed_words.TYPE_HELP)
    if text.startswith("/"):
        return _command(text[1:], takes) or Unclear(typed_words.no_command(text))
    return _choice(text, turn, takes)


def _command(text: str, commands: Mapping[str, str]) -> Command | None:
    name, _, argument = text.strip().partition(" ")
    command = named(name)
    takes = commands.get(command)
    argument = argument.strip()
    if takes == "anything" or (takes and not argument) or (takes == "number" and argument.isdecimal()):
        return Command(command, argument)
    return None


def named(name: str) -> str:
    """Return the name of the command that is called so, or the name in small letters if there is none."""
    return ALIASES.get(name.lower(), name.lower())


def _choice(text: str, turn: Turn, commands: Mapping[str, str]) -> Meaning:
    opened = [choice for choice in turn.choices if choice.open]
    if text.isdecimal():
        return _numbered(text, opened)
    exact = [choice for choice in turn.choices if _folded(choice.text) == _folded(text)]
    if len(exact) == 1:
        return _taken(exact[0])
    if text[:-1].isdecimal() and text[-1] in ".)":
        return _numbered(text[:-1], opened)
    command = _command(text, commands)
    is_alias = text.partition(" ")[0].lower() in ALIASES
    begin = _folded(text)
    begun = [choice for choice in turn.choices if begin and _folded(choice.text).startswith(begin)]
    if command is not None and not ((command.argument or is_alias) and begun):
        return command
    if command is not None:
        return Unclear(typed_words.choice_or_command(begun[0].text, text))
    candidates = [choice for choice in begun if choice.open] or begun
    if len(candidates) == 1:
        return _taken(candidates[0])
    if candidates:
        return Unclear(typed_words.several([_called(choice, opened) for choice in candidates]))
    return Unclear(typed_words.neither(text[:60], _count(turn)))


def _numbered(text: str, opened: list[Choice]) -> Meaning:
    number = int(text) if len(text) < 6 else 0
    if 1 <= number <= len(opened):
        return Chosen(opened[number - 1])
    if not opened:
        return Unclear(typed_words.NOTHING_TO_CHOOSE)
    return Unclear(typed_words.no_choice(text[:12], len(opened)))


def _taken(choice: Choice) -> Meaning:
    if choice.open:
        return Chosen(choice)
    reason = "".join([run.text for run in choice.reason])
    return Unclear(typed_words.closed(reason))


def _folded(text: str) -> str:
    """Return words in the form that is compared: casefolded, plain quotation marks, no punctuation at the end."""
    plain = text.casefold().translate(str.maketrans("‘’“”", "''\"\""))
    return " ".join(plain.split()).strip("'\"").rstrip(".!?…'\"")


def _called(choice: Choice, opened: list[Choice]) -> str:
    return typed_words.called(opened.index(choice) + 1 if choice in opened else 0, choice.text)


def _count(turn: Turn) -> int:
    """Return the number of open choices."""
    return sum(choice.open for choice in turn.choices)
