"""Branches of a condition that are written as in ink: each on a line that begins with a dash."""

import re

from branchlight.language.brace_outline import SideOutline
from branchlight.language.condition_mistakes import is_about_state
from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import SIDES
from branchlight.language.mistake import Mistake

_LONGEST_QUOTED = 80
_TEST = r"[^\s:|{}][^:|{}\n]{0,200}?"
_BRANCH = re.compile(rf"(?:(?:^|\n)[ \t]*-[ \t]+({_TEST})|(?<=\s)-[ \t]*(else))[ \t]*:")
_NUMBER = re.compile(r"-?\d+")


def branch_lines(text: str, sides: list[SideOutline], interpreter: Interpreter) -> Mistake | None:
    """Return the mistake if a line within braces begins with a dash, a condition and a colon."""
    start, end = sides[0].start, sides[-1].end
    inner = text[start:end]
    if "-" not in inner:
        return None
    plain = _without_inner(inner)
    found = [match for match in _BRANCH.finditer(plain) if _is_test(_test(match), interpreter)]
    if not found:
        return None
    at = found[0].end() - len(found[0][0].lstrip())
    hint = f"write `|` before each further condition: `{_as_meant(inner, found)}`; to show the dash, write `\\-`"
    message = "in braces, a dash does not begin a branch, and would be shown"
    return Mistake(SIDES, message, start + at, start + found[0].end(), hint)


def _test(match: "re.Match[str]") -> str:
    return str(match[1] or match[2])


def _is_test(test: str, interpreter: Interpreter) -> bool:
    if test == "else" or _NUMBER.fullmatch(test):
        return True
    return interpreter.mistake_in(test) is None or (" " not in test and is_about_state(test, interpreter))


def _without_inner(text: str) -> str:
    """Return the text of braces with spaces in place of those within it."""
    depth, kept = 0, []
    for sign in text:
        depth -= sign == "}" and depth > 0
        kept.append(" " if depth or sign == "}" else sign)
        depth += sign == "{"
    return "".join(kept)


def _as_meant(inner: str, found: list["re.Match[str]"]) -> str:
    """Return the brace with its own conditions and sides, which are left out if they are long."""
    first = inner[: found[0].start()].strip()
    ends = [match.start() for match in found[1:]] + [len(inner)]
    tests = [_test(match) for match in found]
    sides = [" ".join(inner[match.end() : end].split()) for match, end in zip(found, ends, strict=True)]
    parts = [f"{test}: {side}" for test, side in zip(tests, sides, strict=True)]
    if first:
        before, colon, side = first.partition(":")
        switched = colon and not side.strip()
        if switched:
            parts = [part if part.startswith("else:") else f"{before.strip()} == {part}" for part in parts]
        else:
            parts.insert(0, " ".join(first.split()))
    whole = "{" + " | ".join(parts) + "}"
    return whole if len(whole) <= _LONGEST_QUOTED else "{met: one | else: other}"
