"""Facts: told before each use, or the shortest session that uses one before it was told."""

import pytest

from branchlight import load_text
from branchlight.analysis.told import surely_told
from branchlight.model.story import Story
from branchlight.prover.answer import Told
from branchlight.prover.prove import prove
from branchlight.prover.report import report

HEAD = "title: The lake\nnotes: {dark: Dark}\nstate: {lit: false}\nendings: {over: Over}\n---\n"
BRIDGE = "node: bridge\nneeds: heron\ntext: The heron is back.\nending: over\n"


def made(*nodes: str) -> Story:
    loaded = load_text(HEAD + "---\n".join(nodes))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def told(*nodes: str) -> Told:
    """Return the verdict on the one fact of a story. The analysis of the graph agrees with it."""
    story = made(*nodes)
    (fact,) = prove(story).facts
    assert fact.verdict == "proven" or not surely_told(story)
    return fact


@pytest.mark.parametrize(
    ("shore", "proven", "by_graph"),
    [
        ("tells: heron\ntext: A heron.\ngo: bridge\n", True, True),
        ("text: 'A heron. {tells heron}'\ngo: bridge\n", True, True),
        ("text: '{lit: a {tells heron} | b {tells heron}}'\ngo: bridge\n", True, True),
        ("text: '{lit: a | b {tells heron}}'\ngo: bridge\n", True, False),
        ("text: '{lit: a {tells heron}}'\ngo: bridge\n", False, False),
        ("text: '{a {tells heron} | b}'\ngo: bridge\n", True, False),
        ("text: '{! a {tells heron} | b}'\ngo: bridge\n", True, False),
        ("text: '{~ a {tells heron} | b}'\ngo: bridge\n", False, False),
        ("text: '{~! a {tells heron} | b}'\ngo: bridge\n", False, False),
        ("text: '{~! a {tells heron} | b {tells heron}}'\ngo: bridge\n", True, False),
        ("text: '{? a {tells heron} | b}'\ngo: bridge\n", False, False),
        ("text: '{plural 3 - lit: a | b {tells heron}}'\ngo: bridge\n", True, False),
        ("text: '{plural 3 - lit: a {tells heron} | b}'\ngo: bridge\n", False, False),
        ("text: '{plural 3 - lit: a {tells heron} | b {tells heron}}'\ngo: bridge\n", True, True),
        ("text: '{? a {tells heron} | b {tells heron}}'\ngo: bridge\n", True, True),
        ("text: '{~ a {tells heron} | b {tells heron}}'\ngo: bridge\n", True, True),
        ("text: '{chance(50): a {tells heron}}'\ngo: bridge\n", False, False),
        ("note: dark\ntells: heron\ntext: a\nveiled: b\ngo: bridge\n", False, False),
        ("note: dark\ntells: heron\ntext: a\nveiled: b {tells heron}\ngo: bridge\n", True, True),
        ("note: dark\ntext: a\nveiled: b {tells heron}\ngo: bridge\n", False, False),
        ("text: a\nveiled: b {tells heron}\ngo: bridge\n", False, False),
        ("choices:\n  - {label: 'On {tells heron}', id: on, go: bridge}\n", True, True),
        ("choices:\n  - {label: 'A {tells heron}', id: a, go: bridge}\n  - On: bridge\n", True, False),
        ("choices:\n  - {label: 'A {tells heron}', id: a, if: lit, go: bridge}\n  - On: bridge\n", False, False),
        ("choices:\n  - {label: A, if: lit, locked: 'b {tells heron}', go: bridge}\n  - On: bridge\n", True, False),
        ("choices:\n  - {label: On, tells: heron, go: bridge}\n", True, True),
        ("call: reeds\ngo: bridge\n---\nnode: reeds\ntext: A heron. {tells heron}\ngo: back\n", True, True),
        ("call: reeds\ngo: bridge\n---\nnode: reeds\ntext: '{lit: A heron. {tells heron}}'\ngo: back\n", False, False),
    ],
)
def test_fact_is_told_by_what_is_shown(shore: str, proven: bool, by_graph: bool) -> None:
    nodes = ("node: shore\n" + shore, BRIDGE)
    assert (told(*nodes).verdict == "proven") == proven
    assert surely_told(made(*nodes)) == ({"heron"} if by_graph else set())


TELLER = "node: late\ntells: heron\ntext: A heron.\nending: over\n"


