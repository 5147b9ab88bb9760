"""Rankings: the storylets between which the order of their last visits decides."""

from branchlight.language.expression import Apply, Const, Expression, Load
from branchlight.language.operators import draws
from branchlight.model.story import Story
from branchlight.source.named_tuple import NamedTuple


class Ranking(NamedTuple):
    """Storylets of a pool that is decided by which of them was seen less recently.

    order    the state variable that has a rank of `bits` bits for each storylet, by their `places`
    fresh    the state variable that says whether the highest rank was given in this turn
    """

    pool: str
    order: int
    fresh: int
    bits: int
    places: dict[str, int]


def equals_of(story: Story, names: tuple[str, ...]) -> list[list[str]]:
    """Return the storylets of a pool grouped by priority, since visits decide only between equals.

    If priorities vary with the state, there is one group.
    """
    priorities = [story.nodes[name].priority for name in names]
    if not all(isinstance(priority, Const) for priority in priorities):
        return [list(names)]
    groups: dict[Expression, list[str]] = {}
    for name, priority in zip(names, priorities, strict=True):
        groups.setdefault(priority, []).append(name)
    return list(groups.values())


def may_tie(story: Story, pool: str) -> bool:
    """Return whether draws can decide which storylet of a pool comes first."""
    names = story.pools[pool]
    tests = [test for name in names for test in (story.nodes[name].when, story.nodes[name].priority)]
    return any(test is not None and draws(test) for test in tests) or len(equals_of(story, names)) < len(names)


def is_offered_once(story: Story, name: str) -> bool:
    """Return whether the `when` of a storylet demands that it was never seen.

    Such a storylet is offered as one never seen, or not at all, so it needs no rank.
    """
    when = story.nodes[name].when
    return when is not None and _asks_unseen(when, story.visits.get(name, -1))


def _asks_unseen(test: Expression, visits: int) -> bool:
    if not isinstance(test, Apply):
        return False
    if test.op == "and":
        return any(_asks_unseen(arg, visits) for arg in test.args)
    negated = test.op == "not"
    inner = test.args[0] if negated else test
    if not isinstance(inner, Apply) or len(inner.args) != 2 or inner.args[0] != Load(visits):
        return False
    unseen = (("==", 0), ("<", 1), ("<=", 0)) if not negated else ((">", 0), (">=", 1), ("!=", 0))
    return any(inner.op == op and inner.args[1] == Const(value) for op, value in unseen)
