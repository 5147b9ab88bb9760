"""The parser of prose markup: paragraphs, voices, stage directions, emphasis and braces.

It is a recursive descent from left to right: a brace holds pieces of its own. An `Interpreter` resolves what is inside
braces, so the pieces are complete after one pass, without a second tree.
"""

import re
from typing import NoReturn, Protocol

from branchlight.language.at_signs import apart, colon, direction, undeclared
from branchlight.language.codes import BRACE, DEEP_BRACES, EMPHASIS, EMPTY_BRACE, SIDES, STRAY_VOICE, SYNTAX
from branchlight.language.expression import Const
from branchlight.language.habits import question_hint
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.parser import parse_expression
from branchlight.language.prose import Direction, Either, Open, Piece, Pieces, Series, Show, Style, Words, parts_line
from branchlight.language.scope import Typed
from branchlight.language.types import TRUTH, Type
from branchlight.source import new
from branchlight.source.diagnostic import Code

MAX_BRACES = 16
MAX_SIDES = 60

# Every alternative begins with a literal character, so that the search skips everything else quickly.
_SIGN = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\\.|\*\**|\{|\}|\||\n[ \t]*@", re.DOTALL)
_PLAIN = re.compile(r"\\|\*|\{|\}|\||@|\n[ \t]*\n")
_PLAIN_SIDE = re.compile(r"[^\\*{}|@\n]*+(?:\n(?!\s*\n)[^\\*{}|@\n]*+)*+(?=[|}])")
_AT = re.compile(r"@([^\W\d]\w*)[ \t]*")
_SPACE = re.compile(r"\s+")
_OUTLINE = re.compile(r"\\.|\{|\}|\||:", re.DOTALL)
_QUESTION = re.compile(r"""([^?:|{}'"]+)\?([^|{}]*:[^|{}]*)""")
_NOTHING = Const(0)
_OPEN = Open()
_SERIES = {"&": "cycle", "!": "once", "~": "shuffle"}
_STYLES: dict[int, Style] = {0: "", 1: "emphasis", 2: "strong", 3: "both"}


class Interpreter(Protocol):
    """The part of the compiler that resolves names in markup. Offsets count from the start of the whole prose."""

    def expression(self, text: str, offset: int, expected: Type | None) -> Typed | None:
        """Return the typed expression, or None after noting the mistake in it."""

    def is_voice(self, name: str) -> bool: ...

    def voices(self) -> list[str]:
        """Return the names of voices, for hints."""

    def variant(self) -> str:
        """Return a name for the next varying piece."""

    def series(self, kind: str, options: int, text: str) -> int:
        """Return the slot of a series, whose source is `text`."""

    def complain(self, mistake: Mistake) -> None: ...


def parse_prose(text: str, interpreter: Interpreter) -> Pieces:
    """Return the pieces of a prose. Mistakes go to the interpreter.

    After braces that do not match, the rest is dropped and the result is empty.
    """
    words = only_words(text)
    if words is not None:
        return (_OPEN, *words) if words else ()
    try:
        return _Scan(text, interpreter).whole()
    except MistakeError as error:
        interpreter.complain(error.mistake)
        return ()


def parse_line(text: str, interpreter: Interpreter) -> Pieces:
    """Return the pieces of a label or reason, without a paragraph.

    The caller has to refuse a voice or a blank line in it.
    """
    pieces = parse_prose(text, interpreter)
    return pieces[1:] if pieces and pieces[0] == _OPEN else pieces


def only_words(text: str) -> Pieces | None:
    """Return the pieces of a text of one paragraph without markup; None if it has markup."""
    return None if _PLAIN.search(text) else _words(text, "")


