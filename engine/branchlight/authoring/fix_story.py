"""Applying the fixes that are sure. What a fix does is checked: one that helps nothing, or breaks more, is undone."""

from collections import Counter
from collections.abc import Iterable

from branchlight.authoring.check import check_story
from branchlight.authoring.fixing import with_fixes
from branchlight.compiler.load import compile_files
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit, edited, overlap
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple

MOST_ROUNDS = 20
MOST_TRIED = 200
"""The limits of the work: a fix may uncover the next mistake, and fixes that fail together are tried one by one."""


class StoryFiles(NamedTuple):
    """The files of a story and of its playthroughs, and what was wrong in reading them."""

    story: tuple[SourceFile, ...]
    playthroughs: tuple[SourceFile, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    @property
    def all(self) -> tuple[SourceFile, ...]:
        return (*self.story, *self.playthroughs)


class Fixed(NamedTuple):
    """The files after fixing, the mistakes that were fixed in their order, and those that are left."""

    files: StoryFiles
    fixed: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


class _Checked(NamedTuple):
    """The mistakes of compiling, and those that are looked for afterwards; None if compiling failed."""

    compiled: tuple[Diagnostic, ...]
    later: tuple[Diagnostic, ...] | None

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        return (*self.compiled, *(self.later or ()))


def apply_sure_fixes(files: StoryFiles) -> Fixed:
    """Return the files with every sure fix applied that removes its mistake and causes no other."""
    now, done, tried = _checked(files), [], MOST_TRIED
    refused: set[Diagnostic] = set()
    for _ in range(MOST_ROUNDS):
        chosen = _apart([each for each in now.all if each not in refused])
        if not chosen or tried <= 0:
            break
        together = _applied(files, now, chosen)
        if together is not None:
            files, now = together
            done += chosen
            continue
        # One of them does harm. The places of the others hold only until one is applied.
        for diagnostic in chosen:
            tried -= 1
            alone = _applied(files, now, [diagnostic])
            if alone is not None:
                files, now = alone
                done.append(diagnostic)
                break
            refused.add(diagnostic)
    return Fixed(files, tuple(done), now.all)


def _checked(files: StoryFiles) -> _Checked:
    loaded = compile_files(files.story, list(files.problems))
    compiled = with_fixes(loaded.diagnostics, files.story)
    if loaded.story is None:
        return _Checked(compiled, None)
    return _Checked(compiled, with_fixes(check_story(loaded.story, files.playthroughs), files.all))


def _apart(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with sure fixes that do not touch each other. Equal fixes are applied once."""
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is not None and fix.sure and not overlap(fix.edits, edits):
            chosen.append(diagnostic)
            edits += fix.edits
    return chosen


def _applied(files: StoryFiles, before: _Checked, chosen: list[Diagnostic]) -> tuple[StoryFiles, _Checked] | None:
    """Return the files after the fixes, and their mistakes; None if a fix does not help or does harm."""
    edits = [edit for diagnostic in chosen if diagnostic.fix for edit in diagnostic.fix.edits]
    texts = edited({file.name: file.text for file in files.all}, edits)
    changed = StoryFiles(_with(files.story, texts), _with(files.playthroughs, texts), files.problems)
    after = _checked(changed)
    known, now = _counted(before.all), _counted(after.all)
    if any(now[key] >= known[key] for key in _counted(chosen)):
        return None
    # What is looked for only in a whole story may have been there before, and so may what unreadable YAML hid.
    seen = after.all if before.later is not None else after.compiled
    unreadable = any(diagnostic.code.startswith("E1") for diagnostic in chosen)
    new = [each for each in seen if each.severity == "error" and not known[_key(each)]]
    return None if new and not unreadable else (changed, after)


def _with(files: tuple[SourceFile, ...], texts: dict[str, str]) -> tuple[SourceFile, ...]:
    return tuple([SourceFile(file.name, texts.get(file.name, file.text)) for file in files])


def _counted(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter([_key(diagnostic) for diagnostic in diagnostics])


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.message, diagnostic.place.file
