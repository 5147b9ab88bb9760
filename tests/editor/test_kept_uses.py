"""Uses that are known from before a key, while the texts have mistakes."""

import pytest

from branchlight.editor.edited_story import EditedStory, read_edited_story
from branchlight.editor.kept_uses import with_kept_uses
from branchlight.editor.navigation import definitions
from branchlight.source.located import SourceFile
from tests.compiler.test_kept import FILES
from tests.compiler.test_use_log import strange

PAGE, HALL = FILES[0].text, FILES[1].text
BREAKS = (" {", " '", ": x: y", "\n  - [", "\n\n\nx: '", "\n---\nnode: [\n")


def typed(number: int, text: str) -> EditedStory:
    files = [file._replace(text=text) if index == number else file for index, file in enumerate(FILES)]
    return read_edited_story(files)


def words(story: EditedStory) -> list[tuple[str, str, str, str]]:
    """Return the uses without their lines."""
    return [(use.kind, use.name, use.role, use.place.file) for use in story.uses]


@pytest.mark.parametrize("start", [0, *[pytest.param(start, marks=pytest.mark.thorough) for start in range(1, 5)]])
def test_lines_that_have_not_changed_keep_their_uses(start: int) -> None:
    sound = read_edited_story(FILES)
    for number, file in enumerate(FILES):
        lines = file.text.split("\n")
        for row, broken in ((row, broken) for row in range(start, len(lines), 5) for broken in BREAKS):
            now = typed(number, "\n".join([*lines[:row], lines[row] + broken, *lines[row + 1 :]]))
            known = with_kept_uses(now, sound)
            here = {use for use in sound.uses if use.place.file == file.name and use.place.line == row + 1}
            for word in words(sound._replace(uses=tuple([use for use in sound.uses if use not in here]))):
                assert word in words(known) or now.story is not None, (row, broken)
            assert strange(known.uses, known.files) == []


def test_names_are_found_while_their_file_is_broken() -> None:
    sound = read_edited_story(FILES)
    broken = with_kept_uses(typed(0, PAGE.replace("formulas", "# a line\nx: [\nformulas")), sound)
    assert broken.story is sound.story
    used = next(
        use for use in broken.uses if (use.kind, use.name) == ("state", "oil") and use.place.file != "story.yaml"
    )
    (declared,) = definitions(broken, used.place)
    assert (declared.place.file, declared.place.line) == ("story.yaml", 3)
    bright = next(use for use in broken.uses if use.kind == "formula" and use.role == "declared")
    assert bright.place.line == 6


def test_uses_are_kept_over_several_keys() -> None:
    known = read_edited_story(FILES)
    broken = HALL.replace("go: last", "go: [last", 1)
    for above in ("", "# one\n", "# one\n# two\n"):
        known = with_kept_uses(typed(1, above + broken), known)
    last = next(use for use in known.uses if use.kind == "node" and use.name == "hall.last" and use.role == "declared")
    assert last.place.line == HALL[: HALL.index("node: last")].count("\n") + 3
    sound = typed(1, HALL)
    assert with_kept_uses(sound, known) is sound


def test_name_without_a_declaration_leads_nowhere() -> None:
    story = read_edited_story([SourceFile("story.yaml", "title: T\n---\nnode: a\ngo: b\n")])
    used = [use for use in story.uses if use.name == "main.b"]
    assert [definitions(story, use.place) for use in used] in ([], [()])
