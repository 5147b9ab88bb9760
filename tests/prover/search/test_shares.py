"""Shares of the decisions at a control point: together they lead where all decisions at once lead."""

from branchlight.prover.clock import Clock
from branchlight.prover.search.stacks import Stacks
from branchlight.prover.search.successor_function import DECIDE, SuccessorFunction, Transition
from tests.prover.phases import SECONDS, explored, plan, small_stories, story_of


def followed(
    functions: SuccessorFunction, transitions: list[Transition], state: int
) -> tuple[set[object], set[object]]:
    """Return the situations to which transitions lead from a state, with the decisions, and the properties met."""
    landings: set[object] = set()
    met: set[object] = set()
    for transition in transitions:
        found = functions.follow(transition, transition.active([state])[0], functions.plan.todo)
        for target, after, steps, _ in found.landings:
            carry = functions.carry(transition, target)
            landings.add((target, carry.follow(after & transition.changed, state), steps))
        met.update(found.met)
    return landings, met


def test_shares_lead_where_all_decisions_lead() -> None:
    shared = 0
    for story in small_stories():
        space = explored(story)
        functions = space.groups.successor_functions[0][1]
        for point, part in sorted(set(zip(space.groups.point, space.groups.part, strict=True))):
            if part == DECIDE:
                shares = functions.shared_out(point)
                shared += len(shares) > 1
                for state in space.tables[point]:
                    whole = [functions.transition(point, DECIDE)]
                    assert followed(functions, shares, state) == followed(functions, whole, state)
    assert shared > 10


def test_share_reads_only_its_own_choice() -> None:
    choices = "".join([f"  - {{label: C{n}, if: x{n} == 1, do: y{n} = 1, go: a}}\n" for n in range(4)])
    asked = "".join([f"  - {{label: D{n}, if: y{n} == 1, do: x{n} = 1, go: z}}\n" for n in range(4)])
    story = story_of(
        f"node: a\nchoices:\n{choices}{asked}  - Out: z",
        "node: z\nending: over",
        state=", ".join([f"{name}{n}: {{start: 0, min: 0, max: 1}}" for name in "xy" for n in range(4)]),
    )
    planned = plan(story)
    functions = SuccessorFunction(planned, Stacks(), Clock(SECONDS))
    point = next(n for n, each in enumerate(planned.control_points.all) if each.kind == "offer")
    assert functions.transition(point, DECIDE).changed.bit_count() == 8
    assert [each.changed.bit_count() for each in functions.shared_out(point)][:4] == [2, 2, 2, 2]
