"""Prose as functions: the paragraphs of a body, and its labels."""

from __future__ import annotations  # evaluated, those of inner functions would take much memory

from collections.abc import Callable
from typing import Literal, TypeAlias, assert_never

from branchlight.language.operators import draws
from branchlight.language.prose import (
    Direction,
    Either,
    Glue,
    Mark,
    Open,
    Piece,
    Pieces,
    Series,
    Show,
    Style,
    Words,
    is_one_line,
    pieces_in,
    texts_in,
)
from branchlight.language.white_space import SPACES
from branchlight.model.state import Value
from branchlight.play.compiled_expression import measure
from branchlight.play.prose_variants import fork
from branchlight.play.run_writer import Writer
from branchlight.play.runs import fuse, plain
from branchlight.play.shown_value import Text, shown_value
from branchlight.play.turn import Passage, Run, words
from branchlight.play.turn_in_progress import Act, CompiledParagraph, TurnInProgress

_SPACES = tuple(SPACES)

Runs: TypeAlias = Callable[[TurnInProgress, list[Value]], tuple[Run, ...]]


class ProseCompiler:
    """Compiles the prose of one node. `at()` compares the node's `number`.

    In a story with glue, paragraphs that vary are `loose`: they keep the spaces at their ends until they are joined.
    """

    def __init__(self, node: str, number: int, loose: bool) -> None:
        self.node = node
        self.number = number
        self.loose = loose

    def told(self, pieces: Pieces, note: str, veiled: bool) -> list[CompiledParagraph]:
        """Return the compiled paragraphs of a text."""
        return [self.paragraph(part, note, veiled) for part in _paragraphs(pieces)]

    def paragraph(self, pieces: Pieces, note: str, veiled: bool) -> CompiledParagraph:
        head, rest = pieces[0], pieces[1:]
        if isinstance(head, Direction):
            return self.directed(head, note, veiled), None, ()
        if not isinstance(head, Open) or not all(map(_is_inline, rest)) or (self.loose and not _is_tight(rest)):
            return None, self.spanning(pieces, note, veiled), ()
        kind: Literal["voice", "paragraph"] = "voice" if head.voice else "paragraph"
        name, node = head.voice, self.node

        def passage(runs: tuple[Run, ...]) -> Passage | None:
            """Return a passage, or None if there are no words."""
            return Passage(kind, runs, name, 0.0, note, veiled, node, None, words(runs)) if runs else None

        # Build the passages of every variant now if there are few; else build the passage when it is played.
        found = fork(rest, self.number)
        if found is not None:
            ways = tuple([passage(way) for way in found.ways])
            return (None, found.which, ways) if found.which is not None else (ways[0], None, ())
        runs = self.runs(rest)
        return None, lambda course, v: passage(runs(course, v)), ()

    def directed(self, direction: Direction, note: str, veiled: bool) -> Passage:
        return Passage(direction.kind, (), direction.name, direction.seconds, note, veiled, self.node)

    def runs(self, pieces: Pieces) -> Runs:
        """Return the function that gives the runs of one line, ready to be shown."""
        found = fork(pieces, self.number)
        if found is not None:
            which, ways = found.which, found.ways
            return (lambda course, v: ways[which(course, v)]) if which is not None else _give(ways[0])
        if _is_plain(pieces):
            text = self.text(pieces)
            return lambda course, v: plain(text(course, v))
        styled = self.styled(pieces)
        return lambda course, v: fuse(styled(course, v))

    def text(self, pieces: Pieces) -> Text:
        """Return the function that gives the text of pieces without styles."""
        parts = [self.text_of(piece) for piece in pieces]
        return lambda course, v: "".join([part(course, v) for part in parts])

    def text_of(self, piece: Piece) -> Text:
        match piece:
            case Words():
                words = piece.text
                return lambda course, v: words
            case Show():
                return shown_value(piece, self.number)
            case Either():
                test, yes, no = measure(piece.test, self.number), self.text(piece.yes), self.text(piece.no)
                return lambda course, v: yes(course, v) if test(course, v) else no(course, v)
            case Series():
                options, due = [*[self.text(option) for option in piece.options], _no_text], _due(piece)
                return lambda course, v: options[due(course)](course, v)
            case Mark():
                return _no_text
            case Open() | Direction() | Glue():
                raise AssertionError("a paragraph begins within a line, or is joined to another")
            case _:
                assert_never(piece)

    def styled(self, pieces: Pieces) -> Runs:
        """Return the function that gives the runs of pieces, not yet merged."""
        parts = [self.styled_of(piece) for piece in pieces]
        return lambda course, v: tuple([run for part in parts for run in part(course, v)])

    def styled_of(self, piece: Piece) -> Runs:
        match piece:
            case Words():
                return _give((Run(piece.text, piece.style),))
            case Show():
                text, style = shown_value(piece, self.number), piece.style
                return lambda course, v: (Run(text(course, v), style),)
            case Either():
                test, yes, no = measure(piece.test, self.number), self.styled(piece.yes), self.styled(piece.no)
                return lambda course, v: yes(course, v) if test(course, v) else no(course, v)
            case Series():
                options, due = [*[self.styled(option) for option in piece.options], _give(())], _due(piece)
                return lambda course, v: options[due(course)](course, v)
            case Mark():
                return _give(())
            case Open() | Direction() | Glue():
                raise AssertionError("a paragraph begins within a line, or is joined to another")
            case _:
                assert_never(piece)

    def spanning(self, pieces: Pieces, note: str, veiled: bool) -> Act:
        """Return the act that adds the passages of pieces in which paragraphs begin inside braces."""
        node, loose = self.node, self.loose
        write = self.writing(pieces, note, veiled)

        def say(course: TurnInProgress, v: list[Value]) -> None:
            writer = Writer(course, note, veiled, node, loose)
            for act in write:
                act(course, v, writer)
            writer.close()

        return say

    def writing(self, pieces: Pieces, note: str, veiled: bool) -> list[Writing]:
        return [self.writing_of(piece, note, veiled) for piece in pieces]

    def writing_of(self, piece: Piece, note: str, veiled: bool) -> Writing:
        if _is_inline(piece) and not isinstance(piece, Open):
            runs = self.styled_of(piece)
            return lambda course, v, writer: writer.write(runs(course, v))
        match piece:
            case Open():
                voice = piece.voice
                return lambda course, v, writer: writer.open(voice)
            case Glue():
                return lambda course, v, writer: writer.glue()
            case Direction():
                passage = self.directed(piece, note, veiled)
                return lambda course, v, writer: writer.direct(passage)
            case Either():
                test = measure(piece.test, self.number)
                yes, no = self.writing(piece.yes, note, veiled), self.writing(piece.no, note, veiled)
                return lambda course, v, writer: _write(yes if test(course, v) else no, course, v, writer)
            case Series():
                options, due = [*[self.writing(option, note, veiled) for option in piece.options], []], _due(piece)
                return lambda course, v, writer: _write(options[due(course)], course, v, writer)
            case Words() | Show() | Mark():
                raise AssertionError("words are within a line")
            case _:
                assert_never(piece)


