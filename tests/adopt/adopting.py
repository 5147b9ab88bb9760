"""Stories adopted from ink, ready to be played."""

from typing import NamedTuple

from branchlight import Story
from branchlight.adopt.adopt_ink import Adopted, adopt_ink, adopt_read
from branchlight.adopt.ink.ink_files import FolderFiles
from branchlight.adopt.ink.read_ink import InkRead, ink_story
from branchlight.cli.refused_ink import refused_ink
from branchlight.compiler.load import compile_files
from branchlight.source.located import SourceFile


class Outcome(NamedTuple):
    """A story, or None and the reasons why it was refused, each with its code and place."""

    story: Story | None
    refused: list[str]


def adopted(path: str) -> Outcome:
    """Adopt the story of a main file. It fails if what is written is not a story."""
    return _outcome(adopt_ink(path))


def adopted_text(text: str) -> Outcome:
    """Adopt a story in one text."""
    file = SourceFile("story.ink", text)
    story, diagnostics = ink_story(file, FolderFiles("no such folder"), [])
    return _outcome(adopt_read(InkRead(story, diagnostics, (file,)), "story"))


def _outcome(result: Adopted) -> Outcome:
    refused = [each for each in result.diagnostics if each.severity == "error"]
    if result.written is not None:
        refused = refused_ink(result.written.files, result.files[0].name)
    if result.written is None or refused:
        assert refused, "a refusal without a reason"
        assert all(each.hint for each in refused), [each.message for each in refused if not each.hint]
        return Outcome(None, [f"{each.code} {each.place} {each.message}" for each in refused])
    files = [SourceFile(name, text) for name, text in result.written.files.items()]
    loaded = compile_files(tuple(files), [])
    assert loaded.story is not None, loaded.diagnostics
    return Outcome(loaded.story, [])
