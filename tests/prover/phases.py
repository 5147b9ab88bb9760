"""Tiny stories, and the result of each phase of the prover for them."""

from functools import cache
from typing import Any

from branchlight import load_text
from branchlight.language.expression import Expression
from branchlight.language.prose import Either, Pieces, Series
from branchlight.model.story import Slot, Story
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.code.plan import Plan, plan_of
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.state_variables import StateVariable, StateVariables
from branchlight.prover.search.search import explore
from branchlight.prover.search.state_space import StateSpace
from tests.prover.small_stories import SmallStory

SECONDS = 1e9
"""More than any of these stories takes."""
SEEDS, MOST_STATES = 60, 200
"""The seeds of the small stories that are explored, and the most states of one."""


def story_of(*nodes: str, state: str = "", rest: str = "") -> Story:
    """Return a story of these nodes, with the endings `over` and `lost`. `rest` is more of the title page."""
    declared = f"state: {{{state}}}\n" if state else ""
    title = f"title: Tiny\n{declared}endings: {{over: Over, lost: Lost}}\n{rest}"
    loaded = load_text("---\n".join([f"{part.strip()}\n" for part in (title, *nodes)]))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def asking(*conditions: str) -> str:
    """Return a node that asks for these conditions, and ends the story."""
    offers = "".join([f'  - {{label: C{number}, if: "{test}", go: z}}\n' for number, test in enumerate(conditions)])
    return f"node: test\nchoices:\n{offers}go: z\n---\nnode: z\nending: over"


def properties_of(story: Story) -> Properties:
    """Return the properties of a story."""
    return Properties(NumberedBodies(story))


def variables_of(story: Story) -> StateVariables:
    """Return the state variables of a story."""
    return StateVariables(NumberedBodies(story), Clock(SECONDS))


def variable_of(variables: StateVariables, name: str) -> StateVariable:
    """Return the state variable of the slot of that name: `x`, `visits main.a`, `last main.a`, `taken main.a.on`."""
    slot = slot_of(variables.bodies.story, name)
    return variables.all[variables.age[slot] if slot in variables.age else variables.value[slot]]


def slot_of(story: Story, name: str) -> int:
    """Return the number of the slot of that name."""
    slots: list[Slot] = list(story.slots)
    return next(number for number, slot in enumerate(slots) if slot.name == name)


def condition_of(story: Story, choice: str) -> Expression:
    """Return the condition of a choice, given by its full name."""
    for node in story.nodes.values():
        for offer in node.body.offers:
            if getattr(offer, "name", "") == choice:
                test: Expression = offer.test  # type: ignore[union-attr, assignment]
                return test
    raise KeyError(choice)


def varying(pieces: Pieces) -> list[Any]:
    """Return the varying texts among some pieces, without those within them."""
    return [piece for piece in pieces if isinstance(piece, (Either, Series))]


def plan(story: Story, counts_hops: bool = False) -> Plan:
    """Return the plan of an exploration."""
    return plan_of(properties_of(story), Clock(SECONDS), counts_hops)


def explored(story: Story, states: int | None = None, counts_hops: bool = False) -> StateSpace:
    """Return the state space of a story."""
    return explore(properties_of(story), Limits(states, Clock(SECONDS)), counts_hops)


@cache
def small_stories() -> tuple[Story, ...]:
    """Return stories with every feature in them, none of which has more than `MOST_STATES` states."""
    read = [load_text(SmallStory(seed).text).story for seed in range(SEEDS)]
    return tuple([story for story in read if story is not None and explored(story, MOST_STATES).bound is None])
