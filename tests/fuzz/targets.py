"""What spoilt text is given to. Whatever the text, nothing may raise, and every complaint has its place."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from branchlight.adopt.adopt_ink import adopt_read
from branchlight.adopt.ink.ink_files import FolderFiles
from branchlight.adopt.ink.read_ink import InkRead, ink_story
from branchlight.authoring.stats.explore import answers_to
from branchlight.compiler.load import compile_files, load_text
from branchlight.compiler.loaded import Loaded
from branchlight.language.parser import parse_expression, parse_statement
from branchlight.play import choose, start
from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic, has_errors
from branchlight.source.located import SourceFile
from branchlight.source.reader import read_documents
from tests.fuzz import spoil

STEPS = 12
LIMITS = {"E205", "E209", "E222", "E228"}
"""Codes of limits that only the compiler knows. `adopt` tells them of the ink; any other is a fault of its own."""

AROUND = """\
title: Spoilt
voices: {doubt: {name: The doubt}}
state:
  trust: {start: 2, min: 0, max: 5}
  confessed: false
  told: {one of: [nothing, half, everything]}
  carried: {set of: [ring, letter]}
---
scene: confession
HERE
---
node: telling
text: Here.
choices:
  - {label: Onward, id: forest}
go: silence
---
node: silence
text: The end.
go: telling
"""
AS_EXPRESSION = """\
---
node: first
choices:
  - label: Go on
    if: |HERE
go: telling"""
AS_STATEMENT = """\
---
node: first
do: |HERE
go: telling"""
AS_PROSE = """\
---
node: first
text: |HERE
choices:
  - Go on: telling"""


class Target(NamedTuple):
    """A reader of text, the text it is meant for, and what is put into it."""

    name: str
    texts: Sequence[str]
    read: Callable[[str], None]
    fragments: Sequence[str] = spoil.FRAGMENTS


def targets() -> list[Target]:
    """Every reader, from the smallest to all of them together."""
    corpus = [*spoil.corpus(), in_prose(spoil.PROSE[0]), in_expression(spoil.EXPRESSIONS[0])]
    return [
        Target("YAML", corpus, documents),
        Target("expression", spoil.EXPRESSIONS, expression),
        Target("expression in a story", spoil.EXPRESSIONS, lambda text: story(in_expression(text))),
        Target("prose in a story", spoil.PROSE, lambda text: story(in_prose(text))),
        Target("story", corpus, story),
        Target("ink", spoil.ink_corpus(), ink, (*spoil.INK, *spoil.CHARACTERS)),
    ]


def documents(text: str) -> None:
    """Reads YAML."""
    for _ in read_documents(SourceFile("spoilt.yaml", text), []):
        pass


def expression(text: str) -> None:
    """Parses an expression and a statement."""
    parse_expression(text)
    parse_statement(text)


def story(text: str) -> None:
    """Reads a story and, where it has no mistakes, plays a little of it."""
    loaded = load_text(text)
    _check_places(loaded, text)
    if loaded.story is None:
        return
    rng = random.Random(0)
    turn = start(loaded.story, seed=1)
    for _ in range(STEPS):
        opened = [choice for choice in turn.choices if choice.open]
        if turn.question:
            turn = choose(turn, rng.choice(answers_to(turn)))
        elif opened:
            turn = choose(turn, rng.choice(opened))
        else:
            break


def ink(text: str) -> None:
    """Reads a story in ink and, where it has no mistakes, adopts it. What is written must be a story."""
    sink: list[Diagnostic] = []
    file = source_file("spoilt.ink", text.encode("utf-8", "surrogatepass"), sink)
    found, diagnostics = ink_story(file, FolderFiles(spoil.FOLDER), sink)
    adopted = adopt_read(InkRead(found, diagnostics, (file,)), "spoilt")
    lines = text.count("\n") + text.count("\r") + 2
    for diagnostic in adopted.diagnostics:
        place = diagnostic.place
        assert 1 <= place.line <= lines and place.column >= 1, f"a place outside the file: {diagnostic}"
        assert diagnostic.message and diagnostic.length >= 1, f"an empty complaint: {diagnostic}"
        assert diagnostic.hint, f"a complaint without a hint: {diagnostic}"
    assert (adopted.written is None) == has_errors(adopted.diagnostics), "a refusal without a reason"
    if adopted.written is not None:
        files = [SourceFile(name, written) for name, written in adopted.written.files.items()]
        wrong = [each for each in compile_files(tuple(files), []).diagnostics if each.severity == "error"]
        assert {each.code for each in wrong} <= LIMITS, wrong


def in_expression(text: str) -> str:
    """A story that holds the text as an expression, or as a statement."""
    around = AS_STATEMENT if " = " in text or "+=" in text or "-=" in text else AS_EXPRESSION
    return AROUND.replace("HERE", around.replace("HERE", _block(text)))


def in_prose(text: str) -> str:
    """A story that holds the text as prose."""
    return AROUND.replace("HERE", AS_PROSE.replace("HERE", _block(text)))


def _block(text: str) -> str:
    return "".join(f"\n      {line}" for line in text.splitlines())


def _check_places(loaded: Loaded, text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for diagnostic in loaded.diagnostics:
        place = diagnostic.place
        assert 1 <= place.line <= lines and place.column >= 1, f"a place outside the file: {diagnostic}"
        assert diagnostic.message and diagnostic.length >= 1, f"an empty complaint: {diagnostic}"
        assert diagnostic.hint, f"a complaint without a hint: {diagnostic}"
    assert loaded.story or any(diagnostic.severity == "error" for diagnostic in loaded.diagnostics)
