"""The questions that a body may ask, and what becomes of the answers."""

from typing import TypeAlias, assert_never

from branchlight.source.named_tuple import NamedTuple

_ANY_TEXT = "anything"
"""The answer that paths give to a question for a text, cut to its length. Nothing can depend on it."""
_OTHERS = ("something else", *"123456789abcdefghijklmnopqrstuvwxyz")
"""Answers that paths give for `else`, unless the question lists them."""
_ALIKE = str.maketrans({**dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})


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


class AnswerGroup(NamedTuple):
    """The answers, as their author wrote them, that give the slot of a question the same value."""

    value: int
    answers: tuple[str, ...]


class AskAmong(NamedTuple):
    """A question for words. The slot `into` gets the value of the group that has the answer, else `otherwise`."""

    into: int
    label: str
    length: int
    groups: tuple[AnswerGroup, ...]
    otherwise: int


Ask: TypeAlias = AskText | AskNumber | AskAmong


def as_compared(answer: str) -> str:
    """Return an answer as it is compared with others.

    Case does not count, nor do forms that look alike, kinds of quotes and hyphens, the number of spaces between words,
    and punctuation at the ends. Accents count.
    """
    from unicodedata import normalize  # few stories compare answers

    plain = normalize("NFKC", answer).translate(_ALIKE)
    words = " ".join(normalize("NFKC", plain.casefold()).split())
    inner = [place for place, sign in enumerate(words) if not _is_outer(sign)]
    return words[inner[0] : inner[-1] + 1] if inner else ""


def _is_outer(sign: str) -> bool:
    """Return whether a sign does not count at the ends of an answer."""
    from unicodedata import category

    return sign.isspace() or sign == "`" or category(sign)[0] == "P"


class PossibleAnswer(NamedTuple):
    """An outcome of a question: an answer that leads to it, and the value that the slot gets."""

    answer: str
    value: int | str


def possible_answers(ask: Ask) -> list[PossibleAnswer]:
    """Return every outcome of a question, once. One text is for every text."""
    match ask:
        case AskText(_, _, length):
            return [PossibleAnswer(_ANY_TEXT[:length], _ANY_TEXT[:length])]
        case AskNumber(_, _, low, high):
            return [PossibleAnswer(str(number), number) for number in range(low, high + 1)]
        case AskAmong(_, _, _, groups, otherwise):
            listed = [PossibleAnswer(group.answers[0], group.value) for group in groups]
            return [*listed, PossibleAnswer(other_answer(ask), otherwise)]
        case _:
            assert_never(ask)


def other_answer(ask: AskAmong) -> str:
    """Return an answer that no group has. Only if it lists every single sign does this give an empty one."""
    listed = {as_compared(answer) for group in ask.groups for answer in group.answers}
    fitting = [text for text in _OTHERS if len(text) <= ask.length and as_compared(text) not in listed]
    return fitting[0] if fitting else ""
