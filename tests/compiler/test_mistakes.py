"""Broken stories: the mistakes, their places and their hints. All mistakes of a story are reported at once."""

import pytest

from branchlight import load_text
from tests.compiler.small_nodes import HEAD, LAST, NODE, POOL


@pytest.mark.parametrize(
    ("nodes", "code", "line", "column", "hint"),
    [
        (NODE + "choises:\n  - On: last\n", "E301", 9, 1, "`choices`"),
        (NODE + "go: lost\n", "E306", 9, 5, "`last`"),
        (NODE + "go: other.last\n", "E306", 9, 5, ""),
        (NODE + "choices:\n  - On: lsat\n", "E306", 10, 9, "`last`"),
        (NODE + "choices:\n  - label: On\n    text: Hm.\n", "E307", 10, 12, "add `go"),
        (NODE, "E307", 7, 7, "add `go"),
        (NODE + "choices:\n  - label: On\n    go: last\n    txet: x\n", "E301", 12, 5, "`text`"),
        (NODE + "choices:\n  - On: last\n  - On: first\n", "E305", 11, 5, "id"),
        (NODE + "choices:\n  - label: Deep\n    choices:\n      - On: last\n  - On: last\n", "E305", 13, 5, "id"),
        (NODE + "go: last\nmood: dreem\n", "E308", 10, 7, "moods"),
        (NODE + "go: last\nnote: gore\n", "E308", 10, 7, "notes"),
        (NODE + "ending: ovr\n", "E308", 9, 9, "`over`"),
        (NODE + "choices:\n  - from: memories\ngo: last\n", "E308", 10, 11, "memories"),
        (NODE + "ending: over\ngo: last\n", "E313", 10, 1, ""),
        (NODE + "go: last\nask: {into: trust}\n", "E308", 10, 13, "`number:`"),
        (NODE + "do: trsut += 1\ngo: last\n", "E210", 9, 5, "`trust`"),
        (NODE + "do:\n  - trust += 1\n  - trust =+ 1\ngo: last\n", "E201", 11, 12, ""),
        (NODE + "go:\n  - {if: trust > 2, too: last}\n", "E301", 10, 21, "`to`"),
        (NODE + "go: {to: last}\n", "E303", 9, 5, ""),
        (NODE + "choices: last\n", "E303", 9, 10, ""),
        (NODE + "goto: last\n", "E301", 9, 1, "`go`"),
        (NODE + "next: last\n", "E301", 9, 1, "`go`"),
        (NODE + "options:\n  - On: last\n", "E301", 9, 1, "`choices`"),
        (NODE + "go:\n  - {if: trust > 2, go: last}\n", "E301", 10, 21, "`to`"),
        (NODE + "go: END\n", "E306", 9, 5, "`ending:`"),
        (NODE + "go: over\n", "E306", 9, 5, "`over` is an ending: write `ending: over`"),
        (NODE + "go:\n  - {if: trust > 2, to: last}\n  - {else: first}\n", "E301", 11, 6, "condition: `- to: first`"),
        (
            NODE + "go:\n  - {if: trust > 2, to: last}\n  - otherwise: first\n",
            "E301",
            11,
            5,
            "condition: `- to: first`",
        ),
        (NODE + "choices:\n  - Go off\n", "E303", 10, 5, "write `- Go off: node`"),
        (NODE + "choices:\n  - 'Go off -> last'\n", "E303", 10, 5, "write `- Go off: last`"),
        (NODE + "ending: {title: X}\n", "E303", 9, 9, "write `ending: name`"),
        (NODE + "go: last\nmood: [x]\n", "E303", 10, 7, "under `moods:`"),
        (
            NODE + "do: trust += 1, trust += 2\ngo: last\n",
            "E201",
            9,
            15,
            "an item of its own: `- trust += 1`, `- trust += 2`",
        ),
        ("node: first\ntext: '{if trust > 2: a | b}'\ngo: last\n", "E201", 8, 9, "write `trust > 2`"),
        (NODE + "choices:\n  \u2013 On: last\n", "E303", 10, 3, "a hyphen"),
        (NODE + "choices:\n  \u2022 On: last\n", "E303", 10, 3, "a hyphen"),
        (NODE + "do:\n  \u2013 trust += 1\ngo: last\n", "E201", 10, 3, "a hyphen"),
        (NODE + "do: [trust = max(6, 1), trust += 1]\ngo: last\n", "E117", 9, 19, "quotes"),
        ("node: first\ntext: |\n  {trust}\n  choices:\n    - On: last\n", "E307", 7, 7, "`choices:` in line 10"),
        ("node: first\ntext: |\n  {trust}\n  go: last\n", "E307", 7, 7, "`go:` in line 10"),
        (NODE + "go: last\nwas: 7\n", "E304", 10, 6, "letters"),
        (NODE + "go: last\nwas: [b-c]\n", "E304", 10, 7, "letters"),
        (NODE + "go: last\nwas: [one.two.three]\n", "E304", 10, 7, "letters"),
        (NODE + "choices:\n  - {label: On, was: a.b, go: last}\n", "E304", 10, 22, "letters"),
        (NODE + "choices:\n  - label: '{trust} more'\n    go: last\n", "E312", 10, 12, "id"),
        (NODE + "go: last\npriority: 2\n", "E308", 10, 1, "pool"),
        (NODE + "go: [{from: p, to: last}]\n" + POOL, "E313", 9, 7, "one of the two"),
        (NODE + "go: [{from: q}]\n", "E308", 9, 13, "pool: q"),
        (
            NODE + "go: [{from: p}]\nchoices: [{from: p}]\n" + POOL.replace("label: B", "title: "),
            "E314",
            12,
            7,
            "label",
        ),
        (
            NODE + "go: last\n" + POOL.replace("label: B", "title: ").partition("choices")[0] + "go: b\n",
            "E314",
            11,
            7,
            "",
        ),
        ("node: back\ngo: last\n", "E318", 7, 7, "another"),
        (NODE + "do:\n  - if: trust > 2\ngo: last\n", "E302", 10, 5, "write `do:` below it"),
        (NODE + "choices:\n  - {label: On, once: vist, go: last}\n", "E319", 10, 23, "`visit`"),
        (NODE + "choices:\n  - choices:\n      - On: last\ngo: last\n", "E302", 10, 5, "`if: condition`"),
        (NODE + "choices:\n  - if:\n    choices:\n      - On: last\ngo: last\n", "E302", 10, 5, "fill it in"),
        (NODE + "choices:\n  - if: trsut > 2\n    choices:\n      - On: last\ngo: last\n", "E203", 10, 9, "`trust`"),
        (
            NODE + "choices:\n  - if: chance(50)\n    choices:\n      - On: last\ngo: last\n",
            "E208",
            10,
            9,
            "in a `do:`",
        ),
        (NODE + "choices:\n  - {if: trust > 2, go: last, choices: [On: last]}\n", "E311", 10, 5, "has only `if:`"),
        (NODE + "choices:\n  - {if: trust > 2, chioces: [On: last]}\n", "E301", 10, 21, "`choices`"),
        (NODE + "choices:\n  - On: last\n  - {if: trust > 2, choices: [On: last]}\n", "E305", 11, 31, "id"),
        (NODE + "do:\n  - if: trust > 2\n    do:\ngo: last\n", "E302", 11, 5, "fill it in"),
        (NODE + "do:\n  - if: trsut > 2\n    do: trust += 1\ngo: last\n", "E203", 10, 9, "`trust`"),
        (NODE + "do:\n  - if: trust > 2\n    do: trust =+ 1\ngo: last\n", "E201", 11, 16, ""),
        (NODE + "do:\n  - if: trust > 2\n    then: trust += 1\ngo: last\n", "E301", 11, 5, "`do`"),
        (NODE + "do:\n  - if: trust > 2\n    do: trust += 1\n    elif: x\ngo: last\n", "E303", 12, 5, "`else: {if:"),
        (NODE + "do:\n  - if trust > 2: trust += 1\ngo: last\n", "E303", 10, 5, "`if: trust > 2`"),
        (NODE + "do:\n  - else: trust += 1\ngo: last\n", "E303", 10, 5, "below `do:`"),
        (NODE + "do:\n  - trust: 3\ngo: last\n", "E303", 10, 5, "write `trust = 3`"),
        (NODE + "do:\n  - [trust = 3]\ngo: last\n", "E303", 10, 5, ""),
        (NODE + "do: [{if: trust > 1, do: [trust = max(6, 1)]}]\ngo: last\n", "E117", 9, 40, "quotes"),
        ("node: first node\ngo: last\n", "E304", 7, 7, "letters"),
    ],
)
def test_places_and_hints(nodes: str, code: str, line: int, column: int, hint: str) -> None:
    problems = [problem for problem in load_text(HEAD + nodes + LAST).diagnostics if problem.severity == "error"]
    first = problems[0]
    assert (first.code, first.place.line, first.place.column) == (code, line, column), problems
    assert hint in first.hint


