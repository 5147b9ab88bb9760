"""Hints for syntax of other languages. They keep the author's own names and numbers."""

import re

from branchlight.language.language_codes import SIGNS
from branchlight.language.mistake import Mistake

_NAME = r"([^\W\d][\w.]*)"
_LONGEST = 200  # characters that are searched: a longer statement is not a slip
_REVERSED = re.compile(rf"{_NAME}\s*(=-)\s+(\S.*)", re.DOTALL)
TAGS = re.compile(r"\{if ([^{}|:\n]{1,100})\}([^{}|]{0,500})(?:\{else\}([^{}|]{0,500}))?\{(?:endif|end|/if|fi)\}")
"""A condition between tags, as some engines for templates have it."""
_SET_TO_LIST = re.compile(rf"{_NAME} ?(\+|-)?= ?\[ *(\w*) *\]")


def reversed_signs(text: str) -> Mistake | None:
    """Return the warning for `money =- 5`, which sets a negative number; None for any other statement."""
    found = _REVERSED.fullmatch(text)
    if found is None:
        return None
    hint = f"to subtract, write `{found[1]} -= {found[3]}`; else put the sign beside its number: `= -{found[3]}`"
    return Mistake(SIGNS, "`=-` sets this state, and subtracts nothing", found.start(2), found.end(2), hint)


def list_hint(text: str) -> str:
    """Return a hint for a list in brackets that is assigned to a set, or a general one."""
    found = _SET_TO_LIST.search(text[:_LONGEST])
    if found and found[3]:
        return f"a set changes by its members: `{found[1]} {found[2] or '+'}= {found[3]}`"
    if found:
        return f"to empty a set, write `{found[1]} -= {found[1]}`"
    return "there are no lists; a set changes by its members: `bag += key`"


def brace_hint(text: str) -> str:
    """Return a hint for an expression in braces that needs none."""
    inner = text.strip().removeprefix("{").removesuffix("}").strip()
    return f"leave out the braces: `{inner}`" if inner and not set("{}") & set(inner) else "leave out the braces"


def tags_hint(found: "re.Match[str]") -> str:
    """Return a hint for a match of `TAGS`."""
    yes, no = " ".join(found[2].split()), " ".join((found[3] or "").split())
    return f"write `{{{found[1].strip()}: {yes}{f' | {no}' if no else ''}}}`"


def question_hint(test: str, sides: str) -> str:
    """Return a hint for a conditional with a question mark, as C has it, in braces."""
    yes, _, no = sides.partition(":")
    return f"write `{{{test.strip()}: {_bare(yes)} | {_bare(no)}}}`"


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
