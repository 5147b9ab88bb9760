"""Extensions of the language: a copy of the package is changed as the docstrings say, and nothing else is."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

SIGN = '''"""`sign(a)`: -1, 0 or 1, as a number is below, at or above zero."""

from branchlight.language.functions.function import of_numbers
from branchlight.language.operator import Operator, each
from branchlight.language.values import Values, between, bounds


def _code(number: str) -> str:
    return f"max(-1, min(1, {number}))"


def _js(number: str) -> str:
    return f"Math.max(-1, Math.min(1, {number}))"


def _value(number: int) -> int:
    return max(-1, min(1, number))


def _range(number: Values) -> Values:
    return between(*[_value(end) for end in bounds(number)])


SIGN = of_numbers(Operator("sign", _code, _js, _value, each(_value, _range)), "sign(a)", "-1, 0 or 1, by the sign")
'''
STORY = """title: Signs
id: signs
state:
  debt: {start: -7, min: -200, max: 200}
  way: {start: 0, min: -1, max: 1}
  side: {start: 0, min: -1, max: 1}
endings:
  up: {title: Up}
  level: {title: Level}
promises:
  - never: sign(debt) > 1
  - possible: sign(debt) == 1
---
node: first
do:
  - way = sign(debt)
  - side = sign(roll(-2, 2))
text: |
  The sign is {sign(debt)}, as is {way}, of {debt}; and {side}.{sign(debt) == -1: Below.}
choices:
  - {label: Earn, if: sign(debt) < 1, do: debt += 4, go: first}
  - {label: Rest, if: sign(debt) == 1, go: last}
---
node: last
text: "{sign(side) == 0: Level. | Not level.}"
go:
  - {if: sign(side) == 0, to: even}
  - {if: sign(side * 3) != 0, to: uneven}
---
node: even
ending: level
---
node: uneven
ending: up
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package that can be changed: the folder from which it is imported."""
    shutil.copytree(ROOT / "engine", tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "engine"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(copy: Path, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a module of Python with the copy in place of the package."""
    home = {name: str(copy) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **home, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", env=environment, cwd=copy, check=False
    )


def test_function_is_one_file_and_one_line(copy: Path) -> None:
    functions = copy / "branchlight" / "language" / "functions"
    (functions / "sign.py").write_text(SIGN, encoding="utf-8")
    replace(functions / "__init__.py", "(SEEN, ", "(SIGN, SEEN, ")
    replace(
        functions / "__init__.py",
        "from branchlight.language.functions.seen",
        "from branchlight.language.functions.sign import SIGN\nfrom branchlight.language.functions.seen",
    )
    story = copy / "signs.yaml"
    story.write_text(STORY, encoding="utf-8")

    checked = run(copy, "branchlight", "check", str(story))
    assert (checked.returncode, checked.stdout) == (0, "Signs: 4 nodes, nothing wrong.\n"), checked.stderr

    played = run(copy, "branchlight", "play", str(story), "--plain", "--seed", "5", typed="1\n1\n")
    assert "The sign is -1, as is -1, of -7; and " in played.stdout and "Below." in played.stdout, played.stderr
    assert "The sign is 1, as is 1, of 1; and " in played.stdout

    proven = run(copy, "branchlight", "prove", str(story), "--json")
    proof = json.loads(proven.stdout)
    assert (proof["verdict"], proven.returncode) == ("proven", 0), proven.stderr
    assert proof["endings"]["up"]["reached"] and proof["endings"]["level"]["reached"]

    page = copy / "map.html"
    drawn = run(copy, "branchlight", "map", str(story), "-o", str(page))
    assert drawn.returncode == 0, drawn.stderr
    for line in ("way = sign(debt)", "side = sign(roll(-2, 2))", "{sign(debt)}"):
        assert line in page.read_text(encoding="utf-8")

    published = run(copy, "branchlight", "publish", str(story))
    assert "Math.max(-1, Math.min(1, c.roll((-2), 2)))" in published.stdout, published.stderr


PROSE = {
    "language/prose.py",
    "play/prose_variants.py",
    "play/compiled_prose.py",
    "prover/program/randomness.py",
    "prover/code/property_code.py",
    "prover/findings/playback.py",
    "prover/program/rewrite.py",
    "prover/reduce/body_partitions.py",
    "analysis/flow/conditions.py",
    "analysis/written.py",
    "authoring/stats/word_counts.py",
    "analysis/rules/loose_glue.py",
    "analysis/uses.py",
    "web/prose_as_data.py",
}
"""The files that treat the kinds of pieces of prose differently."""

EXPRESSIONS = {
    "language/emit.py",
    "language/expression.py",
    "language/operators/__init__.py",
    "prover/hiding/state_parts.py",
    "prover/hiding/truths.py",
    "prover/program/numbered_bodies.py",
    "prover/upgrade/renamed_edition.py",
    "analysis/ranges.py",
    "prover/reduce/refinement.py",
    "analysis/flow/evaluate.py",
    "analysis/written.py",
}
"""The files that treat the kinds of expressions differently."""


@pytest.mark.long
@pytest.mark.thorough
def test_mypy_names_every_place_of_a_new_kind(copy: Path) -> None:
    """Add a kind to each tree: mypy must name every file that has to handle it, and no other."""
    language = copy / "branchlight" / "language"
    for file, union, last, kind in (
        ("prose.py", "Piece: TypeAlias", "Mark | Glue\n", "Footnote"),
        ("expression.py", "Expression: TypeAlias", "Ended | Apply\n", "Moon"),
    ):
        replace(language / file, f"{union} =", f"@distinct\nclass {kind}(NamedTuple):\n    kept: str\n\n\n{union} =")
        replace(language / file, last, last.rstrip() + f" | {kind}\n")
    options = ("--strict", "--explicit-package-bases", "--no-error-summary", "--hide-error-context")
    found = run(copy, "mypy", *options, "--config-file=", "--no-incremental", "branchlight")
    for kind, files in (("Footnote", PROSE), ("Moon", EXPRESSIONS)):
        told = rf'^branchlight/(\S+):\d+: error: .*"assert_never".* type "{kind}"; expected "'
        assert set(re.findall(told, found.stdout, re.MULTILINE)) == files, found.stdout + found.stderr
    assert all("assert_never" in line for line in found.stdout.splitlines()), found.stdout
