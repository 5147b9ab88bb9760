"""All that `check` finds in a story: what compiling finds, what the rules find, and mistakes in its playthroughs."""

from collections.abc import Iterable

from branchlight.analysis.rules import RULES
from branchlight.analysis.rules.rule import Study
from branchlight.authoring.playthroughs import read_playthroughs
from branchlight.compiler.loaded import Loaded
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import read_playthrough_files
from branchlight.source.located import SourceFile


def check(loaded: Loaded, path: str) -> Loaded:
    """Return what was loaded from `path` with the findings of the rules and with the playthroughs' files.

    A story with errors stays as it is: the rules need a whole one. Raises `OSError`.
    """
    if loaded.story is None:
        return loaded
    files, problems = read_playthrough_files(path)
    found = (*loaded.diagnostics, *problems, *check_story(loaded.story, files))
    return loaded._replace(diagnostics=found, files=(*loaded.files, *files))


def check_story(story: Story, playthroughs: Iterable[SourceFile] = ()) -> tuple[Diagnostic, ...]:
    """All that can be said against a story, and the files of its playthroughs, without playing it; in their order."""
    study = Study(story)
    found = [problem for rule in RULES for problem in rule.find(study)]
    found += read_playthroughs(playthroughs, story)[1]
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))
