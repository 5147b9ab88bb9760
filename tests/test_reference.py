"""The reference names every command, option, exit code, environment variable, key, word and setting in the code."""

import argparse
import ast
import json
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding

import branchlight
import branchlight.reader
from branchlight.authoring.stats import stats
from branchlight.cli.command_parser import parser_of
from branchlight.cli.commands import COMMANDS
from branchlight.model.story import Story
from branchlight.plain.typed import OF_AUTHORS
from branchlight.prover.prove import prove
from branchlight.reader import key_bindings
from branchlight.shelf.settings import OPTIONS
from tests.tools import ROOT

PAGE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
SHOWN = {
    "backspace": "Backspace",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "home": "Home",
    "left": "←",
    "pagedown": "Page down",
    "pageup": "Page up",
    "question_mark": "?",
    "right": "→",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
}
"""The page's names for keys that Textual names differently."""


def section(title: str) -> str:
    """Return the part of the page below a heading, up to the next heading of its level or above."""
    (level,) = re.findall(rf"^(#+) {re.escape(title)}$", PAGE, re.MULTILINE)
    below = PAGE.partition(f"\n{level} {title}\n")[2]
    return re.split(rf"^#{{2,{len(level)}}} ", below, maxsplit=1, flags=re.MULTILINE)[0]


def options(command: str) -> list[str]:
    """Return every option of a command, in all its spellings."""
    (commands,) = [each for each in parser_of("--help")._actions if isinstance(each, argparse._SubParsersAction)]
    return [name for action in _actions(commands.choices[command]) for name in action.option_strings]


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser and of those below it, without the help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
        elif action.dest != "help":
            yield action


def variables(code: ast.AST) -> set[str]:
    """Return the environment variables that a module reads, as patterns."""
    read: list[ast.expr] = []
    for node in ast.walk(code):
        match node:
            case ast.Call(func=ast.Attribute(value=where, attr="get" | "pop" | "setdefault"), args=[name, *_]):
                read += [name] if ast.unparse(where).endswith("environ") else []
            case ast.Call(func=ast.Attribute(attr="getenv"), args=[name, *_]):
                read.append(name)
            case ast.Compare(left=name, comparators=[where]) if ast.unparse(where).endswith("environ"):
                read.append(name)
            case ast.Subscript(value=where, slice=name, ctx=ast.Load()) if ast.unparse(where).endswith("environ"):
                read.append(name)
    return {_pattern(name) for name in read}


def _pattern(name: ast.expr) -> str:
    if isinstance(name, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in name.values)
    assert isinstance(name, ast.Constant), ast.unparse(name)
    return str(name.value)


def shown(key: str) -> str:
    """Return a key as the page writes it."""
    if key.startswith("shift+"):
        return f"Shift {key.removeprefix('shift+').title()}"
    if key.startswith("ctrl+"):
        return f"Ctrl {key[-1].upper()}"
    return SHOWN.get(key, key.upper() if re.fullmatch(r"f\d+", key) else key)


def bindings() -> set[str]:
    """Return every key that the app binds, by Textual's names."""
    bound = {key for command in key_bindings.KEY_BINDINGS for key in command.keys.split(",") if key}
    for module in pkgutil.walk_packages(branchlight.reader.__path__, "branchlight.reader."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and value.__module__.startswith("branchlight"):
                own = [each for each in vars(value).get("BINDINGS", ()) if isinstance(each, Binding)]
                bound |= {key for each in own for key in each.key.split(",")}
    return bound


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_options(command: str) -> None:
    text = section(f"branchlight {command}")
    assert [name for name in options(command) if not re.search(rf"`{name}[` ]", text)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_made_up(command: str) -> None:
    named = re.findall(r"(?<=`)--?[a-z][a-z-]*", section(f"branchlight {command}"))
    assert set(named) <= set(options(command))


def test_every_environment_variable_is_named() -> None:
    text = section("Environment variables")
    modules = Path(branchlight.__path__[0]).rglob("*.py")
    read = set().union(*(variables(ast.parse(path.read_text(encoding="utf-8"))) for path in modules))
    assert {"NO_COLOR", r"XDG_\w+_HOME"} <= read
    assert [name for name in sorted(read) if not re.search(f"`{name}`", text)] == []


def test_every_key_is_named() -> None:
    text = section("Keys of the page").replace("`1` to `9`", " ".join(f"`{digit}`" for digit in range(10)))
    assert {"f5", "escape", "9"} <= bindings()
    assert [key for key in sorted(bindings()) if f"`{shown(key)}`" not in text] == []


def test_every_word_of_plain_mode_is_named() -> None:
    text = section("Words of plain mode")
    assert [word for word in OF_AUTHORS if not re.search(rf"`{word}[` ]", text)] == []


def test_every_setting_is_named() -> None:
    text = section("Settings")
    assert [option.name for option in OPTIONS if f"| `{option.name}` |" not in text] == []
    words = {str(value) for option in OPTIONS for value in option.values if isinstance(value, str)}
    assert [word for word in sorted(words) if f"`{word}`" not in text] == []


@pytest.fixture
def gate() -> Story:
    """Return the story of the samples."""
    (text,) = re.findall(r"^```yaml gate\.yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    story = branchlight.load_text(text).story
    assert story is not None
    return story


def test_every_key_of_the_json_is_explained(gate: Story) -> None:
    explained = {
        "prove --json": prove(gate).as_json(),
        "stats --json": stats(gate).as_json(),
    }
    for title, value in explained.items():
        table = section(title).rpartition("```")[2]
        assert [key for key in json.loads(json.dumps(value)) if f"`{key}`" not in table] == [], title
