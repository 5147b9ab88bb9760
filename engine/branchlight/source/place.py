"""A place in a story's files."""

from branchlight.source.named_tuple import NamedTuple


class Place(NamedTuple):
    """A position in a file: line and column count from 1; columns count characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