def test_every_mistake_comes_in_one_go() -> None:
    nodes = (
        "node: first\ntext: |\n  {trst} and {trust >} and *open\nmood: x\nchoices:\n"
        "  - A: nowhere\n  - label: B\n    if: trust\n    go: last\n"
    )
    codes = [problem.code for problem in load_text(HEAD + nodes + LAST).diagnostics]
    assert sorted(codes) == ["E201", "E202", "E203", "E223", "E306", "E308"]


def test_names_in_a_list_without_their_values() -> None:
    head = HEAD.replace("{over: {title: Over}}", "[over]")
    (problem,) = load_text(
        head + NODE + "go: last\n" + LAST.replace("ending: over", "choices: [On: first]")
    ).diagnostics
    assert (problem.code, problem.place.line) == ("E303", 3) and "`over: ...`" in problem.hint


def test_earlier_names_may_stand_behind_a_scene() -> None:
    nodes = NODE + "was: [start, yard.start]\nchoices:\n  - {label: On, was: _7_steps, go: last}\n"
    assert load_text(HEAD + nodes + LAST).diagnostics == ()


def test_a_double_is_told_where_the_first_stands() -> None:
    text = HEAD + "node: first\ngo: last\n" + LAST + "---\nnode: first\ngo: last\n"
    (problem,) = [problem for problem in load_text(text).diagnostics if problem.code == "E305"]
    assert [(related.place.line, related.message) for related in problem.related] == [(7, "first declared here")]


