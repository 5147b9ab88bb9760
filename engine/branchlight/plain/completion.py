"""The lines that a beginning can be completed to: choices, commands and what these take."""

from collections.abc import Callable, Iterable, Mapping

from branchlight.plain.wording.help_words import ALL, TOPICS
from branchlight.shelf.session import Session
from branchlight.shelf.settings import OPTIONS

MOST = 100


def completions(line: str, session: Session, takes: Mapping[str, str]) -> list[str]:
    """Return the lines that begin like this one, at most `MOST`. `takes` are the commands.

    At a question every line is an answer, so only commands after a / are completed.
    """
    begun = line.lstrip()
    slash = "/" if begun.startswith("/") else ""
    if session.turn.question is not None and not slash:
        return []
    labels = [choice.text for choice in session.turn.choices if choice.open and not slash]
    name, space, _ = begun.removeprefix("/").partition(" ")
    if space:
        values = _ARGUMENTS.get(name.lower(), _nothing)(session)
        commands = [f"{slash}{name} {value}" for value in values]
    else:
        commands = [f"{slash}{command}" for command in takes]
    wanted = begun.casefold()
    return [each for each in (*labels, *commands) if each.casefold().startswith(wanted)][:MOST]


def _nothing(session: Session) -> Iterable[str]:
    return ()


def _saves(session: Session) -> Iterable[str]:
    return (save.name for save in session.saves.all())


def _notes(session: Session) -> Iterable[str]:
    return session.story.notes


def _settings(session: Session) -> Iterable[str]:
    found = [known for known in OPTIONS if known.name == "measure"]
    return [line for known in found for line in (known.name, *(f"{known.name} {words}" for words in known.words))]


def _topics(session: Session) -> Iterable[str]:
    return (*TOPICS, ALL)


_ARGUMENTS: dict[str, Callable[[Session], Iterable[str]]] = {
    "export": _saves,
    "help": _topics,
    "load": _saves,
    "save": _saves,
    "settings": _settings,
    "unveil": _notes,
    "veil": _notes,
}
