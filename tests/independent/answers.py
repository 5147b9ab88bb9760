"""Questions, and what the answers to them mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from .declarations import number
from .prose import Prose
from .values import Declared
from .yaml_core import Tree

SINGLE_QUOTES = "‘’‚‛‹›`´ʼ"
DOUBLE_QUOTES = "“”„‟«»"
HYPHENS = "‐‑‒–—―−"
ALIKE = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(HYPHENS, "-")
)


@dataclass(eq=False)
class Ask:
    """A question: for a text, for a number (`least` and `greatest`), or for one of several meanings."""

    key: str
    label: Prose
    length: int = 40
    least: int | None = None
    greatest: int | None = None
    meanings: dict[str, str] | None = None
    otherwise: str = ""

    def understood(self, answer: str) -> Any:
        """Return the value of an answer; None if it is refused."""
        if self.least is not None and self.greatest is not None:
            text = one_line(answer)
            if not re.fullmatch(r"[-+−]?\d+", text):
                return None
            value = int(text.replace("−", "-"))
            return value if self.least <= value <= self.greatest else None
        if self.meanings is not None:
            return self.meanings.get(compared(answer), self.otherwise)
        return one_line(answer)[: self.length]


def text_asked(key: str, label: Prose, tree: Tree) -> Ask:
    """Read a question for a text."""
    return Ask(key, label, length=number(tree, "length", 40))


def number_asked(key: str, label: Prose, tree: Tree, declared: Declared) -> Ask:
    """Read a question for a number."""
    least, greatest = number(tree, "min", declared.low), number(tree, "max", declared.high)
    return Ask(key, label, least=least, greatest=greatest)


def value_asked(key: str, label: Prose, tree: Tree) -> Ask:
    """Read a question whose answers mean something."""
    meanings: dict[str, str] = {}
    for value, answers in tree["among"].items():
        for answer in answers if isinstance(answers, list) else [answers]:
            meanings.setdefault(compared(answer), str(value))
    return Ask(key, label, meanings=meanings, otherwise=str(tree["else"]))


def one_line(answer: str) -> str:
    """Return an answer with one space for each stretch of white space and control characters."""
    spaced = "".join(" " if sign.isspace() or unicodedata.category(sign) == "Cc" else sign for sign in answer)
    return re.sub(" +", " ", spaced).strip(" ")


def compared(answer: str) -> str:
    """Return an answer as it is compared: without case, kinds of quotes and hyphens, and signs at the ends."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", answer).casefold())
    text = one_line(text.translate(ALIKE))
    while text and _is_outside(text[0]):
        text = text[1:]
    while text and _is_outside(text[-1]):
        text = text[:-1]
    return text


def _is_outside(sign: str) -> bool:
    """Whether a sign does not count at the ends of an answer."""
    return sign == " " or unicodedata.category(sign).startswith("P")
