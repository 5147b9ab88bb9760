"""Paths: when played, they reach their state by the fewest decisions."""

from branchlight.model.story import Story
from branchlight.play import Turn
from branchlight.prover.clock import Clock
from branchlight.prover.code.plan import Plan, plan_of
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.reduce.refinement import EXACT, fit
from branchlight.prover.replay import replay
from branchlight.prover.search.state_space import Situation, StateSpace
from tests.prover.graph import Graph, situations
from tests.prover.phases import explored, small_stories

CLOCK = Clock(1e9)
STAGES = {"offer": "choosing", "ask": "asking", "end": "ended", "dead end": "stuck", "runaway": "runaway"}


def is_at(turn: Turn, at: Situation, plan: Plan, space: StateSpace) -> bool:
    """Return whether a turn is where a situation says, with the values that it keeps exactly."""
    kind, body = space.control_points.all[at[0]]
    place = turn.state.stage == STAGES[kind] and (
        kind == "runaway" or turn.state.place == space.properties.bodies.all[body].name
    )
    partitions, variables = plan.control_points.partitions(at[0], plan.liveness), plan.variables
    for slot, variable in variables.value.items():
        if partitions.get(variable) == EXACT and kind == "offer" and at[0] >= space.control_points.first_fixed:
            field, value = plan.layout.fields[variable], turn.state.values[slot]
            assert isinstance(value, int)
            if variables.all[variable].period == 1:
                kept = (at[1] >> field.shift & field.low_mask) + variables.all[variable].low
                place = place and kept == fit(variables.all[variable], value)
    return place


def stops(space: StateSpace) -> list[Situation]:
    """Return the states in which the reader is, without those whose offer depends on draws."""
    control_points = space.control_points
    return sorted(
        at for at in situations(space) if control_points.is_stop(at[0]) and not control_points.is_random_at(at[0])
    )


def of(story: Story) -> tuple[StateSpace, Paths]:
    """Return the state space of a story, and its paths."""
    space = explored(story)
    return space, Paths(space, CLOCK)


def test_paths_lead_to_their_state_when_played() -> None:
    checked = 0
    for story in small_stories()[:40]:
        space, paths = of(story)
        plan = plan_of(space.properties, CLOCK)
        playback = playback_of(story, space.sites, CLOCK)
        for at in stops(space)[:40]:
            turn = replay(story, playback.path(paths.to_state(*at)))
            assert is_at(turn, at, plan, space)
            checked += 1
    assert checked > 200


def decisions(steps: tuple[object, ...]) -> int:
    """Return how many decisions are among some steps."""
    return sum(isinstance(step, str) for step in steps)


def test_paths_have_the_fewest_decisions() -> None:
    for story in small_stories():
        space, paths = of(story)
        distances = Graph(space).distances((0, space.start))
        assert set(distances) == situations(space)
        for at, distance in distances.items():
            assert decisions(paths.to_state(*at)) == distance


def test_paths_to_properties_meet_them() -> None:
    for story in small_stories()[:20]:
        space, paths = of(story)
        playback = playback_of(story, space.sites, CLOCK)
        for prop in space.first:
            kind, name = space.properties.all[prop]
            if kind in ("choice", "ending"):
                path = playback.path(paths.to_property(prop))
                turn = replay(story, path)
                last = [entry for entry in path if not entry.startswith("draw ")][-1:]
                assert last == [name] if kind == "choice" else turn.ending is not None and turn.ending.name == name


def test_paths_from_the_beginning_are_empty() -> None:
    space, paths = of(small_stories()[0])
    assert paths.to_state(0, space.start) == ()


def test_paths_are_the_same_from_few_groups() -> None:
    space, paths = of(small_stories()[1])
    every = {at: paths.to_state(*at) for at in sorted(situations(space))}
    forgetful = Paths(space, CLOCK)
    for at, steps in every.items():
        forgetful.groups.clear()
        assert forgetful.to_state(*at) == steps
