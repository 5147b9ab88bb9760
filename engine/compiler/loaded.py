"""What comes of loading a story."""

from typing import NamedTuple

from engine.model.story import Story
from engine.source.diagnostic import Diagnostic
from engine.source.located import SourceFile


class Loaded(NamedTuple):
    """A story and what is wrong with it. `story` is None if any diagnostic is an error."""

    story: Story | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[SourceFile, ...]
