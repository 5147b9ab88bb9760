"""The loop of the protocol: the opening turn, then one line out for each line in, until the input ends."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from branchlight.model.story import Story
from branchlight.plain.json_lines.requests import (
    LONGEST_LINE,
    Answer,
    Back,
    Choose,
    RequestError,
    Resume,
    Start,
    request_of,
)
from branchlight.plain.json_lines.sessions import JsonSession
from branchlight.play.answers import ChoiceError
from branchlight.play.turn import Turn
from branchlight.play.turn_json import turn_as_json
from branchlight.shelf.connection import ShelfError
from branchlight.source.characters import clipped, visible
from branchlight.source.counted import counted

LONGEST_MESSAGE = 500


def run_json(session: JsonSession, lines: BinaryIO, output: BinaryIO) -> int:
    """Answer requests until the input ends, and return the exit code, which is 0.

    Arguments:
        session: the session to act on; its turn is the first line of the output.
        lines: the requests, one a line.
        output: gets one JSON object a line, in ASCII, and is flushed after each.
    """
    write_line(output, {"story": _story(session.turn.story), "seed": session.seed, **_turn(session)})
    for line in _lines(lines):
        write_line(output, _answered(session, line))
    return 0


def write_line(output: BinaryIO, value: object) -> None:
    """Write a JSON value on a line of its own, in ASCII, since every encoding of a pipe has that."""
    output.write(json.dumps(value, allow_nan=False).encode("ascii") + b"\n")
    output.flush()


def _lines(lines: BinaryIO) -> Iterator[bytes]:
    """Yield the lines. One that is too long is cut, to a length that is still too long."""
    while line := lines.readline(LONGEST_LINE + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = lines.readline(LONGEST_LINE)
        yield line


def _answered(session: JsonSession, line: bytes) -> dict[str, Any]:
    """Do what a line asks for, and return the turn, or the error if that is impossible."""
    try:
        return _done(session, line)
    except RequestError as error:
        kind, message = str(error.kind), str(error)
    except ShelfError as error:
        kind, message = "shelf", f"nothing has changed, because it could not be kept: {error}"
    return {"error": {"kind": kind, "message": clipped(visible(message), LONGEST_MESSAGE)}}


def _done(session: JsonSession, line: bytes) -> dict[str, Any]:
    match request_of(line):
        case Choose(choice):
            _choose(session, choice)
        case Answer(text):
            _answer(session, text)
        case Back(decisions):
            _back(session, decisions)
        case Start(seed):
            session.start(seed)
            return {"seed": session.seed, **_turn(session)}
        case Resume(state):
            session.resume(state)
    return _turn(session)


def _choose(session: JsonSession, choice: str | int) -> None:
    turn = session.turn
    if turn.question is not None:
        raise RequestError("choice", 'the turn asks a question and offers no choice; send {"answer": text}')
    try:
        session.choose(_numbered(turn, choice) if isinstance(choice, int) else choice)
    except ChoiceError as error:
        raise RequestError("choice", str(error)) from None


def _numbered(turn: Turn, number: int) -> str:
    """Return the id of an open choice by its number."""
    opened = [choice.id for choice in turn.choices if choice.open]
    if not 1 <= number <= len(opened):
        on_offer = f"the open choices go from 1 to {len(opened)}" if opened else "no choice is open"
        raise RequestError("choice", f"there is no choice with that number; {on_offer}")
    return opened[number - 1]


def _answer(session: JsonSession, text: str) -> None:
    if session.turn.question is None:
        raise RequestError("answer", 'there is no question; send {"choose": id}')
    try:
        session.choose(text)
    except ChoiceError as error:
        raise RequestError("answer", str(error)) from None


def _back(session: JsonSession, count: int) -> None:
    most = session.most_back
    if count > most:
        less = f"only {counted(most, 'decision')} can be taken back; send a smaller number"
        raise RequestError("back", less if most else "there is no decision to take back")
    session.back(count)


def _turn(session: JsonSession) -> dict[str, Any]:
    """Return the turn, and the notice if there is one."""
    notice = {"notice": session.notice} if session.notice else {}
    return {**notice, **turn_as_json(session.turn)}


def _story(story: Story) -> dict[str, Any]:
    """Return what a caller needs to know about the story, once."""
    return {
        "title": story.title,
        "author": story.author,
        "language": story.language,
        "blurb": story.blurb,
        "credits": story.credits,
        "edition": story.edition,
        "notes": [note._asdict() for note in story.notes.values()],
        "voices": [voice._asdict() for voice in story.voices.values()],
        "moods": [mood._asdict() for mood in story.moods.values()],
    }
