"""Proofs after saves, as the real server runs them: one process at a time, and none is left behind."""

import asyncio
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.proving import Proving
from tests.editor.server.conftest import LENSES, TOWER
from tests.editor.server.driver import PATIENCE, Editor, document, marked, position_of
from tests.tools import ROOT, home

BEFORE = "(before your last change)"
TRAP = """\
title: The cellar
id: cellar
endings: {out: Out}
promises:
  - never lost: ending(out)
---
node: stairs
text: Up or down?
choices:
  - Up: out
  - Down: cellar
---
node: cellar
text: Dark.
choices:
  - Wait.: cellar
---
node: out
text: Light.
ending: out
"""


@pytest.fixture(scope="module")
def proving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(tmp_path_factory.mktemp("home"), {"branchlight": {"proveSeconds": 30}}, workspace=LENSES)
    yield editor
    said = editor.close()
    assert "Traceback" not in said and editor.errors == [], said


def lenses(editor: Editor, uri: str) -> list[str]:
    """Return the lines above the title, nodes and endings, without those that play."""
    found = editor.wait(editor.client.text_document_code_lens_async(types.CodeLensParams(document(uri))))
    titles = [lens.command.title for lens in found or () if lens.command]
    return [title for title in titles if title != "Play from here"]


def hover(editor: Editor, uri: str, position: types.Position) -> str:
    """Return what the pointer shows at a position, as Markdown."""
    found = editor.wait(editor.client.text_document_hover_async(types.HoverParams(document(uri), position)))
    assert found is not None and isinstance(found.contents, types.MarkupContent)
    return found.contents.value


def until_proven(editor: Editor, uri: str, lines: int) -> list[str]:
    """Wait until the odds are known as well, and return the lines."""
    end = time.monotonic() + PATIENCE
    while True:
        found = [line for line in lenses(editor, uri) if "random readers" in line or "no reader" in line]
        if len(found) >= lines:
            return found
        assert time.monotonic() < end, found
        time.sleep(0.05)


def test_proof_is_shown_at_the_cursor(proving: Editor, tale: Path) -> None:
    page, uri = proving.open(tale / "story.yaml"), proving.open(tale / "scenes" / "tower.yaml")
    assert proving.diagnostics(uri) == []
    assert lenses(proving, uri) == []
    assert lenses(proving, page) == ["Not proven yet: save, or choose this"]
    refreshes = proving.refreshes
    proving.save(uri)
    assert until_proven(proving, uri, 3) == [
        "reached at once · 100% of random readers",
        "reached after 1 decision · 100% of random readers",
        "reached after 2 decisions · 100% of random readers",
    ]
    assert proving.refreshes > refreshes
    end = time.monotonic() + PATIENCE
    while "Proving…" in (found := lenses(proving, page)):
        assert time.monotonic() < end
    summary, ship = found
    assert summary.startswith("Proven (") and ship == "reached after 2 decisions · 100% of random readers"
    text = hover(proving, uri, position_of(TOWER, "go: lit", 5))
    assert "**Reached after 2 decisions**, by 100% of random readers" in text
    assert "1. Pour in oil\n2. Light the lamp." in text


