"""Comments, taken out of a text of ink. The places of everything else stay known."""

import re
from bisect import bisect_right

from branchlight.adopt.ink.tree import Comment
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_COMMENT = re.compile(r"//[^\n]*|/\*(?:.*?\*/|.+\Z)", re.DOTALL)


class Stripped(NamedTuple):
    """A text without its comments.

    `starts[i]` is where piece i starts in `text`, and `offsets[i]` where it starts in the file.
    """

    text: str
    comments: tuple[Comment, ...]
    starts: list[int]
    offsets: list[int]

    def offset(self, at: int) -> int:
        """Return where the character `at` of `text` is in the file."""
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + at - self.starts[piece]


def without_comments(name: str, text: str) -> Stripped:
    """Return the text of the file `name` without comments. A comment over several lines leaves its line breaks."""
    pieces: list[str] = []
    starts, offsets = [0], [0]
    comments: list[Comment] = []
    line, counted, end, length = 1, 0, 0, 0
    for found in _COMMENT.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        start = text.rfind("\n", 0, counted) + 1
        alone = not text[start:counted].strip()
        comments.append(Comment(Place(name, line, counted - start + 1), _words(found.group()), alone))
        for kept, offset in ((text[end:counted], end), ("\n" * found.group().count("\n"), counted)):
            starts.append(length)
            offsets.append(offset)
            pieces.append(kept)
            length += len(kept)
        end = found.end()
    starts.append(length)
    offsets.append(end)
    pieces.append(text[end:])
    return Stripped("".join(pieces), tuple(comments), starts, offsets)


def _words(comment: str) -> str:
    """Return the words of a comment, line by line."""
    inside = comment[2:] if comment.startswith("//") else comment[2:].removesuffix("*/")
    return "\n".join(line.strip() for line in inside.strip().split("\n"))
