"""Explanations of a YAML parser's errors, in a writer's words.

The parser says where it failed; the cause is mostly visible in the lines themselves. Each rule below knows one way in
which prose goes wrong, and the first rule that applies explains the error. The rules prefer the text to the parser's
words, because the two parsers of PyYAML word things differently.
"""

import re
from collections.abc import Callable

from branchlight.source import source_codes
from branchlight.source.bracket_errors import IN_BRACKETS, MISPLACED, after_bracket, bracket
from branchlight.source.diagnostic import Diagnostic, Related
from branchlight.source.flow_slips import (
    comma_after_quote,
    comma_missing,
    item_after_value,
    label_with_colon,
    quoted_member,
    two_keys,
)
from branchlight.source.foreign_nodes import foreign_node, node_hint
from branchlight.source.open_quotes import unclosed_above
from branchlight.source.trouble import (
    INDENT_TEXT,
    ITEM,
    ITEM_SIGNS,
    NO_DIRECTIVES,
    Spot,
    Trouble,
    indentation,
    mend,
    special_start,
)

_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"\s*(?:- +)*[a-z_]+ *:(?:\s|$)")
_KEY_ALONE = re.compile(r"\s*(?:- +)*[a-z_]+ *$")
_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[a-z_]+(:)[^\s:]")
_BLOCK_HEADER = re.compile(r"(?:^|\s)[|>][-+0-9]*\s*(?:#.*)?$")
_COMMENT = re.compile(r"(?:^|\s)(#)")
_SPECIAL_VALUE = re.compile(r"\s*(?:- +)*[a-z_]+ *: +([!&*])")
_TAG_IN_BRACKETS = re.compile(r"[:,\[] *(!)\w+ *[,\]}]")
_SPECIAL = "@`%*&!?-,]}|>"


def explain(trouble: Trouble) -> Diagnostic:
    """Return the diagnostic for an error of the parser."""
    for rule in _RULES:
        found = rule(trouble)
        if found:
            return found
    message = f"YAML cannot read this: {trouble.problem}"
    return trouble.complain(
        source_codes.NOT_YAML, trouble.spot, message, "text is safest as a block: it starts below `text: |`"
    )


def _foreign_node(trouble: Trouble) -> Diagnostic | None:
    """Explain a document that begins a node in the notation of another language."""
    row = next((row for row, line in enumerate(trouble.lines) if line.strip("- ")), 0)
    name = foreign_node(trouble.lines[row])
    if not name:
        return None
    message = "this begins a node in another language"
    return trouble.complain(source_codes.STRAY_LINE, Spot(row, 0), message, node_hint(name))


def _directive(trouble: Trouble) -> Diagnostic | None:
    """Explain a line that starts with `%`."""
    if not (trouble.reads("directive") or trouble.says("document start")):
        return None
    row = next((row for row, line in enumerate(trouble.lines) if line.startswith("%")), None)
    if row is None:
        return None
    return trouble.complain(source_codes.YAML_FEATURE, Spot(row, 0), NO_DIRECTIVES, INDENT_TEXT)


def _outside_block(trouble: Trouble) -> Diagnostic | None:
    """Explain a line of a block's text that is indented too little to belong to it."""
    row = trouble.start.row if trouble.reads("scanning", "quoted scalar", "a tag") else trouble.spot.row
    line = trouble.lines[row]
    above = trouble.row_above(row)
    if above is None or _KEY.match(line) or line.startswith("---"):
        return None
    head: int | None = above
    while head is not None and indentation(trouble.lines[head]) > indentation(line):
        head = trouble.row_above(head)
    if head is None or not _BLOCK_HEADER.search(trouble.lines[head]):
        return None
    spot = Spot(row, indentation(line))
    if head == above and indentation(line) <= _column_of_key(trouble.lines[head]):
        message = "the text of a block must be indented more than its key"
        return trouble.complain(source_codes.BLOCK_START, spot, message, "indent it by two spaces more than its key")
    message = "this line is indented less than the text above it, and so does not belong to it"
    return trouble.complain(source_codes.INDENTATION, spot, message, "indent it like the first line of the text")


