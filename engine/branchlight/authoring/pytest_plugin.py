"""The pytest plugin. It collects the YAML files of a story's folder `playthroughs`, and each document is a test.

Only this module imports pytest, and only pytest imports this module. pytest does so at every start, whatever it tests,
so the engine is imported late.
"""

from __future__ import annotations  # pytest 6 lacks some of the names

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import pytest

if TYPE_CHECKING:
    from branchlight.authoring.playthroughs import Playthrough
    from branchlight.compiler.loaded import Loaded
    from branchlight.source.diagnostic import Diagnostic
    from branchlight.source.located import SourceFile

_LOADED: WeakKeyDictionary[pytest.Config, dict[Path, Loaded]] = WeakKeyDictionary()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PlaythroughFile | None:
    """Collect the YAML files in the folder `playthroughs` of a story."""
    if file_path.suffix != ".yaml":
        return None
    from branchlight.source.files import PLAYTHROUGHS, TITLE_PAGE

    folder = file_path.parent
    if folder.name == PLAYTHROUGHS and (folder.parent / TITLE_PAGE).is_file():
        return PlaythroughFile.from_parent(parent, path=file_path)
    return None


class PlaythroughFile(pytest.File):
    """One file of playthroughs."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each playthrough, and one for the mistakes in the file or its story."""
        from branchlight.authoring.playthroughs import read_playthroughs
        from branchlight.source.files import PLAYTHROUGHS, read_playthrough_files

        folder = self.path.parent.parent
        loaded = self._loaded(folder)
        files, problems = read_playthrough_files(str(folder))
        name = f"{PLAYTHROUGHS}/{self.path.name}"
        own = [file for file in files if file.name == name]
        if loaded.story is None:
            yield Broken.of(self, "story", loaded.diagnostics, loaded.files)
            return
        playthroughs, mistakes = read_playthroughs(own, loaded.story)
        problems = [problem for problem in problems if problem.place.file == name]
        if mistakes or problems:
            yield Broken.of(self, "mistakes", (*problems, *mistakes), tuple(own))
        for playthrough in playthroughs:
            yield PlaythroughItem.of(self, playthrough, loaded)

    def _loaded(self, folder: Path) -> Loaded:
        """Return the story of a folder, which is loaded once for all its files of playthroughs."""
        from branchlight.compiler.load import load_story

        known = _LOADED.setdefault(self.config, {})
        if folder not in known:
            known[folder] = load_story(str(folder))
        return known[folder]


class FailedError(Exception):
    """A test has failed. The text is a report for the terminal."""


class Reported(pytest.Item):
    """A test whose failure is its own report, without a traceback."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the report alone."""
        return str(excinfo.value) if isinstance(excinfo.value, FailedError) else super().repr_failure(excinfo, style)


class PlaythroughItem(Reported):
    """One playthrough."""

    playthrough: Playthrough
    loaded: Loaded

    @classmethod
    def of(cls, parent: PlaythroughFile, playthrough: Playthrough, loaded: Loaded) -> PlaythroughItem:
        """Return the test of a playthrough."""
        item: PlaythroughItem = cls.from_parent(parent, name=playthrough.name)
        item.playthrough, item.loaded = playthrough, loaded
        return item

    def runtest(self) -> None:
        """Run the playthrough, and fail if the reading or its recorded text differs."""
        from branchlight.authoring.playthroughs import compare, recorded_texts, run

        assert self.loaded.story is not None
        texts = recorded_texts(str(self.path.parent.parent), [self.playthrough])
        outcome = run(self.loaded.story, self.playthrough)
        outcome = compare(outcome, texts.get(self.playthrough), self.loaded.story)
        if not outcome.passed:
            raise FailedError(str(outcome))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the place of the playthrough."""
        return self.path, self.playthrough.place.line - 1, self.name


class Broken(Reported):
    """A test that fails with diagnostics, in place of playthroughs that cannot be read."""

    report: str

    @classmethod
    def of(
        cls, parent: PlaythroughFile, name: str, found: tuple[Diagnostic, ...], files: tuple[SourceFile, ...]
    ) -> Broken:
        """Return a test that fails with diagnostics."""
        from branchlight.source.print import render

        item: Broken = cls.from_parent(parent, name=name)
        item.report = render(found, files)
        return item

    def runtest(self) -> None:
        """Fail with the report."""
        raise FailedError(self.report)


if int(pytest.__version__.partition(".")[0]) < 7:  # its hook has other parameters: it would not start
    del pytest_collect_file
