"""The text of one ink file, parsed."""

from branchlight.adopt.ink.expressions import expression
from branchlight.adopt.ink.inline import content
from branchlight.adopt.ink.lines_of_ink import Flow, block, flow
from branchlight.adopt.ink.scanner import Declared, Rules, Scanner
from branchlight.adopt.ink.tree import Comment
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple

_RULES = Rules(expression, content, block)


class ParsedFile(NamedTuple):
    """One file: its lines, knots and declarations, in the order of the text."""

    flow: Flow
    declared: tuple[Declared, ...]
    comments: tuple[Comment, ...]


def parsed_file(file: SourceFile, sink: list[Diagnostic]) -> ParsedFile:
    """Parse a file, and report every mistake in it. The result is of use even if there are mistakes."""
    scanner = Scanner(file, _RULES, sink)
    found = flow(scanner, "story")
    return ParsedFile(found, tuple(scanner.declared.values()), scanner.comments)
