"""Mistakes in what is before a colon in braces. The hint gives the right condition if it can be guessed."""

import re

from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import CONDITION, FUNCTION, TYPE, UNKNOWN_NAME
from branchlight.language.mistake import FOLLOW_UP, Mistake
from branchlight.language.parser import parse_expression
from branchlight.source import new
from branchlight.source.guess import Guess
from branchlight.source.named_tuple import NamedTuple

ESCAPE = "to show the colon itself, write `\\:`"
_ESCAPED = Guess(ESCAPE, ":", "\\:")

_LONGEST_QUOTED = 40
_NAME = re.compile(r"[^\W\d][\w.]*")
_OPERATOR = re.compile(r"[<>=+%(]")
_FURTHER = re.compile(r"(?i)else if|elseif|elif|elsif")
_SERIES = {
    "shuffle": "~ a | b",
    "shuffle once": "~! a | b",
    "stopping": "a | b",
    "sequence": "a | b",
    "cycle": "& a | b",
    "once": "! a",
    "first": "! a",
}
_ELSE = frozenset(("else", "otherwise", "default", "_"))


class Test(NamedTuple):
    """The text before an own colon: where it begins, without the spaces around it, and where its colon is."""

    text: str
    start: int
    colon: int


def test_at(text: str, start: int, colon: int) -> Test:
    """Return the text between two offsets, the second of which is a colon's."""
    source = text[start:colon].lstrip()
    return new(Test, (source.rstrip(), colon - len(source), colon))


def is_about_state(text: str, interpreter: Interpreter) -> bool:
    """Return whether a text was probably meant as an expression: it has an operator or a declared name."""
    return bool(_OPERATOR.search(text)) or any(interpreter.declares(name) for name in _NAME.findall(text))


def is_corrected(test: Test, interpreter: Interpreter) -> bool:
    """Return whether a text before a colon, in which a mistake was found, has a right condition near to it."""
    from branchlight.language.condition_habits import guesses  # late, because few stories need it

    return any(interpreter.mistake_in(guess) is None for guess in guesses(test.text))


def mistaken(test: Test, found: Mistake, is_first: bool, interpreter: Interpreter) -> Mistake:
    """Return the mistake to report for a text before a colon, in which a mistake was found. It has a place."""
    if found is FOLLOW_UP:
        return found
    at = found._replace(start=found.start + test.start, end=found.end + test.start)
    if not is_first and test.text.lower() in _ELSE:
        message = f"`{test.text}` is not a condition"
        return Mistake(CONDITION, message, test.start, test.colon, f"for the last side, write `else:`; {ESCAPE}")
    if test.text.startswith("plural "):
        return at._replace(hint="a plural needs braces of its own: `{plural n: apple | apples}`")
    if is_first and test.text == "else":
        hint = "write a condition first: `{condition: one | else: other}`"
        return Mistake(CONDITION, "there is no condition before this `else`", test.start, test.colon, hint)
    if is_first and test.text in _SERIES:
        hint = f"write `{{{_SERIES[test.text]}}}`; {ESCAPE}"
        return Mistake(CONDITION, f"`{test.text}` is a series, and no condition", test.start, test.colon, hint)
    from branchlight.language.condition_habits import guesses  # late, because few stories need it

    further = _FURTHER.match(test.text) if not is_first else None
    rough = ""
    for guess in guesses(test.text):
        if interpreter.mistake_in(guess) is None:
            hint = f"write `{guess}:`, without `{further[0]}`" if further else f"write `{guess}`"
            return at._replace(hint=Guess(hint, test.text, guess))
        rough = rough or ("" if isinstance(parse_expression(guess), Mistake) else guess)
    if _OPERATOR.search(test.text):
        other = ESCAPE if found.code in (FUNCTION, TYPE) else f"complete the condition; {ESCAPE}"
        return at._replace(hint=at.hint or (f"write `{rough}`" if rough else other))
    if is_about_state(test.text, interpreter):
        hint = at.hint or (f"write `{rough}`" if rough else "")
        return at._replace(hint=_or_escaped(hint) if hint else ESCAPE)
    if found.code is UNKNOWN_NAME and _NAME.fullmatch(test.text):
        return at._replace(hint=_or_escaped(at.hint))
    if not test.text:
        return Mistake(CONDITION, "there is no condition before this colon", test.colon, test.colon + 1, _ESCAPED)
    message = f"only a condition has a colon after it in braces, and `{_quoted(test.text)}` is none"
    return Mistake(CONDITION, message, test.colon, test.colon + 1, _ESCAPED)


def _or_escaped(hint: str) -> str:
    """Return a hint that names two ways out. If the first has a fix, it is offered, and is not sure."""
    both = f"{hint}; {ESCAPE}"
    return Guess(both, hint.word, hint.meant, sure=False) if isinstance(hint, Guess) else both


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTED else "… " + words[-_LONGEST_QUOTED:].partition(" ")[2]
