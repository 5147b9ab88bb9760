"""What a YAML parser's complaint means, in a writer's words.

The parser says what it stumbled over; the cause is mostly to be seen in the line itself. Each rule below knows
one way in which prose goes wrong, and the first that recognises its own explains the trouble. The rules look at the
text first and at the parser's wording as little as they can, because the two parsers of PyYAML word things differently.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from engine.source import codes
from engine.source.diagnostic import Code, Diagnostic, Related, complain
from engine.source.place import Place


class Spot(NamedTuple):
    """A row and a column in a document, counted from 0."""

    row: int
    column: int


class Trouble(NamedTuple):
    """A parser's complaint about one document: what and where, and where that which it was reading began."""

    file: str
    first_line: int
    lines: list[str]
    problem: str
    context: str
    spot: Spot
    start: Spot

    @property
    def line(self) -> str:
        return self.lines[self.spot.row]

    @property
    def before(self) -> str:
        """What stands before the spot on its line."""
        return self.line[: self.spot.column].rstrip()

    @property
    def character(self) -> str:
        return self.line[self.spot.column : self.spot.column + 1]

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)

    def reads(self, *words: str) -> bool:
        """Whether the parser was reading one of these when it stumbled."""
        return any(word in self.context for word in words)


_Rule = Callable[[Trouble], Diagnostic | None]

_KEY = re.compile(r"\s*(?:- +)*([A-Za-z_][\w ]*?) *:(?:\s|$)")
_KEY_ALONE = re.compile(r"\s*(?:- +)*[a-z_]+ *$")
_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[a-z_]+(:)[^\s:]")
_BLOCK_HEADER = re.compile(r"(?:^|\s)[|>][-+0-9]*\s*(?:#.*)?$")
_COMMENT = re.compile(r"(?:^|\s)(#)")
_SPECIAL = "@`%*&!?-,]}|>"
_MISPLACED = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "expected <block end>",
)
_IN_FLOW = ("did not find expected ',' or", "expected ',' or")


def explain(trouble: Trouble) -> Diagnostic:
    """The diagnostic for a complaint of the parser."""
    for rule in _RULES:
        found = rule(trouble)
        if found:
            return found
    message = f"YAML cannot read this: {trouble.problem}"
    return _at(trouble, codes.NOT_YAML, trouble.spot, message, "text is safest as a block: it starts below `text: |`")


def special_start(character: str, place: Place, line: str) -> Diagnostic:
    """The diagnostic for a value that starts with a character that YAML keeps for itself."""
    message = f"text cannot start with `{character}` here: to YAML it means something else"
    return complain(codes.SPECIAL_START, place, message, mend(line))


def mend(line: str) -> str:
    """How to write the text of this line so that YAML leaves it alone."""
    key = _KEY.match(line)
    if key and " " not in key.group(1):
        return f"put quotes around the whole text, or start it on the line below, after `{key.group(1)}: |`"
    return "put quotes around the whole text"


def _quotes(trouble: Trouble) -> Diagnostic | None:
    """A quoted text that never ends, or that holds an unknown escape."""
    if not trouble.reads("quoted scalar"):
        return None
    if trouble.says("escape", "hexdec", "expected escape sequence"):
        message = "YAML does not know what this backslash means inside double quotes"
        hint = "write two backslashes, or start the text on the line below, after `|`"
        return _at(trouble, codes.ESCAPE, trouble.spot, message, hint)
    mark = trouble.lines[trouble.start.row][trouble.start.column : trouble.start.column + 1]
    message = f"the quotation mark ({mark}) that opens here is never closed"
    hint = "close it; if it belongs to the text, " + mend(trouble.lines[trouble.start.row])
    return _at(trouble, codes.QUOTE_OPEN, trouble.start, message, hint)


def _after_quote(trouble: Trouble) -> Diagnostic | None:
    """`"Hi," she said.`"""
    if not trouble.says(*_MISPLACED, *_IN_FLOW, "document start") or not trouble.before.endswith(("'", '"')):
        return None
    if not trouble.line.strip() or trouble.character in ("", ":", "#"):
        return None
    message = "the text goes on behind its closing quotation mark"
    hint = "start the whole text on the line below, after `|`, or put the other kind of quotes around all of it"
    return _at(trouble, codes.QUOTE_CLOSED, trouble.spot, message, hint)


