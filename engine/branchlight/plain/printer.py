"""Paragraphs on an output to which text can only be appended: without control characters, wrapped on a terminal."""

import re
from typing import TextIO

from branchlight.source.characters import visible
from branchlight.source.output import encodable_text

_SOFT_HYPHEN = "\u00ad"
_BREAK = r"(?<!«) (?![—–…?!:;.,»](?:\W|$))"
"""A pattern that `re` compiles on first use: text in a pipe is not wrapped."""


class Printer:
    """Writes paragraphs to a stream.

    With a width, lines are wrapped at words, and an empty line separates paragraphs. Without one, a paragraph is one
    line and no line is empty: a screen reader reads the paragraph at once, and programs wrap it as they like.
    """

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        self._stream = stream
        self.width = width
        self._encoding = getattr(stream, "encoding", None) or "utf-8"

    def say(self, *paragraphs: str) -> None:
        """Write paragraphs."""
        for paragraph in paragraphs:
            self._write(paragraph)
            if self.width:
                self._stream.write("\n")

    def list(self, *lines: str) -> None:
        """Write lines that belong together, such as choices."""
        for line in lines:
            self._write(line, "   ")
        if self.width and lines:
            self._stream.write("\n")

    def flush(self) -> None:
        """Flush the stream."""
        self._stream.flush()

    def _write(self, text: str, margin: str = "") -> None:
        words = encodable_text(visible(" ".join(text.split())), self._encoding, instead="?")
        for line in wrap(words, self.width, margin) if self.width else [words]:
            self._stream.write(line + "\n")


def wrap(text: str, width: int, margin: str = "") -> list[str]:
    """Return the text in lines of at most `width` characters, `margin` before each but the first.

    A longer word gets a line of its own. A stop after a space stays with the word before it, and a mark of quotation
    before a space with the word after it. Soft hyphens are not shown.
    """
    lines, line = [], ""
    for word in re.split(_BREAK, text.replace(_SOFT_HYPHEN, "")):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = margin + word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