@pytest.mark.parametrize(
    ("declared", "message", "hint"),
    [
        ("bag: [ring, key]", "a list is not a kind of state", "for a set, write `{set of: [ring, key]}`"),
        ("bag: []", "a list is not a kind of state", "for a set, write `{set of: [key, bread]}`"),
        ("money: {value: 10}", "`value` is not a key of a piece of state", "did you mean `start`?"),
        ("money: {default: 10}", "`default` is not a key of a piece of state", "did you mean `start`?"),
        ("mood: {values: [low, high]}", "`values` is not a key of a piece of state", "did you mean `one of`?"),
    ],
)
def test_state_is_mended_in_words_that_fit(declared: str, message: str, hint: str) -> None:
    text = f"title: T\nstate:\n  {declared}\n---\nnode: a\nchoices: [On: a]\n"
    problem = next(each for each in load_text(text).diagnostics if each.severity == "error")
    assert problem.message == message and problem.hint.startswith(hint)


@pytest.mark.parametrize(
    "written", ["- {label: On, do: trust = max(1, 3), go: last}", "- {label: On, if: max(1, 2) > 1, go: last}"]
)
def test_a_comma_in_braces_is_told_without_a_list(written: str) -> None:
    found = load_text(HEAD + NODE + f"choices:\n  {written}\n" + LAST).diagnostics
    messages = {each.message for each in found if each.code == "E117"}
    assert messages == {"this comma ends the value that it belongs to"}


