"""A fast reader of plainly written documents: keys and lists by indentation, texts, and nothing else.

Most of a story is written so, and one pattern for its lines reads it in half the time of the parser's events.
Everything that is not certainly plain is left to the parser: a comment, a list in brackets, a text that continues in
the next line, a repeated key, and every mistake. The result is what `branchlight.source.builder` makes from the
parser's events, to the last column; the tests compare the two.
"""

import re
from functools import lru_cache

from branchlight.source import new
from branchlight.source.located import Located, Mapping, Scalar, Sequence

LONGEST = 64 * 1024
DEEPEST = 20
"""The limits of a document that is read here: its length in characters and its depth.

Both are less than what `branchlight.source.builder` allows, so that its limits need no check here.
"""

_LINES = re.compile(
    r"""^(([ ]*+)(-[ ])?                                                    # where it begins
    (?:([^\W\d][\w ]{0,200}+(?<![ ])):(?:[ ]+|(?=\n)))?                     # a key of words
    ( \|                                                                    # a block, which follows
    | "[^"\\\n]*" | '[^'\n]*'                                               # a text in quotes, without escapes
    | [^\s\-?:,\[\]{}#&*!|>'"%@`] [^:#\n]*+ (?::(?=\S)[^:#\n]*+)*+ (?<![ ]) # a text without
    )?\n
    ((?<=\|\n)(?:\2(?(3)[ ][ ])[ ].*\n|[ ]*\n)+)?)""",
    re.VERBOSE | re.MULTILINE,
)
_BLOCK_BEGINS = re.compile(r" +(?=[^ \n])")


def read_plainly(text: str, line: int) -> Located | None:
    """Return the one document in `text`, which begins at `line` of its file; None if it is not plain enough."""
    if len(text) > LONGEST or "\t" in text or not text.endswith("\n"):
        return None
    try:
        return _Document(line).read(text)
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """An exception that leaves the document to the parser."""


_Level = tuple[int, dict[str, Located], dict[str, Scalar], list[Located] | None]
"""An open mapping or list: the column of its lines, and its values and keys, or else its items."""


class _Document:
    """A document of which the lines above `line` have been read.

    `key` is one whose value has to follow below it. The document itself is treated as the value of such a key.
    """

    def __init__(self, line: int) -> None:
        self.line = line
        self.key: str | None = ""
        self.open: list[_Level] = [(-1, {}, {}, None)]

    def read(self, text: str) -> Located:
        """Return the document.

        Reading spends its time in this loop, so the usual case, one more key of the open mapping, needs no call.
        """
        whole = open_at, values, keys, items = self.open[0]
        start = len("---\n") if text.startswith("---\n") else 0
        self.line += start > 0
        for line, indent, dash, key, value, block in _LINES.findall(text, start):
            start += len(line)
            column = len(indent)
            # A line at another column, or another kind of line, opens or closes levels.
            if dash or (key and (column != open_at or items is not None or self.key is not None)):
                open_at, values, keys, items = self.turn_to(column, bool(dash), bool(key))
                column = open_at
            if key:
                if key in keys:  # the parser reports it
                    raise _NotPlainError
                keys[key] = new(Scalar, (key, self.line, column + 1, ""))
                if value:
                    values[key] = self.scalar(value, len(line) - len(block) - len(value), block, column)
                else:
                    self.key = key
            elif dash and value:
                assert items is not None
                items.append(self.scalar(value, len(line) - len(block) - len(value), block, column))
            elif dash or value:
                raise _NotPlainError
            self.line += 1
        # A key without its value, or a line that the pattern does not match, is for the parser.
        if self.key is not None or start != len(text):
            raise _NotPlainError
        return whole[1][""]

    def turn_to(self, column: int, listed: bool, keyed: bool) -> _Level:
        """Return the open level for a line that begins at `column`, after closing all that have ended before it."""
        if self.key is not None:
            open_at, values, _, _ = self.open[-1]
            if column < open_at or (column == open_at and not listed):
                raise _NotPlainError
            values[self.key] = self.begin(column, listed)
            self.key = None
        while column < self.open[-1][0]:
            self.open.pop()
        if not listed and self.open[-1][3] is not None:  # a list may begin in the column of its key
            self.open.pop()
        open_at, _, _, items = self.open[-1]
        if column != open_at or (items is not None) != listed:
            raise _NotPlainError
        if items is not None and keyed:
            items.append(self.begin(column + len("- "), False))
        return self.open[-1]

    def begin(self, column: int, listed: bool) -> Located:
        """Begin a mapping or a list here."""
        if len(self.open) > DEEPEST:
            raise _NotPlainError
        values: dict[str, Located] = {}
        keys: dict[str, Scalar] = {}
        items: list[Located] = []
        self.open.append((column, values, keys, items if listed else None))
        if listed:
            return Sequence(items, self.line, column + 1)
        return new(Mapping, (values, keys, self.line, column + 1))

    def scalar(self, written: str, column: int, block: str, outer: int) -> Scalar:
        """Return a text. `block` are the lines below it that are indented more than `outer`."""
        style = written[0]
        if written == "|":
            value = _dedented(block, outer)
            scalar = new(Scalar, (value, self.line, column, style))
            self.line += block.count("\n")
            return scalar
        if block:
            raise _NotPlainError
        if style in ("'", '"'):
            return new(Scalar, (written[1:-1], self.line, column, style))
        return new(Scalar, (written, self.line, column, ""))


def _dedented(block: str, outer: int) -> str:
    """Return the lines of a block without the indentation of the first of them."""
    begins = _BLOCK_BEGINS.match(block)
    indent = len(begins[0]) if begins else 0
    if indent <= outer or not _indented(indent).fullmatch(block):
        raise _NotPlainError
    return "\n".join([line[indent:] for line in block.split("\n")]).rstrip("\n") + "\n"


@lru_cache(maxsize=64)
def _indented(indent: int) -> re.Pattern[str]:
    """Return a pattern for lines with that indentation, and for blank ones."""
    return re.compile(rf"(?: {{{indent}}}.*\n| *\n)+")
