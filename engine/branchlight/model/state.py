"""The state of a session: one small frozen value, equal for equal sessions."""

from typing import Literal, TypeAlias

from branchlight.source.named_tuple import NamedTuple

Value: TypeAlias = int | str

Stage: TypeAlias = Literal["choosing", "asking", "ended", "stuck", "runaway"]
"""The stage of a turn. See `branchlight.play.turn.Turn.halted` for the last two."""

HALTED = frozenset(("stuck", "runaway"))
"""The stages at which a session is over without an ending."""


class State(NamedTuple):
    """The state of a session.

    place   the full name of the node, or of the choice with nested choices, whose offer the reader faces
    stage   what the reader faces there: choices, a question, or the end, for which there may be no ending
    values  one value a slot, in the order of `story.slots`
    stack   the names of nodes and choices that `call`ed, innermost last: where `go: back` returns to
    dice    the 32-bit state of the random generator
    turns   decisions made so far
    """

    place: str
    stage: Stage
    values: tuple[Value, ...]
    stack: tuple[str, ...]
    dice: int
    turns: int
