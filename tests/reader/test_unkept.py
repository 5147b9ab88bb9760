"""The page while another program holds the shelf: the reader goes on, is told, and loses nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.shelf import connection, open_session, store

from .conftest import Open, Page

ROAD = """
title: A road
blurb: Read me.
notes: {dust: {brief: Dust}}
endings: {rest: {}}
state:
  steps: {start: 0, min: 0, max: 100000}
---
node: road
do: steps += 1
note: dust
text: Step number {steps} on the dusty road.
veiled: Step number {steps} on the road.
choices:
  - label: On
    go: road
  - label: Rest
    if: steps > 100
    go: rest
---
node: rest
ending: rest
"""
UNSTORED = "This is not stored yet"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of a shelf whose programs do not wait for each other."""
    monkeypatch.setattr(connection, "WAIT", 0.0)
    monkeypatch.setattr(store, "_GLANCE", 0.0)
    return str(tmp_path / "shelf")


@contextmanager
def held(shelf: str) -> Iterator[None]:
    """Hold the shelf with a write of another program."""
    with closing(sqlite3.connect(shelf, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def read(page: Page) -> list[str]:
    """Return the lines of the page, without its foot."""
    return [block.text for block in page.app.page.transcript.galley.blocks]


async def begin(page: Page) -> None:
    """Make two decisions, undo one, and save a place."""
    await page.press("1", "1", "f5", "1", "b")


MUCH_ALIKE = ("make again", "other colours", "quick load", "skip", "a decision in the text")
MUCH_ALIKE += ("a place gone to", "a place written anew", "a note veiled on the title page")


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(keys, id=what, marks=pytest.mark.thorough if what in MUCH_ALIKE else [])
        for what, keys in {
            "choose": ["1"],
            "step back": ["b"],
            "make again": ["r"],
            "other colours": ["t"],
            "quick save": ["f5"],
            "quick load": ["f9"],
            "skip": ["x"],
            "a decision in the text": ["m", "enter"],
            "a place kept": ["s", "s", *"Here", "enter"],
            "a place gone to": ["s", "down", "enter", "1"],
            "a place written anew": ["s", "down", "enter", "2", "y"],
            "a place forgotten": ["s", "down", "enter", "3", "y"],
            "a setting": ["o", "right"],
            "a note veiled": ["v", "enter"],
            "a note veiled on the title page": ["i", "down", "down", "enter"],
        }.items()
    ],
)
async def test_change_that_cannot_be_stored_is_told_and_made(open_page: Open, shelf: str, keys: list[str]) -> None:
    async with open_page(ROAD, (100, 32), shelf=shelf) as page:
        await begin(page)
        with held(shelf):
            await page.press(*keys)
            assert UNSTORED in " ".join(page.text.split())
            assert not page.app.session.kept
        await page.press("escape", "escape", "escape", "f5")
        assert page.app.session.kept, "the shelf is free again"
        stored = open_session(page.app.session.story, shelf)
        assert stored.turn.state == page.app.session.turn.state
        assert stored.preferences.settings == page.app.session.preferences.settings
        assert [save.name for save in stored.saves.all()] == [save.name for save in page.app.session.saves.all()]


@pytest.mark.thorough
async def test_commands_survive_a_held_shelf(open_page: Open, shelf: str) -> None:
    async with open_page(ROAD, shelf=shelf) as page:
        await begin(page)
        with held(shelf):
            for command in KEY_BINDINGS:
                if command.keys and command.action != "app.quit":
                    await page.press(command.keys.split(",")[0], "escape")
                    assert page.app.is_running, command.words


async def test_place_deleted_elsewhere_is_no_error(open_page: Open, shelf: str) -> None:
    async with open_page(ROAD, shelf=shelf) as page:
        await begin(page)
        await page.press("s", "down", "enter", "3")
        page.app.session.saves.delete("quick save")
        await page.press("y")
        assert page.app.is_running
        assert "quick save" not in page.text


async def test_revision_that_cannot_be_stored_is_shown(open_page: Open, shelf: str) -> None:
    edited, saved = load_text(ROAD.replace("Step number", "Milestone")), []
    async with open_page(ROAD, (100, 32), shelf=shelf, follow=lambda: saved.pop() if saved else None) as page:
        await begin(page)
        with held(shelf):
            saved.append(edited)
            page.app.look()
            await page.settle()
            assert UNSTORED in " ".join(page.text.split())
            assert "Milestone 3 on the dusty road." in read(page)
