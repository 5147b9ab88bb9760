"""Forms of other languages that prose does not have: lines of ink and Yarn, and braces, brackets and tags.

Each has a pattern, the signs without which the pattern is not tried, and our notation. A form that prose might have
counts only with a declared name in it.
"""

import re
from collections.abc import Callable

from branchlight.language.condition_mistakes import is_about_state
from branchlight.language.interpreter import Interpreter
from branchlight.source.named_tuple import NamedTuple

Found = re.Match[str]
_NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_BELOW = "a choice is written below `choices:`: "
_FUNCTION = "there are no functions of one's own: what is computed from state is a formula, below `formulas:`"
_NODE = "a node is a document of its own: three dashes (---), and then `node: {}`"


class ForeignForm(NamedTuple):
    """A form. `hint` returns our notation for a match, or "" if that is prose. Few stories need its pattern."""

    signs: tuple[str, ...]
    pattern: str
    hint: Callable[[Found, Interpreter], str]


def _form(signs: str, pattern: str, hint: str | Callable[[Found, Interpreter], str]) -> ForeignForm:
    """Return a form. A hint that is a text takes the named groups of the match."""

    def told(match: Found, _: Interpreter) -> str:
        named = {name: (each or "").strip() for name, each in match.groupdict().items()}
        return str(hint).format(*match.groups(), **named)

    return ForeignForm(tuple(signs.split(" or ")), pattern, told if isinstance(hint, str) else hint)


def _stitch(match: Found, interpreter: Interpreter) -> str:
    """Return a hint for `= name` before a node's name, or at the beginning of a paragraph."""
    begins = not match.string[: match.start()].strip(" \t") or match.string[: match.start()].endswith("\n\n")
    return _NODE.format(match[1]) if begins or interpreter.is_node(match[1]) else ""


def _divert(match: Found, _: Interpreter) -> str:
    test, yes, no = match[1].strip(), match[2], match[3]
    other = f", {{to: {no}}}" if no else ", {to: other}"
    return f"beside `text:`, write `go: [{{if: {test}, to: {yes}}}{other}]`"


def _shown(match: Found, interpreter: Interpreter) -> str:
    """Return a hint for `${name}`, unless that is a price."""
    number = interpreter.mistake_in(f"{match[1]} >= 0") is None
    return f"write `{{{match[1]}}}`" if interpreter.declares(match[1]) and not number else ""


def _choices(match: Found, interpreter: Interpreter) -> str:
    """Return a hint for `@{test one|other}`, with a test in parentheses or without."""
    test = match[1].removeprefix("(").removesuffix(")")
    sides = " | ".join([side.strip() for side in match[2].split("|")])
    return f"write `{{{test}: {sides}}}`" if is_about_state(test, interpreter) else ""


def _tag(match: Found, interpreter: Interpreter) -> str:
    test = match[1].strip()
    return f"write `{{{test}: one | other}}`" if is_about_state(test, interpreter) else ""


def _either(match: Found, _: Interpreter) -> str:
    words = [each.strip().strip("\"'") for each in match[1].split(",")]
    return f"write `{{? {' | '.join(words)}}}`"


def _option(match: Found, _: Interpreter) -> str:
    """Return a hint for an option of Yarn, which has several words; one word is a node."""
    label = match[1].strip()
    return f"{_BELOW}`- {label}: node`" if " " in label else ""


_SERIES = {"stopping": "", "cycle": "& "}


def _series(match: Found, _: Interpreter) -> str:
    sign, word = match[1], match[2]
    mark = "~! " if "!" in sign or word == "once" else "~ "
    sides = " | ".join([side.strip() for side in match[3].split("|")])
    return f"write `{{{_SERIES.get(word, mark)}{sides}}}`"


_CALL = "to play a node and come back, write `call: {0}` beside `text:`"
_WORDS_ALONE = "the sign is not needed: a label is its words alone"
_BRACKETS = r"^[ \t]*[*+]+[ \t]*\[(?P<label>(?![xX ]?\])[^\[\]\n]{1,100})\]"
_TO = rf"->[ \t]*(?P<to>{_NAME})[ \t]*$"
_ONE_BRACE = r"[^{}\n]{0,200}\|[^{}\n]{0,200}"

