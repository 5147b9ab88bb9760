"""The sessions that requests act on: one in memory, and one that a shelf keeps."""

import os
from typing import Protocol

from branchlight.model.story import Story
from branchlight.plain.json_lines.requests import RequestError
from branchlight.play import resume
from branchlight.play.dice import MASK
from branchlight.play.reading import Reading
from branchlight.play.snapshot import told
from branchlight.play.state_json import StateError, state_from_json
from branchlight.play.trail import MemoryTrail
from branchlight.play.turn import Turn
from branchlight.shelf.session import Session


class JsonSession(Protocol):
    """A session as requests use it. After one of the errors that a method names, nothing has changed.

    If a shelf keeps the session, each method may raise `ShelfError` too.

    turn    the turn that the caller faces
    seed    the seed of the session; None if it continues from a state
    notice  a message for the reader about the last move, or empty
    """

    @property
    def turn(self) -> Turn: ...
    @property
    def seed(self) -> int | None: ...
    @property
    def notice(self) -> str: ...
    @property
    def most_back(self) -> int:
        """Return how many decisions can be undone."""

    def choose(self, answer: str) -> None:
        """Take a choice by its id, or answer the question. Raises `ChoiceError` as `branchlight.choose` does."""

    def back(self, count: int) -> None:
        """Undo decisions, at most `most_back`."""

    def start(self, seed: int | None) -> None:
        """Begin again. Without a seed, the system draws one."""

    def resume(self, data: object) -> None:
        """Continue from a state. Raises `RequestError` if it is not one, or if the session takes none."""


class MemorySession:
    """A session that ends with its process."""

    def __init__(self, story: Story, seed: int | None = None) -> None:
        self._story = story
        self.start(seed)

    @property
    def turn(self) -> Turn:
        return self._first if self._reading.here == 0 else self._reading.turn

    @property
    def most_back(self) -> int:
        return self._reading.here

    def choose(self, answer: str) -> None:
        self._reading.choose(answer)
        self.notice = ""

    def back(self, count: int) -> None:
        self._reading.back(count)
        self.notice = ""

    def start(self, seed: int | None) -> None:
        self.seed: int | None = int.from_bytes(os.urandom(4), "big") if seed is None else seed & MASK
        self._reading = Reading(self._story, self.seed)
        self._first = self._reading.turn
        self.notice = ""

    def resume(self, data: object) -> None:
        try:
            state, changes = state_from_json(self._story, data)
        except StateError as error:
            raise RequestError("state", str(error)) from None
        self._first = resume(self._story, state)
        self._reading = Reading(self._story, 0, MemoryTrail(self._first.state))
        self.seed = None
        self.notice = told(changes)


class ShelfSession:
    """A session that a shelf keeps, decision by decision."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tell()

    @property
    def turn(self) -> Turn:
        return self._session.turn

    @property
    def seed(self) -> int:
        return self._session.history.seed

    @property
    def most_back(self) -> int:
        return self._session.history.here - self._session.history.first

    def choose(self, answer: str) -> None:
        self._session.choose(answer)
        self._tell()

    def back(self, count: int) -> None:
        self._session.back(count)
        self._tell()

    def start(self, seed: int | None) -> None:
        self._session.restart(seed)
        self._tell()

    def resume(self, data: object) -> None:
        raise RequestError("state", "a shelf keeps the decisions that led to a state; resume a state without --shelf")

    def _tell(self) -> None:
        """Put what the reader must know about the last move into `notice`."""
        self.notice = " ".join(filter(None, (self._session.news(), self._session.notice)))
