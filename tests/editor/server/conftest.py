"""One server for all tests of a module, and stories for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from tests.editor.server.driver import Editor

LENSES = types.WorkspaceClientCapabilities(code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True))

TITLE_PAGE = """\
title: The lamp room 🗼
id: lamp-room
state:
  oil: {start: 1, min: 0, max: 3}
  told: false
voices:
  sea: {name: The sea, style: italic}
endings:
  ship: {title: A ship turns}
"""
TOWER = """\
scene: tower
title: The tower
---
node: room
text: |
  🗼🗼 The lamp room is {oil > 1: warm | cold}. {told: They know. | Nobody knows.}

  @sea Somebody is out here.
choices:
  - Pour in oil: pour
  - label: Light the lamp.
    id: light
    if: oil > 1
    go: lit
  - {label: Call out., if: not told, do: told = true, go: room}
---
node: pour
do: oil += 1
go: room
---
node: lit
text: |
  Far out, a ship turns. {told: Somebody heard you.}
ending: ship
"""
"""A story with signs that take two code units of UTF-16."""


@pytest.fixture(scope="module")
def shared_editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(tmp_path_factory.mktemp("home"), {"proveOnSave": False}, workspace=LENSES)
    yield editor
    said = editor.close()
    assert "Traceback" not in said, said


@pytest.fixture
def editor(shared_editor: Editor) -> Iterator[Editor]:
    """Return the editor, in which nothing is open, and which the server tells of no error of its own."""
    shared_editor.messages.clear()
    yield shared_editor
    for uri in list(shared_editor.versions):
        shared_editor.shut(uri)
    assert shared_editor.errors == []


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    """Return the folder of a story without mistakes. It has a blank in its name."""
    folder = tmp_path / "a tale"
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(TITLE_PAGE, encoding="utf-8")
    (folder / "scenes" / "tower.yaml").write_text(TOWER, encoding="utf-8")
    return folder