def test_proof_runs_no_file_of_the_folder(tmp_path: Path, tale: Path) -> None:
    for name in ("json", "random", "re", "threading", "typing"):
        (tale / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    editor = Editor(tmp_path / "home", folder=tale, workspace=LENSES)
    uri = editor.open(tale / "scenes" / "tower.yaml")
    editor.save(uri)
    assert len(until_proven(editor, uri, 3)) == 3
    command = types.ExecuteCommandParams("branchlight.playFromHere", [uri, "tower.pour"])
    found = editor.wait(editor.client.workspace_execute_command_async(command))
    subprocess.run(
        [*found["words"], "--plain"], cwd=found["folder"], input=b"", env=os.environ | home(tmp_path), check=True
    )
    editor.close()
    assert not (tmp_path / "ran").exists()


def test_proof_is_of_the_text_before_a_change(proving: Editor, tale: Path) -> None:
    uri = proving.open(tale / "scenes" / "tower.yaml")
    proving.save(uri)
    until_proven(proving, uri, 3)
    proving.replace(uri, TOWER.replace("Far out, a ship", "Far away, a ship"))
    assert {line.endswith(" (before your last change)") for line in lenses(proving, uri)} == {True}
    text = hover(proving, uri, position_of(TOWER, "go: lit", 5))
    assert "by 100% of random readers (before your last change)" in text
    proving.replace(uri, TOWER)
    assert {line.endswith(" (before your last change)") for line in lenses(proving, uri)} == {False}


def test_findings_have_a_source_of_their_own(proving: Editor, tmp_path: Path) -> None:
    path = tmp_path / "cellar.yaml"
    path.write_text(TRAP)
    uri = proving.open(path)
    assert proving.diagnostics(uri) == []
    proving.save(uri)
    shown = proving.until(lambda: len(proving.shown[uri][1]) == 2 and proving.shown[uri][1], "findings")
    assert {each.source for each in shown} == {"branchlight prove"}
    trap, promise = shown
    assert marked(TRAP, trap.range) == "cellar" and trap.range.start.line == 12
    assert trap.message == "trap: no ending can be reached any more\n1. Down"
    assert marked(TRAP, promise.range) == "ending(out)"
    assert promise.message == "promise broken: never lost: ending(out)\n1. Down"

    fixed = TRAP.replace("  - Wait.: cellar", "  - Wait.: stairs")
    proving.replace(uri, fixed)
    proving.until(lambda: all(BEFORE in each.message for each in proving.shown[uri][1]), "findings of before")
    path.write_text(fixed)
    proving.save(uri)
    proving.until(lambda: proving.shown[uri][1] == [], "no finding")


def test_command_proves_without_a_save(proving: Editor, tale: Path) -> None:
    uri = proving.open(tale / "scenes" / "tower.yaml")
    proving.diagnostics(uri)
    command = types.ExecuteCommandParams("branchlight.prove", [uri])
    assert proving.wait(proving.client.workspace_execute_command_async(command)) is None
    assert len(until_proven(proving, uri, 3)) == 3


def test_story_with_mistakes_is_not_proven(proving: Editor, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(TRAP.replace("Up: out", "Up: gone"))
    uri = proving.open(path)
    proving.save(uri)
    proving.expect(uri, "E306")
    end = time.monotonic() + PATIENCE
    while lenses(proving, uri)[0] == "Proving…":
        assert time.monotonic() < end
        time.sleep(0.05)
    assert lenses(proving, uri) == ["Not proven yet: save, or choose this"]


def children(editor: Editor) -> list[int]:
    """Return the processes that the server has started."""
    command = ["ps", "-o", "pid=", "--ppid", str(editor.process.pid)]
    return [int(word) for word in subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()]


def has_ended(process: int) -> bool:
    command = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return state == "" or state.startswith("Z")


def wait_until_ended(process: int) -> None:
    end = time.monotonic() + PATIENCE
    while not has_ended(process):
        assert time.monotonic() < end, "the process goes on"
        time.sleep(0.1)


def first_child(editor: Editor, besides: int = 0) -> int:
    end = time.monotonic() + PATIENCE
    while True:
        found = children(editor)
        assert len(found) <= 1, "only one proof runs at a time"
        if found and found[0] != besides:
            return found[0]
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Return a file of a story whose proof takes many seconds."""
    shutil.copytree(ROOT / "story", tmp_path / "story")
    return tmp_path / "story" / "scenes" / "11-after.yaml"


@pytest.mark.needs("posix", "kill")
def test_next_save_cancels_the_proof_of_the_last(tmp_path: Path, long: Path) -> None:
    editor = Editor(tmp_path / "home")
    uri = editor.open(long)
    editor.save(uri)
    first = first_child(editor)
    editor.save(uri)
    second = first_child(editor, besides=first)
    wait_until_ended(first)
    assert not has_ended(second)
    said = editor.close()
    wait_until_ended(second)
    assert "Traceback" not in said and editor.errors == [], said


@pytest.mark.thorough
@pytest.mark.needs("posix", "kill")
def test_no_proof_outlives_a_server_that_is_killed(tmp_path: Path, long: Path) -> None:
    editor = Editor(tmp_path / "home")
    editor.save(editor.open(long))
    proof = first_child(editor)
    os.kill(editor.process.pid, signal.SIGKILL)
    wait_until_ended(proof)
    editor.leave()


async def test_proof_that_fails_is_told_and_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "cellar.yaml").write_text(TRAP, encoding="utf-8")
    errors: list[Exception] = []
    proving = Proving(lambda story: None, errors.append)
    stories = [OpenStory(str(tmp_path / name)) for name in ("missing.yaml", "cellar.yaml")]
    for story in stories:
        proving.start(story)
    end = time.monotonic() + PATIENCE
    while any(story.is_proving for story in stories) or stories[1].news is None:
        assert time.monotonic() < end
        await asyncio.sleep(0.05)
    assert [type(error) for error in errors] == [ChildProcessError]
    assert "missing.yaml ended with code 1" in str(errors[0])
    assert stories[1].news.summary.startswith("Refuted")
