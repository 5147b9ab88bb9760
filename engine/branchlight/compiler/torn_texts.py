"""Lines of three dashes in the middle of a text. They end the node, and its rest looks like a broken document."""

import re
from itertools import pairwise

from branchlight.compiler.compiler_codes import DOCUMENT, NO_WAY_OUT
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from branchlight.source.trouble import indentation

_KEY = re.compile(r"\s*(?:- +)*[a-z_]+:(?:\s|$)")
_TEXT = re.compile(r"\s*(?:- +)*(?:text|veiled): *[|>][-+0-9]*\s*$")
_MESSAGE = "these three dashes end the node, and the text above them"
_HINT = "for a break in a text, write `***` on a line of its own"


def without_torn_texts(files: tuple[SourceFile, ...], diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with one for each text that dashes tear apart, in place of those that follow from it."""
    found = diagnostics
    for name in {problem.place.file for problem in diagnostics if problem.severity == "error"}:
        text = next((file.text for file in files if file.name == name), "")
        for above, dashes, end in _torn(text.split("\n")):
            inside = [each for each in found if each.place.file == name and dashes + 1 < each.place.line <= end]
            if inside:
                way_out = [
                    each
                    for each in found
                    if each.code == NO_WAY_OUT.name and each.place.file == name and above < each.place.line <= dashes
                ]
                gone = {*inside, *way_out}
                at = Place(name, dashes + 1, 1)
                found = [each for each in found if each not in gone] + [complain(DOCUMENT, at, _MESSAGE, _HINT, 3)]
    return found


def _torn(lines: list[str]) -> list[tuple[int, int, int]]:
    """Return three rows for each torn text: of the dashes before it, of those in it, and the end of its rest."""
    rows = [-1, *(row for row, line in enumerate(lines) if line.rstrip() == "---"), len(lines)]
    return [
        (above, row, end)
        for (above, row), (_, end) in pairwise(pairwise(rows))
        if _goes_on(lines[row + 1 : end]) and _ends_in_text(lines[above + 1 : row])
    ]


def _goes_on(rest: list[str]) -> bool:
    """Return whether a document begins with something else than a key."""
    first = next((line for line in rest if line.strip()), "")
    return bool(first) and not _KEY.match(first) and not first.startswith(("#", "---"))


def _ends_in_text(lines: list[str]) -> bool:
    """Return whether a document ends in a block of text."""
    inside = 0
    for line in reversed(lines):
        if not line.strip():
            continue
        if inside and indentation(line) < inside:
            return _TEXT.match(line) is not None
        inside = inside or indentation(line)
        if not inside:
            return False
    return False
