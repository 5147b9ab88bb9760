"""Braces never mislead: what has a colon of its own is a condition, or an error with the right condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import load_text, start
from branchlight.analysis.written import Writing
from branchlight.authoring.check import check_story
from branchlight.language.braces import MAX_NESTED
from branchlight.language.condition_mistakes import ESCAPE
from branchlight.language.prose import Either, variants_of
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic

HEAD = """title: T
state:
  trust: {start: 2, min: 0, max: 5}
  met: false
  ticket: {one of: [none, paper]}
  bag: {set of: [lamp, key]}
  name: ""
endings: {over: Over}
---
node: hall
text: |
"""
TAIL = "choices:\n  - Again: hall\n  - Out: yard\n---\nnode: yard\nending: over\n"
LINE, COLUMN = 12, 3  # of the first character of the text


def loaded(prose: str) -> tuple[Story | None, list[Diagnostic]]:
    """Return the story with this text, and what is wrong with the text."""
    story, found, _ = load_text(HEAD + "".join([f"  {line}\n" for line in prose.split("\n")]) + TAIL)
    return story, [problem for problem in found if problem.code != "W320"]


def shown(prose: str) -> str:
    story, found = loaded(prose)
    assert story is not None, found
    return " / ".join([passage.text for passage in start(story, 1).passages if passage.kind == "paragraph"])


@pytest.mark.parametrize(
    ("condition", "at", "hint"),
    [
        ("trust is 2", "is", "trust == 2"),
        ("trust is not 2", "is", "trust != 2"),
        ("trust isn't 2", "'t", "trust != 2"),
        ("trust equals 2", "equals", "trust == 2"),
        ("trust = 2", "=", "trust == 2"),
        ("trust === 2", "= ", "trust == 2"),
        ("trust => 2", "=", "trust >= 2"),
        ("trust =< 2", "=", "trust <= 2"),
        ("trust ≥ 2", "≥", "trust >= 2"),
        ("trust above 2", "above", "trust > 2"),
        ("trust is above 2", "is", "trust > 2"),
        ("trust below 2", "below", "trust < 2"),
        ("trust at least 2", "at", "trust >= 2"),
        ("trust is at most 2", "is", "trust <= 2"),
        ("trust more than 2", "more", "trust > 2"),
        ("trust between 1 and 3", "between", "1 <= trust <= 3"),
        ("trust in 1..3", ".", "1 <= trust <= 3"),
        ("trust 2", "2", "trust == 2"),
        ("trust 2 or more", "2", "trust >= 2"),
        ("trust > 2 and < 4", "<", "trust > 2 and trust < 4"),
        ("bag has lamp", "has", "lamp in bag"),
        ("bag has no lamp", "has", "not lamp in bag"),
        ("bag contains lamp", "contains", "lamp in bag"),
        ("bag contains 'lamp'", "contains", "lamp in bag"),
        ("bag ? lamp", "?", "lamp in bag"),
        ("lamp is in bag", "is", "lamp in bag"),
        ("lamp not inside bag", "inside", "not lamp in bag"),
        ("no lamp in bag", "lamp", "not lamp in bag"),
        ("unless met", "met", "not met"),
        ("unless trust > 2", "trust", "not (trust > 2)"),
        ("seen hall", "hall", "seen(hall)"),
        ("visited(hall)", "visited", "seen(hall)"),
        ("not seen hall", "hall", "not seen(hall)"),
        ("seen('hall')", "'", "seen(hall)"),
        ("hall", "hall", "seen(hall)"),
        ("visits hall > 2", "hall", "visits(hall) > 2"),
        ("chance 30", "30", "chance(30)"),
        ("if met", "if", "met"),
        ("if not met", "if", "not met"),
        ("when met", "met", "met"),
        ("met then", "then", "met"),
        ("!met", "!", "not met"),
        ("! met", "!", "not met"),
        ("~met", "~", "not met"),
        ("& met", "&", "met"),
        ("$met", "$", "met"),
        ("NOT met", "met", "not met"),
        ("met && trust > 2", "&", "met and trust > 2"),
        ("met, trust > 2", ",", "met and trust > 2"),
        ("(trust > 2", "(", "(trust > 2)"),
        ("trust > 2)", ")", "trust > 2"),
        ("met is true", "is", "met"),
        ("met = false", "=", "not met"),
        ("met == True", "True", "met"),
        ("met and", "", "met"),
        ("not met and", "", "not met"),
        ("ticket is paper", "is", "ticket == paper"),
        ("ticket == 'paper'", "'", "ticket == paper"),
        ("{met}", "{", "met"),
    ],
)
@pytest.mark.parametrize("before", ["{", "Fine.\n\nHere {met: yes | "])
def test_badly_written_condition_is_corrected(condition: str, at: str, hint: str, before: str) -> None:
    story, (problem,) = loaded(f"{before}{condition}: one | other}}")
    lines = f"{before}{condition.partition(at)[0] if at else condition}".split("\n")
    assert story is None and problem.severity == "error"
    assert (problem.place.line, problem.place.column) == (LINE + len(lines) - 1, COLUMN + len(lines[-1]))
    assert problem.hint == f"write `{hint}`"


@pytest.mark.parametrize(
    ("prose", "code", "column", "hint"),
    [
        ("{He said: run. | He ran.}", "E231", 11, ESCAPE),
        ("{met: She nods. | She says: no.}", "E231", 29, ESCAPE),
        ("{It is 12:30 | It is late}", "E231", 12, ESCAPE),
        ("{& He said: run. | He ran.}", "E231", 13, ESCAPE),
        ("{: a | b}", "E231", 4, ESCAPE),
        ("{Well: run | run}", "E203", 4, ESCAPE),
        ("{mett: a | b}", "E203", 4, "did you mean `met`?"),
        ("{trst > 2: a | b}", "E203", 4, "did you mean `trust`?"),
        ("{trust: a | b}", "E202", 4, "for example `trust > 0`"),
        ("{trust >: a | b}", "E201", 11, "something is missing after `>`"),
        ("{trust == 2 or 3: a | b}", "E202", 18, "`or trust == 3`"),
        ("{met: a | otherwise: b}", "E231", 13, "write `else:`"),
        ("{met: a | else if trust > 2: b}", "E201", 13, "write `trust > 2:`, without `else if`"),
        ("{met: a | elif trust > 2: b}", "E201", 18, "write `trust > 2:`, without `elif`"),
        ("{else: a | b}", "E231", 4, "write a condition first"),
        ("{met: a | b | c}", "E222", 13, "a colon before it"),
        ("{met: a | b | trust > 2: c}", "E222", 13, "a colon before it"),
        ("{met: a | else: b | c}", "E222", 13, "move it to the end"),
        ("{met: a | else: b | trust > 2: c}", "E222", 13, "move it to the end"),
        ("{a | met: b}", "E222", 8, "before the first side"),
        ("{a | else: b}", "E222", 8, "before the first side"),
        ("{trust > 2 || met: a | b}", "E222", 17, "write `trust > 2 or met`"),
        ("{met ? a : b}", "E201", 8, "write `{met: a | b}`"),
        ("{bag !? lamp: a}", "E201", 8, "write `not lamp in bag`"),
        ("{bag ? lamp: a}", "E201", 8, "write `lamp in bag`"),
        ("{bag ^ lamp: a}", "E201", 8, "write `lamp in bag`"),
        ("{bag > 2: a}", "E202", 4, "compare `count(bag)`"),
        ("{trust mod 2: a}", "E201", 10, "write `trust % 2 == 0`"),
        ("{trust mod 2 == 1: a}", "E201", 10, "write `trust % 2 == 1`"),
        ("{TURNS_SINCE(-> hall) > 2: a}", "E201", 17, "write `turns_since(hall) > 2`"),
        ("{chose(hall): a}", "E206", 10, "`hall.choice`; for the node itself, write `seen(hall)`"),
        ("{at(moor): a}", "E206", 7, ESCAPE),
        ("{not yard: a}", "E203", 8, "write `not seen(yard)`"),
        ("{shuffle: a | b}", "E231", 4, "write `{~ a | b}`"),
        ("{stopping: a | b}", "E231", 4, "write `{a | b}`"),
        ("{cycle: a | b}", "E231", 4, "write `{& a | b}`"),
        ("{once: a}", "E231", 4, "write `{! a}`"),
        ("{if met}yes{else}no{endif}", "E201", 3, "write `{met: yes | no}`"),
        ("{if met}yes{/if}", "E201", 3, "write `{met: yes}`"),
        ("{name|upper}", "E232", 4, "write `{name}`"),
        ("{trust|0}", "E232", 4, "write `{trust}`"),
        ("{name as capital | b}", "E232", 4, "write `{name as capital}`"),
        ("{a | met | b}", "E232", 8, "write `{met: one | other}`"),
        ("{!met}", "E232", 5, "write `{met: one | other}`"),
        ("{& trust}", "E232", 6, "write `{trust}`"),
        ("{~ a | name}", "E232", 10, "write `{name}`"),
        ("{trust > 2 | Warm. | Cold.}", "E232", 4, "write `{trust > 2: one | other}`"),
        ("{trust > 2 Warm. | Cold.}", "E232", 4, "write a colon after the condition"),
        ("{seen(hall) Warm. | Cold.}", "E232", 4, "write a colon after the condition"),
        ("{lamp in bag | Dark.}", "E232", 4, "write `{lamp in bag: one | other}`"),
        ("{met: Warm., else: Cold.}", "E222", 16, "write `|` before it"),
        ("{met: Warm. else: Cold.}", "E222", 15, "write `|` before it"),
        ("{if met, warm | cold}", "E232", 4, "`\\if`"),
    ],
)
def test_what_is_no_condition_gets_a_way_out(prose: str, code: str, column: int, hint: str) -> None:
    story, (problem,) = loaded(prose)
    assert story is None
    assert (problem.code, problem.place.line, problem.place.column) == (code, LINE, column)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("He said: run.", "He said: run."),
        ("It is 12:30, and $5 is too much (or: $6).", "It is 12:30, and $5 is too much (or: $6)."),
        ("{He said\\: run. | He ran.}", "He said: run."),
        ("{He said (softly: twice) | He ran.}", "He said (softly: twice)"),
        ("{He said [softly: twice] | He ran.}", "He said [softly: twice]"),
        ('{"No: run," he said. | He ran.}', '"No: run," he said.'),
        ("{“No: run,” he said. | He ran.}", "“No: run,” he said."),
        ("{'No: run,' he said. | He ran.}", "'No: run,' he said."),
        ("{The dogs' tails. | The cat's.}", "The dogs' tails."),
        ("{met: a | He said\\: run.}", "He said: run."),
        ("{not met: He said: run. | b}", "He said: run."),
        ("{If it rains, stay. | if it rains | if only}", "If it rains, stay."),
        ("{\\met | b}", "met"),
        ("{\\if met | b}", "if met"),
        ("{Met | b}", "Met"),
        ("{met him | b}", "met him"),
        ("{paper | lamp}", "paper"),
        ("{1 | 2 | 3}", "1"),
        ("{true | false}", "true"),
        ("{not now | later}", "not now"),
        ("{a || b}", "a"),
        ("{! really | not}", "really"),
        ("{a - b | c}", "a - b"),
        ("{met: Nobody else: only she. | b}".replace("met:", "not met:"), "Nobody else: only she."),
        ("{a cat and a dog | b}", "a cat and a dog"),
        ("{a light in a bag | b}", "a light in a bag"),
        ("{trust him: never | b}".replace(":", "\\:"), "trust him: never"),
        ("A -> B, and <<là>>, [x], ~ and a/b // c", "A -> B, and <<là>>, [x], ~ and a/b // c"),
        ("US$met and $dollar and $ 5 and \\$met", "US$met and $dollar and $ 5 and $met"),
        ("\\// no comment", "// no comment"),
        ("--> hall <--", "--> hall <--"),
        ("~ about 3 = three", "~ about 3 = three"),
        ("http://example.com", "http://example.com"),
    ],
)
def test_harmless_prose_stays_prose(prose: str, text: str) -> None:
    story, found = loaded(prose)
    assert story is not None and found == []
    assert shown(prose) == text


BRANCHES = "{trust > 3: a | met: b {c | d} | ticket == none: {met: e | f} | else: g}"


def test_only_written_sides_are_variants() -> None:
    story, _ = loaded(BRANCHES)
    assert story is not None
    names = list(variants_of(story.nodes["main.hall"].body.text))
    assert len(names) == 4 + 2 + 2
    (either,) = [piece for piece in story.nodes["main.hall"].body.text if isinstance(piece, Either)]
    assert not either.has_no and isinstance(either.no[0], Either)


def test_branches_are_written_as_their_author_wrote_them() -> None:
    story, _ = loaded(BRANCHES)
    assert story is not None
    node = story.nodes["main.hall"]
    assert Writing(story, node).line(node.body.text) == BRANCHES.replace("else: ", "")


@pytest.mark.parametrize(
    ("prose", "codes"),
    [
        ("{met: a | not met: b}", []),
        ("{met: a | not met: b | c}", []),
        ("{trust > 3: a | trust > 2: b | c}", []),
        ("{trust > 3: a | trust > 4: b | c}", ["W402"]),
        ("{met: a | trust > 3: {met: b | c} | d}", ["W402"]),
        ("{met: a | trust >= 2: b | c}", ["W403"]),
    ],
)
def test_check_knows_which_branches_come_before(prose: str, codes: list[str]) -> None:
    changing = TAIL.replace("Again: hall", "{label: Again, do: [trust += 1, met = true], go: hall}")
    found = load_text(f"{HEAD}  {prose}\n{changing}")
    assert found.story is not None
    assert [problem.code for problem in check_story(found.story) if problem.place.line == LINE] == codes


def test_branches_are_limited_in_depth() -> None:
    branches = [f"trust == {number % 6}: a" for number in range(MAX_NESTED)]
    assert not [each for each in loaded("{" + " | ".join(branches) + "}")[1] if each.severity == "error"]
    (problem,) = loaded("{met: {" + " | ".join(branches) + "}}")[1]
    assert problem.code == "E228"


def escaped(text: str) -> str:
    """Return prose with a backslash before every colon."""
    return text.replace("\\", "").replace(":", "\\:")


@given(st.lists(st.text(alphabet="abc :()'\"“”", min_size=1, max_size=12), min_size=2, max_size=4))
def test_escaped_colons_never_change_the_meaning(sides: list[str]) -> None:
    prose = "Here {x" + " | x".join(escaped(side) for side in sides) + "}"
    words = " ".join(f"Here x{sides[0]}".split())
    assert " ".join(shown(prose).split()) == words


@given(st.text(alphabet="{}|:!&~() abtrusmet<>=2\\'\n", max_size=60))
def test_every_text_compiles_or_has_a_placed_error(prose: str) -> None:
    story, found = loaded("x" + prose)
    errors = [problem for problem in found if problem.severity == "error"]
    assert (story is None) == bool(errors)
    lines = prose.count("\n") + 1
    assert all(LINE <= problem.place.line < LINE + lines + 1 for problem in errors)


def test_shared_case_gets_an_error_for_each_brace() -> None:
    prose = (
        "{trust is 2: Two. | Not two.} {seen hall: Seen. | Unseen.} {trust > 2: Warm. | else: Cold.} "
        "{!met: Stranger. | Friend.} {met: a | b}"
    )
    assert [problem.hint for problem in loaded(prose)[1]] == [
        "write `trust == 2`",
        "write `seen(hall)`",
        "write `not met`",
    ]


def test_shared_case_has_the_right_values_after_its_hints() -> None:
    prose = (
        "{trust == 2: Two. | Not two.} {seen(hall): Seen. | Unseen.} {trust > 2: Warm. | else: Cold.} "
        "{not met: Stranger. | Friend.} {met: a | b}"
    )
    assert shown(prose) == "Two. Seen. Cold. Stranger. b"


def test_hostile_braces_take_no_time() -> None:
    for text in ("{" * 100_000, "{" + "(" * 100_000 + ":}", "{" + "'a: " * 50_000 + "}", "{a" + "|" * 100_000 + "}"):
        assert loaded(text)[1]
