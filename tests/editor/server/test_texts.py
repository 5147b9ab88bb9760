"""Mistakes while an author types, as the real server tells them to a real client."""

from pathlib import Path

import pytest
from lsprotocol import types

from tests.editor.server.conftest import TITLE_PAGE, TOWER
from tests.editor.server.driver import Editor, marked

SINGLE = f"{TITLE_PAGE}---\nnode: room\ntext: Hello.\nchoices:\n  - On: room\n"


def test_mistake_is_shown_where_it_is_typed(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    assert editor.diagnostics(uri) == []
    line = TOWER.split("\n").index("    go: lit")
    editor.type(uri, (line, 8), (line, 11), "lid")
    (shown,) = editor.expect(uri, "E306")
    assert shown.source == "branchlight" and shown.severity == types.DiagnosticSeverity.Error
    assert shown.message.startswith("there is no node `lid`") and "lit" in shown.message
    assert (shown.range.start.line, shown.range.start.character, shown.range.end.character) == (line, 8, 11)
    editor.type(uri, (line, 8), (line, 11), "lit")
    editor.expect(uri)


def test_columns_count_as_the_editor_counts(editor: Editor, tale: Path) -> None:
    text = TOWER.replace("{oil > 1: warm", "{oul > 1: warm")
    uri = editor.open(tale / "scenes" / "tower.yaml", text)
    (shown,) = editor.expect(uri, "E203")
    assert marked(text, shown.range) == "oul"
    assert shown.range.start.character == len("  🗼🗼 The lamp room is {".encode("utf-16-le")) // 2


def test_changes_after_wide_signs_are_in_place(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    line = next(number for number, text in enumerate(TOWER.split("\n")) if "🗼" in text)
    column = len("  🗼🗼 The lamp room is {".encode("utf-16-le")) // 2
    editor.type(uri, (line, column), (line, column + 3), "oiling")
    (shown,) = editor.expect(uri, "E203")
    assert shown.message.startswith("nothing is declared as `oiling`")
    editor.type(uri, (line, column), (line, column + 6), "oil")
    editor.expect(uri)


def test_line_separator_in_a_text_moves_no_change(editor: Editor, tale: Path) -> None:
    text = TOWER.replace("Somebody is", "Some\u2028body is").replace("go: lit", "go: lid")
    uri = editor.open(tale / "scenes" / "tower.yaml", text)
    editor.expect(uri, "E105", "E306")
    line = text.split("\n").index("  @sea Some\u2028body is out here.")
    editor.type(uri, (line, 11), (line, 12), "")
    editor.type(uri, (line, 25), (line, 26), "!")
    line = text.split("\n").index("    go: lid")
    editor.type(uri, (line, 8), (line, 11), "lit")
    editor.expect(uri)
    assert editor.codes(uri) == []


def test_findings_of_the_rules_follow(editor: Editor, tale: Path) -> None:
    text = TOWER.replace("oil > 1: warm", "oil > 9: warm")
    uri = editor.open(tale / "scenes" / "tower.yaml", text)
    (shown,) = editor.expect(uri, "W402")
    assert shown.severity == types.DiagnosticSeverity.Warning


def test_mistake_in_another_file_is_shown_there(editor: Editor, tale: Path) -> None:
    page = editor.open(tale / "story.yaml")
    editor.diagnostics(page)
    editor.replace(page, TITLE_PAGE.replace("  told: false\n", ""))
    tower = (tale / "scenes" / "tower.yaml").as_uri()
    shown = editor.until(lambda: editor.shown.get(tower, (None, []))[1], "mistakes in a file that is not open")
    assert "E203" in {str(each.code) for each in shown}
    editor.replace(page, TITLE_PAGE)
    editor.until(lambda: editor.shown[tower][1] == [], "the end of the mistakes")


def test_declaration_that_explains_a_mistake_is_linked(editor: Editor, tale: Path) -> None:
    text = f"{TOWER}---\nnode: pour\ntext: Again.\nending: ship\n"
    uri = editor.open(tale / "scenes" / "tower.yaml", text)
    shown = editor.until(
        lambda: [each for each in editor.shown.get(uri, (0, []))[1] if each.related_information], "related places"
    )
    (related,) = shown[0].related_information or ()
    assert related.location.uri == uri
    assert related.location.range.start.line == text.split("\n").index("node: pour")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_of_other_systems(editor: Editor, tale: Path, end: str) -> None:
    text = TOWER.replace("go: lit", "go: lid").replace("\n", end)
    uri = editor.open(tale / "scenes" / "tower.yaml", text)
    (shown,) = editor.expect(uri, "E306")
    line = shown.range.start.line
    assert text.split(end)[line] == "    go: lid"
    editor.type(uri, (line, 8), (line, 11), "lit")
    editor.expect(uri)


def test_two_stories_are_kept_apart(editor: Editor, tale: Path) -> None:
    single = tale.parent / "single.yaml"
    one = editor.open(single, SINGLE.replace("- On: room", "- On: moon"))
    two = editor.open(tale / "scenes" / "tower.yaml", TOWER.replace("go: lit", "go: lid"))
    editor.until(lambda: "E306" in codes(editor, one) and codes(editor, two) == ["E306"], "both stories")
    editor.replace(two, TOWER)
    editor.expect(two)
    assert "E306" in codes(editor, one)


def codes(editor: Editor, uri: str) -> list[str]:
    return [str(each.code) for each in editor.shown.get(uri, (None, []))[1]]


def test_unsaved_new_scene_is_part_of_the_story(editor: Editor, tale: Path) -> None:
    tower = editor.open(tale / "scenes" / "tower.yaml", TOWER.replace("go: lit", "go: cellar.stairs"))
    editor.expect(tower, "E306")
    editor.open(tale / "scenes" / "cellar.yaml", "scene: cellar\n---\nnode: stairs\ntext: Down.\nending: ship\n")
    editor.until(lambda: "E306" not in codes(editor, tower), "the new node")


def test_yaml_of_other_programs_is_left_alone(editor: Editor, tale: Path) -> None:
    other = editor.open(tale.parent / "compose.yaml", "services: {web: [}\n")
    uri = editor.open(tale / "story.yaml")
    editor.diagnostics(uri)
    assert other not in editor.shown
    where = types.HoverParams(types.TextDocumentIdentifier(other), types.Position(0, 1))
    assert editor.wait(editor.client.text_document_hover_async(where)) is None


def test_mistakes_vanish_with_the_story(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml", TOWER.replace("go: lit", "go: lid"))
    editor.expect(uri, "E306")
    editor.shut(uri)
    del editor.versions[uri]
    editor.until(lambda: editor.shown[uri][1] == [], "no mistake of a story that is closed")


def test_files_changed_by_other_programs_are_reread(editor: Editor, tale: Path) -> None:
    page = editor.open(tale / "story.yaml")
    assert editor.diagnostics(page) == []
    tower = tale / "scenes" / "tower.yaml"
    tower.write_text(TOWER.replace("go: lit", "go: lid"), encoding="utf-8")
    change = types.FileEvent(tower.as_uri(), types.FileChangeType.Changed)
    editor.call(editor.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams([change]))
    editor.until(lambda: codes(editor, tower.as_uri()) == ["E306"], "the mistake of another program")


def test_story_that_is_removed_ends_nothing(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    editor.diagnostics(uri)
    (tale / "story.yaml").unlink()
    editor.replace(uri, TOWER + "\n")
    other = editor.open(tale.parent / "single.yaml", SINGLE.replace("- On: room", "- On: moon"))
    editor.until(lambda: "E306" in codes(editor, other), "an answer about another story")
