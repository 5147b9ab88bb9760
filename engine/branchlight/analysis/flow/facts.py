"""Facts: conditions that are always true, or never."""

from collections.abc import Callable

from branchlight.analysis.flow.effort import Effort, TooMuchError
from branchlight.analysis.flow.invariants import invariants
from branchlight.analysis.flow.walk import walk
from branchlight.analysis.graph import Links
from branchlight.language.values import Values
from branchlight.model.story import Condition, Story
from branchlight.source.named_tuple import NamedTuple

MOST_WORK = 30_000_000
"""The most work of the walk through a story. If it takes more, nothing is known of its conditions."""


class Never(NamedTuple):
    """A condition that is never true. `held` says what the slots that it reads may hold there."""

    condition: Condition
    held: dict[int, Values]


class Facts(NamedTuple):
    """The results of the flow analysis. `anywhere` says what each slot may hold, wherever the reader is."""

    anywhere: tuple[Values, ...]
    never: tuple[Never, ...]
    always: tuple[Condition, ...]


def facts_of(story: Story, links: Links, pause: Callable[[], None]) -> Facts:
    """Return the conditions of a story that are never true, and those that always are. `pause` is called often."""
    anywhere = invariants(story)
    conditions = {condition.of: condition for node in story.nodes.values() for condition in node.conditions}
    try:
        found = walk(story, links, anywhere, Effort(MOST_WORK), pause)
    except TooMuchError:
        return Facts(anywhere, (), ())
    impossible, certain = found.asked - found.true, found.asked - found.false
    never = [Never(conditions[of], found.held.get(of, {})) for of in conditions if of in impossible]
    always = [conditions[of] for of in conditions if of in certain]
    return Facts(anywhere, tuple(never), tuple(always))
