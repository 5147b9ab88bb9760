"""The command `help`: an overview, a topic, or the topic of a command."""

import re

from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import OF_AUTHORS, named
from branchlight.plain.wording.help_words import ALL, HELP, TOPICS, no_topic


def help_(sitting: Sitting, argument: str) -> None:
    """Say what can be typed: in short, or about a topic, or about everything."""
    word = argument.strip().lower().removeprefix("/")
    topic = topic_of(word)
    if not word:
        sitting.printer.list(*HELP)
    elif word == ALL:
        sitting.printer.list(*(line for lines in TOPICS.values() for line in lines))
    elif topic:
        sitting.printer.list(*TOPICS[topic])
    else:
        sitting.printer.say(no_topic(word[:60]))


def topic_of(word: str) -> str:
    """Return the topic of this name. Else return the topic that explains the command of this name, or ""."""
    if word in TOPICS:
        return word
    command = named(word)
    if command not in OF_AUTHORS:
        return ""
    found = (topic for topic, lines in TOPICS.items() if command in re.findall(r"[a-z]+", " ".join(lines)))
    return next(found, "")
