"""The emphasis of prose: which words asterisks enclose."""

from branchlight.language.cursor import Cursor
from branchlight.language.language_codes import EMPHASIS
from branchlight.language.prose import Piece, Style, Words
from branchlight.language.white_space import SPACES
from branchlight.source import new

_STYLES: dict[int, Style] = {0: "", 1: "emphasis", 2: "strong", 3: "both"}


class Emphasis:
    """The emphasis at the cursor, which asterisks open and close, and the words that are written in it.

    `level` is the sum of the open asterisks: 1 for one, 2 for two.
    """

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.level = 0
        self.begins_at = 0
        self.noted = False

    @property
    def style(self) -> Style:
        return _STYLES[self.level]

    def add(self, pieces: list[Piece], text: str) -> None:
        """Add a text to pieces, in the current style. It joins words of the same style before it."""
        style = _STYLES[self.level]
        last = pieces[-1] if pieces else None
        if isinstance(last, Words) and last.style == style:
            pieces[-1] = Words(last.text + text, style)
        else:
            pieces.append(new(Words, (text, style)))

    def escaped(self, pieces: list[Piece], sign: str) -> None:
        """Add a sign that has no meaning. A space is between empty words, so that it is not at an edge, and stays."""
        if sign in SPACES:
            nothing = new(Words, ("", self.style))
            pieces += [nothing, new(Words, (" ", self.style)), nothing]
        else:
            self.add(pieces, sign)

    def asterisks(self, pieces: list[Piece], start: int, count: int) -> None:
        """Open or close emphasis at so many asterisks. If they can do neither, add them as words."""
        text, end = self.cursor.text, start + count
        before = start > 0 and not text[start - 1].isspace()
        after = end < len(text) and not text[end].isspace()
        closes = count <= 3 and self.level & count == count and before
        opens = count <= 3 and self.level & count == 0 and after
        if closes or opens:
            self.level ^= count
            self.begins_at = start
        else:
            self.add(pieces, "*" * count)

    def end_at(self, level: int) -> None:
        """Return to the surrounding level. Note the first emphasis that is never closed."""
        if self.level == level:
            return
        hint = "close it before the paragraph or the brace ends, or write `\\*` for the sign itself"
        if not self.noted:  # the next one may be the other end of this one, on another side
            at = self.begins_at
            from branchlight.language.foreign_commands import command_hint  # late, because few stories need it

            hint = command_hint(self.cursor.text, at) or hint
            self.cursor.note(EMPHASIS, "emphasis begins here and is never closed", at, at + 1, hint)
        self.noted, self.level = True, level
