"""Texts that were parsed and checked, kept because stories repeat them."""

from branchlight.compiler.use_log import NamePart
from branchlight.language.expression import Expression
from branchlight.language.mistake import Mistake
from branchlight.language.scope import Typed
from branchlight.language.types import Type
from branchlight.model.statements import Assign
from branchlight.source.named_tuple import NamedTuple


class Assignments(NamedTuple):
    """The assignments that a statement means. If `which` is None, there is one; else it is the number of one."""

    which: Expression | None
    each: tuple[Assign, ...]


class Understood(NamedTuple):
    """A statement: its assignments, the number of their parts, and what it probably means instead, if that is else."""

    assignments: Assignments
    parts: int
    slip: Mistake | None


class Memory:
    """A cache of typed expressions and statements, by text: stories repeat their conditions.

    The key of an expression has the expected type too, unless that is `TRUTH`: a text alone is quickly found. `noted`
    has the parts of the names in each, by the same keys, if there is a log of uses. That of a statement is the text
    after a semicolon, which begins no expression.
    """

    def __init__(self) -> None:
        self.expressions: dict[str | tuple[str, Type | None], Typed | Mistake] = {}
        self.statements: dict[str, Understood | Mistake] = {}
        self.noted: dict[str | tuple[str, Type | None], list[NamePart]] = {}
