"""The answers that a reader types at a question: what is kept of them, and what a question takes."""

import re
from typing import assert_never

from branchlight.model.question import Ask, AskAmong, AskNumber, AskText, as_compared
from branchlight.play.turn import Question
from branchlight.source.characters import visible

LONGEST_NUMBER = 40
"""The most characters that are read of an answer to a question for a number."""

_MINUS = "-\u2010\u2011\u2012\u2013\u2212\uff0d"
"""The signs that keyboards of all kinds write for a minus."""
_WHOLE = rf"([+\uff0b]|[{_MINUS}])?(\d+)"
"""A pattern that `re` compiles on first use: most stories never need it."""


class ChoiceError(ValueError):
    """An answer that a turn does not take. The message says why: it is not on offer, locked, or of another kind."""


def typed(answer: str, length: int) -> str:
    """Return an answer as it is kept: on one line, without control characters, at most `length` characters long.

    Zero-width joiners stay, because Persian words and some emoji need them. A text that shows nothing gives "".
    """
    words = " ".join(visible(answer, " ").split())[:length].rstrip()
    return words if any(sign.isprintable() for sign in words) else ""


def question_of(ask: Ask) -> Question:
    """Return a question as the reader gets it."""
    match ask:
        case AskText(_, label, length):
            return Question(label, length)
        case AskNumber(_, label, low, high):
            return Question(label, LONGEST_NUMBER, "number", low, high)
        case AskAmong(_, label, length):
            return Question(label, length, "among")
        case _:
            assert_never(ask)


def expected(question: Question) -> str:
    """Return in words what a question takes."""
    if question.kind == "number":
        return f"a whole number from {question.low} to {question.high}"
    return f"at most {question.length} characters"


def refusal(question: Question) -> str:
    """Return the sentence for an answer that a question does not take."""
    return f"Type {expected(question)}."


def takes(question: Question, answer: str) -> bool:
    """Return whether a question takes an answer."""
    if question.kind != "number":
        return True
    number = whole_number(typed(answer, question.length))
    return number is not None and question.low <= number <= question.high


def answered(ask: Ask, answer: str) -> int | str:
    """Return what an answer puts into the slot of its question. Raises `ChoiceError` if the question refuses it."""
    match ask:
        case AskText():
            return typed(answer, ask.length)
        case AskNumber():
            number = whole_number(typed(answer, LONGEST_NUMBER))
            if number is None or not ask.low <= number <= ask.high:
                raise ChoiceError(refusal(question_of(ask)))
            return number
        case AskAmong():
            said = as_compared(typed(answer, ask.length))
            fitting = [group.value for group in ask.groups if said in map(as_compared, group.answers)]
            return fitting[0] if fitting else ask.otherwise
        case _:
            assert_never(ask)


def whole_number(text: str) -> int | None:
    """Return the whole number that a text is, or None. It may have a sign, zeros first, and digits of any script."""
    found = re.fullmatch(_WHOLE, text)
    if found is None:
        return None
    return -int(found[2]) if found[1] and found[1] in _MINUS else int(found[2])