Writing: TypeAlias = Callable[[TurnInProgress, list[Value], Writer], None]


def is_steady(pieces: Pieces) -> bool:
    """Return whether showing these pieces leaves the state as it was: without a series and without a draw."""
    for piece in pieces:
        match piece:
            case Words() | Open() | Direction() | Mark() | Glue():
                pass
            case Show():
                if draws(piece.value):
                    return False
            case Either():
                if draws(piece.test) or not (is_steady(piece.yes) and is_steady(piece.no)):
                    return False
            case Series():
                return False
            case _:
                assert_never(piece)
    return True


def _no_text(course: TurnInProgress, v: list[Value]) -> str:
    return ""


def _give(runs: tuple[Run, ...]) -> Runs:
    return lambda course, v: runs


def _write(row: list[Writing], course: TurnInProgress, v: list[Value], writer: Writer) -> None:
    for act in row:
        act(course, v, writer)


def _due(series: Series) -> Callable[[TurnInProgress], int]:
    """Return the function that gives the next option of a series.

    A series "once" or "deal" that is used up gives the number after its last option.
    """
    slot, count, name = series.slot, len(series.options), series.name
    if series.kind == "cycle":
        return lambda course: course.cycle(slot, count)
    if series.kind == "shuffle":
        return lambda course: course.shuffle(slot, count)
    if series.kind == "deal":
        return lambda course: course.deal(slot, count)
    if series.kind == "random":
        return lambda course: course.random(name, count)
    steps = count + (series.kind == "once")
    return lambda course: course.sequence(slot, steps)


def _paragraphs(pieces: Pieces) -> list[Pieces]:
    """Split pieces before each paragraph. A brace that spans paragraphs keeps all of its paragraphs in one part."""
    parts: list[list[Piece]] = []
    spans = False
    for piece in pieces:
        begins = isinstance(piece, (Open, Direction)) and not spans
        if not parts or begins or isinstance(parts[-1][0], Direction):
            parts.append([])
            spans = False
        parts[-1].append(piece)
        spans = spans or not (_is_inline(piece) or isinstance(piece, Direction))
    return [tuple(part) for part in parts]


def _is_inline(piece: Piece) -> bool:
    """Return whether the piece stays within one paragraph."""
    match piece:
        case Words() | Show() | Open() | Mark():
            return True
        case Either() | Series():
            return all(map(is_one_line, texts_in(piece)))
        case Direction() | Glue():
            return False
        case _:
            assert_never(piece)


def _is_tight(pieces: Pieces) -> bool:
    """Return whether the pieces are words that never vary, without spaces at their ends."""
    fixed = [piece.text for piece in pieces if isinstance(piece, Words)]
    return 0 < len(fixed) == len(pieces) and not (fixed[0].startswith(_SPACES) or fixed[-1].endswith(_SPACES))


def _is_plain(pieces: Pieces) -> bool:
    """Return whether no piece has a style."""
    return not any(map(_style_of, pieces_in(pieces)))


def _style_of(piece: Piece) -> Style:
    match piece:
        case Words() | Show():
            return piece.style
        case Either() | Series() | Open() | Direction() | Mark() | Glue():
            return ""
        case _:
            assert_never(piece)
