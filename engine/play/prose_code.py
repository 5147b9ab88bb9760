"""Prose to Python source, a statement or an expression for each piece."""

from typing import Literal

from engine.language.emit import Cells, emit
from engine.language.expression import draws
from engine.language.prose import Direction, Either, Open, Piece, Pieces, Series, Show, Words
from engine.play.code import Code
from engine.play.course import fuse
from engine.play.turn import Passage, Run


_MOST_ADDED = 20
"""A sum is a tree as deep as it is long, and Python compiles no tree that is too deep."""


class ProseCode:
    """Writes the code that says one body's prose. The code expects `course`, `v` (its values) and `say`."""

    def __init__(self, code: Code, cells: Cells, node: str) -> None:
        self.code = code
        self.cells = cells
        self.node = node

    def say(self, pieces: Pieces, note: str, veiled: bool) -> None:
        """Statements that say a whole prose."""
        if not pieces:
            return
        rest = f"{note!r}, {veiled}, {self.node!r}"
        for paragraph in _paragraphs(pieces):
            head = paragraph[0]
            if isinstance(head, Direction):
                self.code.line(f"say({self.code.constant(self.direction(head, note, veiled))})")
            elif isinstance(head, Open) and all(_is_inline(piece) for piece in paragraph):
                self.paragraph(head.voice, paragraph[1:], note, veiled)
            else:
                self.code.line(f"writer = Writer(say, {rest})")
                self.spanning(paragraph, note, veiled)
                self.code.line("writer.close()")

    def direction(self, direction: Direction, note: str, veiled: bool) -> Passage:
        return Passage(direction.kind, (), direction.name, direction.seconds, note, veiled, self.node)

    def paragraph(self, voice: str, pieces: Pieces, note: str, veiled: bool) -> None:
        """A paragraph of its own."""
        if not pieces:
            return
        kind: Literal["voice", "paragraph"] = "voice" if voice else "paragraph"
        fixed = fixed_runs(pieces)
        if fixed is not None:
            passage = Passage(kind, fixed, voice, 0.0, note, veiled, self.node)
            if fixed:
                self.code.line(f"say({self.code.constant(passage)})")
            return
        rest = f"{voice!r}, 0.0, {note!r}, {veiled}, {self.node!r}"
        if _is_plain(pieces) and not _may_vanish(pieces):
            self.code.line(f"say(Passage({kind!r}, (Run({self.text(pieces)}),), {rest}))")
            return
        self.code.line(f"runs = {self.runs(pieces)}")
        self.code.line(f"if runs: say(Passage({kind!r}, runs, {rest}))")

    def runs(self, pieces: Pieces) -> str:
        """An expression for the runs of pieces in one line, ready to be shown."""
        if _is_plain(pieces):
            text = self.text(pieces)
            return f"plain({text})" if _may_vanish(pieces) else f"(Run({text}),)"
        return f"fuse({self.styled(pieces)})"

    def text(self, pieces: Pieces) -> str:
        """An expression for the text of pieces that have no style."""
        parts = [self.text_of(piece) for piece in pieces]
        if len(parts) > _MOST_ADDED:
            return f"''.join(({', '.join(parts)}))"
        return " + ".join(parts) or "''"

    def text_of(self, piece: Piece) -> str:
        if isinstance(piece, Words):
            return repr(piece.text)
        if isinstance(piece, Show):
            return self.shown(piece)
        if isinstance(piece, Either):
            return f"({self.text(piece.yes)} if {emit(piece.test, self.cells)} else {self.text(piece.no)})"
        assert isinstance(piece, Series)
        return self.chosen(piece, [self.text(option) for option in piece.options], "''")

    def styled(self, pieces: Pieces) -> str:
        """An expression for a tuple of runs."""
        return "(" + "".join([f"{self.styled_of(piece)}, " for piece in pieces]) + ")"

    def styled_of(self, piece: Piece) -> str:
        if isinstance(piece, Words):
            return self.code.constant(Run(piece.text, piece.style))  # type: ignore[arg-type]
        if isinstance(piece, Show):
            return f"Run({self.shown(piece)}, {piece.style!r})"
        if isinstance(piece, Either):
            test = emit(piece.test, self.cells)
            return f"*({self.styled(piece.yes)} if {test} else {self.styled(piece.no)})"
        assert isinstance(piece, Series)
        return "*" + self.chosen(piece, [self.styled(option) for option in piece.options], "()")

    def chosen(self, series: Series, options: list[str], nothing: str) -> str:
        """An expression for the option of a series that is due."""
        name, call = self.due(series)
        chain = options[-1] if series.kind != "once" else nothing
        for index in range(len(options) - (series.kind != "once") - 1, -1, -1):
            test = f"({name} := {call})" if index == 0 else name
            chain = f"{options[index]} if {test} == {index} else {chain}"
        if len(options) == 1 and series.kind != "once":
            return f"({options[0]})"
        return f"({chain})"

    def due(self, series: Series) -> tuple[str, str]:
        """A fresh name for the number of the option that is due, and the call that gives it."""
        method = "sequence" if series.kind == "once" else series.kind
        count = len(series.options) + (series.kind == "once")
        return self.code.fresh(), f"course.{method}({series.slot:d}, {count})"

    def shown(self, show: Show) -> str:
        value = emit(show.value, self.cells)
        kind = show.type.kind
        if kind == "text":
            return value
        if kind == "whole":
            return f"str({value})"
        if kind == "truth":
            return f"('true' if {value} else 'false')"
        names = self.code.constant(tuple([name.replace("_", " ") for name in show.type.names]))
        return f"{names}[{value}]" if kind == "one of" else f"members({names}, {value})"

    def spanning(self, pieces: Pieces, note: str, veiled: bool) -> None:
        """Statements for pieces in which paragraphs begin inside braces."""
        inline: list[Piece] = []
        for piece in (*pieces, None):
            if piece is not None and _is_inline(piece) and not isinstance(piece, Open):
                inline.append(piece)
                continue
            if inline:
                self.code.line(f"writer.write({self.styled(tuple(inline))})")
                inline = []
            if isinstance(piece, Open):
                self.code.line(f"writer.open({piece.voice!r})")
            elif isinstance(piece, Direction):
                self.code.line(f"writer.direct({self.code.constant(self.direction(piece, note, veiled))})")
            elif isinstance(piece, Either):
                self.code.line(f"if {emit(piece.test, self.cells)}:")
                self.block(piece.yes, note, veiled)
                self.code.line("else:")
                self.block(piece.no, note, veiled)
            elif isinstance(piece, Series):
                self.series(piece, note, veiled)

    def series(self, series: Series, note: str, veiled: bool) -> None:
        name, call = self.due(series)
        self.code.line(f"{name} = {call}")
        for index, option in enumerate(series.options):
            self.code.line(f"if {name} == {index}:")
            self.block(option, note, veiled)

    def block(self, pieces: Pieces, note: str, veiled: bool) -> None:
        with self.code.indented():
            self.code.line("pass")
            self.spanning(pieces, note, veiled)


