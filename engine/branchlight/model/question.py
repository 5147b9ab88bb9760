"""The questions that a body may ask, and what becomes of the answers."""

from typing import NamedTuple, TypeAlias, assert_never


class AskText(NamedTuple):
    """A question for a text of at most `length` characters. The slot `into` keeps it."""

    into: int
    label: str
    length: int


class AskNumber(NamedTuple):
    """A question for a whole number from `low` to `high`. The slot `into` keeps it."""

    into: int
    label: str
    low: int
    high: int


Ask: TypeAlias = AskText | AskNumber


class PossibleAnswer(NamedTuple):
    """What can come of a question: an answer that leads to it, and the value that the slot gets."""

    answer: str
    value: int | str


def possible_answers(ask: Ask) -> list[PossibleAnswer]:
    """Return everything that can come of a question, once. An empty text is for every text."""
    match ask:
        case AskText():
            return [PossibleAnswer("", "")]
        case AskNumber(_, _, low, high):
            return [PossibleAnswer(str(number), number) for number in range(low, high + 1)]
        case _:
            assert_never(ask)
