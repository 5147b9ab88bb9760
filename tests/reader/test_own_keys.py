"""The reader's own keys: a settings file gives commands other keys, and each mistake in it has a place and a fix."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from branchlight import load_text
from branchlight.reader.app import ReaderApp
from branchlight.reader.fixed_keys import FIXED, key_of
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.key_file import OwnKeys, keys_in
from branchlight.reader.key_map import KeyMap
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording.command_names import key_name
from branchlight.shelf import MEMORY, open_session
from tests.tools import ROOT

from .conftest import Page
from .stories import STORY


def read(folder: Path, text: str) -> OwnKeys:
    path = folder / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return keys_in(str(path))


def told(folder: Path, text: str) -> list[str]:
    return [f"{each.place}: {each.message}; {each.hint}" for each in read(folder, text).mistakes]


def test_commands_get_other_keys(tmp_path: Path) -> None:
    own = read(tmp_path, 'keys:\n  skip: z\n  find: [F, "ctrl+x"]\n  help: "!"\n  auto: none\n  back: left\n')
    assert own.mistakes == ()
    assert own.changed == {"skip": "z", "find": "F,ctrl+x", "help": "exclamation_mark", "auto": "", "back": "left"}
    keys = KeyMap(own.changed)
    assert [keys.shown(name) for name in ("skip", "find", "help", "auto", "redo")] == ["z", "F", "!", "", "r"]
    assert keys.hint("auto") == "“Auto-turn pages (on/off)”"


def test_keys_can_be_exchanged(tmp_path: Path) -> None:
    own = read(tmp_path, "keys: {back: r, redo: b}\n")
    assert (own.mistakes, own.changed) == ((), {"back": "r", "redo": "b"})


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            "keys:\n  skip: b\n",
            "settings.yaml:2:9: `b` is also the key of `back`; "
            "choose another key, or give `back` another one in this file",
        ),
        (
            "keys:\n  skip: z\n  auto: z\n",
            "settings.yaml:3:9: `z` is also the key of `skip`; "
            "choose another key, or give `skip` another one in this file",
        ),
        ("keys: {skip: j}", "settings.yaml:1:14: `j` always points at a choice; choose another key"),
        ("keys: {skip: ctrl+c}", "settings.yaml:1:14: `ctrl+c` always closes the book; choose another key"),
        ("keys: {skp: z}", "settings.yaml:1:8: there is no command `skp`; did you mean `skip`?"),
        ("key: {skip: z}", "settings.yaml:1:1: there is no part `key`; write `keys:`"),
        ("keys: {skip: ctlr+x}", "settings.yaml:1:14: `ctlr+x` is not a key; write a letter or sign"),
        ("keys: {skip: ''}", "settings.yaml:1:14: `` is not a key; write a letter or sign"),
        ("keys: z", "settings.yaml:1:7: the file contains no keys; write `keys:`"),
        ("- z", "settings.yaml:1:1: the file contains no keys; write `keys:`"),
        ("keys: {skip: {a: b}}", "settings.yaml:1:14: this is not a key; write a letter or sign"),
        ("keys: {skip: z, skip: w}", "settings.yaml:1:17: the key `skip` appears twice; keep one of the two"),
    ],
)
def test_mistakes_have_a_place_and_a_fix(tmp_path: Path, text: str, mistake: str) -> None:
    (found,) = told(tmp_path, text)
    assert found.startswith(mistake)


def test_unknown_command_without_likeness_names_all(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "keys: {xyzzy: z}")
    assert "the commands are back, redo, map, saves" in found


def test_mistake_leaves_the_key_as_it_was(tmp_path: Path) -> None:
    own = read(tmp_path, "keys: {skip: b, auto: [j, z], map: [m, m]}")
    assert own.changed == {"skip": "x", "auto": "z", "map": "m"}
    assert len(own.mistakes) == 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "keys:\n", "\x00\x1b", "keys: [" * 500, "\ufeffkeys: {skip: z}"])
def test_no_text_is_too_strange(tmp_path: Path, text: str) -> None:
    assert set(read(tmp_path, text).changed) <= {"skip"}


def test_every_default_key_is_a_key_and_free() -> None:
    keys = [key for each in KEY_BINDINGS for key in each.keys.split(",") if key]
    assert [key for key in keys if key in FIXED] == []
    assert len(set(keys)) == len(keys)


def test_every_key_of_the_text_is_fixed() -> None:
    assert {key for key in Transcript._OWN if key not in FIXED} == set()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("Ctrl L", "ctrl+l"),
        ("CTRL-l", "ctrl+l"),
        ("F5", "f5"),
        ("é", "é"),
        ("N", "N"),
        ("Esc", "escape"),
        ("ctrl+i", "tab"),
        ("f13", ""),
        ("alt+x", ""),
        (" ", ""),
        ("\x1b", ""),
        ("\u200b", ""),
    ],
)
def test_keys_are_named_as_people_write_them(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize("sign", "/?!@-_+\\'\"{}^~`#€éN5")
def test_every_sign_is_shown_as_it_is_typed(sign: str) -> None:
    assert key_name(key_of(sign)) == sign


@pytest.mark.parametrize(
    ("key", "name"), [("ctrl+l", "Ctrl L"), ("f5", "F5"), ("left", "Left"), ("escape", "Esc"), ("", "")]
)
def test_other_keys_have_a_name(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.fixture
def own_page(tmp_path: Path) -> ReaderApp:
    own = read(tmp_path, "keys: {back: z, help: [H, f1], auto: none, redraw: r, redo: u}\n")
    return reader(own)


def reader(own: OwnKeys) -> ReaderApp:
    story = load_text(STORY).story
    assert story is not None
    app = ReaderApp(open_session(story, MEMORY, seed=1), has_title=False, own_keys=own)
    app.animation_level = "none"
    return app


async def test_page_obeys_the_readers_keys(own_page: ReaderApp) -> None:
    async with own_page.run_test(size=(80, 24)) as pilot:
        page = Page(own_page, pilot)
        await page.settle()
        await page.press("space", "1")
        assert own_page.session.history.here == 1
        await page.press("b")
        assert own_page.session.history.here == 1, "a key that was given up does nothing"
        await page.press("z")
        assert own_page.session.history.here == 0
        await page.press("r")
        assert own_page.session.history.here == 0, "r draws the page now"
        await page.press("u")
        assert own_page.session.history.here == 1
        assert "z back   H help   q close" in page.text
        await page.pilot.resize_terminal(80, 60)
        await page.press("H")
        assert page.lines[page.row("Step back to")].endswith(" z")
        assert page.lines[page.row("Auto-turn")].endswith(" ·")
        await page.press("escape", "question_mark")
        assert "z back   H help   q close" in page.text


async def test_mistakes_show_before_the_page(tmp_path: Path) -> None:
    app = reader(read(tmp_path, "keys:\n  skp: z\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        page = Page(app, pilot)
        await page.settle()
        assert "settings.yaml:2:3" in page.text
        assert "there is no command `skp`" in page.text
        assert "did you mean `skip`?" in page.text
        assert "Other keys stay as they are until you fix them." in page.text
        await page.press("escape")
        assert "The room is quiet." in page.text


def test_reference_names_every_command() -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    part = page.partition("### Keys of your own")[2].partition("\n## ")[0]
    named = part.partition("The commands are ")[2].partition(". ")[0]
    assert re.findall(r"`(\w+)`", named) == [each.name for each in KEY_BINDINGS]


def test_example_of_the_reference_is_right(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    example = page.partition("### Keys of your own")[2].partition("\n\n")[2].partition("\n\n")[2].partition("\n\n")[0]
    own = read(tmp_path, dedent(example))
    assert (own.mistakes, own.changed) == ((), {"back": "z", "skip": "w,ctrl+x", "auto": ""})
