"""Signs of other languages in prose, which would be shown as they are: one warning for each, with our notation.

Ordinary prose has dollars, arrows, dashes and brackets too. So a `$` counts only before a declared name, an arrow only
before a node or alone on its line, and the rest only in the exact form that another language has.
"""

import re
from collections.abc import Iterator

from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import FOREIGN_SIGN
from branchlight.language.mistake import Mistake

# Every sign contains one of these. Most prose has none of them, and is not searched further.
_MARKS = ("$", "[[", "<<", "->", "//", "~", "(set:", "(if:")
_NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_SIGN = re.compile(
    rf"""(?<!\\)(?:
      (?<![\w{{])\$(?P<value>{_NAME})
    | \[\[(?P<link>[^\[\]\n]{{1,200}})\]\]
    | <<(?P<macro>/?[a-z]+)\b[^<>\n]{{0,200}}>>
    | (?<![-<])->[ \t]*(?P<divert>{_NAME})[ \t]*(?:->)?[ \t]*$
    | ^[ \t]*~[ \t]*(?P<statement>{_NAME}[ \t]*(?:[-+]?=(?!=)|\+\+|--)[^\n{{}}]*)
    | ^[ \t]*(?P<comment>//)
    | \((?P<harlowe>set|if):[^()\n]{{0,200}}\)
    )""",
    re.VERBOSE | re.MULTILINE,
)
_NOTATION = re.compile(r"[<>()$:]+")
_ENDS = ("END", "DONE")
_MACROS = frozenset(
    "set unset if elseif else switch case for print link button goto include run script silently nobr textbox "
    "display return back actions choice either linkappend linkreplace timed repeat type".split()
)
_MACRO_HINTS = {
    "set": "state changes in `do:`, for example `do: trust = 3`",
    "if": "a condition in a text is `{condition: one | other}`",
    "goto": "a way to another node is `go: node`",
    "include": "to play another node, write `call: node`",
    "print": "a value in a text is `{name}`",
    "link": "a choice is written below `choices:`",
    "textbox": "to let the reader type, write `ask:`",
}


def foreign_signs(text: str, interpreter: Interpreter) -> Iterator[Mistake]:
    """Yield a warning for every sign of another language in a text."""
    if any(mark in text for mark in _MARKS):
        for match in _SIGN.finditer(text):
            found = _sign(match, interpreter)
            if found is not None:
                shown, hint = found
                start = match.end() - len(match[0].lstrip())
                message = f"`{shown}` would be shown on the page as it is"
                yield Mistake(FOREIGN_SIGN, message, start, start + len(shown), hint)


def _sign(match: "re.Match[str]", interpreter: Interpreter) -> tuple[str, str] | None:
    """Return what of a match is foreign, and our notation for it; None if it is prose."""
    kind = str(match.lastgroup)
    inner, whole = match[kind], match[0].strip()
    match kind:
        case "value":
            return (whole, f"write `{{{inner}}}`") if interpreter.declares(inner) else None
        case "link":
            return whole, f"a link is a choice: below `choices:`, write `- {_choice(inner)}`"
        case "macro":
            return (whole, _macro_hint(inner.lstrip("/"), whole)) if inner.lstrip("/") in _MACROS else None
        case "divert":
            if inner in _ENDS:
                return whole, "a node ends the story with `ending: name`"
            line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.end()]
            leads = line.strip() == whole or interpreter.is_node(inner)
            return (whole, f"beside `text:`, write `go: {inner}`") if leads else None
        case "statement":
            return whole, f"state changes in `do:`, for example `do: {_statement(inner)}`"
        case "comment":
            return "//", "a comment begins with `#`, outside the text; to show the sign, write `\\//`"
        case _:
            return whole, _macro_hint(inner, whole)


def _macro_hint(name: str, whole: str) -> str:
    """Return our notation for a macro, with the author's own names if it sets a state."""
    from branchlight.language.corrections import statement_hint  # late, because few stories need it

    statement = statement_hint(_NOTATION.sub(" ", whole).strip())
    return f"{statement} in `do:`" if statement else _MACRO_HINTS.get(name, _MACRO_HINTS["if"])


def _choice(link: str) -> str:
    """Return a choice for what is between the brackets of a link."""
    if "->" in link:
        label, target = link.split("->", 1)
    elif "<-" in link:
        target, label = link.split("<-", 1)
    else:
        label, _, target = link.rpartition("|")
    return f"{label.strip() or target.strip()}: {target.strip()}"


def _statement(text: str) -> str:
    """Return a statement without the signs that only other languages have."""
    for sign, change in (("++", " += 1"), ("--", " -= 1")):
        text = text.replace(sign, change)
    return " ".join(text.split())
