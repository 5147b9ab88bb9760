"""One slip is one report: nothing that follows from it is told as well."""

import pytest

from branchlight import load_text
from branchlight.compiler.load import compile_files
from branchlight.source.diagnostic import complain
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from branchlight.source.source_codes import NO_TITLE_PAGE
from tests.compiler.small_nodes import HEAD, LAST, NODE, POOL


def test_choices_of_one_id_are_one_report() -> None:
    text = HEAD + "node: first\nchoices:\n" + "  - On: last\n" * 4 + "  - {label: Deep, choices: [On: last]}\n" + LAST
    (problem,) = [problem for problem in load_text(text).diagnostics if problem.code == "E305"]
    assert (problem.message, problem.place.line) == ("5 choices of this node have the id `on`", 10)
    assert [related.place.line for related in problem.related] == [9, 11, 12, 13]


def test_unreadable_node_leaves_others_right() -> None:
    text = HEAD + NODE + "go: broken\n---\nnode: broken\ntext: He said: run\ngo: last\n" + LAST
    assert [problem.place.line for problem in load_text(text).diagnostics if problem.severity == "error"] == [12]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: T\nsate: {x: 0}\nendings: {e: E}\n---\nnode: a\ntext: '{x}'\nending: e\n", ["E301 2"]),
        ("Title: T\nEndings: {e: E}\n---\nnode: a\nending: e\n", ["E301 1", "E301 2"]),
        ("title: T\n---\nnode: a\nchoises:\n  - label: On\n    go: b\n", ["E301 4", "E306 6"]),
        ("title: T\nendings: {e: E}\n---\nNode: a\nchoices:\n  - Go: a\nending: e\n", ["E316 4"]),
        ("node: a\nnote: x\nending: e\n---\nnode: b\ngo: c\n", ["E302 1", "E306 6"]),
        ("title: It's: a trap\nendings: {e: E}\n---\nnode: a\ntext: '{x}'\nending: e\n", ["E114 1"]),
        ("title: T\nendings: [e]\n---\nnode: a\nending: e\n", ["E303 2"]),
        ("title: T\n---\ntitle: U\n---\nnode: a\nchoices:\n  - On: a\n", ["E316 3"]),
        ("title: T\n---\nscene: s\nnode: a\nchoices:\n  - On: b\n---\nnode: b\ngo: a\n", ["E303 4"]),
        ("title: T\n---\nnode: a\nchoices:\n  - Room #5: a\n  - On: a\n", ["E116 5"]),
        ("title: T\n---\nnode: a\nchoices:\n  - {label: X, do: x += roll(1, 4), go: a}\n", ["E117 5"]),
        ("title: T\n---\nnode: a\ntext: *x\nchoices: [{label: On, go: a}]\n", ["E115 4"]),
        ("title: T\n---\nnode: a\nchoices:\n  - {lable: On, go: a}\n", ["E301 5"]),
        ("title: T\n---\nnode: a\nchoices:\n  - {label: '{at(a)}', idd: on, go: a}\n", ["E301 5"]),
        (
            "title: T\n---\nnode: a\nchoices:\n  - {form: p, show: 1}\n---\nnode: b\npool: p\nlabel: B\ngo: a\n",
            ["E301 5"],
        ),
        (f"title: T\n---\nnode: a\ntxt: x\ngo: b\n{POOL.replace('pool', 'pol')}", ["E301 4", "E301 8"]),
        (f"title: T\n{POOL.replace('pool', 'pol').replace('node', 'Node')}", ["E316 3", "E301 4"]),
    ],
)
def test_one_slip_is_one_mistake(text: str, found: list[str]) -> None:
    assert [f"{each.code} {each.place.line}" for each in load_text(text).diagnostics] == found


def test_folder_without_a_title_page_has_one_mistake() -> None:
    missing = complain(NO_TITLE_PAGE, Place("story.yaml", 1, 1), "there is no title page", "")
    scene = SourceFile("scenes/1.yaml", "scene: one\n---\nnode: a\nending: e\n")
    assert [each.code for each in compile_files((scene,), [missing]).diagnostics] == ["E101"]


@pytest.mark.parametrize(
    ("node", "code"),
    [
        ("choices: []\n", "E307"),
        ("go: []\n", "E307"),
        ("go:\n", "E302"),
        ("ending:\n", "E302"),
        ("go: [{if: , to: last}, {to: last}]\n", "E302"),
        ("choices:\n  - On:\n", "E302"),
        ("choices:\n  - label: On\n    if:\n    go: last\n", "E302"),
        ("choices:\n  - label: On\n    if: trust > 2\n    locked:\n    go: last\n", "E302"),
    ],
)
def test_what_is_left_empty_is_not_taken_for_said(node: str, code: str) -> None:
    problems = [each.code for each in load_text(HEAD + NODE + node + LAST).diagnostics if each.severity == "error"]
    assert problems == [code]
