"""Sessions of one story, and moves in them."""

from branchlight.play.reading import Reading
from branchlight.shelf import Session, open_session
from tests.play.tales import tale
from tests.play.test_reading import answer_of

STORY = tale()


def opened(shelf: str, **how: int) -> Session:
    return open_session(STORY, shelf, **how)


def move(reading: Reading | Session, what: str, how: int) -> None:
    answer = answer_of(reading.turn, how)
    if what == "choose" and answer is not None:
        reading.choose(answer)
    elif what == "back":
        reading.back(how)
    elif what == "redo":
        reading.redo()
    elif what == "go":
        reading.go_to(min(reading.history.last if isinstance(reading, Session) else reading.trail.end, how))
