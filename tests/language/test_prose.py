"""The passages that prose markup gives, and the markup that is refused."""

import pytest

from branchlight import choose, load_text, start
from branchlight.play import Passage

HEAD = """title: T
voices: {doubt: {name: The doubt}}
state:
  two: {start: 2, min: 0, max: 5}
  none: {start: 0, min: 0, max: 5}
  word: ""
endings: {over: {title: Over}}
---
node: first
text: |
"""
TAIL = "choices:\n  - Again: first\n"


def story(prose: str) -> str:
    return HEAD + "\n".join("  " + line for line in prose.split("\n")) + "\n" + TAIL


def passages(prose: str, visits: int = 1) -> list[Passage]:
    """Return the passages of a node with this prose, on the given visit."""
    loaded = load_text(story(prose))
    assert loaded.story is not None, [problem.message for problem in loaded.diagnostics]
    turn = start(loaded.story, 7)
    for _ in range(visits - 1):
        turn = choose(turn, "again")
    return [passage for passage in turn.passages if passage.kind != "setting"]


def words(prose: str, visits: int = 1) -> list[str]:
    return [passage.text for passage in passages(prose, visits)]


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("One line\nand its end.", ["One line and its end."]),
        ("One.\n\nTwo.\n \n\nThree.", ["One.", "Two.", "Three."]),
        ("a \\* b \\{c\\} \\\\ \\| \\@", ["a * b {c} \\ | @"]),
        ("2 * 3 * 4", ["2 * 3 * 4"]),
        ("a | b", ["a | b"]),
        ("mail me@home", ["mail me@home"]),
        ("@ the door", ["@ the door"]),
        ("{two}", ["2"]),
        ("{two > 1: yes | no}", ["yes"]),
        ("{two > 3: yes | no}", ["no"]),
        ("the {two > 3: red } door", ["the door"]),
        ("the {two > 1: red } door", ["the red door"]),
        ("word{two > 1:, more}.", ["word, more."]),
        ("{two > 3: yes}", []),
        ("a {tells heron} b{needs heron}.", ["a b."]),
        ("{tells heron}\n\n{needs  heron } b", ["b"]),
        ("{two > 1: a {tells heron} b {needs heron}} *c*{tells heron}", ["a b c"]),
        ("{two > 1: {none > 0: a | b} | c}", ["b"]),
        ("{none > 0: a | b}", ["b"]),
        ("{Well\\: he said | Well}", ["Well: he said"]),
        ("{He said\\: run | He ran}", ["He said: run"]),
        ("{He said (softly: run) | He ran}", ["He said (softly: run)"]),
        ("{two > 1: He said: run | He ran}", ["He said: run"]),
        ("{two > 3: a | two > 1: b | c}", ["b"]),
        ("{two > 3: a | two > 4: b | c}", ["c"]),
        ("{two > 3: a | two > 4: b | else: c}", ["c"]),
        ("{two > 3: a | two > 4: b | else: c: d}", ["c: d"]),
        ("{two > 3: a | two > 4: b}", []),
        ("{two > 3: a | two > 4: b | else:}x", ["x"]),
        ("{two > 3: a | two > 1: {none > 0: b | two > 1: c}}", ["c"]),
        ("{word}x", ["x"]),
        ("So{two > 1:\\ it is}.", ["So it is."]),
        ("So{two > 3:\\ it is}.", ["So."]),
        ("{two > 1:So\\ }it {is\\  |}so.", ["So it is so."]),
        ("\\ So\\ \\ it is.\\ ", ["So it is."]),
        ("So{two > 1:\\ \n\nIt is.}", ["So", "It is."]),
        ("\\ ", []),
        ("{two > 1:\n  One.\n\n  Two.\n|\n  Three.}", ["One.", "Two."]),
        ("{two > 3:\n  One.\n\n  Two.\n|\n  Three.}", ["Three."]),
        ("Before {two > 1: inside.\n\nNext} after.", ["Before inside.", "Next after."]),
    ],
)
def test_words(prose: str, shown: list[str]) -> None:
    assert words(prose) == shown


@pytest.mark.parametrize(
    ("prose", "by_visit"),
    [
        ("{a | b | c}", ["a", "b", "c", "c"]),
        ("{& a | b}", ["a", "b", "a", "b"]),
        ("{! a | b}.", ["a.", "b.", ".", "."]),
        ("{visits(first) > 1: {a | b} | none}", ["none", "a", "b", "b"]),
        ("{ | b}.", [".", "b."]),
    ],
)
def test_series(prose: str, by_visit: list[str]) -> None:
    assert [" ".join(words(prose, visit + 1)) for visit in range(len(by_visit))] == by_visit


