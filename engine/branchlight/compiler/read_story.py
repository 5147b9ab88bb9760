"""Reading a story, or raising an exception, for programs that do not handle the mistakes in a story."""

from branchlight.compiler.load import load_story
from branchlight.compiler.loaded import Loaded
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.from_here import diagnostics_from_here, files_from_here


class StoryError(Exception):
    """A story has mistakes. As text it is what `branchlight check` prints: each mistake with its place and a hint.

    Attributes:
        diagnostics: all that was found, warnings included, as a tuple of `Diagnostic`.
    """

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


def read_story(path: str) -> Story:
    """Return the story in a folder or a single file.

    Warnings do not stop it; `load_story` gives them too.

    Arguments:
        path: a story folder, or a `.yaml` file that holds a whole story.

    Raises:
        StoryError: the story has mistakes.
        OSError: there is nothing to read.

    Example:
        >>> from branchlight import StoryError, read_story
        >>> read_story("tower.yaml").title
        'The tower'
        >>> try:
        ...     read_story("broken.yaml")
        ... except StoryError as error:
        ...     print(error)
        broken.yaml:4:14: error E203: nothing is declared as `nam`
            4 | text: Hello {nam}.
              |              ^^^
          = hint: declare it under `state:`
    """
    loaded = load_story(path)
    if loaded.story is None:
        raise StoryError(_printed(path, loaded), loaded.diagnostics)
    return loaded.story


def _printed(path: str, loaded: Loaded) -> str:
    """Return the mistakes as `check` prints them, with names that open from the current folder."""
    from branchlight.source.print import render  # needed only for mistakes

    return render(diagnostics_from_here(loaded.diagnostics, path), files_from_here(loaded.files, path))