def _column_of_key(line: str) -> int:
    """Return the column of a line's key, after the dashes of the lists that contain it."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _quotes(trouble: Trouble) -> Diagnostic | None:
    """Explain a quoted text that never ends, or that has an unknown escape."""
    if not trouble.reads("quoted scalar"):
        return None
    if trouble.says("escape", "hexdec"):
        message = "YAML does not know what this backslash means inside double quotes"
        hint = "write two backslashes, or start the text on the line below, after `|`"
        backslash = trouble.line.rfind("\\", 0, trouble.spot.column + 1)
        return trouble.complain(source_codes.ESCAPE, Spot(trouble.spot.row, max(0, backslash)), message, hint)
    message = f"the quotation mark ({trouble.first_character}) that opens here is never closed"
    hint = "close it; if it belongs to the text, " + mend(trouble.lines[trouble.start.row])
    return trouble.complain(source_codes.QUOTE_OPEN, trouble.start, message, hint)


def _cut_above(trouble: Trouble) -> Diagnostic | None:
    """Explain a text of several lines that a comment ended too early: YAML fails at its next line."""
    if not trouble.says(*MISPLACED, "could not find expected ':'", "document start") or trouble.before:
        return None
    row = trouble.spot.row - 1
    comment = _COMMENT.search(trouble.lines[row]) if row >= 0 else None
    if not comment or _KEY.match(trouble.line) or trouble.line.lstrip().startswith("- "):
        return None
    message = "here ` #` starts a comment, and ends the text above it"
    return trouble.complain(source_codes.CUT_SHORT, Spot(row, comment.start(1)), message, mend(trouble.lines[row]))


def _after_quote(trouble: Trouble) -> Diagnostic | None:
    """Explain text after a quotation, as in `"Hi," she said.`"""
    if not trouble.says(*MISPLACED, *IN_BRACKETS, "document start") or not trouble.before.endswith(("'", '"')):
        return None
    if trouble.character in ("", ":", "#"):
        return None
    other = unclosed_above(trouble) or comma_after_quote(trouble)
    if other is not None:
        return other
    message = "the text continues after its closing quotation mark"
    hint = (
        quoted_member(trouble)
        or "start the whole text on the line below, after `|`, or put the other kind of quotes around all of it"
    )
    return trouble.complain(source_codes.QUOTE_CLOSED, trouble.spot, message, hint)


def _tag_in_brackets(trouble: Trouble) -> Diagnostic | None:
    """Explain a value in brackets that starts with `!`. PyYAML's own parser takes the comma after it for its part."""
    row, column = trouble.start
    found = _TAG_IN_BRACKETS.search(trouble.lines[row], column) if trouble.says(*IN_BRACKETS) else None
    return special_start("!", trouble.place(Spot(row, found.start(1))), trouble.lines[row]) if found else None


def _block_start(trouble: Trouble) -> Diagnostic | None:
    """Explain text after the sign of a block, as in `text: | Her pulse`."""
    if not trouble.reads("block scalar"):
        return None
    row, column = trouble.start
    line = trouble.lines[row]
    special = _SPECIAL_VALUE.match(line)
    if special and special.start(1) < column:
        return special_start(special[1], trouble.place(Spot(row, special.start(1))), line)
    message = f"the text of a block starts on the line below its `{trouble.first_character}`, not after it"
    hint = "move it to the next line, indented by two spaces more than its key"
    return trouble.complain(source_codes.BLOCK_START, trouble.spot, message, hint)


def _item_after_value(trouble: Trouble) -> Diagnostic | None:
    """Explain an item of a list below a key that has its value already."""
    says = trouble.says("mapping values are not allowed", *MISPLACED)
    return item_after_value(trouble) if says else None


def _colon(trouble: Trouble) -> Diagnostic | None:
    """Explain a colon in a text, as in `He said: run`, a key indented too far, or a colon without its space."""
    if trouble.character != ":" or not trouble.says("mapping values are not allowed", *IN_BRACKETS):
        return None
    if trouble.line.startswith("---"):
        message = "the line of the three dashes contains something else"
        return trouble.complain(
            source_codes.INDENTATION, Spot(trouble.spot.row, 4), message, "move it to the next line"
        )
    if trouble.says(*IN_BRACKETS) and trouble.start.row < trouble.spot.row and _KEY_ALONE.match(trouble.before):
        return None  # the next key, which a bracket that is not closed made an item: see `bracket`
    above = trouble.row_above(trouble.spot.row)
    if above is not None and _KEY_ALONE.match(trouble.before):
        return _too_far_in(trouble, above)
    message = "because of this colon, YAML reads the text before it as a key"
    line = _line_of_key(trouble)
    is_condition = line.lstrip(" -").startswith(("if:", "when:"))
    hint = "put quotes around the text" if is_condition or trouble.says(*IN_BRACKETS) else mend(line)
    hint = label_with_colon(trouble) or two_keys(trouble) or hint
    return trouble.complain(source_codes.COLON, trouble.spot, message, hint)


