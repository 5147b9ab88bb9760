"""The `check` command: the mistakes that compiling finds, those that the rules find, and those in playthroughs."""

from collections.abc import Callable, Iterable

from branchlight.analysis.rules import RULES
from branchlight.analysis.rules.rule import Study, go_on
from branchlight.authoring.fixing import with_fixes
from branchlight.authoring.playthroughs import read_playthroughs
from branchlight.compiler.loaded import Loaded
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import read_playthrough_files
from branchlight.source.located import SourceFile


def check(loaded: Loaded, path: str) -> Loaded:
    """Return what was loaded from `path`, with the findings of the rules and the files of the playthroughs.

    A story with errors gets no more findings, since the rules need a complete one. Raises `OSError`.
    """
    if loaded.story is None:
        return loaded._replace(diagnostics=with_fixes(loaded.diagnostics, loaded.files))
    files, problems = read_playthrough_files(path)
    found = (*loaded.diagnostics, *problems, *check_story(loaded.story, files))
    whole = (*loaded.files, *files)
    return loaded._replace(diagnostics=with_fixes(found, whole), files=whole)


def check_story(
    story: Story, playthroughs: Iterable[SourceFile] = (), pause: Callable[[], None] = go_on
) -> tuple[Diagnostic, ...]:
    """Return all mistakes of a story and of its playthroughs, by place, without playing the story.

    `pause` is called often. What it raises ends the check.
    """
    study = Study(story, pause)
    found: list[Diagnostic] = []
    for rule in RULES:
        pause()
        found += rule.find(study)
    found += read_playthroughs(playthroughs, story)[1]
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code)))