def fixed_runs(pieces: Pieces) -> tuple[Run, ...] | None:
    """The runs of pieces that never vary; None if they do."""
    if all(isinstance(piece, Words) for piece in pieces):
        return fuse([Run(piece.text, piece.style) for piece in pieces if isinstance(piece, Words)])  # type: ignore[arg-type]
    return None


def is_steady(pieces: Pieces) -> bool:
    """Does looking at these pieces leave the state as it was: no series, no draw?"""
    for piece in pieces:
        if isinstance(piece, Series) or (isinstance(piece, Show) and draws(piece.value)):
            return False
        if isinstance(piece, Either) and (draws(piece.test) or not is_steady(piece.yes) or not is_steady(piece.no)):
            return False
    return True


def _paragraphs(pieces: Pieces) -> list[Pieces]:
    """The pieces parted before each paragraph; one that braces span keeps all that they hold together."""
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
    """Does the piece stay within one paragraph?"""
    if isinstance(piece, Direction):
        return False
    if isinstance(piece, Either):
        return all(_is_inline(part) and not isinstance(part, Open) for part in (*piece.yes, *piece.no))
    if isinstance(piece, Series):
        return all(_is_inline(part) and not isinstance(part, Open) for option in piece.options for part in option)
    return True


def _is_plain(pieces: Pieces) -> bool:
    """Has no piece a style?"""
    for piece in pieces:
        if isinstance(piece, (Words, Show)) and piece.style:
            return False
        if isinstance(piece, Either) and not (_is_plain(piece.yes) and _is_plain(piece.no)):
            return False
        if isinstance(piece, Series) and not all(_is_plain(option) for option in piece.options):
            return False
    return True


def _may_vanish(pieces: Pieces) -> bool:
    """Can some piece be empty, so that spaces have to be tidied?"""
    for piece in pieces:
        if isinstance(piece, Show) and piece.type.kind == "text":
            return True
        if isinstance(piece, Either) and (_empty(piece.yes) or _empty(piece.no)):
            return True
        if isinstance(piece, Series) and (piece.kind == "once" or any(_empty(option) for option in piece.options)):
            return True
    return False


def _empty(pieces: Pieces) -> bool:
    return not pieces or _may_vanish(pieces)
