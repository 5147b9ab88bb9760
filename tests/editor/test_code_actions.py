"""Actions: fixes, a missing node, and what the title page does not declare."""

import pytest

from branchlight.editor.code_actions import Action, actions
from branchlight.editor.edited_story import EditedStory, read_edited_story, with_findings
from branchlight.source.fix import edited as after
from branchlight.source.located import SourceFile

PAGE = "title: T\nendings: {over: Over}\nstate:\n  oil: {start: 1, min: 0, max: 2}\n"
NODES = "---\nnode: a\ntext: Oil {oil}.\nchoices:\n  - On: b\n  - {label: Use, do: oil -= 1, go: a}\n"
NODES += "---\nnode: b\nending: over\n"


def story(text: str, scene: str = "") -> EditedStory:
    files = [SourceFile("story.yaml", text)]
    return read_edited_story([*files, SourceFile("scenes/one.yaml", scene)] if scene else files)


def all_actions(edited: EditedStory) -> list[Action]:
    return [action for file in edited.files for action in actions(edited, file.name, 1, 999)]


def applied(edited: EditedStory, action: Action) -> EditedStory:
    texts = after({file.name: file.text for file in edited.files}, action.edits)
    files = [SourceFile(file.name, texts.get(file.name, file.text)) for file in edited.files]
    return with_findings(read_edited_story(files))


ACTIONS = [
    ("- On: b", "- On: bb", "replace `bb` with `b`"),
    ("- On: b", "- On: cellar", "create the node `cellar`"),
    ("- On: b", "- On: main.cellar", "create the node `main.cellar`"),
    ("ending: over", "ending: lost", "declare `lost` under `endings:`"),
    ("ending: over", "ending: over\nmood: dark", "declare `dark` under `moods:`"),
    ("ending: over", "ending: over\nnote: harm", "declare `harm` under `notes:`"),
    ("do: oil -= 1", "do: [oil -= 1, keys += 1]", "declare `keys: 0` under `state:`"),
    ("Oil {oil}.", "Oil {oil} {rum}.", "declare `rum: false` under `state:`"),
]


@pytest.mark.parametrize(("good", "bad", "title"), ACTIONS, ids=range(len(ACTIONS)))
def test_action_leaves_no_error(good: str, bad: str, title: str) -> None:
    edited = story(PAGE + NODES.replace(good, bad))
    found = [action for action in all_actions(edited) if action.title == title]
    assert len(found) == 1
    assert found[0].diagnostic is not None
    assert [each for each in applied(edited, found[0]).diagnostics if each.severity == "error"] == []


def test_node_is_created_in_its_scene() -> None:
    edited = story(PAGE + NODES.replace("On: b", "On: cave.deep"), "scene: cave\n---\nnode: dry\ngo: main.a")
    (action,) = [each for each in all_actions(edited) if each.title == "create the node `cave.deep`"]
    made = applied(edited, action)
    assert made.text("scenes/one.yaml").endswith("\n---\nnode: deep\ntext: |\n  ...\nchoices:\n  - Go back: main.a\n")
    assert made.story is not None
    assert "cave.deep" in made.story.nodes


def test_created_node_leads_back_to_the_one_before() -> None:
    edited = story(PAGE + NODES.replace("- On: b", "- Else: b\n  - On: cellar"))
    (action,) = [each for each in all_actions(edited) if each.title == "create the node `cellar`"]
    assert action.edits[0].text.endswith("choices:\n  - Go back: a\n")


def test_node_of_an_unknown_scene_is_not_created() -> None:
    assert all_actions(story(PAGE + NODES.replace("On: b", "On: nowhere.deep"))) == []


def test_actions_are_those_of_the_lines() -> None:
    edited = story(PAGE + NODES.replace("ending: over", "ending: ovr"))
    (action,) = [each for each in all_actions(edited) if each.preferred]
    assert action.diagnostic is not None
    line = action.diagnostic.place.line
    assert action in actions(edited, "story.yaml", line, line)
    assert actions(edited, "story.yaml", 1, line - 1) == ()


def test_good_story_needs_nothing() -> None:
    assert all_actions(with_findings(story(PAGE + NODES))) == []
