"""What comes of loading a story."""

from typing import NamedTuple

from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile


class Loaded(NamedTuple):
    """A story and what is wrong with it. `story` is None if any diagnostic is an error."""

    story: Story | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]
