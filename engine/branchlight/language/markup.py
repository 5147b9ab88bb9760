"""The parser of prose markup: paragraphs, voices, stage directions, emphasis, glue and braces.

It is a recursive descent from left to right: a brace holds pieces of its own. An `Interpreter` resolves what is inside
braces, so the pieces are complete after one pass, without a second tree.
"""

import re

from branchlight.language.at_signs import apart, colon, direction, undeclared
from branchlight.language.braces import BraceParser
from branchlight.language.cursor import Cursor
from branchlight.language.emphasis import Emphasis
from branchlight.language.interpreter import Interpreter
from branchlight.language.language_codes import BRACE, STRAY_VOICE
from branchlight.language.mistake import MistakeError
from branchlight.language.prose import Direction, Glue, Open, Piece, Pieces
from branchlight.language.white_space import spaced, trimmed, words_in
from branchlight.source.guess import Guess

# Every alternative begins with a literal character, so that the search skips everything else quickly.
_SIGN = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\\.|\*\**|\{|\}|\||<>|\n[ \t]*@", re.DOTALL)
_PLAIN = re.compile(r"\\|\*|\{|\}|\||<>|@|\n[ \t]*\n")
_AT = re.compile(r"@([^\W\d]\w*)[ \t]*")
_SPACE = re.compile(r"\s+")
_OPEN = Open()


def parse_prose(text: str, interpreter: Interpreter) -> Pieces:
    """Return the pieces of a prose. Mistakes go to the interpreter.

    After braces that do not match, the rest is dropped and the result is empty.
    """
    words = only_words(text)
    if words is not None:
        return (_OPEN, *words) if words else ()
    parser = _MarkupParser(Cursor(text, interpreter))
    try:
        return parser.whole()
    except MistakeError as error:
        interpreter.complain(error.mistake)
        return ()
    finally:
        del parser.braces  # the two refer to each other, and would keep the story's names until the next collection


def parse_line(text: str, interpreter: Interpreter) -> Pieces:
    """Return the pieces of a label or reason, without a paragraph.

    The caller has to refuse a voice or a blank line in it.
    """
    pieces = parse_prose(text, interpreter)
    return pieces[1:] if pieces and pieces[0] == _OPEN else pieces


def only_words(text: str) -> Pieces | None:
    """Return the pieces of a text of one paragraph without markup; None if it has markup."""
    return None if _PLAIN.search(text) else words_in(text, "")


class _MarkupParser:
    """The parser of one prose: of its paragraphs, and of all that braces hold."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.emphasis = Emphasis(cursor)
        self.braces = BraceParser(cursor, self.emphasis, self.pieces)

    def whole(self) -> Pieces:
        pieces = self.pieces(opening=True)
        at = self.cursor.position
        if at < len(self.cursor.text):
            hint = "to show the sign itself, write a backslash before it: `\\}`"
            self.cursor.fail(BRACE, "this `}` closes nothing", at, at + 1, hint)
        return pieces

    def pieces(self, opening: bool = False) -> Pieces:
        """Parse pieces up to the end, or to a `|` or `}` that belongs to the surrounding brace."""
        pieces: list[Piece] = []
        cursor, emphasis, text = self.cursor, self.emphasis, self.cursor.text
        outer = emphasis.level
        self.start(pieces, opening)
        while True:
            # Add the words up to the next sign.
            match = _SIGN.search(text, cursor.position)
            end = match.start() if match else len(text)
            if cursor.position < end:
                emphasis.add(pieces, spaced(text[cursor.position : end]))
            cursor.position = end
            if match is None:
                break
            # Treat the sign. A sign that belongs to the surrounding brace ends these pieces and is not consumed.
            sign = match[0]
            if sign == "}" or (sign == "|" and self.braces.depth):
                break
            if sign == "{":
                self.braces.brace(pieces)
                continue
            cursor.position = match.end()
            if sign[0] == "\\":
                emphasis.escaped(pieces, sign[1])
            elif sign[0] == "*":
                emphasis.asterisks(pieces, match.start(), len(sign))
            elif sign == "|":
                emphasis.add(pieces, "|")
            elif sign == "<>":
                self.glue(pieces)
            else:
                self.line_start(pieces, match)
        emphasis.end_at(outer)
        return trimmed(pieces)

    def start(self, pieces: list[Piece], opening: bool) -> None:
        """Start the prose, or one side of a brace, which may begin with a new paragraph."""
        cursor = self.cursor
        match = _SPACE.match(cursor.text, cursor.position)
        blank = match[0].count("\n") > 1 if match else False
        if match:
            cursor.position = match.end()
        if opening or blank or cursor.text.startswith("@", cursor.position):
            self.paragraph(pieces)

    def line_start(self, pieces: list[Piece], match: "re.Match[str]") -> None:
        cursor = self.cursor
        if match[0].endswith("@"):
            name = _AT.match(cursor.text, match.end() - 1)
            if name and (cursor.interpreter.is_voice(name[1]) or name[1] in ("pause", "cue")):
                message = f"`@{name[1]}` begins a paragraph, and this is the middle of one"
                hint = Guess("leave a blank line before it", f"@{name[1]}", f"\n@{name[1]}")
                cursor.note(STRAY_VOICE, message, match.end() - 1, name.end(), hint)
            self.emphasis.add(pieces, " @")
        else:
            self.emphasis.end_at(0)
            self.paragraph(pieces)

    def glue(self, pieces: list[Piece]) -> None:
        """Add the glue before the cursor. A voice after it would be shown as words."""
        cursor = self.cursor
        pieces.append(Glue())
        space = _SPACE.match(cursor.text, cursor.position)
        name = _AT.match(cursor.text, space.end() if space else cursor.position)
        if name and cursor.interpreter.is_voice(name[1]):
            message = f"`@{name[1]}` begins a paragraph, and this is the middle of one"
            cursor.note(STRAY_VOICE, message, *name.span(), f"write the voice first: `@{name[1]} <>`")

    def paragraph(self, pieces: list[Piece]) -> None:
        """Parse the beginning of a paragraph: a voice, a stage direction, a break, or none of these."""
        cursor, text, start = self.cursor, self.cursor.text, self.cursor.position
        if text.startswith("***", start) and _rest_of_line(text, start + 3) == "":
            cursor.position = start + 3
            pieces.append(Direction("break"))
            return
        match = _AT.match(text, start) if text.startswith("@", start) else None
        if match is None:
            cursor.note_if(apart(text, start, cursor.interpreter.is_voice))
            pieces.append(_OPEN)
            return
        cursor.position = match.end()
        name = match[1]
        if name in ("pause", "cue"):
            cursor.position, found, wrong = direction(text, name, start, match.end())
            cursor.note_if(wrong)
            if found is not None and name == "cue":
                cursor.interpreter.note("cue", found.name, text.index(found.name, match.end()))
            pieces += [found] if found else []
        elif cursor.interpreter.is_voice(name):
            cursor.note_if(colon(text, name, match.end()))
            cursor.interpreter.note("voice", name, match.start(1))
            pieces.append(Open(name))
        else:
            cursor.note_if(undeclared(name, start, match.end(), cursor.interpreter.voices()))
            pieces.append(_OPEN)


def _rest_of_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].strip()