def _after_bracket(trouble: Trouble) -> Diagnostic | None:
    """`{name} arrives` and `[sighs] Well.`, `{& a | b}`, and a bracket that closes nothing."""
    if trouble.reads("anchor", "alias", "tag") and trouble.lines[trouble.start.row][: trouble.start.column].endswith(
        "{"
    ):
        return _data(trouble, Spot(trouble.start.row, trouble.start.column - 1))
    if not trouble.says(*_MISPLACED, "document start") or not trouble.before.endswith(("}", "]")):
        return None
    if trouble.character in ("}", "]"):
        return _at(trouble, codes.BRACKET, trouble.spot, f"this `{trouble.character}` closes nothing", "take it out")
    opening = "{" if trouble.before.endswith("}") else "["
    return _data(trouble, Spot(trouble.spot.row, max(0, trouble.before.find(opening))))


def _data(trouble: Trouble, spot: Spot) -> Diagnostic:
    line = trouble.lines[spot.row]
    message = f"text that starts with `{line[spot.column]}` is read as data, not as text"
    return _at(trouble, codes.READ_AS_DATA, spot, message, mend(line))


def _open_bracket(trouble: Trouble) -> Diagnostic | None:
    """A list in brackets that ends wrongly, or not at all."""
    if trouble.character == ":" or not (trouble.says(*_IN_FLOW) or trouble.reads("flow node")):
        return None
    if trouble.reads("flow node") and trouble.character:
        return _at(trouble, codes.BRACKET, trouble.spot, f"`{trouble.character}` does not fit here", _PARTNERS)
    bracket = trouble.lines[trouble.start.row][trouble.start.column : trouble.start.column + 1]
    return _at(trouble, codes.BRACKET, trouble.start, f"the `{bracket}` that opens here is not closed", _PARTNERS)


_PARTNERS = "brackets and braces come in pairs, with commas between what they hold. If this is text, quote it"


def _special(trouble: Trouble) -> Diagnostic | None:
    """`@doubt Who?`, `*Now*`, `- Well.` and the like where a value starts."""
    spot = trouble.start if trouble.reads("alias", "anchor", "tag", "directive") else trouble.spot
    line = trouble.lines[spot.row]
    character = line[spot.column : spot.column + 1]
    if character == "\t":
        message = "a tab stands where only spaces may"
        return _at(trouble, codes.TAB, spot, message, "use spaces")
    if character == "%" and spot.column == 0:
        message = "stories have no YAML directives, and no line may start with `%`"
        return _at(trouble, codes.YAML_FEATURE, spot, message, "if this is text, indent it below `text: |`")
    if not character or character not in _SPECIAL or trouble.says(*_MISPLACED):
        return None
    return special_start(character, _place(trouble, spot), line)


def _block_start(trouble: Trouble) -> Diagnostic | None:
    """`text: | Her pulse`"""
    if not trouble.reads("block scalar"):
        return None
    mark = trouble.lines[trouble.start.row][trouble.start.column : trouble.start.column + 1]
    message = f"the text of a block starts on the line below its `{mark}`, not behind it"
    return _at(trouble, codes.BLOCK_START, trouble.spot, message, "move it down, two spaces further in than its key")


def _colon(trouble: Trouble) -> Diagnostic | None:
    """`He said: run`, a key that is indented too far, and a colon without its space on the line above."""
    if trouble.character != ":" or not trouble.says("mapping values are not allowed", *_IN_FLOW):
        return None
    if trouble.line.startswith("---"):
        message = "nothing else may stand on the line of the three dashes"
        return _at(trouble, codes.INDENTATION, Spot(trouble.spot.row, 4), message, "move it to the next line")
    above = _row_above(trouble)
    if _KEY_ALONE.match(trouble.before):
        cramped = _COLON_WITHOUT_SPACE.match(trouble.lines[above]) if above is not None else None
        if cramped and above is not None:
            message = "a space is missing behind this colon"
            return _at(trouble, codes.STRAY_LINE, Spot(above, cramped.start(1)), message, "write `key: value`")
        return _misplaced_key(trouble, above)
    message = "this colon makes YAML take what stands before it for a key"
    return _at(trouble, codes.COLON, trouble.spot, message, mend(_line_of_key(trouble)))


