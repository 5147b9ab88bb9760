"""Transcripts of ink-proof: what a story shows if the choices of a file are made."""

import re
from pathlib import Path

from branchlight import Story
from tests.adopt.oracle.adopted_sessions import AdoptedSession, picked_session

_TAGS = re.compile(r"^# tags: .*$", re.MULTILINE)
_PROMPT = "?> "


def recorded(case: Path) -> list[str]:
    """Return the transcript of a case, line by line, without tags and blank lines."""
    return _lines(_TAGS.sub("", (case / "transcript.txt").read_text(encoding="utf-8")))


def replayed(story: Story, case: Path) -> list[str]:
    """Return what an adopted story shows for the same choices, in the same form."""
    picks = [int(line) - 1 for line in (case / "input.txt").read_text(encoding="utf-8").split()]
    return _lines(_as_transcript(picked_session(story, picks)))


def _as_transcript(session: AdoptedSession) -> str:
    parts = []
    for turn in session.turns:
        parts += turn.lines
        parts += [f"{number}: {text}" for number, text in enumerate(turn.choices, 1)]
        parts.append(_PROMPT)
    return "\n".join(parts)


def _lines(text: str) -> list[str]:
    """Return the lines with something on them. A prompt says nothing: an answer is not shown."""
    plain = [" ".join(line.removeprefix(_PROMPT.strip()).split()) for line in text.split("\n")]
    return [line for line in plain if line]
