"""The parser of braces in prose: values, conditionals and series."""

import re
from collections.abc import Callable

from branchlight.language.brace_outline import SideOutline, outline
from branchlight.language.branch_lines import branch_lines
from branchlight.language.condition_mistakes import Test, is_about_state, is_corrected, mistaken, test_at
from branchlight.language.cursor import Cursor
from branchlight.language.emphasis import Emphasis
from branchlight.language.expression import Const, Expression
from branchlight.language.formatted import parse_value
from branchlight.language.habits import TAGS, question_hint, tags_hint
from branchlight.language.language_codes import BRACE, DEEP_BRACES, EMPTY_BRACE, SIDES, SYNTAX
from branchlight.language.marks import mark_in
from branchlight.language.mistake import Mistake
from branchlight.language.plurals import counted_at, parse_count
from branchlight.language.prose import Either, Piece, Pieces, Series
from branchlight.language.stray_sides import else_inside, stray_sides, too_early, wrong_sign
from branchlight.language.white_space import words_in

MAX_BRACES = 16
MAX_SIDES = 60
MAX_NESTED = 60
"""The most braces and branches within each other: a branch is within those before it."""

_PLAIN_SIDE = re.compile(r"[^\\*{}|@<\n]*+(?:\n(?!\s*\n)[^\\*{}|@<\n]*+)*+(?=[|}])")
_QUESTION = re.compile(r"""([^?:|{}'"]+)\?([^|{}]*:[^|{}]*)""")
_NOTHING = Const(0)
_SERIES = {"&": "cycle", "!": "once", "~": "shuffle", "~!": "deal", "?": "random"}
_SERIES_SIGN = re.compile(r"\s*(~!|[&!~?])")


