"""Source text of expressions, statements and prose, restored nearly as their author wrote them."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from branchlight.analysis.named_values import names_of_values
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operators import operator_named
from branchlight.language.plurals import counted_by
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
    Words,
    branches_of,
)
from branchlight.language.types import Type
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.model.story import Node, Story
from branchlight.source.named_tuple import NamedTuple

_SIGNS = {"sequence": "", "cycle": "& ", "once": "! ", "shuffle": "~ ", "deal": "~! ", "random": "? "}


class Snippet(NamedTuple):
    """A part of a paragraph: its text, and its style; the style of a brace is "brace"."""

    text: str
    style: str = ""


class Paragraph(NamedTuple):
    """A paragraph. `voice` is the title of its speaker. A stage direction has the kind "direction"."""

    kind: str
    voice: str
    snippets: tuple[Snippet, ...]


class Writing:
    """Writes the prose and the labels of one node. `tests` are its conditions, by what depends on each."""

    def __init__(self, story: Story, node: Node) -> None:
        self.story = story
        self.tests = {condition.of: " ".join(condition.text.split()) for condition in node.conditions}

    def prose(self, pieces: Pieces) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a prose, with its braces as they are written."""
        writer = _Writer(self.story, self.tests)
        writer.pieces(pieces)
        writer.close()
        return tuple(writer.done)

    def line(self, pieces: Pieces) -> str:
        """Return a label or a reason as plain text."""
        return " ".join("".join([run.text for part in self.prose(pieces) for run in part.snippets]).split())

    def statement(self, statement: Statement) -> str:
        """Return a statement, such as `trust += 1` or `if met: (trust += 1; told = all) else: trust -= 1`."""
        match statement:
            case Assign():
                return assignment(self.story, statement)
            case Conditional() if " " in statement.name:
                return statement.name.partition(" ")[2]
            case Conditional():
                otherwise = f" else: {self.branch(statement.no)}" if statement.no else ""
                return f"if {self.tests.get(statement.name, '...')}: {self.branch(statement.yes)}{otherwise}"
            case _:
                assert_never(statement)

    def branch(self, statements: Sequence[Statement]) -> str:
        """Return statements as one, in parentheses if they are several or depend on a condition."""
        written = "; ".join([self.statement(each) for each in statements])
        return (
            written if all(isinstance(each, Assign) for each in statements) and len(statements) == 1 else f"({written})"
        )


def assignment(story: Story, assign: Assign) -> str:
    """Return an assignment, such as `trust += 1`."""
    slot = story.slots[assign.slot]
    value = assign.value
    if isinstance(value, Apply) and value.op == "clamp":
        value = value.args[0]
    match value:
        case Apply("+" | "union", (target, change)) if target == Load(assign.slot):
            return f"{slot.name} += {_value(story, change, slot.type)}"
        case Apply("-" | "minus", (target, change)) if target == Load(assign.slot):
            return f"{slot.name} -= {_value(story, change, slot.type)}"
        case _:
            return f"{slot.name} = {_value(story, value, slot.type)}"


def expression(story: Story, value: Expression) -> str:
    """Return an expression, with its formulas written out."""
    match value:
        case Const(constant):
            return str(constant)
        case Load(slot):
            kind, _, subject = story.slots[slot].name.partition(" ")
            named = {"visits": f"visits({subject})", "taken": f"chose({subject})"}
            return named.get(kind, kind) if subject else kind
        case Apply(op, args):
            return operator_named(op).write([expression(story, arg) for arg in args])
        case At(node):
            return f"at({list(story.nodes)[node]})"
        case Since(slot):
            return f"turns_since({story.slots[slot].name.removeprefix('last ')})"
        case Ended(ending):
            return f"ending({list(story.endings)[ending]})"
        case _:
            assert_never(value)


def _bare(written: str) -> str:
    """Return a written expression without the parentheses around all of it."""
    return written[1:-1] if written.startswith("(") else written


def _value(story: Story, value: Expression, kind: Type) -> str:
    """Return a value assigned to a slot of this type, with names instead of numbers for enumerations and sets."""
    if not isinstance(value, Const) or isinstance(value.value, str):
        return _bare(expression(story, value))
    if kind.kind == "truth":
        return "true" if value.value else "false"
    if kind.kind == "one of":
        return kind.names[value.value]
    if kind.kind == "set of":
        return ", ".join([name for place, name in enumerate(kind.names) if value.value >> place & 1])
    return str(value.value)


class _Writer:
    def __init__(self, story: Story, conditions: Mapping[str, str]) -> None:
        self.story = story
        self.conditions = conditions
        self.names: dict[Expression, str] | None = None
        self.done: list[Paragraph] = []
        self.voice = ""
        self.snippets: list[Snippet] = []

    def close(self) -> None:
        if any(snippet.text.strip() for snippet in self.snippets):
            self.done.append(Paragraph("paragraph", self.voice, tuple(self.snippets)))
        self.snippets = []

    def brace(self, text: str) -> None:
        self.snippets.append(Snippet(text, "brace"))

    def pieces(self, pieces: Pieces) -> None:
        for piece in pieces:
            self.piece(piece)

    def piece(self, piece: Piece) -> None:
        match piece:
            case Words():
                self.snippets.append(Snippet(piece.text, piece.style))
            case Show():
                self.brace("".join(["{", self.value(piece.value), *_formats(piece), "}"]))
            case Mark():
                self.brace(f"{{{piece.kind} {piece.fact}}}")
            case Glue():
                self.brace("<>")
            case Open():
                self.close()
                voice = self.story.voices.get(piece.voice)
                self.voice = voice.title if voice else ""
            case Direction():
                self.close()
                self.done.append(Paragraph("direction", "", (Snippet(_direction(piece)),)))
            case Either():
                branches = branches_of(piece)
                sides = [(f"{self.test(each)}: ", each.yes) for each in branches]
                self.sides("{", [*sides, ("", branches[-1].no)] if branches[-1].has_no else sides)
            case Series():
                self.sides("{" + _SIGNS[piece.kind], [("", option) for option in piece.options])
            case _:
                assert_never(piece)

    def test(self, piece: Either) -> str:
        """Return the condition of a brace, or the number that a plural counts."""
        if piece.name:
            return self.conditions.get(piece.name, "...")
        return f"plural {_bare(self.value(counted_by(piece.test)))}"

    def value(self, value: Expression) -> str:
        """Return a shown expression, by its name if it has one: written out it would be long."""
        if not isinstance(value, Apply):
            return expression(self.story, value)
        if self.names is None:
            self.names = names_of_values(self.story)
        return self.names.get(value) or expression(self.story, value)

    def sides(self, opening: str, sides: Sequence[tuple[str, Pieces]]) -> None:
        """Write the sides of a brace, each after its condition."""
        for condition, pieces in sides:
            self.brace(opening + condition)
            is_empty = all(isinstance(piece, Words) and not piece.text.strip() for piece in pieces)
            self.pieces(() if is_empty else pieces)
            opening = "| " if is_empty else " | "
        self.brace("}")


def _formats(show: Show) -> list[str]:
    return [f" as {name}" for name in show.formats]


def _direction(direction: Direction) -> str:
    if direction.kind == "break":
        return "* * *"
    return f"pause {direction.seconds:g} s" if direction.kind == "pause" else f"cue {direction.name}"
