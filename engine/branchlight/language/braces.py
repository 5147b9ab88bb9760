"""The parser of braces in prose: values, conditionals and series."""

import re
from collections.abc import Callable

from branchlight.language.cursor import Cursor
from branchlight.language.emphasis import Emphasis
from branchlight.language.expression import Const
from branchlight.language.formatted import parse_value
from branchlight.language.habits import question_hint
from branchlight.language.language_codes import BRACE, DEEP_BRACES, EMPTY_BRACE, SIDES, SYNTAX
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_expression
from branchlight.language.prose import Either, Piece, Pieces, Series
from branchlight.language.scope import Typed
from branchlight.language.types import TRUTH, Type
from branchlight.language.white_space import words_in

MAX_BRACES = 16
MAX_SIDES = 60

_PLAIN_SIDE = re.compile(r"[^\\*{}|@\n]*+(?:\n(?!\s*\n)[^\\*{}|@\n]*+)*+(?=[|}])")
_OUTLINE = re.compile(r"\\.|\{|\}|\||:", re.DOTALL)
_QUESTION = re.compile(r"""([^?:|{}'"]+)\?([^|{}]*:[^|{}]*)""")
_NOTHING = Const(0)
_SERIES = {"&": "cycle", "!": "once", "~": "shuffle"}


class BraceParser:
    """The parser of the brace at the cursor. `parse_pieces` parses the prose of one side, up to its `|` or `}`."""

    def __init__(self, cursor: Cursor, emphasis: Emphasis, parse_pieces: Callable[[], Pieces]) -> None:
        self.cursor = cursor
        self.emphasis = emphasis
        self.parse_pieces = parse_pieces
        self.depth = 0

    def brace(self, pieces: list[Piece]) -> None:
        """Parse the brace that begins at the cursor, and add what it is to the pieces."""
        cursor = self.cursor
        start = cursor.position
        self.depth += 1
        if self.depth > MAX_BRACES:
            cursor.fail(DEEP_BRACES, f"braces are nested deeper than {MAX_BRACES}", start, start + 1)
        # The outline decides between the kinds of braces before any part is parsed.
        colon, bar, close = _outline(cursor.text, start + 1)
        if close < 0:
            hint = "close it with `}`, or write `\\{` for the sign itself"
            cursor.fail(BRACE, "this `{` is never closed", start, start + 1, hint)
        first = cursor.text[start + 1 : close].lstrip()
        if not first:
            cursor.note(EMPTY_BRACE, "there is nothing in these braces", start, close + 1)
            cursor.position = close + 1
        elif question := _QUESTION.fullmatch(cursor.text, start + 1, close):
            hint = question_hint(question[1], question[2])
            cursor.note(SYNTAX, "`?` is not understood here", question.end(1), question.end(1) + 1, hint)
            cursor.position = close + 1
        elif colon >= 0 and self.is_condition(start + 1, colon):
            pieces.append(self.either(start, colon))
        elif first[0] in _SERIES or bar >= 0:
            pieces.append(self.series(start, close, first[0]))
        else:
            self.show(pieces, start + 1, close)
        self.depth -= 1

    def is_condition(self, start: int, colon: int) -> bool:
        """Return whether the text before a colon is meant as an expression.

        Else the colon belongs to the prose of a series.
        """
        source = self.cursor.text[start:colon]
        if source.lstrip()[:1] in _SERIES:
            return False
        return not isinstance(parse_expression(source.strip()), Mistake) or re.search(r"[<>=+%()]", source) is not None

    def either(self, start: int, colon: int) -> Either:
        name = self.cursor.interpreter.variant()
        test = self.expression(start + 1, colon, TRUTH)
        sides = self.sides(start, colon + 1)
        if len(sides) > 2:
            hint = "nest a second brace in the other side: `{a: one | {b: two | three}}`"
            self.cursor.note(SIDES, "a condition has two sides at most", start, self.cursor.position, hint)
        return Either(name, test.expression, sides[0], sides[1] if len(sides) == 2 else (), len(sides) == 2)

    def series(self, start: int, close: int, first: str) -> Series:
        text, interpreter = self.cursor.text, self.cursor.interpreter
        name = interpreter.variant()
        kind = _SERIES.get(first, "sequence")
        begin = start + 1 if kind == "sequence" else text.index(first, start) + 1
        options = self.sides(start, begin)
        slot = interpreter.series(kind, len(options), text[start : close + 1])
        return Series(name, kind, slot, tuple(options))  # type: ignore[arg-type]

    def sides(self, start: int, begin: int) -> list[Pieces]:
        """Parse the sides of a brace, separated by `|`, up to the position after its `}`."""
        cursor = self.cursor
        cursor.position = begin
        sides = [self.side()]
        while cursor.text.startswith("|", cursor.position):
            cursor.position += 1
            sides.append(self.side())
            if len(sides) > MAX_SIDES:
                cursor.fail(SIDES, f"these braces have more than {MAX_SIDES} sides", start, start + 1)
        cursor.position += 1
        return sides

    def side(self) -> Pieces:
        """Parse one side of a brace. Most sides contain only words, and take the fast path."""
        match = _PLAIN_SIDE.match(self.cursor.text, self.cursor.position)
        if match is None:
            return self.parse_pieces()
        self.cursor.position = match.end()
        return words_in(match[0], self.emphasis.style)

    def show(self, pieces: list[Piece], start: int, close: int) -> None:
        cursor = self.cursor
        if cursor.text[start] == "{":
            hint = f"one pair is enough: `{cursor.text[start:close]}`"
            cursor.note(SYNTAX, "a value needs no second pair of braces", start, start + 1, hint)
            cursor.position = close + 1
            return
        pieces.append(parse_value(cursor, start, close, self.emphasis.style))
        cursor.position = close + 1

    def expression(self, start: int, end: int, expected: Type | None) -> Typed:
        """Return the typed expression, or a substitute after a mistake, so that parsing goes on."""
        source = self.cursor.text[start:end]
        stripped = source.strip()
        typed = self.cursor.interpreter.expression(stripped, start + source.find(stripped), expected)
        return typed or Typed(_NOTHING, TRUTH)


def _outline(text: str, start: int) -> tuple[int, int, int]:
    """Return the offsets of a brace's colon, bar and end; -1 for each that is missing.

    These are the first `:` before any `|`, the first `|`, and the `}` of the brace that begins before `start`.
    """
    depth, colon, bar = 0, -1, -1
    for match in _OUTLINE.finditer(text, start):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            if not depth:
                return colon, bar, match.start()
            depth -= 1
        elif depth == 0 and bar < 0:
            if sign == "|":
                bar = match.start()
            elif sign == ":" and colon < 0:
                colon = match.start()
    return colon, bar, -1