def _misplaced_key(trouble: Trouble, above: int | None) -> Diagnostic:
    spot = Spot(trouble.spot.row, _indentation(trouble.line))
    message = "this line is indented further than the one above, whose value it would go on with"
    related = (
        () if above is None else (Related(_place(trouble, Spot(above, _indentation(trouble.lines[above]))), "above"),)
    )
    return _at(trouble, codes.INDENTATION, spot, message, "keys that belong together start in the same column", related)


def _stray_line(trouble: Trouble) -> Diagnostic | None:
    """A line without a colon where a key is expected: text that is not indented, or dashes that are too few."""
    if not trouble.says("could not find expected ':'"):
        return None
    row = trouble.start.row
    line = trouble.lines[row].strip()
    above = _row_above(trouble._replace(spot=trouble.start))
    if line.strip("-–—") == "":
        hint = "a new node starts with three dashes and nothing else: ---"
    elif above is not None and _BLOCK_HEADER.search(trouble.lines[above]):
        message = "the text of a block has to stand further in than its key"
        return _at(trouble, codes.BLOCK_START, trouble.start, message, "indent it by two spaces more than its key")
    else:
        hint = "indent it like the text that it belongs to. If it is a key, a colon and a space are missing"
    message = "this line is neither `key: value` nor part of the text above"
    return _at(trouble, codes.STRAY_LINE, Spot(row, _indentation(trouble.lines[row])), message, hint)


def _cut_above(trouble: Trouble) -> Diagnostic | None:
    """A text of several lines that a comment ended too early: YAML stumbles over its next line."""
    if not trouble.says(*_MISPLACED, "could not find expected ':'", "document start") or trouble.before:
        return None
    row = trouble.spot.row - 1
    comment = _COMMENT.search(trouble.lines[row]) if row >= 0 else None
    if not comment or _KEY.match(trouble.line) or trouble.line.lstrip().startswith("- "):
        return None
    message = "here ` #` starts a comment, and ends the text above it"
    return _at(trouble, codes.CUT_SHORT, Spot(row, comment.start(1)), message, mend(trouble.lines[row]))


def _indented(trouble: Trouble) -> Diagnostic | None:
    """A line whose indentation fits nothing above it."""
    if not trouble.says(*_MISPLACED) or trouble.before:
        return None
    if trouble.character == ":":
        return _at(trouble, codes.BAD_KEY, trouble.spot, "the key before this colon is missing")
    above = _row_above(trouble)
    if above is not None and _indentation(trouble.lines[above]) == trouble.spot.column:
        wanted = "a key is" if trouble.line.lstrip().startswith("- ") else "an item of the list (`- `) is"
        message = f"here {wanted} expected: the line above stands in the same column"
        return _at(trouble, codes.INDENTATION, trouble.spot, message, "indent what belongs to the line above")
    message = "the indentation of this line fits no line above it"
    hint = "what belongs together starts in the same column; all of a text is indented alike"
    return _at(trouble, codes.INDENTATION, trouble.spot, message, hint)


_RULES: tuple[_Rule, ...] = (
    _quotes,
    _cut_above,
    _after_quote,
    _after_bracket,
    _block_start,
    _colon,
    _open_bracket,
    _stray_line,
    _special,
    _indented,
)


def _at(
    trouble: Trouble, code: Code, spot: Spot, message: str, hint: str = "", related: tuple[Related, ...] = ()
) -> Diagnostic:
    return complain(code, _place(trouble, spot), message, hint, 1, related)


def _place(trouble: Trouble, spot: Spot) -> Place:
    return Place(trouble.file, trouble.first_line + spot.row, spot.column + 1)


def _row_above(trouble: Trouble) -> int | None:
    """The nearest row above the spot that is not blank."""
    for row in range(trouble.spot.row - 1, -1, -1):
        if trouble.lines[row].strip():
            return row
    return None


def _line_of_key(trouble: Trouble) -> str:
    """The line that holds the key of the text at the spot: its own, or one above that stands further out."""
    for row in range(trouble.spot.row, -1, -1):
        line = trouble.lines[row]
        if _KEY.match(line[: trouble.spot.column] if row == trouble.spot.row else line):
            return line
    return trouble.line


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
