"""Sure fixes: each removes its mistake and causes no other; what is not sure stays."""

import pytest

from branchlight.authoring.catalogue import CODES
from branchlight.authoring.catalogue.checked import checked
from branchlight.authoring.catalogue.entry import entry_of
from branchlight.authoring.fix_story import Fixed, StoryFiles, apply_sure_fixes
from branchlight.source.located import SourceFile

STORY = """\
title: Fixes
state:
  oil: {start: 3, min: 0, max: 9}
  lamp: {one of: [dark, lit]}
  met: false
voices: {sea: {name: The sea}}
endings: {over: Over}
---
node: first
text: |
  The lamp is {lamp == lit and oil > 1 and met: lit | dark}.

  @sea Well.
choices:
  - Go: last
  - label: Wait
    do: [oil -= 1, lamp = lit, met = true]
    go: first
---
node: last
text: The end.
ending: over
"""
SURE = [
    ("oil > 1", "oil > 1 && oil < 5", "oil > 1 and oil < 5"),
    ("lamp == lit and", "lamp = lit and", "lamp == lit and"),
    ("@sea Well", "@sea: Well", "@sea Well"),
    ("@sea Well", "@saea Well", "@sea Well"),
    ("Go: last", "Go: lst", "Go: last"),
    ("Go: last", "Go: main.lst", "Go: main.last"),
    ("  - Go: last", "  - label: Go\n    goto: last", "  - label: Go\n    go: last"),
    ("  - Go: last", "  - label: Go\n    once: yes\n    go: last", "  - label: Go\n    once: true\n    go: last"),
    ("endings: {over: Over}", "endings: {over:Over}", "endings: {over: Over}"),
    ("ending: over", "ending: ovr", "ending: over"),
    ("text: The end.", "text: The end: it is.", 'text: "The end: it is."'),
    ("text: The end.", "text: @sea The \\ end.", 'text: "@sea The \\\\ end."'),
    ("text: The end.", "text: >\n  One.\n\n  Two.", "text: |\n  One.\n\n  Two."),
    ("text: The end.", "text: |\n  One.\n  @sea Two.", "text: |\n  One.\n\n  @sea Two."),
    ("text: The end.", "text: |\n  {Mind you: or | not}", "text: |\n  {Mind you\\: or | not}"),
    ("text: The end.", 'text: "{Mind you: or | not}"', 'text: "{Mind you\\\\: or | not}"'),
    ("    go: first", "    go: first\n    if: first", "    go: first\n    if: seen(first)"),
    ("    do: [oil", "\t\tdo: [oil", "    do: [oil"),
    ("  - Go: last\n  - label", "\t- Go: last\n\t- label", "  - Go: last\n  - label"),
    ("ending: over", "ending: over\ndo: lamp = lt", "ending: over\ndo: lamp = lit"),
    ("ending: over", "ending: over\ndo: [oil + 1]", "ending: over\ndo: [oil += 1]"),
]


def fixed(text: str) -> Fixed:
    return apply_sure_fixes(StoryFiles((SourceFile("story.yaml", text),)))


def text_of(result: Fixed) -> str:
    return result.files.story[0].text


@pytest.mark.parametrize(("good", "written", "meant"), SURE, ids=range(len(SURE)))
def test_sure_fix_writes_what_was_meant(good: str, written: str, meant: str) -> None:
    assert good in STORY
    assert text_of(fixed(STORY.replace(good, written))) == STORY.replace(good, meant)


def test_good_story_stays_as_it_is() -> None:
    assert fixed(STORY) == Fixed(StoryFiles((SourceFile("story.yaml", STORY),)), (), ())


DECLARED = [
    ("keys += 1", "state:\n  keys: 0\n  oil"),
    ("open = true", "state:\n  open: false\n  oil"),
    ('called = "Ann"', 'state:\n  called: ""\n  oil'),
]


@pytest.mark.parametrize(("statement", "declared"), DECLARED)
def test_missing_state_is_declared_if_its_kind_shows(statement: str, declared: str) -> None:
    result = fixed(STORY.replace("ending: over", f"ending: over\ndo: {statement}"))
    assert declared in text_of(result)
    assert [each.code for each in result.left] == ["W406"]  # it is set and never read


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("title: T\n", "title: T\nstate:\n  keys: 0\n---"),
        ("title: T\nstate: {}\n", "title: T\nstate: {keys: 0}\n---"),
        ("title: T\nstate: {on: 1}\n", "title: T\nstate: {keys: 0, on: 1}\n---"),
        ("title: T\nstate:\n    on: 1\n", "title: T\nstate:\n    keys: 0\n    on: 1\n---"),
    ],
)
def test_state_is_declared_in_every_form_of_page(page: str, after: str) -> None:
    text = f"{page}---\nnode: a\ndo: keys += 1\nchoices:\n  - On: a\n  - Off: a\n"
    assert text_of(fixed(text)).startswith(after)


def test_doubtful_guess_is_offered_and_not_applied() -> None:
    text = STORY.replace("oil > 1", "oyl > 1")
    result = fixed(text)
    assert text_of(result) == text
    assert [(each.fix.title, each.fix.sure) for each in result.left if each.fix] == [
        ("replace `oyl` with `oil`", False)
    ]


def test_fixes_uncover_the_next_ones() -> None:
    text = (
        STORY.replace("title: Fixes", "title: Fixes: a test")
        .replace("Go: last", "Go: lst")
        .replace("oil > 1", "oil>1&&met")
    )
    result = fixed(text)
    assert [each.code for each in result.fixed] == ["E114", "E306", "E201"]
    assert result.left == ()


@pytest.mark.parametrize("code", CODES)
def test_sure_fix_of_an_example_removes_it(code: str) -> None:
    loaded = checked(entry_of(code).wrong)
    sure = [each for each in loaded.diagnostics if each.fix and each.fix.sure]
    if not sure:
        return
    names = [file.name for file in loaded.files]
    played = sum(name.startswith("playthroughs/") for name in names)
    files = StoryFiles(loaded.files[: len(names) - played], loaded.files[len(names) - played :])
    result = apply_sure_fixes(files)
    assert [each.code for each in result.fixed] == [each.code for each in sure]
    assert code not in [each.code for each in result.left]
