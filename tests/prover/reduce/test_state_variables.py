"""State variables: which parts of the state have one, and how many."""

from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.state_variables import StateVariable, StateVariables
from tests.prover.phases import asking, slot_of, story_of, variables_of


def test_sets_have_a_variable_for_each_member() -> None:
    story = story_of(asking("p in c"), state="c: {set of: [p, q, r], start: [q]}")
    variables = variables_of(story)
    members = [variables.all[number] for number in variables.variables_of_slot(slot_of(story, "c"))]
    assert [(variable.kind, variable.member, variable.high, variable.start) for variable in members] == [
        *(("member", 0, 1, 0), ("member", 1, 1, 1), ("member", 2, 1, 0))
    ]


def test_texts_have_no_variable() -> None:
    story = story_of("node: a\nask: {into: name}\ngo: z", asking("x > 1"), state='name: "", x: 0')
    assert variables_of(story).variables_of_slot(slot_of(story, "name")) == []


def test_hops_have_a_variable_if_they_are_counted() -> None:
    story = story_of(asking())
    assert variables_of(story).hops == -1
    variables = StateVariables(NumberedBodies(story), Clock(1e9), counts_hops=True)
    assert variables.all[variables.hops] == StateVariable("hops", "", 0, 0, HOP_LIMIT, 0)
