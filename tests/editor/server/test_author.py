"""An author writes a story of twenty nodes in an editor: by names that are completed, and nodes that are created."""

import time
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from branchlight import load_story
from branchlight.authoring.check import check
from tests.editor.server.conftest import LENSES
from tests.editor.server.driver import PATIENCE, Editor, applied, document

NODES = 20
TITLE_PAGE = """\
title: The long stair
id: long-stair
state:
  steps: {start: 0, min: 0, max: 40}
endings:
  top: {title: The top}
---
node: stair_1
text: |
  You have climbed {steps} steps.
choices:
"""


class Desk:
    """The author's editor, and the text in it."""

    def __init__(self, editor: Editor, path: Path) -> None:
        self.editor, self.path, self.text = editor, path, ""
        self.uri = editor.open(path, "")

    def write(self, new: str, at: int | None = None) -> None:
        """Type at an offset, or at the end."""
        offset = len(self.text) if at is None else at
        before = self.text[:offset]
        position = (before.count("\n"), offset - before.rfind("\n") - 1)
        self.editor.type(self.uri, position, position, new)
        self.text = before + new + self.text[offset:]

    def completed(self, offset: int) -> set[str]:
        """Return what is offered at an offset."""
        before = self.text[:offset]
        position = types.Position(before.count("\n"), offset - before.rfind("\n") - 1)
        params = types.CompletionParams(document(self.uri), position)
        found = self.editor.wait(self.editor.client.text_document_completion_async(params))
        assert isinstance(found, types.CompletionList)
        return {item.label for item in found.items}

    def correct(self, title: str) -> None:
        """Take the correction of this title at the only mistake."""
        (shown,) = self.editor.expect(self.uri, "E306")
        params = types.CodeActionParams(document(self.uri), shown.range, types.CodeActionContext([shown]))

        async def ask() -> Any:
            return await self.editor.client.protocol.send_request_async("textDocument/codeAction", params)

        found = next(each for each in self.editor.wait(ask()) if each.title == title)
        self.text = applied(self.text, list(found.edit.changes[self.uri]))
        self.editor.replace(self.uri, self.text)

    def lenses(self) -> list[str]:
        """Return the lines above the title and nodes."""
        params = types.CodeLensParams(document(self.uri))
        found = self.editor.wait(self.editor.client.text_document_code_lens_async(params))
        return [each.command.title for each in found or () if each.command]


@pytest.mark.thorough
def test_story_of_twenty_nodes_is_written_in_an_editor(tmp_path: Path) -> None:
    editor = Editor(tmp_path / "home", workspace=LENSES)
    desk = Desk(editor, tmp_path / "story.yaml")
    desk.write(TITLE_PAGE)
    for number in range(1, NODES):
        here, there = f"stair_{number}", f"stair_{number + 1}"
        end = desk.text.find("---\n", desk.text.index(f"node: {here}\n"))
        desk.write(f"  - {{label: Climb., do: steps += 1, go: {there}}}\n", None if end < 0 else end)
        desk.correct(f"Create the node `{there}`")
        desk.write(f"Step {{steps}}, of {NODES}. ", desk.text.index("  ...\n") + 2)
        desk.text = desk.text.replace(" ...\n", " The air is thin.\n").replace(
            "  - Go back: ", "  - Rest and go down: "
        )
        editor.replace(desk.uri, desk.text)
    last = desk.text.rindex("choices:\n")
    desk.write("ending: ", last)
    assert "top" in desk.completed(last + len("ending: "))
    desk.text = f"{desk.text[: last + len('ending: ')]}top\n"
    editor.replace(desk.uri, desk.text)
    assert editor.codes(desk.uri) == []
    desk.path.write_text(desk.text, encoding="utf-8")
    editor.save(desk.uri)
    finish = time.monotonic() + PATIENCE
    while not desk.lenses()[0].startswith("Proven ("):
        assert time.monotonic() < finish, desk.lenses()
        time.sleep(0.05)
    assert f"reached after {NODES - 1} decisions" in "\n".join(desk.lenses())
    said = editor.close()
    assert "Traceback" not in said and editor.errors == [], said
    loaded = load_story(str(desk.path))
    assert loaded.story is not None and len(loaded.story.nodes) == NODES
    assert check(loaded, str(desk.path)).diagnostics == ()
