"""A position in the text of one ink file."""

import re
from bisect import bisect_right

from branchlight.adopt.ink.comments import without_comments
from branchlight.source.located import SourceFile
from branchlight.source.place import Place

_SPACES = re.compile(r"[ \t]*")
_NEWLINE = re.compile(r"[ \t]*\n")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_ANY_SPACE = re.compile(r"[ \t\n]*")
_REST = re.compile(r"[^\n]*")
_LETTERS = (
    "A-Za-z0-9_\u0080-\u024f\u0370-\u0373\u0375-\u0377\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    "\u0400-\u0481\u048a-\u0530\u0531-\u0556\u0561-\u0587\u058f-\u06ff\u3041-\u3096\u30a0-\u30fc"
    "\u4e00-\u9fff\uac00-\ud7af"
)
_NAME = re.compile(rf"(?!\d+(?![{_LETTERS}]))[{_LETTERS}]+")


class TextHead:
    """The text of one file without its comments, and a position in it."""

    def __init__(self, file: SourceFile) -> None:
        self.name = file.name
        self._stripped = without_comments(file.name, file.text)
        self.text = self._stripped.text
        self.comments = self._stripped.comments
        self._lines = [0, *(found.end() for found in re.finditer("\n", file.text))]
        self.at = 0

    @property
    def at_end(self) -> bool:
        """Return whether nothing is left."""
        return self.at >= len(self.text)

    def place(self, at: int | None = None) -> Place:
        """Return the place of the position `at`, or of the current one."""
        offset = self._stripped.offset(self.at if at is None else at)
        line = bisect_right(self._lines, offset)
        return Place(self.name, line, offset - self._lines[line - 1] + 1)

    def sees(self, sign: str) -> bool:
        """Return whether `sign` comes next."""
        return self.text.startswith(sign, self.at)

    def take(self, sign: str) -> bool:
        """Go past `sign` if it comes next, and return whether it did."""
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def match(self, pattern: "re.Pattern[str]") -> str:
        """Go past what the pattern matches here, and return it; "" if it does not match."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def spaces(self) -> bool:
        """Go past spaces and tabs, and return whether there were any."""
        return self.match(_SPACES) != ""

    def newline(self) -> bool:
        """Go past the end of this line if only spaces are left on it, and return whether that is so."""
        return self.match(_NEWLINE) != ""

    def blank_lines(self) -> bool:
        """Go past line ends until a line has something on it, and return whether there were any."""
        return self.match(_BLANK_LINES) != ""

    def any_space(self) -> None:
        """Go past spaces and line ends."""
        self.match(_ANY_SPACE)

    def rest_of_line(self) -> str:
        """Go to the end of the line, and return what was left of it."""
        return self.match(_REST)

    def identifier(self) -> str:
        """Go past a name, and return it; "" if none comes next. A name may start with a digit."""
        return self.match(_NAME)

    def end_of_line(self) -> bool:
        """Go past the end of this line or file, and return whether only spaces were left."""
        if self.newline():
            return True
        begun = self.at
        self.spaces()
        if self.at_end:
            return True
        self.at = begun
        return False
