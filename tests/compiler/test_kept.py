"""A story that is compiled again after edits: the result is what it would be without the compilations before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.compiler import bodies
from branchlight.compiler.drafts import NodeDraft
from branchlight.compiler.kept import Kept
from branchlight.compiler.load import compile_files
from branchlight.compiler.loaded import Loaded
from branchlight.compiler.use_log import Use, UseLog
from branchlight.model.story import Node
from branchlight.source.located import SourceFile
from tests.compiler.test_use_log import WHOLE
from tests.editor.test_anything import spoilt

PAGE = """\
title: T
id: t
state: {oil: {start: 1, min: 0, max: 5}, met: false}
formulas: {bright: oil > 2}
endings: {out: Out}
---
"""
HALL = """\
scene: hall
---
node: door
tells: light
text: |
  {~The door|A door}, {bright: lit | dark}.
choices:
  - label: In
    if: seen(yard.gate) and not met
    do: met = true
    go: last
  - Out: yard.gate
---
node: last
text: |
  {visits(door) > 2: Again. | Once.}
go: yard.gate
"""
YARD = """\
scene: yard
---
node: gate
needs: light
text: |
  {! New} {chose(hall.door.in): met | {oil}}
choices:
  - label: Wait
    once: true
    do: oil += 1
    go: gate
  - label: Leave
    go: end
---
node: end
text: |
  {visits(hall.door)} {seen(hall.last)}
ending: out
"""
FILES = (SourceFile("story.yaml", PAGE), SourceFile("scenes/hall.yaml", HALL), SourceFile("scenes/yard.yaml", YARD))
WORDS = ("oil", "met", "yard.gate", "{~a|b}", "seen(door)", "visits(gate)", "chose(hall.door.in)", "\n", "-")
"""Words that an author may put anywhere: names, a text with a slot, expressions with slots, and a line."""


def compiled(files: tuple[SourceFile, ...], kept: Kept | None) -> tuple[Loaded, tuple[Use, ...]]:
    log = UseLog()
    return compile_files(files, [], log, None, kept), log.uses()


@st.composite
def typed(draw: st.DrawFn, files: tuple[SourceFile, ...]) -> tuple[SourceFile, ...]:
    """Return the files after an author has put a word into one of them, or deleted some letters there."""
    number = draw(st.integers(0, len(files) - 1))
    text = files[number].text
    start = draw(st.integers(0, len(text)))
    text = text[:start] + draw(st.sampled_from(WORDS)) + text[start + draw(st.sampled_from([0, 0, 1, 4])) :]
    return (*files[:number], files[number]._replace(text=text), *files[number + 1 :])


@given(st.data())
def test_keys_give_what_a_new_start_gives(data: st.DataObject) -> None:
    kept, files = Kept(), FILES
    for _ in range(data.draw(st.integers(1, 4))):
        assert compiled(files, kept) == compiled(files, None)
        files = data.draw(st.just(FILES) | typed(files))
    assert compiled(files, kept) == compiled(files, None)


@given(st.lists(spoilt(WHOLE), min_size=1, max_size=3))
def test_spoilt_texts_leave_nothing_behind(texts: list[str]) -> None:
    kept = Kept()
    for text in (WHOLE, *texts, WHOLE):
        file = SourceFile("story.yaml", text)
        assert compiled((file,), kept) == compiled((file,), None)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the nodes that are read, in order."""
    names: list[str] = []
    whole = bodies.NodeReader.node

    def noted(self: bodies.NodeReader, draft: NodeDraft) -> Node:
        names.append(draft.name)
        return whole(self, draft)

    monkeypatch.setattr(bodies.NodeReader, "node", noted)
    return names


def test_story_of_these_tests_is_sound() -> None:
    assert compiled(FILES, None)[0].diagnostics == ()


def read_after(old: str, new: str, read: list[str]) -> list[str]:
    """Return the nodes that are read after something was replaced in one of the files."""
    kept = Kept()
    compiled(FILES, kept)
    read.clear()
    compiled(tuple([file._replace(text=file.text.replace(old, new)) for file in FILES]), kept)
    return list(read)


@pytest.mark.parametrize(
    ("old", "new", "nodes"),
    [
        ("", "", []),
        ("The door", "The gate", ["hall.door"]),
        ("> 2: Again", "> 1: Again", ["hall.last"]),
        ("label: Leave", "label: Go", ["yard.gate"]),  # and not those that name no choice
        ("go: last", "go: lost", ["hall.door"]),
        ("do: met = true", "do: met = true\n    title: In", ["hall.door", "hall.last"]),  # they are on other lines
        ("{seen(hall.last)}", "{visits(gate)}", ["yard.end"]),
        ("oil > 2", "oil > 3", ["hall.door", "hall.last", "yard.gate", "yard.end"]),
    ],
)
def test_only_what_changed_is_compiled(old: str, new: str, nodes: list[str], read: list[str]) -> None:
    assert read_after(old, new, read) == nodes


def test_node_with_a_mistake_is_compiled_again(read: list[str]) -> None:
    kept, files = Kept(), (FILES[0], SourceFile("scenes/hall.yaml", HALL.replace("go: last", "go: lost")), FILES[2])
    first, _ = compiled(files, kept)
    read.clear()
    again, _ = compiled(files, kept)
    assert (read, [problem.code for problem in again.diagnostics]) == (["hall.door"], ["E306"])
    assert again == first
