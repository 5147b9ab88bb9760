"""A story put together from its files: what an INCLUDE names comes in at that line, and its knots at the end."""

from dataclasses import dataclass, field
from typing import TypeVar

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.ink_files import InkFiles, Unread, plain_name
from branchlight.adopt.ink.parsing import parsed_file
from branchlight.adopt.ink.scanner import Declared
from branchlight.adopt.ink.tree import (
    AuthorNote,
    Comment,
    Constant,
    External,
    GlobalVariable,
    Inclusion,
    InkList,
    InkStory,
    Knot,
    Stitch,
    TextLine,
)
from branchlight.adopt.ink.weaving import Row, woven
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place

MOST_INCLUDES = 500
DEEPEST_INCLUDE = 30

_Kind = TypeVar("_Kind", bound=Declared)


def assembled(main: SourceFile, files: InkFiles, sink: list[Diagnostic]) -> InkStory:
    """Return the story of a main file and all that it includes. Report the mistakes of every file."""
    whole = _Whole(files, sink)
    rows, flows = whole.opened(main, ())
    place = Place(main.name, 1, 1)
    return InkStory(
        place,
        woven(rows, place, 1),
        tuple(each for each in flows if isinstance(each, Stitch)),
        tuple(each for each in flows if isinstance(each, Knot)),
        whole.declared_as(GlobalVariable),
        whole.declared_as(Constant),
        whole.declared_as(InkList),
        whole.declared_as(External),
        tuple(whole.inclusions),
        whole.declared_as(AuthorNote),
        tuple(whole.comments),
    )


@dataclass
class _Whole:
    """The whole that the files are parts of."""

    files: InkFiles
    sink: list[Diagnostic]
    declared: list[Declared] = field(default_factory=list)
    inclusions: list[Inclusion] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def declared_as(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Return the declarations of one kind."""
        return tuple(each for each in self.declared if isinstance(each, kind))

    def opened(self, file: SourceFile, around: tuple[str, ...]) -> tuple[list[Row], list[Knot | Stitch]]:
        """Return the rows and the knots of a file with what it includes. `around` names the files that include it."""
        parsed = parsed_file(file, self.sink)
        rows: list[Row] = []
        flows: list[Knot | Stitch] = [*parsed.flow.stitches, *parsed.flow.knots]
        self.comments += parsed.comments
        self.declared += parsed.declared
        for row in parsed.flow.rows:
            if not isinstance(row, Inclusion):
                rows.append(row)
                continue
            inner = self._included(row, (*around, file.name))
            if inner is not None:
                rows += [woven(inner[0], row.place, 1), TextLine(row.place, (), True)]
                flows += inner[1]
        return rows, flows

    def _included(self, row: Inclusion, around: tuple[str, ...]) -> tuple[list[Row], list[Knot | Stitch]] | None:
        self.inclusions.append(row)
        refusal = self._refusal(row, around)
        found = refusal or self.files.read(row.path, self.sink)
        if isinstance(found, Unread):
            self.sink.append(complain(ink_codes.INCLUDE, row.place, found.message, found.hint, len(row.path)))
            return None
        return self.opened(found, around)

    def _refusal(self, row: Inclusion, around: tuple[str, ...]) -> Unread | None:
        name = plain_name(row.path)
        if name in around:
            chain = " → ".join([*around[around.index(name) :], name])
            return Unread(f"this file includes itself: {chain}", "take one of these INCLUDE lines out")
        if len(around) > DEEPEST_INCLUDE:
            return Unread(
                f"files include one another more than {DEEPEST_INCLUDE} deep", "include them in the main file"
            )
        if len(self.inclusions) > MOST_INCLUDES:
            return Unread(f"there are more than {MOST_INCLUDES} INCLUDE lines", "put several files together")
        return None
