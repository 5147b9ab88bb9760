"""The grammar of VS Code for prose inside YAML, read by the library that VS Code uses."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.tools import ROOT, tool

TEXT = """\
title: The {lamp}
node: room
text: |
  The *lamp* is {oil > 1 and not told: warm | {it} | cold}.

  @sea Somebody **is** out \\{here\\}.

  @pause 1.5

  ***

  {price as money} {& a | b} {tells heron}
choices:
  - Pour in the oil: pour
  - label: Light {it}.  # and leave
    if: lamp > 1
    locked: |-
        There is {n} not.
    go: lit
other: |
  Not {prose}
"""
SCOPES = [
    ("{lamp}", None),
    ("*lamp*", "markup.italic"),
    ("and", "keyword.operator.word"),
    ("told", "variable.other"),
    ("1", "constant.numeric"),
    (":", "punctuation.separator.condition"),
    ("|", "keyword.operator.side"),
    ("{", "punctuation.section.embedded.begin"),
    ("}", "punctuation.section.embedded.end"),
    ("@sea", "entity.name.function.decorator.voice"),
    ("**is**", "markup.bold"),
    ("\\{", "constant.character.escape"),
    ("@pause", "keyword.control.command"),
    ("1.5", "constant.other.argument"),
    ("***", "keyword.control.break"),
    ("price", "variable.other"),
    ("as", "keyword.operator.word"),
    ("&", "keyword.operator.sequence"),
    ("tells", "keyword.control"),
    ("heron", "entity.name.type.fact"),
    ("it", "variable.other"),
    ("n", "variable.other"),
]
"""Parts of the text, and the innermost scope of ours that at least one of them has; None if none has one."""


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, list[str]]]:
    """Return each part of the text with its scopes."""
    file = tmp_path_factory.mktemp("grammar") / "text.yaml"
    file.write_text(TEXT, encoding="utf-8")
    script = Path(__file__).parent / "grammar.mjs"
    command = [tool("node"), str(script), str(Path(tool("vscode"))), str(ROOT / "engine" / "vscode"), str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return [(text, scopes) for line in json.loads(done.stdout) for text, scopes in line]


pytestmark = pytest.mark.needs("node", "vscode")


def own(scopes: list[str]) -> list[str]:
    """Return the scopes that are ours, without the ending that all of them have."""
    return [scope.removesuffix(".branchlight") for scope in scopes if scope.endswith(".branchlight")]


def test_grammar_names_each_part_of_prose(tokens: list[tuple[str, list[str]]]) -> None:
    found = {(text.strip(), (own(scopes) or [None])[-1]) for text, scopes in tokens}
    assert [each for each in SCOPES if each[1] is not None and each not in found] == []


def test_grammar_leaves_other_yaml_alone(tokens: list[tuple[str, list[str]]]) -> None:
    prose = "".join(text for text, scopes in tokens if own(scopes))
    for part in ("lamp}", "title", "Pour in the oil", "lamp > 1", "lit", "other", "Not", "{prose}", "and leave"):
        assert part not in prose, part
    assert "There is {n} not." in prose and "Light {it}." in prose


def test_grammar_keeps_the_scopes_of_yaml(tokens: list[tuple[str, list[str]]]) -> None:
    keys = {text: scopes for text, scopes in tokens if text in ("text", "label", "locked", "go")}
    assert [name for name in ("text", "label", "locked") if "entity.name.tag.yaml" not in keys[name]] == []
    assert [scopes for text, scopes in tokens if text.strip() == "and leave"] == [
        ["source.yaml", "comment.line.number-sign.yaml"]
    ]
