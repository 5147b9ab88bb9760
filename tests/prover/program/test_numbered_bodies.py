"""Bodies: their numbers, the links between them, and expressions with the place folded."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from branchlight.analysis.deciding import expressions_in
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since, parts_in
from branchlight.prover.program.numbered_bodies import NumberedBodies, fold
from tests.prover.phases import condition_of, story_of

NODES = 3
LEAVES = st.one_of(
    st.builds(At, st.integers(0, NODES - 1)),
    st.builds(Ended, st.integers(0, 1)),
    st.builds(Load, st.integers(0, 2)),
    st.builds(Const, st.integers(0, 1)),
    st.just(Since(1)),
)
TESTS = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(lambda op, args: Apply(op, tuple(args)), st.sampled_from(("and", "or")), st.lists(parts, min_size=2)),
        st.builds(lambda arg: Apply("not", (arg,)), parts),
        st.builds(lambda args: Apply("if", args), st.tuples(parts, parts, parts)),
    ),
    max_leaves=6,
)


def worth(test: Expression, values: tuple[int, ...], node: int, ended: int) -> int:
    """Return the value of a condition, by the definition of its operators."""
    if isinstance(test, Const):
        return int(test.value)
    if isinstance(test, Load):
        return values[test.slot]
    if isinstance(test, At):
        return int(test.node == node)
    if isinstance(test, Ended):
        return int(test.ending == ended)
    if isinstance(test, Since):
        return values[0] ^ 1
    args = [worth(arg, values, node, ended) for arg in test.args]
    by_op = {"and": all(args), "or": any(args), "not": not args[0]}
    return args[1 if args[0] else 2] if test.op == "if" else int(by_op[test.op])


def mentions_place(test: Expression) -> bool:
    """Return whether an expression reads the place or the ending."""
    return any(isinstance(part, At | Ended) for part in parts_in(test))


@given(TESTS, st.integers(0, NODES - 1), st.integers(-1, 1))
def test_folding_keeps_every_value(test: Expression, node: int, ended: int) -> None:
    folded = fold(test, node, ended)
    assert not mentions_place(folded)
    for values in product((0, 1), repeat=3):
        assert worth(folded, values, node, ended) == worth(test, values, node, ended)


@given(TESTS, st.integers(0, NODES - 1))
def test_folding_gives_the_same_object_again(test: Expression, node: int) -> None:
    folded = fold(test, node)
    assert fold(folded, node) is folded
    assert mentions_place(test) or folded is test


def test_folding_keeps_draws_before_a_constant() -> None:
    story = story_of(
        "node: a\nchoices:\n  - {label: On, if: chance(50) and at(z), go: z}\n"
        "  - {label: Off, if: at(z) and chance(50), go: z}\ngo: z",
        "node: z\nending: over",
    )
    drawn, plain = (fold(condition_of(story, f"main.a.{name}"), 0) for name in ("on", "off"))
    assert isinstance(drawn, Apply)
    assert drawn.args[0] == Apply("chance", (Const(50),))
    assert plain == Const(0)


STORY = story_of(
    "node: a\ncall: c\nchoices:\n  - {label: On, choices: [{label: In, go: b}], go: c}\n  - {from: finds}\ngo: back",
    "node: b\npool: finds\nwhen: at(a)\nlabel: '{at(a): A}'\ntext: '{at(b): B}'\nending: over",
    "node: c\nchoices: [{label: At, if: at(c) or at(b), go: b}]\ngo: [{if: at(a), to: a}, {to: back}]",
)


def test_bodies_come_after_the_node_they_are_in() -> None:
    bodies = NumberedBodies(STORY)
    names = [body.name.removeprefix("main.") for body in bodies.all]
    assert names == ["a", "a.on", "a.in", "b", "c", "c.at"]
    assert [node.name for node in bodies.node] == ["main.a"] * 3 + ["main.b"] + ["main.c"] * 2
    assert [bodies.is_node(number) for number in range(6)] == [True, False, False, True, True, False]


def test_bodies_lead_where_their_offers_and_ways_do() -> None:
    bodies = NumberedBodies(STORY)
    assert bodies.callers == [0]
    assert bodies.after_choice(0) == [1, 3]
    assert bodies.after_choice(1) == [2]
    assert bodies.after_way(1) == [4]
    assert bodies.after_way(0) == []
    assert bodies.goes_back(0)
    assert bodies.after_way(4) == [0]
    assert bodies.goes_back(4)
    assert [bodies.stops_in_another_state(number) for number in range(6)] == [True, True, False, False, False, False]


def test_bodies_know_where_they_are() -> None:
    bodies = NumberedBodies(STORY)
    (choice, way), (text,) = (list(expressions_in(bodies.all[number])) for number in (4, 3))
    assert choice[0] == Const(1)
    assert way[0] == Const(0)
    assert text[0] == Const(1)
    member = bodies.node[3]
    assert mentions_place(member.when or Const(0))  # what a pool asks for is asked where it is offered
