"""`prove`: explores every state of a story and says what is so.

What can be reached is told by the first level of the exploration at which it is met; what cannot, by the exploration's
coming to its end. Stuck are states that halt, and those from which no ending can be reached: what leads to an ending is
found by walking the graph of states backwards from the endings. A promise `never lost` is treated alike.

Where a bound was hit, a state that was found and not explored may lead anywhere. So it counts among those from which
everything can be reached, and a trap is told only where all that follows was explored.

The time is parted: most of it is for exploring, some for walking backwards, the rest for paths. Whatever is cut short,
what was settled before is told.
"""

import gc
from collections.abc import Callable

from branchlight.model.story import Promise, Story
from branchlight.prover.answer import Bound, Promised, Proof, Reached, Stuck, Verdict
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.code.namespace import Dump
from branchlight.prover.findings.faults import Faults, FaultyState, faults
from branchlight.prover.findings.overlong import may_play_halt_before
from branchlight.prover.findings.path_maker import PathMaker
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.program.properties import Properties, PropertyKind
from branchlight.prover.search.search import Limits, explore
from branchlight.prover.search.state_space import StateSpace

EXPLORED, EXPLORED_ANEW, WALKED = 0.7, 0.85, 0.92
"""The shares of the time that are gone by then, at the latest."""


def prove(
    story: Story,
    states: int | None = None,
    seconds: float = 60.0,
    progress: Callable[[int], None] | None = None,
    dump: Dump | None = None,
) -> Proof:
    """Explore a story until every state is known or a bound is hit, and return what that proves.

    Arguments:
        story: the story to explore.
        states: stop soon after this many states; None for as many as fit into memory (see `search.search`).
        seconds: stop after this time.
        progress: is called every so often with the number of states found so far.
        dump: is called with the source of all generated code.

    Example:
        >>> from branchlight import prove, read_story
        >>> proof = prove(read_story("tower.yaml"))
        >>> proof.verdict, proof.states, proof.endings["ship"].path
        ('proven', 4, ('main.room.pour', 'main.room.light', 'answer ""'))
    """
    clock = Clock(seconds)
    collecting = gc.isenabled()
    gc.disable()  # what is made here is kept, and the collector would look through it again and again
    try:
        return _proof(story, Limits(states, clock, progress, dump))
    finally:
        if collecting:
            gc.enable()


def _proof(story: Story, limits: Limits) -> Proof:
    properties, clock = Properties(Bodies(story)), limits.clock
    clock.allow(EXPLORED)
    try:
        space = _explored(properties, limits)
    except TimeUpError:
        return _unexplored(properties, clock)
    clock.allow(WALKED)
    paths = Paths(space, clock)
    found = faults(space, paths, clock)
    clock.allow(1.0, least=0.1)
    path_maker = PathMaker(properties, paths, playback_of(story, space.sites, clock))
    return _Findings(space, found, path_maker).proof(clock)


def _explored(properties: Properties, limits: Limits) -> StateSpace:
    """Every state that play can come to. Raises `TimeUpError` if not even the plan for it can be made in time."""
    space = explore(properties, limits)
    limits.clock.allow(EXPLORED_ANEW)
    try:
        if may_play_halt_before(space, limits.clock):
            space = explore(properties, limits, counts_hops=True)
    except TimeUpError:
        return space._replace(bound="seconds")
    return space


def _unexplored(properties: Properties, clock: Clock) -> Proof:
    """What is said of a story that is too large for its code to be made in time."""
    nodes, choices, variants, endings = [
        {name: Reached(False) for of, name in properties.all if of == kind}
        for kind in ("node", "choice", "variant", "ending")
    ]
    promises = tuple([Promised(promise.text, "not settled") for promise in properties.story.promises])
    seconds = clock.gone()
    return Proof("not settled", 0, 0, seconds, nodes, choices, variants, endings, (), promises, "seconds", False)


class _Findings:
    """What a state space says of a story."""

    def __init__(self, space: StateSpace, found: Faults, paths: PathMaker) -> None:
        self.space, self.found, self.paths = space, found, paths
        self.explored = space.bound is None
        self.bound: Bound | None = space.bound or ("seconds" if found.is_cut else None)

    def proof(self, clock: Clock) -> Proof:
        """All of it; the paths that matter most are made first."""
        space = self.space
        stuck = self.stuck()
        promises = tuple([self.promised(number, each) for number, each in enumerate(space.properties.story.promises)])
        endings, nodes = self.reached("ending"), self.reached("node")
        choices, variants = self.reached("choice"), self.reached("variant")
        reached = all(at.reached for table in (nodes, choices, variants, endings) for at in table.values())
        verdict: Verdict = "proven" if self.bound is None else "not settled"
        if stuck or any(p.verdict == "refuted" for p in promises) or (self.explored and not reached):
            verdict = "refuted"
        return Proof(
            verdict,
            space.states,
            space.edges,
            clock.gone(),
            nodes,
            choices,
            variants,
            endings,
            stuck,
            promises,
            self.bound,
            self.explored,
        )

    def reached(self, kind: PropertyKind) -> dict[str, Reached]:
        properties, first = self.space.properties.all, self.space.first
        return {
            name: Reached(True, self.paths.to_claim(prop)) if prop in first else Reached(False)
            for prop, (of, name) in enumerate(properties)
            if of == kind
        }

    def stuck(self) -> tuple[Stuck, ...]:
        """One state for each node and kind, those by the fewest decisions first."""
        found = [Stuck(self.paths.to_faulty(at), at.node, at.kind) for at in self.found.stuck]
        return tuple(sorted(found, key=lambda stuck: (stuck.path is None, len(stuck.path or ()))))

    def promised(self, number: int, promise: Promise) -> Promised:
        prop = self.space.properties.promise(number)
        if promise.kind == "never lost":
            return self.hoped(promise.text, self.found.hopeless.get(prop))
        met = prop in self.space.first
        if promise.kind == "possible":
            verdict: Verdict = "proven" if met else "refuted" if self.explored else "not settled"
        else:
            verdict = "refuted" if met else "proven" if self.explored else "not settled"
        return Promised(promise.text, verdict, self.paths.to_claim(prop) if met else ())

    def hoped(self, text: str, hopeless: FaultyState | None) -> Promised:
        """A promise `never lost` is broken at a decision from which nothing leads to what fulfils it."""
        if hopeless is not None:
            return Promised(text, "refuted", self.paths.to_faulty(hopeless))
        return Promised(text, "proven" if self.bound is None else "not settled")
