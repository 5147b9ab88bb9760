"""Corrections of what is written as in another language. Only what is right in this story is suggested."""

import re
from collections.abc import Callable
from typing import Any

from branchlight.language.condition_habits import guesses
from branchlight.language.functions import FUNCTIONS
from branchlight.language.language_codes import ASSIGNMENT, SYNTAX
from branchlight.language.mistake import FOLLOW_UP, Mistake
from branchlight.language.parser import parse_statement
from branchlight.language.scope import Scope
from branchlight.language.statement_habits import condition_before, key_for, member_guesses, statement_guesses
from branchlight.language.types import Type
from branchlight.source.did_you_mean import near
from branchlight.source.guess import Guess

Check = Callable[[str], Any]
"""Returns the mistake in a text, or what it means."""

_WORD = re.compile(r"(?:\b(?:has|have|with|no) +)?\b([^\W\d]\w*)\b(?! *[(.\w])")
_LONGEST = 200
_WITH_EXAMPLE = (SYNTAX, ASSIGNMENT)


def corrected_expression(mistake: Mistake, text: str, scope: Scope, check: Check) -> Mistake:
    """Return the mistake of an expression, with a hint that says what was probably meant."""
    if mistake is FOLLOW_UP or len(text) > _LONGEST:
        return mistake
    for guess in (*guesses(text), *_with_holders(text, scope)):
        if not isinstance(check(guess), Mistake):
            written = f"`{guess}`" in mistake.hint
            if written and isinstance(mistake.hint, Guess):
                return mistake
            hint = mistake.hint if written else f"write `{guess}`"
            return mistake._replace(hint=Guess(hint, text, guess, sure=not written))
    return mistake


def corrected_statement(mistake: Mistake, text: str, scope: Scope, check: Check) -> Mistake:
    """Return the mistake of a statement, with a hint that says what was probably meant."""
    if mistake is FOLLOW_UP:
        return mistake
    key = key_for(text)
    if key:
        message = "this is not a statement: `do:` only changes state"
        return mistake._replace(message=message, start=0, end=len(text), hint=f"write `{key}` beside `do:`")
    members = [(f"{name} {op} {word}",) for word, op in member_guesses(text) for name, _ in scope.holders(word)]
    for guess in (*statement_guesses(text), *members):
        fitting = tuple([_fitting(statement, scope) for statement in guess])
        if all(statement and not isinstance(check(statement), Mistake) for statement in fitting):
            return mistake._replace(hint=_hint(fitting, text, check))
    condition, statement = condition_before(text)
    if condition and not isinstance(check(statement), Mistake):
        return mistake._replace(hint=f"write `- if: {condition}` and below it `do: {statement}`")
    return mistake._replace(hint=mistake.hint or _example(text, scope)) if mistake.code in _WITH_EXAMPLE else mistake


def _fitting(statement: str, scope: Scope) -> str:
    """Return a statement as its author probably means it; "" if it cannot be meant.

    A set gets a member added. Only what is true or false becomes true or false.
    """
    name, sign, value = statement.partition(" = ")
    found = scope.variable(name) if sign else None
    if found and found[1].kind == "set of" and value in found[1].names:
        return f"{name} += {value}"
    emptied, sign, by = statement.partition(" -= ")
    cleared = scope.variable(emptied) if sign and by == emptied else None
    if cleared and cleared[1].kind != "set of":
        return ""
    return "" if found and found[1].kind != "truth" and value in ("true", "false") else statement


def statement_hint(text: str) -> str:
    """Return a hint for a statement of another language, without looking at what is declared; "" if there is none."""
    for guess in statement_guesses(text):
        if len(guess) == 1 and not isinstance(parse_statement(guess[0]), Mistake):
            return f"write `{guess[0]}`"
    return ""


def _hint(guess: tuple[str, ...], text: str, check: Check) -> str:
    if len(guess) > 1:
        return f"write each as an item of its own: {', '.join([f'`- {each}`' for each in guess])}"
    condition, statement = condition_before(text)
    if condition and not isinstance(check(statement), Mistake):
        return f"write `{guess[0]}`, or `- if: {condition}` and below it `do: {statement}`"
    return Guess(f"write `{guess[0]}`", text, guess[0])


def _with_holders(text: str, scope: Scope) -> list[str]:
    """Return the text with tests in place of the words that are values, members or things, if it has any."""
    found: list[str] = []
    for number in range(2):

        def asked(match: re.Match[str], number: int = number) -> str:
            holders = scope.holders(match[1])[number:]
            if not holders or re.search(r"(?:[=<>]|\bin) *$", text[: match.start()]):
                return match[0]
            if re.match(r" *(?:[=!<>]=?|not in\b|in\b)", text[match.end() :]):
                return match[0]
            name, type_ = holders[0]
            no = "not " if match[0].startswith("no ") else ""
            return f"{no}{name} == {match[1]}" if type_.kind == "one of" else f"{no}{match[1]} in {name}"

        asking = _WORD.sub(asked, text)
        found += [asking, *guesses(asking)] if asking != text else []
    return found


def _example(text: str, scope: Scope) -> str:
    """Return a hint with a statement that changes what the text begins with."""
    begins = re.match(r"[^\W\d][\w.]*", text)
    name = begins[0] if begins else ""
    if name in FUNCTIONS and text.endswith(")"):
        one = re.fullmatch(r"roll\((\d+)\)", text)
        return f"to keep this value, write `name = {f'roll(1, {one[1]})' if one else text}`"
    known = list(scope.known("value"))
    if name not in known:
        return near(name, known, 0.75) or "a statement is `name = value`, with a name that `state:` declares"
    value = scope.variable(name)
    return f"for example `{name} {_VALUES.get(value[1].kind, '=')} {_value(value[1])}`" if value else ""


_VALUES = {"whole": "+=", "set of": "+="}


def _value(type_: Type) -> str:
    return type_.names[0] if type_.names else {"truth": "true", "text": '"words"'}.get(type_.kind, "1")
