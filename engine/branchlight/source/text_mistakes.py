"""The mistakes that reading finds in one text, as diagnostics with their places."""

from branchlight.source import source_codes
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain
from branchlight.source.lines import line_at
from branchlight.source.located import Located, Scalar
from branchlight.source.place import Place

MAX_MISTAKES = 100
CORRECT_FIRST = "correct these first, and check again"


class BrokenError(Exception):
    """An exception that ends reading early. The reason has been reported."""


class TextMistakes:
    """The mistakes in a text, which begins at `first_line` of the file `name`. They are in `found`."""

    def __init__(self, name: str, first_line: int, text: str) -> None:
        self.name = name
        self.first_line = first_line
        self.text = text
        self.found: list[Diagnostic] = []

    def refuse(self, code: Code, message: str, node: Located, hint: str, related: tuple[Related, ...] = ()) -> None:
        """Report a mistake at a node. Raises `BrokenError` if it is the last one that is reported."""
        length = len(node.value.partition("\n")[0]) if isinstance(node, Scalar) else 1
        self.report(complain(code, self.place(node), message, hint, max(1, length), related))

    def report(self, mistake: Diagnostic) -> None:
        """Report a mistake. Raises `BrokenError` if it is the last one that is reported."""
        self.found.append(mistake)
        if len(self.found) >= MAX_MISTAKES:
            raise BrokenError

    def end_with(self, last: Diagnostic) -> None:
        """Add the mistake that ended reading. If another explains its place, report only that one."""
        known = self.found[-1:] if last.code == source_codes.NOT_YAML.name else []
        if any(mistake.place.line == last.place.line for mistake in known):
            last = self.found.pop()
        self.found = [*(mistake for mistake in self.found if mistake.place != last.place), last]

    def line(self, node: Located) -> str:
        """Return the line of the text on which a node begins."""
        return line_at(self.text, node.line - self.first_line + 1)

    def place(self, node: Located) -> Place:
        return Place(self.name, node.line, node.column)
