"""The result of loading a story."""

from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple


class Loaded(NamedTuple):
    """A story, its mistakes, and the files that it was read from.

    story        the story; None if any diagnostic is an error
    diagnostics  errors and warnings, each a `Diagnostic` with its place, in the order of the files
    files        the name and the text of each file, the title page's first
    """

    story: Story | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]
