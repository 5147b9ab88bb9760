"""Output streams: signs that an encoding lacks, and pipes without a reader."""

import codecs
import os
from contextlib import suppress
from typing import TextIO

PLAINER = str.maketrans(
    dict.fromkeys("‘’‚‛‹›′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2009\u202f", " ")
    | {"…": "...", "•": "*", "·": "*", "×": "x", "±": "+-"}
    | {"→": "->", "←": "<-", "⇄": "<->", "⇢": "~>", "↩": "<-", "█": "#", "\ufffd": "?"}
)
"""Replacements for typographers' signs, arrows and bars in encodings that lack them."""

PLAINLY = "branchlight.plainly"
"""The name of an error handler for streams. It writes the signs of `PLAINER`, and an escape for any other letter."""


def encodable_text(text: str, encoding: str, instead: str = "") -> str:
    """Return `text` as a stream of this encoding can write it.

    `instead` is written for a letter that has no plainer sign; by default its escape is, such as `\\u5bb6`.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join([_plainer(letter, encoding, instead) for letter in text])
    return text


def let_go(stream: TextIO) -> None:
    """Give up a stream that has no reader any more. Its remaining data must not raise when the process ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _plainer(letter: str, encoding: str, instead: str) -> str:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return PLAINER.get(ord(letter)) or instead or _escape(letter)
    return letter


def _escape(letter: str) -> str:
    return letter.encode("ascii", "backslashreplace").decode()


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Handle an encoding error as `codecs.register_error` asks for."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join([PLAINER.get(ord(letter)) or _escape(letter) for letter in lacking]), error.end


codecs.register_error(PLAINLY, _plainly)