def test_shuffle_deals_every_option_before_it_repeats() -> None:
    dealt = [words("{~ a | b | c}", visit)[0] for visit in range(1, 10)]
    for deal in (dealt[:3], dealt[3:6], dealt[6:]):
        assert sorted(deal) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("prose", "runs"),
    [
        ("a *b* c", [("a ", ""), ("b", "emphasis"), (" c", "")]),
        ("**b**", [("b", "strong")]),
        ("***b***", [("b", "both")]),
        ("*a **b** c*", [("a ", "emphasis"), ("b", "both"), (" c", "emphasis")]),
        ("*the {two > 1: red | blue} door*", [("the red door", "emphasis")]),
        ("the {two > 1: *red* | blue} door", [("the ", ""), ("red", "emphasis"), (" door", "")]),
        ("un*frigging*likely", [("un", ""), ("frigging", "emphasis"), ("likely", "")]),
    ],
)
def test_styles(prose: str, runs: list[tuple[str, str]]) -> None:
    assert [tuple(run) for run in passages(prose)[0].runs] == runs


def test_voices_and_directions() -> None:
    prose = "Rain.\n\n@doubt Who stays\nfor a killer?\n\n@pause 1.25\n\n@cue phone\n\n***\n\nThen."
    found = [(passage.kind, passage.name, passage.text, passage.seconds) for passage in passages(prose)]
    assert found == [
        ("paragraph", "", "Rain.", 0.0),
        ("voice", "doubt", "Who stays for a killer?", 0.0),
        ("pause", "", "", 1.25),
        ("cue", "phone", "", 0.0),
        ("break", "", "", 0.0),
        ("paragraph", "", "Then.", 0.0),
    ]


def test_a_voice_can_begin_inside_braces() -> None:
    found = passages("{two > 1:\n@doubt Stay.\n|\nGo.}\n\nThen.")
    assert [(passage.kind, passage.text) for passage in found] == [("voice", "Stay."), ("paragraph", "Then.")]


@pytest.mark.parametrize(
    ("prose", "code", "line", "column"),
    [
        ("It is {two", "E220", 11, 9),
        ("It is } so", "E220", 11, 9),
        ("{tells heron, ring}", "E201", 11, 15),
        ("{needs the heron}", "E201", 11, 13),
        ("{needs heron}", "E321", 11, 10),
        ("Fine.\n\nIt is {} so", "E221", 13, 9),
        ("{two > 1: a | b | c}", "E222", 11, 17),
        ("It is *late", "E223", 11, 9),
        ("It *is\n\nlate*", "E223", 11, 6),
        ("{two > 1: *a | b*}", "E223", 11, 13),
        ("@nobody Hello.", "E224", 11, 3),
        ("@doubt: Hello.", "E229", 11, 9),
        ("@doubt : Hello.", "E229", 11, 10),
        ("@ doubt Hello.", "E229", 11, 3),
        ("@ pause 1", "E229", 11, 3),
        ("@pause long", "E225", 11, 3),
        ("@pause 99", "E225", 11, 3),
        ("@cue", "E225", 11, 3),
        ("Late.\n@doubt Hello.", "E227", 12, 3),
        ("It is {tow} so", "E203", 11, 10),
        ("One.\n\nIt is {two > : a}", "E201", 13, 15),
        ("It is {two two} so", "E201", 11, 14),
    ],
)
def test_refusals(prose: str, code: str, line: int, column: int) -> None:
    problems = [problem for problem in load_text(story(prose)).diagnostics if problem.severity == "error"]
    assert [(each.code, each.place.line, each.place.column) for each in problems] == [(code, line, column)]


def test_markup_of_another_kind_stays_text() -> None:
    hostile = "[@click=app.quit()]x[/] <b>b</b> $x %s {{{{ two }}}}".replace("{{{{ two }}}}", "{two}")
    assert words(hostile) == ["[@click=app.quit()]x[/] <b>b</b> $x %s 2"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000", "\u2009"])
def test_space_written_on_purpose_is_kept(space: str) -> None:
    head = "title: T\nstate: {b: true}\nendings: {o: O}\n---\nnode: a\nending: o\n"
    story = load_text(f"{head}text: |\n  10{space}km,  {{b: so{space}| no}} {{b}}{space}!\n").story
    assert story is not None
    assert start(story, 1).passages[-1].text == f"10{space}km, so{space} true{space}!"
