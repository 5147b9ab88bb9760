"""A story or an exception: reading for programs that have nothing to say about the mistakes in a story."""

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

    def __init__(self, path: str, loaded: Loaded) -> None:
        super().__init__(path, loaded)
        self.diagnostics: tuple[Diagnostic, ...] = loaded.diagnostics
        self._path = path
        self._loaded = loaded

    def __str__(self) -> str:
        from branchlight.source.print import render  # only for what is wrong

        files = files_from_here(self._loaded.files, self._path)
        return render(diagnostics_from_here(self.diagnostics, self._path), files)


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
        raise StoryError(path, loaded)
    return loaded.story
