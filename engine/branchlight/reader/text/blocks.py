"""Blocks: the pieces that a page is set from, each with its words and how they stand."""

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "heading",  # a scene begins
    "place",  # the same scene from another point of view
    "paragraph",
    "voice",
    "break",
    "cue",
    "taken",  # the choice that was made, as a quiet line
    "choice",
    "locked",
    "question",
    "entry",  # a line of a list: words, leader dots, and `name` at the right
    "small",  # what is to be there, and need not be read: credits
    "detail",  # what there is to say about the entry above
    "ending",
    "notice",  # the engine speaks, not the story
]

LETTERED: frozenset[str] = frozenset({"paragraph", "voice"})
CENTRED: frozenset[str] = frozenset({"heading", "place", "break", "cue", "ending", "notice"})


class Span(NamedTuple):
    """Part of a block's text in a role that a palette gives a look.

    emphasis, strong, both  as the story marks its words
    reason                  why a choice is closed
    leader, value           an entry's dots, and what it says at its right
    found                   what was searched for, or is wrong
    """

    start: int
    end: int
    role: str


class Block(NamedTuple):
    """One piece of the page.

    text   words alone: no control bytes, no line breaks
    name   the voice that speaks, the cue that sounds, or what an entry says at its right
    indent cells between the edge of the measure and the words
    mark   what hangs in the indent before the first line: a choice's number
    key    what choosing it with the mouse or Enter means; empty where nothing can be chosen
    rest   seconds of silence before it appears
    fresh  the reader has never read it
    """

    kind: Kind
    text: str
    spans: tuple[Span, ...] = ()
    name: str = ""
    indent: int = 0
    mark: str = ""
    key: str = ""
    rest: float = 0.0
    fresh: bool = False


class Form(NamedTuple):
    """The shape of the page: the width of a line of text, and the white around it.

    spacing  "close": paragraphs are told apart by an indent, as in a book; "normal": by a line of space;
             "wide": by a line of space, and there is one between all lines
    roomy    there is height to spare for white around headings and choices
    """

    measure: int
    spacing: str = "normal"
    roomy: bool = True