class BraceParser:
    """The parser of the brace at the cursor. `parse_pieces` parses the prose of one side, up to its `|` or `}`."""

    def __init__(self, cursor: Cursor, emphasis: Emphasis, parse_pieces: Callable[[], Pieces]) -> None:
        self.cursor = cursor
        self.emphasis = emphasis
        self.parse_pieces = parse_pieces
        self.depth = self.nested = 0

    def brace(self, pieces: list[Piece]) -> None:
        """Parse the brace that begins at the cursor, and add what it is to the pieces."""
        cursor = self.cursor
        if self.skip_tags():
            return
        start, nested = cursor.position, self.nested
        self.depth += 1
        if self.depth > MAX_BRACES:
            hint = "write a condition with several branches, as in `{a: one | b: two | else: three}`, or a formula"
            cursor.fail(DEEP_BRACES, f"braces are nested deeper than {MAX_BRACES}", start, start + 1, hint)
        self.nest(start)
        # The outline decides between the kinds of braces before any part is parsed.
        sides = outline(cursor.text, start + 1)
        if not sides:
            hint = "close it with `}`, or write `\\{` for the sign itself"
            cursor.fail(BRACE, "this `{` is never closed", start, start + 1, hint)
        if len(sides) > MAX_SIDES:
            hint = "write fewer, or put some of them into braces within"
            cursor.fail(SIDES, f"these braces have more than {MAX_SIDES} sides", start, start + 1, hint)
        close = sides[-1].end
        first = cursor.text[start + 1 : close].lstrip()
        if not first:
            hint = "write what varies, or delete them; `\\{` shows the sign itself"
            cursor.note(EMPTY_BRACE, "there is nothing in these braces", start, close + 1, hint)
        elif (counted := counted_at(cursor.text, start + 1, sides[0].colon)) >= 0:
            pieces.append(self.plural(start, counted, sides))
        elif sides[0].colon >= 0:
            pieces += self.condition(start, sides)
        elif first[0] in _SERIES or len(sides) > 1:
            pieces.append(self.series(start, sides))
        else:
            self.value_or_mark(pieces, start + 1, close)
        cursor.position = close + 1
        self.depth -= 1
        self.nested = nested

    def skip_tags(self) -> bool:
        """Return whether `{if met}yes{else}no{endif}` begins at the cursor, after noting it and passing over it."""
        cursor = self.cursor
        found = TAGS.match(cursor.text, cursor.position)
        if found is not None:
            message = "a condition in a text is one pair of braces"
            cursor.note(SYNTAX, message, found.start(), found.end(1) + 1, tags_hint(found))
            cursor.position = found.end()
        return found is not None

    def nest(self, start: int) -> None:
        """Count a brace, or a branch that holds the rest of its brace. Both are nested in the tree."""
        self.nested += 1
        if self.nested > MAX_NESTED:
            hint = "use fewer branches, or a shorter brace around them"
            message = f"braces and branches are nested deeper than {MAX_NESTED}"
            self.cursor.fail(DEEP_BRACES, message, start, start + 1, hint)

    def condition(self, start: int, sides: list[SideOutline]) -> Pieces:
        """Parse a condition. Each of its branches holds the next one as its other side."""
        cursor = self.cursor
        question = _QUESTION.fullmatch(cursor.text, start + 1, sides[-1].end)
        if question and self.is_question(question, sides[0]):
            hint = question_hint(question[1], question[2])
            cursor.note(SYNTAX, "`?` is not understood here", question.end(1), question.end(1) + 1, hint)
            return ()
        dashed = branch_lines(cursor.text, sides, cursor.interpreter)
        if dashed is not None:
            cursor.note_if(dashed)
            return ()
        branches, other = self.branches(sides)
        has_other = other is not None
        found = other or ()
        for name, expression, pieces in reversed(branches):
            found, has_other = (Either(name, expression, pieces, found, has_other),), False
        return found

    def is_question(self, question: "re.Match[str]", first: SideOutline) -> bool:
        """Return whether a condition with a question mark, as C has it, is meant."""
        text, interpreter = self.cursor.text, self.cursor.interpreter
        test = test_at(text, first.start, first.colon)
        return is_about_state(question[1], interpreter) and not is_corrected(test, interpreter)

    def branches(self, sides: list[SideOutline]) -> tuple[list[tuple[str, Expression, Pieces]], Pieces | None]:
        """Parse the sides of a condition: each with the name of its piece and its test, and the one without a test."""
        text, interpreter = self.cursor.text, self.cursor.interpreter
        branches: list[tuple[str, Expression, Pieces]] = []
        other: Pieces | None = None
        for number, side in enumerate(sides):
            self.cursor.note_if(else_inside(text, side))
            test = test_at(text, side.start, side.colon) if side.colon >= 0 else None
            if test and (test.text != "else" or not number):
                if number:
                    self.nest(test.start)
                name = interpreter.variant()
                branches.append((name, self.test(test, not number), self.side(side.colon + 1)))
            else:
                if number + 1 < len(sides) and other is None:
                    interpreter.complain(too_early(text, side))
                other = self.side(max(side.start, side.colon + 1))
        return branches, other

    def test(self, test: Test, is_first: bool) -> Expression:
        """Return the condition before a colon, or a substitute after a mistake, so that parsing goes on."""
        interpreter = self.cursor.interpreter
        found = interpreter.condition(test.text, test.start)
        if isinstance(found, Mistake):
            interpreter.complain(mistaken(test, found, is_first, interpreter))
            return _NOTHING
        return found.expression

    def plural(self, start: int, counted: int, sides: list[SideOutline]) -> Either:
        """Parse a plural, which counts the number from `counted` to the colon. Its sides are no variants."""
        cursor, colon = self.cursor, sides[0].colon
        test = parse_count(cursor, counted, colon)
        cursor.interpreter.speak("plural", start + 1, counted)
        if len(sides) != 2:
            hint = "write `{plural n: apple | apples}`; a side may be empty"
            message = "a plural has two sides: for one, and for several"
            cursor.note(SIDES, message, start, sides[-1].end + 1, hint)
        found = [self.side(at) for at in (colon + 1, *[side.start for side in sides[1:]])]
        return Either("", test, found[0], found[-1], True)

    def series(self, start: int, sides: list[SideOutline]) -> Series:
        text, interpreter = self.cursor.text, self.cursor.interpreter
        name = interpreter.variant()
        sign = _SERIES_SIGN.match(text, start + 1)
        kind, begin = (_SERIES[sign[1]], sign.end()) if sign else ("sequence", start + 1)
        sides = [sides[0]._replace(start=begin), *sides[1:]]
        self.cursor.note_if(wrong_sign(text, start + 1))
        for mistake in stray_sides(text, sides, interpreter):
            interpreter.complain(mistake)
        options = [self.side(side.start) for side in sides]
        slot = interpreter.series(kind, len(options), text[start : sides[-1].end + 1])
        return Series(name, kind, slot, tuple(options))  # type: ignore[arg-type]

    def side(self, start: int) -> Pieces:
        """Parse one side of a brace. Most sides contain only words, and take the fast path."""
        self.cursor.position = start
        match = _PLAIN_SIDE.match(self.cursor.text, start)
        if match is None:
            return self.parse_pieces()
        self.cursor.position = match.end()
        return words_in(match[0], self.emphasis.style)

    def value_or_mark(self, pieces: list[Piece], start: int, close: int) -> None:
        mark = mark_in(self.cursor, start, close)
        if mark is None:
            self.show(pieces, start, close)
        else:
            pieces.append(mark)

    def show(self, pieces: list[Piece], start: int, close: int) -> None:
        cursor = self.cursor
        if cursor.text[start] == "{":
            inner = cursor.text[start:close].lstrip("{ ").rstrip("} ")
            message = "what varies needs no second pair of braces"
            cursor.note(SYNTAX, message, start, start + 1, f"one pair is enough: `{{{inner}}}`")
            return
        pieces.append(parse_value(cursor, start, close, self.emphasis.style))