class _Scan:
    def __init__(self, text: str, interpreter: Interpreter) -> None:
        self.text = text
        self.interpreter = interpreter
        self.position = 0
        self.depth = 0
        self.style = 0
        self.style_at = 0
        self.told = False

    def whole(self) -> Pieces:
        pieces = self.row(opening=True)
        if self.position < len(self.text):
            at = self.position
            hint = "to show the sign itself, write a backslash before it: `\\}`"
            self.fail(BRACE, "this `}` closes nothing", at, at + 1, hint)
        return pieces

    def fail(self, code: Code, message: str, start: int, end: int, hint: str = "") -> NoReturn:
        raise MistakeError(Mistake(code, message, start, end, hint))

    def note(self, code: Code, message: str, start: int, end: int, hint: str = "") -> None:
        """Note a mistake after which parsing can go on."""
        self.tell(Mistake(code, message, start, end, hint))

    def tell(self, mistake: Mistake | None) -> None:
        if mistake is not None:
            self.interpreter.complain(mistake)

    def row(self, opening: bool = False) -> Pieces:
        """Parse pieces up to the end, or to a `|` or `}` that belongs to the surrounding brace."""
        pieces: list[Piece] = []
        text, outer = self.text, self.style
        self.start_row(pieces, opening)
        while True:
            match = _SIGN.search(text, self.position)
            end = match.start() if match else len(text)
            self.words(pieces, self.position, end)
            self.position = end
            if match is None:
                break
            sign = match[0]
            if sign == "}" or (sign == "|" and self.depth):
                break
            if sign == "{":
                self.brace(pieces)
                continue
            self.position = match.end()
            if sign[0] == "\\":
                self.add(pieces, sign[1])
            elif sign[0] == "*":
                self.stars(pieces, match.start(), len(sign))
            elif sign == "|":
                self.add(pieces, "|")
            else:
                self.line_start(pieces, match)
        if self.style != outer:
            self.unclosed(outer)
        return _trimmed(pieces)

    def start_row(self, pieces: list[Piece], opening: bool) -> None:
        """Start the prose, or one side of a brace, which may begin with a new paragraph."""
        match = _SPACE.match(self.text, self.position)
        blank = match[0].count("\n") > 1 if match else False
        if match:
            self.position = match.end()
        if opening or blank or self.text.startswith("@", self.position):
            self.paragraph(pieces)

    def line_start(self, pieces: list[Piece], match: "re.Match[str]") -> None:
        if match[0].endswith("@"):
            name = _AT.match(self.text, match.end() - 1)
            if name and (self.interpreter.is_voice(name[1]) or name[1] in ("pause", "cue")):
                message = f"`@{name[1]}` begins a paragraph, and this is the middle of one"
                self.note(STRAY_VOICE, message, match.end() - 1, name.end(), "leave a blank line before it")
            self.add(pieces, " @")
        else:
            if self.style:
                self.unclosed(0)
            self.paragraph(pieces)

    def paragraph(self, pieces: list[Piece]) -> None:
        """Parse the beginning of a paragraph: a voice, a stage direction, a break, or none of these."""
        text, start = self.text, self.position
        if text.startswith("***", start) and _rest_of_line(text, start + 3) == "":
            self.position = start + 3
            pieces.append(Direction("break"))
            return
        match = _AT.match(text, start) if text.startswith("@", start) else None
        if match is None:
            self.tell(apart(text, start, self.interpreter.is_voice))
            pieces.append(_OPEN)
            return
        self.position = match.end()
        name = match[1]
        if name in ("pause", "cue"):
            self.position, found, wrong = direction(text, name, start, match.end())
            self.tell(wrong)
            pieces += [found] if found else []
        elif self.interpreter.is_voice(name):
            self.tell(colon(text, name, match.end()))
            pieces.append(Open(name))
        else:
            self.tell(undeclared(name, start, match.end(), self.interpreter.voices()))
            pieces.append(_OPEN)

    def words(self, pieces: list[Piece], start: int, end: int) -> None:
        if start < end:
            self.add(pieces, _spaced(self.text[start:end]))

    def add(self, pieces: list[Piece], words: str) -> None:
        style = _STYLES[self.style]
        last = pieces[-1] if pieces else None
        if isinstance(last, Words) and last.style == style:
            pieces[-1] = Words(last.text + words, style)
        else:
            pieces.append(Words(words, style))

    def stars(self, pieces: list[Piece], start: int, count: int) -> None:
        text, end = self.text, start + count
        before = start > 0 and not text[start - 1].isspace()
        after = end < len(text) and not text[end].isspace()
        closes = count <= 3 and self.style & count == count and before
        opens = count <= 3 and self.style & count == 0 and after
        if closes or opens:
            self.style ^= count
            self.style_at = start
        else:
            self.add(pieces, "*" * count)

    def unclosed(self, outer: int) -> None:
        """Note the first emphasis that is never closed, and return to the surrounding style."""
        hint = "close it before the paragraph or the brace ends, or write `\\*` for the sign itself"
        if not self.told:  # the next one may be the other end of this one, on another side
            self.note(EMPHASIS, "emphasis begins here and is never closed", self.style_at, self.style_at + 1, hint)
        self.told, self.style = True, outer

    def brace(self, pieces: list[Piece]) -> None:
        start = self.position
        self.depth += 1
        if self.depth > MAX_BRACES:
            self.fail(DEEP_BRACES, f"braces are nested deeper than {MAX_BRACES}", start, start + 1)
        colon, bar, close = _outline(self.text, start + 1)
        if close < 0:
            hint = "close it with `}`, or write `\\{` for the sign itself"
            self.fail(BRACE, "this `{` is never closed", start, start + 1, hint)
        first = self.text[start + 1 : close].lstrip()
        if not first:
            self.note(EMPTY_BRACE, "there is nothing in these braces", start, close + 1)
            self.position = close + 1
        elif question := _QUESTION.fullmatch(self.text, start + 1, close):
            hint = question_hint(question[1], question[2])
            self.note(SYNTAX, "`?` is not understood here", question.end(1), question.end(1) + 1, hint)
            self.position = close + 1
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
        source = self.text[start:colon]
        if source.lstrip()[:1] in _SERIES:
            return False
        return not isinstance(parse_expression(source.strip()), Mistake) or re.search(r"[<>=+%()]", source) is not None

    def either(self, start: int, colon: int) -> Either:
        name = self.interpreter.variant()
        test = self.expression(start + 1, colon, TRUTH)
        sides = self.sides(start, colon + 1)
        if len(sides) > 2:
            hint = "nest a second brace in the other side: `{a: one | {b: two | three}}`"
            self.note(SIDES, "a condition has two sides at most", start, self.position, hint)
        return Either(name, test.expression, sides[0], sides[1] if len(sides) == 2 else (), len(sides) == 2)

    def series(self, start: int, close: int, first: str) -> Series:
        name = self.interpreter.variant()
        kind = _SERIES.get(first, "sequence")
        begin = start + 1 if kind == "sequence" else self.text.index(first, start) + 1
        options = self.sides(start, begin)
        slot = self.interpreter.series(kind, len(options), self.text[start : close + 1])
        return Series(name, kind, slot, tuple(options))  # type: ignore[arg-type]

    def sides(self, start: int, begin: int) -> list[Pieces]:
        """Parse the sides of a brace, separated by `|`, up to the position after its `}`."""
        self.position = begin
        sides = [self.side()]
        while self.text.startswith("|", self.position):
            self.position += 1
            sides.append(self.side())
            if len(sides) > MAX_SIDES:
                self.fail(SIDES, f"these braces have more than {MAX_SIDES} sides", start, start + 1)
        self.position += 1
        return sides

    def side(self) -> Pieces:
        """Parse one side of a brace. Most sides contain only words, and take the fast path."""
        match = _PLAIN_SIDE.match(self.text, self.position)
        if match is None:
            return self.row()
        self.position = match.end()
        return _words(match[0], _STYLES[self.style])

    def show(self, pieces: list[Piece], start: int, close: int) -> None:
        if self.text[start] == "{":
            hint = f"one pair is enough: `{self.text[start:close]}`"
            self.note(SYNTAX, "a value needs no second pair of braces", start, start + 1, hint)
            self.position = close + 1
            return
        typed = self.expression(start, close, None)
        pieces.append(Show(typed.expression, typed.type, _STYLES[self.style]))
        self.position = close + 1

    def expression(self, start: int, end: int, expected: Type | None) -> Typed:
        """Return the typed expression, or a substitute after a mistake, so that parsing goes on."""
        source = self.text[start:end]
        stripped = source.strip()
        typed = self.interpreter.expression(stripped, start + source.find(stripped), expected)
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


def _words(text: str, style: Style) -> Pieces:
    words = " ".join(text.split())
    return (new(Words, (words, style)),) if words else ()


def _spaced(text: str) -> str:
    """Return the text with one space for each stretch of white space, at its edges too."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return before + words + after


def _rest_of_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip()


def _trimmed(pieces: list[Piece]) -> Pieces:
    """Return the pieces without white space at the edges of paragraphs, and without empty words."""
    kept: list[Piece] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, Words):
            words = piece.text
            if index == 0 or parts_line(pieces[index - 1]):
                words = words.lstrip()
            if index == len(pieces) - 1 or parts_line(pieces[index + 1]):
                words = words.rstrip()
            if not words:
                continue
            if words != piece.text:
                piece = Words(words, piece.style)
        kept.append(piece)
    return tuple(kept)
