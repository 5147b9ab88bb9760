"""The lexer: text to tokens."""

import re

from branchlight.language.habits import brace_hint, list_hint
from branchlight.language.language_codes import SYNTAX
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.source import new
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.trouble import ITEM, ITEM_SIGNS

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+)
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<op>//|==|!=|<=|>=|\+=|-=|[-+*%<>=(),])
    | (?P<colon>:(?!=))
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_KINDS = ("end", *_TOKEN.groupindex)
"""The kind of a token by the number of its group."""
_NAME = re.compile(r"[^\W\d]\w*")
_WORDS = frozenset(("and", "or", "not", "in", "if", "else"))
_BEFORE_COLON = ["name", "(", "name", "in", "name"]
"""The kinds of tokens before the only `:` of the language, that of `any(c in cast: test)`."""

POWERS = "there are no powers; multiply a number by itself; for a member of a set, write `member in bag`"
ONE_A_LINE = "in `do:`, write each statement on a line of its own, after `- `"
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
    "\u2264": "write `<=`",
    "\u2265": "write `>=`",
    "\u2260": "write `!=`",
    "\u00d7": "times is `*`",
    "\u00f7": "division is `//`, which rounds down",
    "^": POWERS,
    "?": "for a value, write `one if condition else other`",
    ":=": "to change state, write `=`",
    ";": ONE_A_LINE,
    ".": "numbers are whole: count in hundredths, and show them with `as money`; a full name is `scene.node`",
    '"': "the quoted text is not closed",
    "'": "the quoted text is not closed",
}


class Token(NamedTuple):
    """A token. `kind` is "number", "name", "text", "end", or the operator or word itself."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text`, ending with one of kind "end". Raises `MistakeError` if a sign is not a token."""
    found: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            break
        group = match.lastindex or 0
        kind = _KINDS[group]
        if kind == "colon" and [each.kind for each in found[-5:]] != _BEFORE_COLON:
            break
        start, position = match.span(group)
        word = text[start:position]
        if kind in ("op", "colon") or word in _WORDS:
            kind = word
        found.append(new(Token, (kind, word, start, position)))
        if kind == "end":
            return found
    at = position + len(text[position:]) - len(text[position:].lstrip())
    sign = text[at]
    hint = ITEM if not found and sign in ITEM_SIGNS else _hint(text, at) or "leave it out"
    raise MistakeError(Mistake(SYNTAX, f"`{sign}` is not understood here", at, at + 1, hint))


def _hint(text: str, at: int) -> str:
    """Return a hint for the sign at `at`, or ""."""
    sign, name = text[at], _NAME.match(text, at + 1)
    if sign == "[":
        return list_hint(text)
    if sign == "{":
        return brace_hint(text)
    if sign == "$" and name:
        return f"write the name alone: `{name[0]}`"
    return _HINTS.get(text[at : at + 2]) or _HINTS.get(sign, "")
