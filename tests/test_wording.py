"""All words that the page and plain mode say are in their packages `wording`, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import branchlight
from tests.english import all_findings

PACKAGE = Path(branchlight.__file__).parent
WORDING = ("reader/wording", "plain/wording")
# Messages for programs, which are not translated.
OTHERS = ("plain/json_lines",)
# What looks like words and is none: style sheets, actions, colours, settings of readline, and other names.
NO_WORDS = (
    r"^\s*\w[^{]*\{.*\}\s*$",
    r"^\w+\(.*\)$",
    r"^(ansi_\w+ ?)+$",
    r"^(#\w{6} ?)+$",
    r"^(tab:|set|bind) ",
    r"^[A-Z]\w$",
    r"^LineInput\.?$",
)
# The functions and methods that show their arguments. Of `Block`, the second is shown.
SHOWN = {"tell", "say", "list", "confirm", "Content", "styled", "Unclear"}
WORDS = re.compile(r"[^\W\d_]{2}")


def modules() -> list[Path]:
    """Return the modules of both front ends, without those that hold the words."""
    files = [file for front in ("reader", "plain") for file in (PACKAGE / front).rglob("*.py")]
    return [file for file in files if not file.relative_to(PACKAGE).as_posix().startswith((*WORDING, *OTHERS))]


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield each text in a module that is neither a docstring nor a type."""
    places = [getattr(node, name, None) for node in ast.walk(tree) for name in ("annotation", "returns")]
    types = {id(part) for place in places if place is not None for part in ast.walk(place)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            continue
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and id(child) not in types:
                yield child


def is_sentence(text: str) -> bool:
    """Return whether a text has several words, or one with a capital letter."""
    if any(re.match(pattern, text, re.DOTALL) for pattern in NO_WORDS):
        return False
    return bool(re.search(r"[a-z,.;:] +[A-Za-z]|\b[A-Z][a-z]", text))


def shown(tree: ast.AST) -> Iterator[str]:
    """Yield the literals that are passed on to be shown: in calls, in lines of a menu, and in keys of a foot."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            parts = node.args if name in SHOWN else node.args[1:2] if name == "Block" else []
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and is_action(node.elts[2]):
            parts = node.elts[:2]
        for part in parts:
            texts = [each.value for each in spoken(part) if isinstance(each, ast.Constant)]
            yield from (text for text in texts if isinstance(text, str) and WORDS.search(text))


def spoken(part: ast.AST) -> Iterator[ast.AST]:
    """Yield the syntax nodes of an argument, except for names of commands whose keys are asked for."""
    if isinstance(part, ast.Call) and getattr(part.func, "attr", "") in ("hint", "shown", "_shown"):
        return
    yield part
    for child in ast.iter_child_nodes(part):
        yield from spoken(child)


def is_action(node: ast.expr) -> bool:
    """Return whether this is an action of Textual, which is the end of a key in a foot."""
    return isinstance(node, ast.Constant) and str(node.value).startswith(("screen.", "app.", "focused."))


def test_no_other_module_has_sentences() -> None:
    assert len(modules()) > 60
    found = [
        (file.name, text.lineno, text.value)
        for file in modules()
        for text in literals(ast.parse(file.read_text(encoding="utf-8")))
        if is_sentence(text.value)
    ]
    assert found == []


def test_no_other_module_shows_words_of_its_own() -> None:
    found = [(file.name, text) for file in modules() for text in shown(ast.parse(file.read_text(encoding="utf-8")))]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'tell(f"Imported {name}")',
        'x = "read on"',
        'KEY = ("Enter", "x", "y")',
        'def f(x: str = "two words"): ...',
    ],
)
def test_sentences_are_found(line: str) -> None:
    assert any(is_sentence(text.value) for text in literals(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        'tell("gone")',
        'Block("notice", f"{count} more")',
        'printer.say("veiled" if veiled else "")',
        'KEYS = (("b", "back", "screen.command(1)"),)',
    ],
)
def test_shown_words_are_found(line: str) -> None:
    assert list(shown(ast.parse(line)))


def test_every_text_is_used() -> None:
    used = {
        name
        for file in (*modules(), *(file for place in WORDING for file in (PACKAGE / place).rglob("*.py")))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (name := getattr(node, "attr", getattr(node, "id", "")))
        and not isinstance(getattr(node, "ctx", None), ast.Store)
    }
    texts = {name for place in WORDING for file in (PACKAGE / place).rglob("*.py") for name in defined(file)}
    assert len(texts) > 150
    assert texts - used == set()


def defined(file: Path) -> Iterator[str]:
    """Yield the names of the texts of a module."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))


def test_docstrings_keep_the_style_rule() -> None:
    assert [each for each in all_findings() if each.kind != "stands"] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Whether it is open.", "first word"),
        ("Is it open?", "question"),
        (f"Return {'a very ' * 10}long sentence.", "long sentence"),
    ],
)
def test_docstring_that_breaks_a_rule_is_found(tmp_path: Path, words: str, kind: str) -> None:
    (tmp_path / "module.py").write_text(f'"""{words}"""\n', encoding="utf-8")
    assert [each.kind for each in all_findings(tmp_path)] == [kind]
