"""Sides in the wrong place, and sides of a series that are probably no prose."""

import re

from branchlight.language.brace_outline import SideOutline
from branchlight.language.condition_mistakes import ESCAPE, test_at
from branchlight.language.functions import FUNCTIONS
from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import SIDES, STRAY_NAME
from branchlight.language.mistake import Mistake

_VALUE = re.compile(r"([^\W\d]\w*(?:\.[^\W\d]\w*)*)(?: as \w+)*")
_KEYWORD = re.compile(r"(if|plural)\s+(?:not\s+)?([^\W\d][\w.]*)")
_FORMS = {"if": "a condition in a text is `{condition: one | other}`", "plural": "write `{plural n: apple | apples}`"}
_WHOLE_CONDITION = re.compile(r"[^!?\n]{0,60}(?:[<>=]|\w\(| in | and | or )[^!?\n]{0,60}|not [\w.]+")
_BEGINNING = re.compile(r"(?:not )?(?:([^\W\d][\w.]*) *(?:[<>]=?|[=!]=?) *\w|([^\W\d]\w*)\()")
_TWO_SIGNS = re.compile(r"\s*(!~|&~|~&)(?=\s)")
_ELSE_INSIDE = re.compile(r"[,;.!?/)\u201d\"']\s*(else\s*:)")


def stray_sides(text: str, sides: list[SideOutline], interpreter: Interpreter) -> list[Mistake]:
    """Return the mistakes in the sides of a series. Its sign is not part of the first side."""
    late = next((number for number, side in enumerate(sides) if side.colon >= 0), 0)
    found = _late_condition(text, sides[:late], sides[late], interpreter) if late else None
    if found is not None:
        return [found]
    return [wrong for side in sides if (wrong := _stray(text, side, interpreter))]


def _stray(text: str, side: SideOutline, interpreter: Interpreter) -> Mistake | None:
    """Return the mistake if a side is a declared name or a condition."""
    words, start = _stripped(text, side)
    value = _VALUE.fullmatch(words)
    if value and interpreter.declares(value[1]):
        hint = f"to show its value, write `{{{words}}}`; to show the word, `\\{words}`"
        if interpreter.mistake_in(words) is None:
            hint = f"for a condition, write `{{{words}: one | other}}`; {hint}"
        message = f"`{value[1]}` is a declared name, and would be shown as this word"
        return Mistake(STRAY_NAME, message, start, start + len(words), hint)
    if (found := _KEYWORD.match(words)) and interpreter.declares(found[2]):
        word = found[1]
        hint = f"{_FORMS[word]}; to show the word, write `\\{word}`"
        return Mistake(STRAY_NAME, f"`{word}` would be shown as a word here", start, start + len(word), hint)
    if _WHOLE_CONDITION.fullmatch(words) and interpreter.mistake_in(words) is None:
        hint = f"for a condition, write `{{{words}: one | other}}`; to show it, write a backslash before it"
        message = f"`{words}` is a condition, and would be shown as it is written"
        return Mistake(STRAY_NAME, message, start, start + len(words), hint)
    found = _BEGINNING.match(words)
    if found and (interpreter.declares(found[1]) if found[1] else found[2] in FUNCTIONS):
        hint = "write a colon after the condition, or a backslash before it to show it"
        return Mistake(STRAY_NAME, "a condition would be shown as it is written", start, start + 1, hint)
    return None


def else_inside(text: str, side: SideOutline) -> Mistake | None:
    """Return the mistake for `else:` within a side of a condition, as in `{met: One., else: Two.}`."""
    if side.colon < 0 or text.find("else", side.colon, side.end) < 0:
        return None
    found = _ELSE_INSIDE.search(text, side.colon + 1, side.end)
    if found is None:
        return None
    hint = f"write `|` before it; {ESCAPE}"
    return Mistake(SIDES, "`else:` would be shown as it is written", found.start(1), found.end(1), hint)


def wrong_sign(text: str, start: int) -> Mistake | None:
    """Return the mistake for two signs of a series, as in `{!~ a | b}`. The second would be shown."""
    found = _TWO_SIGNS.match(text, start)
    if found is None:
        return None
    meant = "~!" if "!" in found[1] else "~"
    hint = f"write `{{{meant} a | b}}`; to show the second sign, write a backslash before it"
    return Mistake(SIDES, f"`{found[1]}` is no sign of a series", found.start(1), found.end(1), hint)


def _late_condition(
    text: str, before: list[SideOutline], side: SideOutline, interpreter: Interpreter
) -> Mistake | None:
    """Return the mistake if a later side of a series begins with a condition or `else`."""
    test = test_at(text, side.start, side.colon)
    if test.text != "else" and (not test.text or interpreter.mistake_in(test.text) is not None):
        return None
    hint = f"write a condition and a colon before the first side; {ESCAPE}"
    parts = [_stripped(text, each)[0] for each in before]
    joined = " or ".join([*filter(None, parts), test.text])
    if test.text != "else" and interpreter.mistake_in(joined) is None:
        hint = f"`|` separates sides: for a condition, write `{joined}`"
    message = f"`{test.text}:` belongs to a condition, and the sides before it have none"
    return Mistake(SIDES, message, test.start, test.colon + 1, hint)


def too_early(text: str, side: SideOutline) -> Mistake:
    """Return the mistake for a side without a condition that is not the last one."""
    words, start = _stripped(text, side)
    if side.colon >= 0:
        return Mistake(SIDES, "`else` must be the last side", start, side.colon + 1, "move it to the end")
    hint = "write its condition and a colon before it: `{one: a | two: b | else: c}`"
    return Mistake(
        SIDES, "only the last side of these braces may have no condition", start, start + max(1, len(words)), hint
    )


def _stripped(text: str, side: SideOutline) -> tuple[str, int]:
    """Return the words of a side without the spaces around them, and where they begin."""
    source = text[side.start : side.end]
    return source.strip(), side.start + len(source) - len(source.lstrip())
