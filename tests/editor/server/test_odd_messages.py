"""Messages that no editor should send, and files that vanish: the server goes on, and shows nothing that is over."""

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from branchlight.editor.server.requests.hover_requests import BEFORE_MISTAKES
from tests.editor.server.conftest import TITLE_PAGE, TOWER
from tests.editor.server.driver import PATIENCE, Editor, document, position_of

WRONG = TOWER.replace("go: lit", "go: lid")


def codes(editor: Editor, uri: str) -> list[str]:
    return [str(each.code) for each in editor.shown.get(uri, (None, []))[1]]


def send(editor: Editor, method: str, params: Any, **more: Any) -> None:
    """Send a message whose values no client would send."""
    message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
    editor.call(editor.client.protocol._send_data, message)


def watched(editor: Editor, path: Path) -> None:
    """Say that another program has changed a file."""
    change = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    editor.call(editor.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams([change]))


def hovered(editor: Editor, uri: str, position: types.Position) -> str:
    found = editor.wait(editor.client.text_document_hover_async(types.HoverParams(document(uri), position)))
    assert found is not None and isinstance(found.contents, types.MarkupContent)
    return found.contents.value


@pytest.mark.parametrize(
    "position", [{"line": -1, "character": 0}, {"line": 0, "character": 2**31}, {"line": "x"}, None], ids=str
)
def test_request_that_cannot_be_read_is_refused(editor: Editor, tale: Path, position: Any) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    answer: Future[Any] = Future()
    editor.client.protocol._request_futures["odd"] = answer
    send(editor, "textDocument/hover", {"textDocument": {"uri": uri}, "position": position}, id="odd")
    with pytest.raises(JsonRpcException, match="Invalid Params"):
        answer.result(PATIENCE)
    assert editor.diagnostics(uri) == []


def test_change_that_cannot_be_read_is_reported(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    change = {"range": {"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "x"}
    params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]}
    send(editor, "textDocument/didChange", params)
    editor.until(lambda: editor.messages, "a message")
    assert "close the file and open it again" in editor.messages[0]


@pytest.mark.needs("symlink")
def test_mistakes_vanish_at_the_address_they_had(editor: Editor, tale: Path) -> None:
    link = tale.parent / "link"
    link.symlink_to(tale)
    page, tower = editor.open(link / "story.yaml"), editor.open(link / "scenes" / "tower.yaml", WRONG)
    editor.expect(tower, "E306")
    editor.shut(tower)
    editor.until(lambda: codes(editor, tower) == [], "no mistake in what was closed")
    editor.shut(page)
    del editor.versions[tower], editor.versions[page]


def test_story_without_its_title_page_is_no_story(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml", WRONG)
    editor.expect(uri, "E306")
    (tale / "story.yaml").unlink()
    watched(editor, tale / "story.yaml")
    editor.until(lambda: codes(editor, uri) == [], "no mistake without a story")
    (tale / "story.yaml").write_text(TITLE_PAGE, encoding="utf-8")
    watched(editor, tale / "story.yaml")
    editor.until(lambda: codes(editor, uri) == ["E306"], "the mistake again")


def test_title_page_gets_scenes_while_it_is_open(editor: Editor, tmp_path: Path) -> None:
    page = editor.open(tmp_path / "story.yaml", TITLE_PAGE)
    editor.until(lambda: codes(editor, page) != [], "a story without a node")
    tower = editor.open(tmp_path / "scenes" / "tower.yaml", TOWER)
    editor.until(lambda: codes(editor, page) == [], "a whole story")
    watched(editor, tmp_path / "story.yaml")
    editor.replace(tower, WRONG)
    editor.until(lambda: codes(editor, tower) == ["E306"], "the mistake in the scene")
    assert codes(editor, page) == []


def test_hover_says_that_it_is_from_before_mistakes(editor: Editor, tale: Path) -> None:
    uri = editor.open(tale / "scenes" / "tower.yaml")
    editor.diagnostics(uri)
    editor.replace(uri, WRONG)
    assert hovered(editor, uri, position_of(WRONG, "node: room", 7)).endswith(BEFORE_MISTAKES)
    assert BEFORE_MISTAKES not in hovered(editor, uri, position_of(WRONG, "choices:", 2))
    editor.replace(uri, TOWER)
    assert BEFORE_MISTAKES not in hovered(editor, uri, position_of(TOWER, "node: room", 7))


def test_names_are_found_while_yaml_is_broken(editor: Editor, tale: Path) -> None:
    page, uri = editor.open(tale / "story.yaml"), editor.open(tale / "scenes" / "tower.yaml")
    editor.diagnostics(uri)
    editor.replace(page, TITLE_PAGE.replace("title: The", "# A line more.\ntitle: {The"))
    where = position_of(TOWER, "if: oil > 1", 4)
    found = editor.wait(editor.client.text_document_definition_async(types.DefinitionParams(document(uri), where)))
    assert isinstance(found, list)
    assert [(each.uri, each.range.start.line) for each in found if isinstance(each, types.Location)] == [(page, 4)]
