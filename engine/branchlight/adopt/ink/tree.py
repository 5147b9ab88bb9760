"""The syntax of an ink story as frozen values, each with its place.

A flow (the story itself, a knot, a stitch) has a `Weave`. A weave is a row of sections, of which each but the first
starts with a gather. A section is a row of statements; some are choices, and a choice has a weave of its own below it.
Where nothing diverts at the end of a choice, the course continues at the next gather, outward from there.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from branchlight.source.place import Place


@dataclass(frozen=True, slots=True)
class Target:
    """The name that a divert leads to: `knot`, `knot.stitch`, `.label`, `DONE`, or a variable that holds a target."""

    place: Place
    names: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.names)


# Expressions


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number."""

    place: Place
    value: int


@dataclass(frozen=True, slots=True)
class Fraction:
    """A number with a decimal point, as written."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Truth:
    """`true` or `false`."""

    place: Place
    value: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text in double quotes. It may contain braces; `words` is the text if it contains none."""

    place: Place
    content: tuple["Inline", ...]

    @property
    def words(self) -> str | None:
        """Return the text of a string without braces, or None."""
        if any(not isinstance(part, Text) for part in self.content):
            return None
        return "".join(part.text for part in self.content if isinstance(part, Text))


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A divert as a value: `-> knot`."""

    place: Place
    target: Target


@dataclass(frozen=True, slots=True)
class ListValue:
    """A list as a value: `()`, `(apple)` or `(fruit.apple, pear)`. `(x)` may also be a variable in parentheses."""

    place: Place
    items: tuple["Reference", ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name in an expression: a variable, a constant, a list item, or a knot, stitch or label as its read count."""

    place: Place
    names: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.names)


@dataclass(frozen=True, slots=True)
class Invocation:
    """A call of a function: one of the story, a built-in one, a list as a function, or a variable with a target."""

    place: Place
    name: str
    arguments: tuple["InkExpression", ...]


UnaryOperator: TypeAlias = Literal["-", "not"]
BinaryOperator: TypeAlias = Literal[
    "and", "or", "==", "!=", "<", ">", "<=", ">=", "has", "hasnt", "^", "+", "-", "*", "/", "mod"
]


@dataclass(frozen=True, slots=True)
class Unary:
    """An operator before a value. `!` is spelt `not`."""

    place: Place
    operator: UnaryOperator
    operand: "InkExpression"


@dataclass(frozen=True, slots=True)
class Binary:
    """An operator between two values, at its own place. `&&`, `||`, `?`, `!?` and `%` are spelt as words.

    ink evaluates both sides always: `and` and `or` do not stop early.
    """

    place: Place
    operator: BinaryOperator
    left: "InkExpression"
    right: "InkExpression"


InkExpression: TypeAlias = (
    Integer | Fraction | Truth | Quoted | TargetValue | ListValue | Reference | Invocation | Unary | Binary
)


# What a line contains


@dataclass(frozen=True, slots=True)
class Text:
    """Words, with the escapes taken out. Spaces at the edges count."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class GlueMark:
    """`<>`: no line break between what is before it and what follows."""

    place: Place


@dataclass(frozen=True, slots=True)
class Tag:
    """`# words`. It ends with the line or the brackets around it, or at a divert or the next `#`."""

    place: Place
    content: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """`{expression}`: the value as text."""

    place: Place
    value: InkExpression


AlternativesKind: TypeAlias = Literal["stopping", "cycle", "once", "shuffle", "shuffle once", "shuffle stopping"]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One branch at each visit: `{a|b}`, `{&a|b}`, `{!a|b}`, `{~a|b}`, or several lines with a dash for each branch.

    If `multiline`, a line break comes before what a branch writes. An empty branch writes none in that case.
    """

    place: Place
    kind: AlternativesKind
    branches: tuple["Weave", ...]
    multiline: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """One side of a conditional; `condition` is None in the last one, `else`."""

    place: Place
    condition: InkExpression | None
    body: "Weave"


@dataclass(frozen=True, slots=True)
class Branching:
    """A conditional: the first branch whose condition holds.

    If there is a `subject`, the condition of each branch is a value that must equal it. `{x: a|b}` has no subject: its
    branches are `x` and else. If `multiline`, a line break comes before what a branch writes.
    """

    place: Place
    subject: InkExpression | None
    branches: tuple[Branch, ...]
    multiline: bool


@dataclass(frozen=True, slots=True)
class Divert:
    """`-> target`, with arguments if the target takes any."""

    place: Place
    target: Target
    arguments: tuple[InkExpression, ...]


@dataclass(frozen=True, slots=True)
class TunnelCall:
    """`-> target ->`: the course returns here at `->->`."""

    place: Place
    target: Target
    arguments: tuple[InkExpression, ...]


@dataclass(frozen=True, slots=True)
class TunnelReturn:
    """`->->`, or `->-> onward`, which leaves the tunnel for another target."""

    place: Place
    onward: Divert | None


@dataclass(frozen=True, slots=True)
class Thread:
    """`<- target`: its text and its choices are merged into this turn."""

    place: Place
    target: Target
    arguments: tuple[InkExpression, ...]


Leave: TypeAlias = Divert | TunnelCall | TunnelReturn | Thread
Inline: TypeAlias = Text | GlueMark | Tag | Printed | Alternatives | Branching | Leave


