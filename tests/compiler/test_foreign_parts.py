"""Parts of a story as other languages write them: each is one report that says what is written here."""

import pytest

from branchlight import load_text

PAGE = """title: T
state:
  trust: {start: 2, min: 0, max: 5}
  met: false
  bag: {set of: [lamp, key]}
  name: ""
endings: {out: Out}
---
"""
END = """---
node: end
text: |
  {name}{trust}{bag}
choices:
  - {label: Back, do: met = true, go: hall}
  - {label: Out, ending: out}
"""
LINE = PAGE.count("\n")


def told(part: str) -> list[tuple[str, int, int, str]]:
    """Return the code, place and hint of each mistake of a part of a story. Its first line counts as line 1."""
    found = load_text(f"{PAGE}{part}\n{END}").diagnostics
    return [(each.code, each.place.line - LINE, each.place.column, each.hint) for each in found]


BEGINS = "a node begins with a line of three dashes (---), and then `node: hall`"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("=== hall ===\nHi.\n* [Leave] -> end", "E316"),
        ("== hall\nHi.", "E316"),
        (":: hall\nHi.\n[[end]]", "E126"),
        (":: hall [tag]\nHi.", "E126"),
        ("*label hall\nHi.\n*choice\n  #Leave\n    *goto end", "E126"),
        ('label hall:\n  "Hi"\n  jump end', "E126"),
    ],
)
def test_node_of_another_language(part: str, code: str) -> None:
    assert told(part) == [(code, 1, 1, BEGINS)]


@pytest.mark.parametrize(
    ("rest", "code", "column", "hint"),
    [
        ("jump: end", "E301", 1, "did you mean `go`?"),
        ("go to: end", "E301", 1, "did you mean `go`?"),
        ("divert: end", "E301", 1, "did you mean `go`?"),
        ("menu: [Leave: end]", "E301", 1, "did you mean `choices`?"),
        ("action: met = true\ngo: end", "E301", 1, "did you mean `do`?"),
        ("python: met = true\ngo: end", "E301", 1, "state changes in `do:`, by statements such as `trust += 1`"),
        ("return: true", "E301", 1, "to return to where a `call` was made, write `go: back`"),
        (
            "if: met\ngo: end",
            "E301",
            1,
            "a node has no condition: write it at what leads here, or `go: [{if: ..., to: ...}, {to: ...}]`",
        ),
        ("go: end if met else hall", "E306", 5, "write `go: [{if: met, to: end}, {to: hall}]`"),
        ("go: [{if met: end}, {to: hall}]", "E301", 7, "write `- {if: met, to: end}`"),
        ("go: [{met: end}, {to: hall}]", "E301", 7, "write `- {if: met, to: end}`"),
        ("ask: name\ngo: end", "E303", 6, "write `ask: {into: name}`"),
        ("choices: [{label: On, sticky: true, go: end}]", "E301", 23, "a choice stays, unless it says `once: true`"),
        ("choices: Leave: end", "E114", 15, "begin the list on the line below `choices:`, each item after `- `"),
        ('choices: [{label: "On" go: end}]', "E124", 24, 'write a comma after the quotes: `", go: ...`'),
        ('choices: [{label: On, if: "lamp" in bag, go: end}]', "E113", 34, ""),
    ],
)
def test_key_of_another_language(rest: str, code: str, column: int, hint: str) -> None:
    ((found, line, at, said),) = told(f"node: hall\n{rest}")
    assert (found, line, at) == (code, 2, column)
    assert said == hint or not hint


@pytest.mark.parametrize(
    ("choice", "code", "line", "column", "hint"),
    [
        ("label: On\n    - go: end", "E111", 4, 5, "leave it out: `go: ...`"),
        (
            "label: On, go: end",
            "E114",
            3,
            18,
            "write `go:` on a line of its own, below `label: On`, or put braces around both: `- {label: On, go: ...}`",
        ),
        ("On:end", "E303", 3, 5, "a space is missing after the colon: `- On: end`"),
        ('label: On\n    if: "lamp" in bag\n    go: end', "E113", 4, 16, "values have no quotes: `if: lamp in bag`"),
    ],
)
def test_choice_on_the_wrong_lines(choice: str, code: str, line: int, column: int, hint: str) -> None:
    assert told(f"node: hall\nchoices:\n  - {choice}\ngo: end") == [(code, line, column, hint)]


@pytest.mark.parametrize(
    ("page", "code", "line", "hint"),
    [
        ("variables: {trust: 2}", "E301", 2, "did you mean `state`?"),
        ("state:\n  - trust: 2", "E303", 3, "leave out each `- `: `trust: ...`"),
        ("state:\n  trust = 2", "E303", 3, "a name has a colon and a space after it: `trust: 2`"),
        (
            "state: {trust: int}",
            "E309",
            2,
            "the kind follows from the value at the start: write `0`; for a text, put quotes around it",
        ),
        (
            "state: {trust: {type: number, start: 2}}",
            "E301",
            2,
            "the kind follows from `start:`: true or false, a number, or a text in quotes",
        ),
        (
            "nodes: {a: {text: Hi}}\nstate: {trust: 1}",
            "E301",
            2,
            "each node is a document of its own: three dashes (---), and then `node: name`",
        ),
        ("state: {trust: 1}\nnode: x\ntext: Hi", "E303", 3, "put a line of three dashes (---) before the node"),
    ],
)
def test_title_page_of_another_language(page: str, code: str, line: int, hint: str) -> None:
    text = f"title: T\n{page}\nendings: {{out: Out}}\n---\nnode: a\ntext: |\n  {{trust > 1: a | b}}\nending: out\n"
    assert [(each.code, each.place.line, each.hint) for each in load_text(text).diagnostics] == [(code, line, hint)]


@pytest.mark.parametrize(("name", "meant"), [("the hall", "the_hall"), ("Hall-1", "Hall_1")])
def test_name_with_other_signs_gets_a_suggestion(name: str, meant: str) -> None:
    hint = f"a name has letters, digits and `_`, and begins with a letter, such as `{meant}`"
    text = f"title: T\nendings: {{out: Out}}\n---\nnode: a\ngo: {name}\n---\nnode: {name}\nending: out\n"
    assert [(each.code, each.hint) for each in load_text(text).diagnostics] == [("E304", hint)]