def test_unused_declarations_are_warned_of() -> None:
    head = HEAD.replace("endings:", "moods: {dream: {colour: blue}}\nformulas: {hope: trust + 1}\nendings:")
    loaded = load_text(head + NODE + "go: last\n" + LAST)
    assert loaded.story is not None
    assert [(each.code, each.place.line) for each in loaded.diagnostics] == [("W320", 3), ("W320", 4)]


@pytest.mark.parametrize(("shown", "codes"), [("true", []), ("false", ["W320"]), ("''", ["E319"])])
def test_what_the_reader_is_shown_is_used(shown: str, codes: list[str]) -> None:
    head = HEAD.replace("max: 5}\n", f"max: 5}}\n  strain: {{start: 2, shown: {shown}}}\n")
    assert [each.code for each in load_text(head + NODE + "go: last\n" + LAST).diagnostics] == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n",
        "title: T\n",
        "title: T\n---\n---\n",
        "- a\n- b\n",
        "title: {a: b}\n---\nnode: [x]\n",
        "title: T\nstate: [1, 2]\n---\nnode: a\ngo: a\n",
        "title: T\nstate: {a: {b: c}}\ngauges: {g: 3}\nendings: [x]\npromises: {a: b}\nvoices: 3\n"
        "---\nnode: a\nask: 3\ncall: [x]\n",
        "title: T\nformulas: {a: b, b: c, c: a, d: 7 //0}\n---\nnode: a\n"
        "choices: [[], {}, 3, {label: {a: b}}, {from: x}]\n",
        "title: T\n---\nscene: [x]\n---\nnode: a\ngo: [3, {}, {to: [x]}]\n---\nscene: s\n---\nscene: s\n",
    ],
)
def test_nothing_that_is_written_makes_it_fail(text: str) -> None:
    loaded = load_text(text)
    assert loaded.story is None and loaded.diagnostics
    for problem in loaded.diagnostics:
        assert problem.place.file == "story.yaml" and problem.place.line >= 1 and problem.place.column >= 1


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("met = yes", "write `met = true`"),
        ("met = True", "write `met = true`"),
        ("told = 3", "nothing, half"),
        ("told = whole", "nothing, half"),
        ("hope = 3", "depends on the state"),
        ("met = seen(“first”)", "write `met = seen(first)`"),
        ("trust = 1; met = true", "an item of its own: `- trust = 1`, `- met = true`"),
    ],
)
def test_a_statement_is_mended_in_words_that_fit(statement: str, hint: str) -> None:
    page = "state: {trust: 2, met: false, told: {one of: [nothing, half]}}\nformulas: {hope: trust}\n"
    text = f"title: T\n{page}---\nnode: first\ndo: '{statement}'\nchoices:\n  - On: first\n"
    (problem,) = load_text(text).diagnostics
    assert hint in problem.hint


def test_a_text_tells_all_its_mistakes() -> None:
    text = "@dbt Who?\n\n@pause long\n\n@cue\n\n*open\n\n{} {trust > 1: a | b | c} {trst}\n\nHm\n@doubt Who?"
    indented = "  " + text.replace("\n", "\n  ")
    found = load_text(f"{HEAD}node: first\ntext: |\n{indented}\ngo: last\n{LAST}").diagnostics
    expected = ["E224 9", "E225 11", "E225 13", "E223 15", "E221 17", "E222 17", "E203 17", "E227 20"]
    assert [f"{each.code} {each.place.line}" for each in found if each.severity == "error"] == expected


@pytest.mark.parametrize(
    "text", ["\u202e", "\u202e# nothing\n", "\u202enode: a\ntext: Here.\nending: e\n", "node: a\ntext: \u202eHere.\n"]
)
def test_warnings_hide_no_missing_title_page(text: str) -> None:
    loaded = load_text(text)
    assert loaded.story is None
    assert {"W106", "E302"} <= {problem.code for problem in loaded.diagnostics}