# Statements


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of content. If `ends`, a line break follows, where the course reaches it: a divert leaves before it.

    It does not end in one-line braces, and if it starts with a tag. A block in braces over several lines is a
    `Branching` or `Alternatives` in such a line. Several line breaks in a row count as one, and at the start as none.
    """

    place: Place
    content: tuple[Inline, ...]
    ends: bool


AssignmentOperator: TypeAlias = Literal["=", "+=", "-="]


@dataclass(frozen=True, slots=True)
class Assignment:
    """`~ name = value`. `name++` is `+= 1`. It does not end a line if it is no line of its own."""

    place: Place
    name: Reference
    operator: AssignmentOperator
    value: InkExpression
    ends: bool = True


@dataclass(frozen=True, slots=True)
class TempDeclaration:
    """`~ temp name = value`."""

    place: Place
    name: str
    value: InkExpression


@dataclass(frozen=True, slots=True)
class Return:
    """`~ return`, with or without a value."""

    place: Place
    value: InkExpression | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`~ function()`: called for its effect, and for the text that it writes."""

    place: Place
    call: Invocation


Logic: TypeAlias = Assignment | TempDeclaration | Return | Evaluation
"""A line that starts with `~`. If it contains an `Invocation`, a line break follows the text that the call writes."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a gather or a choice, in parentheses."""

    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class ChoicePoint:
    """A choice: `start[only]inner`. The label shows `start` and `only`; after choosing, `start` and `inner` are text.

    `inner` contains the diverts on the line, and a line break follows it. `sticky` is `+`. A `fallback` has no words:
    it is taken where no other choice is left. `body` is what is written below, up to the next choice or gather of its
    depth; if the line diverts away, nothing reaches the body.
    """

    place: Place
    depth: int
    sticky: bool
    label: Label | None
    conditions: tuple[InkExpression, ...]
    start: tuple[Inline, ...]
    only: tuple[Inline, ...]
    inner: tuple[Inline, ...]
    fallback: bool
    body: "Weave"


@dataclass(frozen=True, slots=True)
class Gather:
    """The dashes at the start of a section, with a label if there is one."""

    place: Place
    depth: int
    label: Label | None


@dataclass(frozen=True, slots=True)
class Section:
    """The part from a gather to the next one. If there is no choice in it, the course enters the next by itself."""

    place: Place
    gather: Gather | None
    body: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Weave:
    """Sections in order; only the first may have no gather. A weave among statements is a deeper level below a gather.

    Its loose ends (choices and sections that nothing leaves) continue at the next gather of the weave around it. A
    weave in a `Branching` or in `Alternatives` passes on only its sections: its choices must divert, as ink demands.
    """

    place: Place
    sections: tuple[Section, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all."""
        return not self.sections


Statement: TypeAlias = TextLine | Logic | ChoicePoint | Weave


# Flows and declarations


@dataclass(frozen=True, slots=True)
class InkParameter:
    """A parameter of a knot, a stitch or a function. `by_reference` is `ref`, `is_target` is `->`."""

    place: Place
    name: str
    by_reference: bool
    is_target: bool


@dataclass(frozen=True, slots=True)
class Stitch:
    """`= name`: a part of a knot, or of the story before its first knot."""

    place: Place
    name: str
    parameters: tuple[InkParameter, ...]
    body: Weave


@dataclass(frozen=True, slots=True)
class Knot:
    """`== name ==` or `== function name ==`. If the body is empty, a divert to it enters its first stitch.

    That holds if the first stitch takes no parameters.
    """

    place: Place
    name: str
    parameters: tuple[InkParameter, ...]
    is_function: bool
    body: Weave
    stitches: tuple[Stitch, ...]


@dataclass(frozen=True, slots=True)
class GlobalVariable:
    """`VAR name = value`."""

    place: Place
    name: str
    value: InkExpression


@dataclass(frozen=True, slots=True)
class Constant:
    """`CONST name = value`."""

    place: Place
    name: str
    value: InkExpression


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: its number, and whether the list starts with it."""

    place: Place
    name: str
    number: int
    is_initial: bool


@dataclass(frozen=True, slots=True)
class InkList:
    """`LIST name = (a), b = 5, c`."""

    place: Place
    name: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class External:
    """`EXTERNAL name(parameters)`."""

    place: Place
    name: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inclusion:
    """`INCLUDE path`. What the file contains is already in the tree."""

    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """`TODO: words`."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """`// words` or `/* words */`, without its signs. `alone` says whether nothing else is on its first line."""

    place: Place
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class InkStory:
    """A whole story, with what its files include. Its `body` ends as `-> DONE`, and its loose ends with it.

    Declarations are in the order of the text; wherever they are written, they hold from the start. A file's text comes
    in where it is included, and its knots after those of the file that includes it.
    """

    place: Place
    body: Weave
    stitches: tuple[Stitch, ...]
    knots: tuple[Knot, ...]
    variables: tuple[GlobalVariable, ...]
    constants: tuple[Constant, ...]
    lists: tuple[InkList, ...]
    externals: tuple[External, ...]
    inclusions: tuple[Inclusion, ...]
    notes: tuple[AuthorNote, ...]
    comments: tuple[Comment, ...]
