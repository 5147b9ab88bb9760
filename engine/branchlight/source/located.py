"""Located values: the YAML reader's output for a document. Every key and value has its place."""

from typing import TypeAlias

from branchlight.source.named_tuple import NamedTuple


class Scalar(NamedTuple):
    """A piece of text as written. `style` is YAML's: "" plain, "'" or '"' quoted, "|" or ">" block.

    A plain scalar is not resolved to a number or a truth value: the compiler does so where it expects one.
    """

    value: str
    line: int
    column: int
    style: str = ""


class Sequence(NamedTuple):
    items: list["Located"]
    line: int
    column: int


class Mapping(NamedTuple):
    """`values` by key, in the order of the file; `keys` holds each key as a scalar with its place."""

    values: dict[str, "Located"]
    keys: dict[str, Scalar]
    line: int
    column: int


Located: TypeAlias = Scalar | Sequence | Mapping


class SourceFile(NamedTuple):
    """One file of a story: `name` as diagnostics show it (relative, forward slashes), and its whole text."""

    name: str
    text: str
