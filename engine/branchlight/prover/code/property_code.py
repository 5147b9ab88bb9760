"""Code for the properties of texts: it records which variants are shown, as long as some of them are open."""

from collections.abc import Callable
from typing import TypeAlias, assert_never

from branchlight.language.operators import draws
from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Pieces, Series, Show, Words
from branchlight.model.story import Body
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.program.numbered_bodies import fold
from branchlight.prover.program.randomness import changes, counts

Sink: TypeAlias = Callable[[str], str]
"""Returns code that meets a property."""


def at_once(prop: str) -> str:
    """Return code that meets a property now."""
    return f"met(({prop}, chosen))"


def held(prop: str) -> str:
    """Return code that meets a property later, if the text turns out to be shown."""
    return f"held.append({prop})"


MEET_HELD = "for prop in held: met((prop, chosen))"
"""Code that meets the properties that were held back."""


class PropertyCode:
    """Writes code for the properties of texts and other things."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code = plan, code
        self.until_told = plan.properties.until_told

    def prop(self, prop: int, sink: Sink = at_once, test: str = "") -> None:
        """Write that a property is met if it is open, and if `test` holds."""
        if prop in self.plan.todo:
            untold = " and not heard" if self.until_told else ""
            self.code.line(f"if {prop} in todo{untold}{' and ' + test if test else ''}: {sink(str(prop))}")

    def is_open(self, pieces: Pieces) -> bool:
        return self.plan.properties.is_open(pieces, self.plan.todo)

    def prose(self, pieces: Pieces, packed: PackedState, sink: Sink = at_once, node: int = -1) -> None:
        """Write a whole text. `node` is the node where it is shown, if it was not written for one node."""
        for piece in pieces:
            if not self.is_open((piece,)):
                continue
            match piece:
                case Either():
                    self.either(piece, packed, sink, node)
                case Series():
                    self.series(piece, packed, sink, node)
                case Mark():
                    self.code.line("heard = True")
                case Words() | Show() | Open() | Direction() | Glue():
                    pass
                case _:
                    assert_never(piece)

    def unheard(self) -> None:
        """Write that the reader was not told the fact yet. Code that follows may say `heard`."""
        if self.until_told:
            self.code.line("heard = False")

    def texts(self, body: Body, packed: PackedState) -> None:
        """Write the texts of a body. A reader who veils its note may read either, and hears what both tell."""
        self.unheard()
        self.prose(body.text, packed)
        told = self.code.fresh()
        if self.until_told and body.note:
            self.code.line(f"{told}, heard = heard, False")
        self.prose(body.veiled, packed)
        if self.until_told and body.note:
            self.code.line(f"heard = heard and {told}")

    def either(self, piece: Either, packed: PackedState, sink: Sink, node: int) -> None:
        """Write a text with a condition. An idle draw meets the properties of each side that it can have.

        The sides of a plural are no properties. It is written only if something within them is.
        """
        test = piece.test if node < 0 else fold(piece.test, node)
        transitions = changes((piece,))
        yes = self.plan.properties.variant(piece, 1) if piece.name else -1
        no = self.plan.properties.variant(piece, 2) if piece.name and piece.has_no else -1
        if transitions:
            packed.flush_to_target()
        packed.flush()
        source = packed.write(test, self.plan.sites["text", piece.name])
        if draws(test) and not transitions:
            results = self.code.fresh()
            self.code.line(f"{results} = sides(lambda script: {source})")
            self.side(f"if any({results}):", yes, piece.yes, packed, sink, node)
            self.side(f"if not all({results}):", no, piece.no, packed, sink, node)
        # Texts within the sides need branches. Sides without any need one expression.
        elif self.is_open(piece.yes) or self.is_open(piece.no):
            self.side(f"if {source}:", yes, piece.yes, packed, sink, node)
            self.side("else:", no, piece.no, packed, sink, node)
        elif no < 0:
            self.prop(yes, sink, source)
        else:
            prop = sink(f"{yes} if {source} else {no}")
            self.code.line(f"if {yes} in todo or {no} in todo: {prop}")

    def side(self, opening: str, prop: int, pieces: Pieces, packed: PackedState, sink: Sink, node: int) -> None:
        """Write a side and its property, in the branch that the line `opening` begins."""
        self.code.line(opening)
        with self.code.indented():
            self.code.line("pass")
            self.prop(prop, sink)
            self.prose(pieces, packed, sink, node)
            packed.flush()

    def series(self, piece: Series, packed: PackedState, sink: Sink, node: int) -> None:
        """Write a series: one branch for each option that can be due.

        A random series can show each of its options whenever it is shown. If no option changes later texts, its draw is
        idle: all options are read one after the other, in one and the same state. Else the draw is followed.
        """
        properties = [self.plan.properties.variant(piece, number) for number in range(1, len(piece.options) + 1)]
        # A shuffle or deal that nothing depends on may show any option the first time. Its options do not vary.
        if not counts(piece) and not changes((piece,)):
            for prop, option in zip(properties, piece.options, strict=True):
                self.prop(prop, sink)
                self.prose(option, packed, sink, node)
            return
        packed.flush_to_target()
        due = self.due(piece, packed)
        packed.flush()
        for number, (prop, option) in enumerate(zip(properties, piece.options, strict=True)):
            self.code.line(f"if {due} == {number}:")
            with self.code.indented():
                self.code.line("pass")
                self.prop(prop, sink)
                self.prose(option, packed, sink, node)
                packed.flush()

    def due(self, piece: Series, packed: PackedState) -> str:
        """Write which option of a series is due, and return the variable that has its number.

        The series advances to its next option.
        """
        count, due = len(piece.options), self.code.fresh()
        if piece.kind == "random":
            self.code.line(f"{due} = script.draw({count}, {self.plan.sites['text', piece.name]})")
            return due
        variable = self.plan.variables.value[piece.slot]
        raw = packed.raw(variable)
        if piece.kind == "deal":
            self.code.line(f"{due} = deal({raw}, {count}, script, {self.plan.sites['slot', piece.slot]})")
            packed.set_code(variable, f"({raw} | 1 << {due}) & {(1 << count) - 1}")
            return due
        if piece.kind == "shuffle":
            dealt = self.code.fresh()
            self.code.line(f"{due} = deal({raw}, {count}, script, {self.plan.sites['slot', piece.slot]})")
            self.code.line(f"{dealt} = {raw} | 1 << {due}")
            packed.set_code(variable, f"{dealt} if {dealt} != {(1 << count) - 1} else 0")
            return due
        self.code.line(f"{due} = {raw}")
        last = count if piece.kind == "once" else count - 1
        cycle = f"({due} + 1) % {count}"
        packed.set_code(variable, cycle if piece.kind == "cycle" else f"{due} + ({due} < {last})")
        return due
