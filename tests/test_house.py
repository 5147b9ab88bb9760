"""The modules that a layer may import in a new process, and the sizes of files, functions, classes and names.

The layers themselves are a contract in pyproject.toml, and so is the absence of import cycles.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import branchlight
from tests.tools import ROOT

PACKAGE = Path(branchlight.__file__).parent
LOADED = "import sys, {module}; print(*[name for name in {unwanted!r} if name in sys.modules])"


def loads(module: str, *unwanted: str) -> list[str]:
    """Return the unwanted modules that a new process has loaded after importing `module`."""
    code = LOADED.format(module=module, unwanted=unwanted)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    "module",
    [
        "branchlight",
        "branchlight.play",
        "branchlight.plain",
        "branchlight.plain.json_lines",
        "branchlight.shelf",
        "branchlight.authoring",
        "branchlight.prover",
        "branchlight.analysis",
        "branchlight.cli.main",
    ],
)
def test_only_the_reader_loads_textual(module: str) -> None:
    assert loads(module, "textual", "rich", "markdown_it", "pygments", "asyncio") == []


@pytest.mark.parametrize("module", ["branchlight.play", "branchlight.plain", "branchlight.plain.json_lines"])
def test_playing_loads_no_yaml(module: str) -> None:
    assert loads(module, "yaml") == []


@pytest.mark.parametrize("module", ["branchlight", "branchlight.play", "branchlight.plain", "branchlight.cli.main"])
def test_plain_start_stays_light(module: str) -> None:
    assert loads(module, "dataclasses", "inspect", "sqlite3") == []


@pytest.mark.parametrize("module", ["branchlight.plain", "branchlight.shelf.session", "branchlight.cli.commands.play"])
def test_rare_parts_are_loaded_late(module: str) -> None:
    rare = ("shelf.transfer", "shelf.portable", "shelf.migration", "shelf.salvage", "play.markdown", "plain.completion")
    rare += ("cli.output_file", "cli.story_guard", "source.print", "compiler.load", "analysis", "authoring")
    rare += ("plain.obeying", "plain.typed", "shelf.bookmarks", "shelf.saves", "shelf.shelved_stories")
    rare += ("shelf.last_playthrough", "shelf.torn_log", "source.unsafe_text", "source.writing", "play.json_fields")
    assert loads(module, *[f"branchlight.{name}" for name in rare]) == []


@pytest.mark.parametrize("command", ["check", "play"])
def test_catalogue_is_loaded_for_explain_alone(command: str) -> None:
    assert loads(f"branchlight.cli.commands.{command}", "branchlight.authoring.catalogue", "tempfile") == []


def test_check_of_loaded_modules_can_fail() -> None:
    assert loads("textual.app", "textual", "sqlite3") == ["textual"]


def test_named_tuples_are_quick_to_declare() -> None:
    imports = [node for node in definitions() if isinstance(node, ast.ImportFrom) and node.module == "typing"]
    assert len(imports) > 100
    assert sum(name.name == "NamedTuple" for node in imports for name in node.names) == 1  # by that of `source`


LONGEST_TEST_NAME = 50
LONGEST_FILE = 300
# Files with more lines than that, each with the reason.
LONG = {
    "tree": "one grammar, whose classes contain each other",
    "story": "the frozen story, whose classes contain each other",
}
MOST_LINES = 45
MOST_METHODS = 15
MOST_LARGE_CLASSES = 2
# Classes with more methods than that, each with the reason.
LARGE = {
    "Session": "everything that a front end asks for, so that it needs no other part of the shelf",
    "ShelfTrail": "the protocol of a trail, and the log that it reads and writes as one",
}


def definitions() -> Iterator[ast.AST]:
    """Yield every syntax node of every file in the package."""
    for file in PACKAGE.rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file)))


def test_names_of_tests_are_short() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py")]
    names = [name for text in texts for name in re.findall(r"def (test_\w+)", text)]
    assert len(names) > 1000
    assert [name for name in names if len(name) > LONGEST_TEST_NAME] == []


def test_long_files_are_known_and_have_a_reason() -> None:
    lines = {file.stem: file.read_text(encoding="utf-8").count("\n") for file in PACKAGE.rglob("*.py")}
    assert {name for name, count in lines.items() if count > LONGEST_FILE} == LONG.keys()


def test_no_function_is_longer_than_a_page() -> None:
    functions = [node for node in definitions() if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert len(functions) > 1000
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= MOST_LINES] == []


def test_large_classes_are_known_and_have_a_reason() -> None:
    classes = [node for node in definitions() if isinstance(node, ast.ClassDef)]
    assert len(classes) > 100
    large = {node.name for node in classes if count_methods(node) > MOST_METHODS}
    assert large == LARGE.keys()
    assert len(large) <= MOST_LARGE_CLASSES


def count_methods(node: ast.ClassDef) -> int:
    """Return the number of methods that a class itself defines."""
    return sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)


def test_methods_exclude_inner_functions() -> None:
    tree = ast.parse("class A:\n    x = 1\n    def a(self):\n        def b(): ...\n    async def c(self): ...")
    assert count_methods(tree.body[0]) == 2  # type: ignore[arg-type]


# Names of classes and modules that exist more than once, each with the reason.
TWICE = {
    "Answer": "a decision of a trail, and the request that asks for one, called by its key",
    "Choice": "the declaration in a story, and the choice on offer in a turn",
    "Ending": "the declaration in a story, and what a turn shows of it",
    "Gauge": "the declaration in a story, and what a turn shows of it",
    "check": "a command has the name of what it runs",
    "ending": "a rule, and a function of the language, about endings",
    "explain": "a command has the name of what it runs",
    "map": "a command, and a screen, for what has that name",
    "new": "a command has the name of what it runs",
    "prove": "a command has the name of what it runs",
    "reading": "a screen for what has that name",
    "saves": "a screen for what has that name",
    "schema": "the command, the JSON schema of the format, and the schema of the shelf",
    "settings": "a screen for what has that name",
}


def test_no_name_exists_twice_without_a_reason() -> None:
    files = [file for file in PACKAGE.rglob("*.py") if not file.stem.startswith("__")]
    names = [file.stem for file in files]
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names += [node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    assert {name for name in names if names.count(name) > 1} == TWICE.keys()
