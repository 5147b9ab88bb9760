"""A proof by hiding that a fact is told before it is used.

The story of one fact (see `program.one_fact`) is followed only as long as the reader was not told. An abstract story
tells less: it has every session of the story, and in each the fact is told no earlier. So if no use is met in it, the
fact is told before each use. A use that is met proves nothing until its path is played, and what was told on it cannot
be read off the play. So this never refutes.
"""

from branchlight.model.story import Story
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.hiding.abstract_space import TooManyError
from branchlight.prover.hiding.abstraction import Abstraction
from branchlight.prover.hiding.state_parts import Visible
from branchlight.prover.hiding.workshop import Workshop
from branchlight.prover.matters import Matter


def is_surely_told(story: Story, uses: list[str], clock: Clock, states: int | None) -> bool:
    """Return whether none of the uses of a fact can come first, as far as the limits allow to know.

    `story` is that of the fact, and `uses` are the variants that mark its uses.
    """
    wanted: list[Matter] = [("variant", use) for use in uses]
    try:
        workshop = Workshop(story, clock, states, until_told=True)
        visible: Visible | None = frozenset()
        while visible is not None:
            abstraction = workshop.abstraction(visible, wanted)
            if not any(abstraction.first(use) for use in wanted):
                return True
            visible = _more(workshop, abstraction, wanted)
    except (TooManyError, TimeUpError):
        pass
    return False


def _more(workshop: Workshop, abstraction: Abstraction, wanted: list[Matter]) -> Visible | None:
    """Return the parts to make visible because of a use that is met. Return None if no part can be blamed."""
    for use in wanted:
        came = abstraction.first(use)
        if came is not None:
            way = abstraction.space.way(came)
            more = workshop.blamed(abstraction, way, workshop.retrace(abstraction, way), use)
            if more is not None:
                return more
    return None
