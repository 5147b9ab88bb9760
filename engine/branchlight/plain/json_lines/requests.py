"""The parser of requests. Any line of bytes gives a request or a `RequestError`."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from branchlight.play.json_fields import UnfitError, decoded
from branchlight.play.snapshot import is_whole
from branchlight.source.named_tuple import NamedTuple

LONGEST_LINE = 4_000_000
"""The most bytes that a request may have. The state of a large story has some 100,000."""

Kind: TypeAlias = Literal["line", "request", "choice", "answer", "back", "state", "shelf"]
"""The part of a request that was refused."""


class RequestError(Exception):
    """A request that is refused. Nothing has changed."""

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message)
        self.kind: Kind = kind


class Choose(NamedTuple):
    """Take the choice with this id, or this number."""

    choice: str | int


class Answer(NamedTuple):
    """Answer the question."""

    text: str


class Back(NamedTuple):
    """Take back this many decisions."""

    decisions: int


class Start(NamedTuple):
    """Begin again. Without a seed, the system draws one."""

    seed: int | None


class Resume(NamedTuple):
    """Continue from the state of a turn."""

    state: object


Request: TypeAlias = Choose | Answer | Back | Start | Resume


def request_of(line: bytes) -> Request:
    """Return the request that a line makes. Raises `RequestError` if it makes none."""
    fields = _fields(line)
    if len(fields) != 1:
        raise RequestError("request", f"a request has one key, not {len(fields)}: {_KEYS}")
    ((key, value),) = fields.items()
    if key not in _READERS:
        raise RequestError("request", f"there is no request {key[:60]!r}; a request is {_KEYS}")
    return _READERS[key](value)


def _fields(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise RequestError("line", f"the line has more than {LONGEST_LINE:,} bytes; send less")
    try:
        fields = decoded(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RequestError("line", f"the line is not UTF-8: byte {error.start + 1} is invalid") from None
    except UnfitError as error:
        raise RequestError("line", f"the line cannot be read: {error}") from None
    if not isinstance(fields, dict):
        raise RequestError("line", 'the line is not a JSON object; send one such as {"choose": 1}')
    return fields


def _choose(value: object) -> Choose:
    if isinstance(value, str) or is_whole(value):
        return Choose(value)
    raise RequestError("request", "choose takes the id of a choice, or its number")


def _answer(value: object) -> Answer:
    if isinstance(value, str):
        return Answer(value)
    raise RequestError("request", "answer takes a text")


def _back(value: object) -> Back:
    if is_whole(value) and value >= 1:
        return Back(value)
    raise RequestError("request", "back takes a whole number of at least 1")


def _start(value: object) -> Start:
    if value is None or is_whole(value):
        return Start(value)
    raise RequestError("request", "start takes a seed, which is a whole number, or null")


_READERS: dict[str, Callable[[object], Request]] = {
    "choose": _choose,
    "answer": _answer,
    "back": _back,
    "start": _start,
    "resume": Resume,
}
_KEYS = '{"choose": id or number}, {"answer": text}, {"back": number}, {"start": seed} or {"resume": state}'