@pytest.mark.parametrize(
    ("shore", "decisions"),
    [
        ("needs: heron\ntells: heron\ntext: A heron.\ngo: late\n", 0),
        ("text: '{needs heron} a'\ngo: late\n", 0),
        ("text: 'a {tells heron} {needs heron}'\ngo: late\n", None),
        ("choices:\n  - {label: A, needs: heron, go: late}\n", 0),
        ("choices:\n  - {label: A, if: lit, needs: heron, go: late}\n  - On: late\n", None),
        ("choices:\n  - {label: A, if: lit, locked: b, needs: heron, go: late}\n  - On: late\n", 0),
        ("choices:\n  - {label: A, text: 'b {needs heron}', go: late}\n", 1),
        ("choices:\n  - {label: A, do: lit = true, go: shore}\n  - {label: B, if: lit, needs: heron, go: late}\n", 1),
        ("note: dark\ntext: 'a {tells heron}'\nveiled: 'b {needs heron}'\ngo: late\n", 0),
        ("text: '{&a | b | {needs heron} c}'\nchoices:\n  - Again: shore\n  - On: late\n", 2),
    ],
)
def test_use_is_found_where_it_is_first_shown(shore: str, decisions: int | None) -> None:
    fact = told("node: shore\n" + shore, TELLER)
    assert fact.verdict == ("proven" if decisions is None else "refuted")
    assert decisions is None or (len(fact.path or ()), fact.use.startswith("main.shore")) == (decisions, True)


def test_label_of_a_storylet_has_marks() -> None:
    shore = "node: shore\nchoices:\n  - {from: finds}\n  - On: late\n"
    stone = "node: stone\npool: finds\nlabel: A stone\ngo: shore\n"
    bone = "node: bone\npool: finds\nlabel: A bone {needs heron}\ngo: shore\n"
    fact = told(shore, stone, bone, TELLER)
    assert (fact.verdict, fact.use, fact.path) == ("refuted", "main.bone", ("draw 2 of 2",))


def test_report_shows_the_shortest_session() -> None:
    story = made("node: shore\nchoices:\n  - Wait: shore\n  - Look: reeds\n  - On: bridge\n",
                 "node: reeds\ntells: heron\ntext: A heron.\ngo: shore\n", BRIDGE)  # fmt: skip
    text = report(story, prove(story))
    assert "The lake: refuted.\n" in text
    assert "  facts     0 of 1 told before each use\n" in text
    assert "Fact used before it is told: heron, at main.bridge  (story.yaml:17)\n  1. On" in text


def test_report_names_the_veil_on_a_path() -> None:
    story = made("node: shore\nnote: dark\ntells: heron\ntext: a\nveiled: b\ngo: bridge\n", BRIDGE)
    assert report(story, prove(story)).endswith("  at the very beginning\n  for a reader who veils dark")
    dark = "node: shore\nnote: dark\ntells: heron\ntext: a\nveiled: b\ngo: bridge\n"
    story = made("node: first\ntext: So <>\ngo: shore\n", dark, BRIDGE)
    assert report(story, prove(story)).endswith("  at the very beginning\n  for a reader who veils dark")
    story = made("node: shore\nnote: dark\ntext: a\nveiled: b {tells heron}\ngo: bridge\n", BRIDGE)
    assert report(story, prove(story)).endswith("  at the very beginning")


def test_fact_without_time_is_not_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    story = made("node: shore\ntext: '{lit: a | b {tells heron}}'\ngo: bridge\n", BRIDGE)
    proof = prove(story, seconds=0)
    assert (proof.bound, proof.facts) == ("seconds", (Told("heron", "not settled"),))
    assert "Not settled before the limit: facts\n  heron" in report(story, proof)


def test_marks_leave_the_main_proof_as_it_was() -> None:
    """Forty facts cost the search of the story nothing, and each is settled by itself."""
    names = [f"f{number}" for number in range(40)]
    marks = "".join([f"{{lit: a{{tells {name}}} | b{{tells {name}}}}} " for name in names])
    late = f"node: late\nneeds: [{', '.join(names)}]\nending: over\n"
    rest = "choices:\n  - {label: A, do: lit = not lit, go: shore}\n  - On: late\n"
    with_marks = prove(made(f"node: shore\ntext: '{marks}'\n{rest}", late))
    without = prove(made("node: shore\ntext: '" + "{lit: a | b} " * 40 + f"'\n{rest}", "node: late\nending: over\n"))
    assert (with_marks.verdict, with_marks.states, with_marks.edges) == ("proven", without.states, without.edges)
    assert {fact.verdict for fact in with_marks.facts} == {"proven"}
