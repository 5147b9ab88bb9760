"""Text to tokens."""

import re
from typing import NamedTuple

from engine.language.codes import SYNTAX
from engine.language.mistake import Mistake, MistakeError
from engine.source import new

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+)
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<op>//|==|!=|<=|>=|\+=|-=|[-+*%<>=(),])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_WORDS = frozenset(("and", "or", "not", "in", "if", "else"))
_HINTS = {
    "/": "division is `//`, which rounds down",
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
    "\u201c": 'write straight quotation marks (")',
    "\u201d": 'write straight quotation marks (")',
    "\u2018": "write straight quotation marks (')",
    "\u2019": "write straight quotation marks (')",
    "\u2013": "a minus is `-`",
    ";": "in `do:`, write each statement in a line of its own, behind `- `",
    ".": "numbers are whole, and a full name is `scene.node`",
    '"': "the quoted text is not closed",
    "'": "the quoted text is not closed",
}


class Token(NamedTuple):
    """`kind` is "number", "name", "text", "end", or the operator or word itself."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, closed by one of kind "end". Raises `MistakeError` at what is no token."""
    found: list[Token] = []
    position = 0
    while True:
        match = _TOKEN.match(text, position)
        if match is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            sign = text[at]
            raise MistakeError(Mistake(SYNTAX, f"`{sign}` is not understood here", at, at + 1, _HINTS.get(sign, "")))
        kind = match.lastgroup or "end"
        start, position = match.span(kind)
        word = text[start:position]
        if kind == "op" or word in _WORDS:
            kind = word
        found.append(new(Token, (kind, word, start, position)))
        if kind == "end":
            return found
