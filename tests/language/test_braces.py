"""Braces never mislead: what has a colon of its own is a condition, or an error with the right condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import load_text
from branchlight.analysis.written import Writing
from branchlight.authoring.check import check_story
from branchlight.language.braces import MAX_NESTED
from branchlight.language.prose import Either, variants_of
from tests.language.hall import HEAD, LINE, TAIL, loaded, shown


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


def test_branches_are_written_as_by_their_author() -> None:
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


def test_shared_case_has_right_values_after_its_hints() -> None:
    prose = (
        "{trust == 2: Two. | Not two.} {seen(hall): Seen. | Unseen.} {trust > 2: Warm. | else: Cold.} "
        "{not met: Stranger. | Friend.} {met: a | b}"
    )
    assert shown(prose) == "Two. Seen. Cold. Stranger. b"


def test_hostile_braces_take_no_time() -> None:
    for text in ("{" * 100_000, "{" + "(" * 100_000 + ":}", "{" + "'a: " * 50_000 + "}", "{a" + "|" * 100_000 + "}"):
        assert loaded(text)[1]
