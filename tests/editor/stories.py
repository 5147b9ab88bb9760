"""Stories for the tests of what editors ask, and places in them."""

from functools import lru_cache

from branchlight.editor.edited_story import EditedStory, read_edited_story
from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.compiler.test_use_log import WHOLE
from tests.tools import ROOT

PLAYED = """\
playthrough: One
veils: [harm]
steps:
  - answer: Wet!
  - state: oil < 3 and weather == rain and not chose(wait)
  - choices: [go_on_to_the_end, call, here.stranger]
  - choose: go_on_to_the_end
  - ending: over
"""
STORY, RECORDED = "story.yaml", "playthroughs/a.yaml"
MARK = "¦"


@lru_cache(maxsize=1)
def whole() -> EditedStory:
    """Return a story that has every kind of name."""
    return read_edited_story([SourceFile(STORY, WHOLE)], [SourceFile(RECORDED, PLAYED)])


@lru_cache(maxsize=1)
def bundled() -> EditedStory:
    story, problems = read_story_files(str(ROOT / "story"))
    playthroughs, others = read_playthrough_files(str(ROOT / "story"))
    return read_edited_story(story, playthroughs, [*problems, *others])


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without its mark, and the line and column of that."""
    before = text[: text.index(MARK)]
    return text.replace(MARK, ""), before.count("\n") + 1, len(before) - before.rfind("\n")


def written(text: str) -> tuple[EditedStory, Place]:
    """Return a story in one file, and the place of the mark in it."""
    plain, line, column = marked(text)
    return read_edited_story([SourceFile(STORY, plain)]), Place(STORY, line, column)


def place_of(edited: EditedStory, kind: str, name: str, role: str = "") -> Place:
    """Return the place of the first use of a name."""
    found = (use for use in edited.uses if (use.kind, use.name) == (kind, name) and role in ("", use.role))
    return next(found).place
