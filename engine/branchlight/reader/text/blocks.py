"""Blocks: the pieces of a page, with their words and their layout."""

from typing import Literal, TypeAlias

from branchlight.source.named_tuple import NamedTuple

Kind: TypeAlias = Literal[
    "heading",  # the start of a scene
    "place",  # the same scene from another point of view
    "paragraph",
    "voice",
    "break",
    "cue",
    "taken",  # the choice that was made, as a quiet line
    "choice",
    "locked",
    "question",  # the end of a turn that asks: it has no lines, since the line for the answer shows its words
    "entry",  # a line of a list: words, leader dots, and `name` at the right
    "small",  # text of little interest, such as credits
    "detail",  # a description of the entry above
    "ending",
    "notice",  # a message of the engine, not of the story
]

LETTERED: frozenset[str] = frozenset({"paragraph", "voice"})
CENTRED: frozenset[str] = frozenset({"heading", "place", "break", "cue", "ending", "notice"})


class TextSpan(NamedTuple):
    """Part of a block's text, with a role that determines its style.

    emphasis, strong, both  marked so by the story
    reason                  why a choice is closed
    before                  the mark of a choice that was taken before
    leader, value           an entry's dots, and the words at its right
    found                   found by a search, or marked as wrong
    """

    start: int
    end: int
    role: str


class Block(NamedTuple):
    """One piece of the page.

    text   the words, without control characters and line breaks
    name   the voice that speaks, the cue that sounds, or the words at an entry's right
    indent cells between the edge of the measure and the words
    mark   text in the indent of the first line, such as a choice's number
    key    what is picked with the mouse or Enter; empty if nothing can be
    rest   seconds of silence before the block appears
    fresh  True if the reader has never read it
    passage
           the number of the passage in its turn, or -1 for what is none
    """

    kind: Kind
    text: str
    spans: tuple[TextSpan, ...] = ()
    name: str = ""
    indent: int = 0
    mark: str = ""
    key: str = ""
    rest: float = 0.0
    fresh: bool = False
    passage: int = -1


class Form(NamedTuple):
    """The shape of the page: the width of a line, and the space around text.

    measure  cells in a line of text
    spacing  "close" indents paragraphs, as a book does; "normal" puts an empty line between them;
             "wide" also puts one between all lines
    roomy    True if the page is high enough for space around headings and choices
    """

    measure: int
    spacing: str = "normal"
    roomy: bool = True