FORMS = (
    _form(
        "->",
        rf"(?<!\\)\{{([^{{}}|:\n]{{1,100}}):[ \t]*->[ \t]*({_NAME})[ \t]*"
        rf"(?:\|[ \t]*(?:else:[ \t]*)?->[ \t]*({_NAME})[ \t]*)?\}}",
        _divert,
    ),
    _form("[", _BRACKETS + r"[^\n]*?" + _TO, _BELOW + "`- {label}: {to}`"),
    _form("[", _BRACKETS, _BELOW + "`- {label}: node`"),
    _form("->", r"^[ \t]*(?:[*+]+|-)[ \t]+(?P<label>[^\n\[\]|{}>]{1,100}?)[ \t]*" + _TO, _BELOW + "`- {label}: {to}`"),
    _form("+", r"^[ \t]*\+[ \t]+(?P<label>[^\W\d_a-z][^\n+]{0,100})$", _BELOW + "`- {label}: node`"),
    _form("- ( or -(", r"^[ \t]*-[ \t]*\(([a-z_]\w*)\)(?=[ \t]*\n[ \t]*[*+]|(?s:.{0,500})->[ \t]*\1\b)", _NODE),
    _form("==", rf"^[ \t]*={{2,}}[ \t]*(?:function[ \t]+)?({_NAME})[ \t]*+(?:\([^()\n]*\))?+[ \t]*+=*+[ \t]*$", _NODE),
    _form("=", r"^[ \t]*=[ \t]*([^\W\d]\w*)[ \t]*$", _stitch),
    _form(
        "VAR",
        rf"^[ \t]*VAR[ \t]+({_NAME})[ \t]*=[ \t]*([^\n]*)$",
        "on the title page, below `state:`, write `{0}: {1}`",
    ),
    _form(
        "CONST",
        rf"^[ \t]*CONST[ \t]+({_NAME})[ \t]*=[ \t]*([^\n]*)$",
        "on the title page, below `formulas:`, write `{0}: {1}`",
    ),
    _form(
        "LIST",
        rf"^[ \t]*LIST[ \t]+({_NAME})[ \t]*=[ \t]*([^\n]*)$",
        "on the title page, below `state:`, write `{0}: {{one of: [a, b]}}`, or `set of`",
    ),
    _form("INCLUDE", r"^[ \t]*INCLUDE[ \t]+\S+[ \t]*$", "all files in the folder `scenes` are read"),
    _form("EXTERNAL", rf"^[ \t]*EXTERNAL[ \t]+{_NAME}[ \t]*\(", _FUNCTION),
    _form(
        "~",
        rf"^[ \t]*~[ \t]*temp[ \t]+({_NAME})[ \t]*=[ \t]*+([^\n{{}}]*+)$",
        "declare `{0}` under `state:`, and write `do: {0} = {1}`",
    ),
    _form("~", r"^[ \t]*~[ \t]*return(?:[ \t]+[\w.]+)?[ \t]*$", _FUNCTION),
    _form("~", rf"^[ \t]*~[ \t]*{_NAME}\([^\n]*\)[ \t]*$", _FUNCTION),
    _form("->->", rf"^[ \t]*->->(?:[ \t]*{_NAME})?[ \t]*$", "to return to where a `call` was made, write `go: back`"),
    _form("->", rf"(?<![-<\\])->[ \t]*({_NAME})[ \t]*->[ \t]*$", _CALL),
    _form("<-", rf"^[ \t]*<-[ \t]*({_NAME})[ \t]*$", _CALL),
    _form(
        "->",
        r"^[ \t]*->[ \t]+([^\s{}|<>-][^\n{}|<>]{0,200})(?=$|<<)",
        _option,
    ),
    _form("$!", rf"(?<!\\)\$!{{1,2}}\{{({_NAME})\}}", "write `{{{0} as capital}}`"),
    _form("${", rf"(?<!\\)\$\{{({_NAME})\}}", _shown),
    _form("@{ or @!", rf"(?<!\\)@!{{0,2}}\{{(\([^{{}}|\n]{{1,100}}?\)|[\w.]+)[ \t]+({_ONE_BRACE})\}}", _choices),
    _form(
        "{&s or {&c or {~s or {~c or {!s or {!c or {~o or {!~ or {&~",
        rf"(?<!\\)\{{([&!~]{{1,2}})(shuffle|stopping|cycle|once(?! (?:more|again|upon|in)\b))"
        rf"\b[ \t]+({_ONE_BRACE})\}}",
        _series,
    ),
    _form("[if or [unless", r"(?<!\\)\[(?:if|unless)[ \t]+([^\[\]\n]{1,100})\]", _tag),
    _form("[/", r"(?<!\\)\[(i|em)\](?=[^\n]{0,500}\[/\1\])", "for emphasis, write `*words*`"),
    _form("[/", r"(?<!\\)\[(b|strong)\](?=[^\n]{0,500}\[/\1\])", "for strong words, write `**words**`"),
    _form("<i> or <em>", r"(?<!\\)<(?:i|em)>", "for emphasis, write `*words*`"),
    _form("<b> or <strong>", r"(?<!\\)<(?:b|strong)>", "for strong words, write `**words**`"),
    _form("<br", r"(?<!\\)<br ?/?>", "a line that is empty begins a paragraph"),
    _form("(either:", r"(?<!\\)\(either:[ \t]*(?=[\"'])([^()\n]{1,200})\)", _either),
    _form(
        "(random:",
        r"(?<!\\)\(random:[ \t]*(-?\d+)[ \t]*,[ \t]*(-?\d+)[ \t]*\)",
        "keep it in state: `do: name = roll({0}, {1})`, and show it as `{{name}}`",
    ),
    _form("(go", r"(?<!\\)\(go-?to:[ \t]*[\"']([^\"'()\n]{1,100})[\"'][ \t]*\)", "beside `text:`, write `go: {0}`"),
    _form("(display:", r"(?<!\\)\(display:[ \t]*[\"']([^\"'()\n]{1,100})[\"'][ \t]*\)", _CALL),
    _form(
        "(link",
        r"(?<!\\)\(link(?:-[a-z]+)?:[ \t]*[\"'](?P<label>[^\"()\n]{1,100}?)[\"']"
        r"(?:[ \t]*,[ \t]*[\"'][^\"'()\n]*[\"'])?[ \t]*\)",
        _BELOW + "`- {label}: node`",
    ),
)

SIGNS = tuple(dict.fromkeys([sign for form in FORMS for sign in form.signs]))
"""The signs of all forms: most prose has none of them."""

LABELS = (
    _form(
        "[",
        r"\w\[[ ,.;:!?'\"][^\[\]\n]{0,100}\]",
        "a label is shown as it is written: what is told after the choice is its `text:`",
    ),
    _form("#", r"^#[ \t]*[^\W\d]", _WORDS_ALONE),
    _form("* or +", r"^[*+][ \t]+(?=[^\s\[])(?!.*[*])", _WORDS_ALONE),
)
"""Forms that only a label cannot have."""
