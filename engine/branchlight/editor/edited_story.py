"""A story as an editor sees it: the texts of its files, what they mean, and every use of a name in them."""

from collections.abc import Callable, Iterable, Mapping

from branchlight.analysis.rules.rule import go_on
from branchlight.authoring.check import check_story
from branchlight.authoring.fixing import with_fixes
from branchlight.compiler.kept import Kept
from branchlight.compiler.load import compile_files
from branchlight.compiler.names import Names
from branchlight.compiler.use_log import Use, UseLog
from branchlight.editor.playthrough_uses import log_playthroughs
from branchlight.language.types import Type
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple


class EditedStory(NamedTuple):
    """The files of a story at one moment, and all that follows from them.

    story_files        the title page first
    playthrough_files  those of its recorded playthroughs
    story              None if a diagnostic is an error
    uses               every use of a name in all files, by place; without those in what YAML cannot read
    diagnostics        the mistakes, with fixes; `with_findings` adds those of the rules and of playthroughs
    types              the types of state and formulas, by name, also in a story with mistakes
    groups             the groups, each as the type of one of its members
    """

    story_files: tuple[SourceFile, ...]
    playthrough_files: tuple[SourceFile, ...]
    story: Story | None
    uses: tuple[Use, ...]
    diagnostics: tuple[Diagnostic, ...]
    types: Mapping[str, Type]
    groups: Mapping[str, Type]

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Return all files, the title page first."""
        return (*self.story_files, *self.playthrough_files)

    def text(self, file: str) -> str:
        """Return the text of a file by its name, or "" if there is no such file."""
        return next((each.text for each in self.files if each.name == file), "")


def read_edited_story(
    story_files: Iterable[SourceFile], playthrough_files: Iterable[SourceFile] = (), problems: Iterable[Diagnostic] = ()
) -> EditedStory:
    """Return a story as an editor sees it, and the mistakes of compiling. `problems` were found in reading files."""
    return with_uses(*read_mistakes(story_files, playthrough_files, problems))


def read_mistakes(
    story_files: Iterable[SourceFile],
    playthrough_files: Iterable[SourceFile] = (),
    problems: Iterable[Diagnostic] = (),
    kept: Kept | None = None,
) -> tuple[EditedStory, UseLog]:
    """Return the same without its uses, and the log of them: finding their places takes half as long again.

    `kept` is what the last call has left for this one, if there was one.
    """
    story_files, playthrough_files = tuple(story_files), tuple(playthrough_files)
    log, names, kept = UseLog(), Names(), kept or Kept()
    loaded = compile_files(story_files, list(problems), log, names, kept)
    log_playthroughs(playthrough_files, names, log, kept.documents)
    found = with_fixes(loaded.diagnostics, (*story_files, *playthrough_files))
    types = {name: type_ for name, (_, type_) in names.variables.items()}
    types |= {name: typed.type for name, typed in names.values.items()}
    return EditedStory(story_files, playthrough_files, loaded.story, (), found, types, names.groups), log


def with_uses(edited: EditedStory, log: UseLog) -> EditedStory:
    """Return a story with the uses of a log."""
    return edited._replace(uses=log.uses())


def with_findings(edited: EditedStory, pause: Callable[[], None] = go_on) -> EditedStory:
    """Return a story with the findings of the rules of `check` too, which take as long again. A broken one has none.

    `pause` is called often. What it raises ends the check.
    """
    if edited.story is None:
        return edited
    found = check_story(edited.story, edited.playthrough_files, pause)
    return edited._replace(diagnostics=(*edited.diagnostics, *with_fixes(found, edited.files)))
