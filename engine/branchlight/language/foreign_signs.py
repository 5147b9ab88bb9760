"""Signs of other languages in prose, which would be shown as they are: one warning for each, with our notation.

Ordinary prose has dollars, arrows, dashes and brackets too. So a `$` counts only before a declared name, an arrow only
before a node or alone on its line, and the rest only in the exact form that another language has.
"""

import re
from collections.abc import Iterable, Iterator

from branchlight.language.foreign_forms import FORMS, LABELS, SIGNS, ForeignForm
from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import FOREIGN_SIGN
from branchlight.language.mistake import Mistake

# Every sign contains one of these.
_MARKS = ("$", "[[", "<<", "->", "//", "~", "(set:", "(if:")
_NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_SIGN = re.compile(
    rf"""(?<!\\)(?:
      (?<![\w{{])\$(?P<value>{_NAME})
    | \[\[(?P<link>[^\[\]\n]{{1,200}})\]\]
    | <<(?P<macro>/?[a-z]+)\b[^<>\n]{{0,200}}>>
    | (?<![-<])->[ \t]*(?P<divert>{_NAME})[ \t]*(?=$|[|}}])
    | ^[ \t]*~[ \t]*(?P<statement>{_NAME}[ \t]*(?:[-+]?=(?!=)|\+\+|--)[^\n{{}}]*)
    | ^[ \t]*(?P<comment>//)
    | \((?P<harlowe>set|if):[^()\n]{{0,200}}\)
    )""",
    re.VERBOSE | re.MULTILINE,
)


def _one_of(signs: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dict.fromkeys(signs))))


# Most prose has none of these, and is not searched further.
_IN_TEXTS = _one_of((*SIGNS, *_MARKS))
_IN_LABELS = _one_of((*SIGNS, *_MARKS, *[sign for form in LABELS for sign in form.signs]))
_NOTATION = re.compile(r"[<>()$:]+")
_ENDS = ("END", "DONE")
_MACROS = frozenset(
    "set unset if elseif else switch case for print link button goto include run script silently nobr textbox "
    "display return back actions choice either linkappend linkreplace timed repeat type jump detour declare once "
    "endonce endif wait stop".split()
)
_ARGUMENT = re.compile(r"\w[\w.]*")
_CHANGE = "state changes in `do:`, for example `do: trust = 3`"
_CONDITION = "a condition in a text is `{condition: one | other}`"
_ONCE = "words that are shown once are `{{! words}}`, and a choice says `once: true`"
_MACRO_HINTS = {
    "goto": "a way to another node is `go: {}`",
    "jump": "a way to another node is `go: {}`",
    "detour": "to play another node, write `call: {}`",
    "include": "to play another node, write `call: {}`",
    "declare": "state is declared on the title page, below `state:`",
    "once": _ONCE,
    "endonce": _ONCE,
    "return": "to return to where a `call` was made, write `go: back`",
    "wait": "a pause is a line of its own: `@pause {}`",
    "stop": "a node ends the story with `ending: name`",
    "print": "a value in a text is `{{name}}`",
    "link": "a choice is written below `choices:`",
    "textbox": "to let the reader type, write `ask:`",
}


def may_have_signs(text: str, is_label: bool = False) -> bool:
    """Return whether `foreign_signs` may find something in a text. This is much faster."""
    return (_IN_LABELS if is_label else _IN_TEXTS).search(text) is not None


def foreign_signs(text: str, interpreter: Interpreter, is_label: bool = False) -> Iterator[Mistake]:
    """Yield a warning for every sign of another language in a text. Of two that overlap, the longer form counts."""
    covered = bytearray(len(text))
    yield from _in_forms(text, interpreter, (*FORMS, *LABELS) if is_label else FORMS, covered)
    for mistake in _alone(text, interpreter):
        if not any(covered[mistake.start : mistake.end]):
            yield mistake


def _in_forms(
    text: str, interpreter: Interpreter, forms: tuple[ForeignForm, ...], covered: bytearray
) -> Iterator[Mistake]:
    """Yield a warning for every form in a text, and mark the characters in `covered` that it has."""
    for signs, pattern, told in forms:
        if any(map(text.__contains__, signs)):
            for match in re.finditer(pattern, text, re.MULTILINE):
                start, end = match.end() - len(match[0].lstrip()), match.end()
                hint = "" if any(covered[start:end]) else told(match, interpreter)
                if hint:
                    covered[start:end] = b"\1" * (end - start)
                    yield _warning(match[0].strip(), start, hint)


def _warning(shown: str, start: int, hint: str) -> Mistake:
    return Mistake(FOREIGN_SIGN, f"`{shown}` would be shown on the page as it is", start, start + len(shown), hint)


def _alone(text: str, interpreter: Interpreter) -> Iterator[Mistake]:
    """Yield a warning for every sign that means something by itself."""
    if any(mark in text for mark in _MARKS):
        for match in _SIGN.finditer(text):
            found = _sign(match, interpreter)
            if found is not None:
                shown, hint = found
                start = match.end() - len(match[0].lstrip())
                yield _warning(shown, start, hint)


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
            before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
            in_braces = match.string.startswith(("|", "}"), match.end())
            leads = not before or (in_braces and before[-1] in "{|:") or interpreter.is_node(inner)
            return (whole, f"beside `text:`, write `go: {inner}`") if leads else None
        case "statement":
            return whole, f"state changes in `do:`, for example `do: {_statement(inner)}`"
        case "comment":
            return "//", "a comment begins with `#`, outside the text; to show the sign, write `\\//`"
        case _:
            return whole, _macro_hint(inner, whole)


def _macro_hint(name: str, whole: str) -> str:
    """Return our notation for a macro, with the author's own names if it sets a state."""
    words = _NOTATION.sub(" ", whole).split()
    if name in _MACRO_HINTS:
        known = len(words) == 2 and _ARGUMENT.fullmatch(words[1])
        return _MACRO_HINTS[name].format(words[1] if known else "2" if name == "wait" else "node")
    from branchlight.language.corrections import statement_hint  # late, because few stories need it

    statement = statement_hint(" ".join(words))
    return f"{statement} in `do:`" if statement else _CHANGE if name == "set" else _CONDITION


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