def _too_far_in(trouble: Trouble, above: int) -> Diagnostic:
    """Return the diagnostic for a key that YAML cannot read as one, because of the line above it."""
    cramped = _cramped(trouble, above)
    if cramped:
        return cramped
    if indentation(trouble.line) <= indentation(trouble.lines[above]):
        return _stray(trouble, above)
    message = "this line is indented further than the one above, so YAML reads it as part of that line's value"
    first = Related(trouble.place(Spot(above, indentation(trouble.lines[above]))), "the line above")
    spot = Spot(trouble.spot.row, indentation(trouble.line))
    return trouble.complain(
        source_codes.INDENTATION, spot, message, "keys that belong together start in the same column", (first,)
    )


def _line_of_key(trouble: Trouble) -> str:
    """Return the line that holds the key of the text at the spot: its own, or one above."""
    if _KEY.match(trouble.before):
        return trouble.line
    return next((line for line in reversed(trouble.lines[: trouble.spot.row]) if _KEY.match(line)), trouble.line)


def _stray_line(trouble: Trouble) -> Diagnostic | None:
    """Explain a line without a colon where a key is expected."""
    if not trouble.says("could not find expected ':'"):
        return None
    return _cramped(trouble, trouble.start.row) or _stray(trouble, trouble.start.row)


def _cramped(trouble: Trouble, row: int) -> Diagnostic | None:
    """Explain a key without a space after its colon, as in `go:forest`."""
    colon = _COLON_WITHOUT_SPACE.match(trouble.lines[row])
    if colon is None:
        return None
    message = "a space is missing after this colon"
    return trouble.complain(source_codes.STRAY_LINE, Spot(row, colon.start(1)), message, "write `key: value`")


def _stray(trouble: Trouble, row: int) -> Diagnostic:
    """Explain text without indentation, a key without its colon, or too few dashes."""
    line = trouble.lines[row]
    message = "this line is neither `key: value` nor part of the text above"
    hint = "indent it like the text that it belongs to; if it is a key, a colon and a space are missing"
    if not line.strip(" -–—"):
        hint = "a new node starts with three dashes and nothing else: ---"
    return trouble.complain(source_codes.STRAY_LINE, Spot(row, indentation(line)), message, hint)


def _special(trouble: Trouble) -> Diagnostic | None:
    """Explain a special character at the start of a value, as in `@doubt Who`, `*Now*` or `- Well.`"""
    spot = trouble.start if trouble.reads("alias", "anchor", "tag") else trouble.spot
    line = trouble.lines[spot.row]
    character = line[spot.column : spot.column + 1]
    if character == "\t":
        return trouble.complain(source_codes.TAB, spot, "this is a tab, and only spaces are allowed here", "use spaces")
    if not character or character not in _SPECIAL or trouble.says(*MISPLACED):
        return None
    return special_start(character, trouble.place(spot), line)


def _indented(trouble: Trouble) -> Diagnostic | None:
    """Explain a line whose indentation matches none above it."""
    if not trouble.says(*MISPLACED):
        return None
    if trouble.character == ":":
        return trouble.complain(
            source_codes.BAD_KEY, trouble.spot, "the key before this colon is missing", "write `key: value`"
        )
    if trouble.before:
        return None
    above = trouble.row_above(trouble.spot.row)
    if above is not None and indentation(trouble.lines[above]) == trouble.spot.column:
        wanted = "a key is" if trouble.line.lstrip().startswith("- ") else "an item of the list (`- `) is"
        message = f"here {wanted} expected: the line above starts in the same column"
        hint = ITEM if trouble.line.lstrip().startswith(ITEM_SIGNS) else "indent what belongs to the line above"
        return trouble.complain(source_codes.INDENTATION, trouble.spot, message, hint)
    message = "the indentation of this line matches no line above it"
    hint = "lines that belong together start in the same column"
    return trouble.complain(source_codes.INDENTATION, trouble.spot, message, hint)


_RULES: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    _foreign_node,
    _directive,
    _outside_block,
    _quotes,
    _cut_above,
    _after_quote,
    after_bracket,
    _tag_in_brackets,
    _block_start,
    comma_missing,
    _item_after_value,
    _colon,
    bracket,
    _stray_line,
    _special,
    _indented,
)
