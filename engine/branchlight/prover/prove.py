"""`prove`: runs the model checker on a story, and turns its findings into a `Proof`.

- *Reached*: a property is reached if the exploration meets it. Its first level gives the shortest path. If the
  exploration is complete, what it did not meet is unreachable.
- *Stuck*: a state that halts, or one from which no ending can be reached. The latter are found by backward reachability
  from the endings over the graph of states. A promise `never lost` is decided in the same way.
- *The rest*: if a bound was hit, the flow analysis and dives settle some of what is left (see `rest`).
- *Facts*: each is decided by itself, after all else (see `continuity`).
- *Bounds*: a state that was found but not explored may lead anywhere. So it counts as reaching everything. A trap is
  reported only if all that follows it was explored.

Exploring takes most of the time, backward reachability some, and paths the rest. If one is cut short, what was settled
before is reported all the same.
"""

import gc
from collections.abc import Callable

from branchlight.model.story import Promise, Story
from branchlight.prover.answer import Bound, Path, Promised, Proof, Reached, Stuck, Verdict
from branchlight.prover.bounds import Limits, SoFar
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.code.namespace import Dump
from branchlight.prover.continuity import Continuity
from branchlight.prover.exploring import explored
from branchlight.prover.findings.causes import large_nodes
from branchlight.prover.findings.faults import Faults, FaultyState, faults
from branchlight.prover.findings.path_maker import PathMaker
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.matters import Settled
from branchlight.prover.midway_settling import MidwaySettling
from branchlight.prover.program.differences import with_differences
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.program.properties import Properties, PropertyKind
from branchlight.prover.search.state_space import StateSpace

EXPLORED, WALKED, SHOWN = 0.7, 0.88, 0.95
"""The shares of the time after which exploring, backward reachability and making paths end at the latest."""
OF_FACTS = 0.5
"""The share of the time that is kept for facts, if some need explorations of their own."""


def prove(
    story: Story,
    states: int | None = None,
    seconds: float = 60.0,
    progress: Callable[[SoFar], None] | None = None,
    dump: Dump | None = None,
    clock: Clock | None = None,
) -> Proof:
    """Explore a story until every state is known or a bound is hit, and return what that proves.

    Arguments:
        story: the story to explore.
        states: stop soon after this many states; None for as many as fit into memory (see `bounds`).
        seconds: stop after this much CPU time, in seconds.
        progress: is called repeatedly with the number of states found so far, and of the parts reached so far.
        dump: is called with the source of all generated code.
        clock: measures the time instead of `seconds`. `clock.cut()` ends the proof early, with all that is settled.

    Example:
        >>> from branchlight import prove, read_story
        >>> proof = prove(read_story("tower.yaml"))
        >>> proof.verdict, proof.states, proof.endings["ship"].path
        ('proven', 4, ('main.room.pour', 'main.room.light', 'answer "anything"'))
    """
    clock = clock or Clock(seconds)
    collecting = gc.isenabled()
    gc.disable()  # all objects made here are kept, and the collector would visit them again and again
    try:
        limits, facts = Limits(states, clock, progress, dump), Continuity(story)
        whole = limits._replace(clock=clock.part(clock.seconds * (1 - OF_FACTS))) if facts.open else limits
        midway = MidwaySettling(without_marks(story), whole)
        proof = _proof(with_differences(without_marks(story)), midway)
        if proof.bound is not None:
            proof = _with_rest(without_marks(story), proof, midway.settled, whole)._replace(seconds=limits.clock.gone())
        proof = _with_facts(proof, facts, limits) if story.facts else proof
        return proof._replace(bound="interrupt") if proof.bound and clock.is_cut else proof
    finally:
        if collecting:
            gc.enable()


def _with_facts(proof: Proof, facts: Continuity, limits: Limits) -> Proof:
    told, seconds = facts.verdicts(limits), limits.clock.gone()
    return proof._replace(facts=told, bound=proof.bound or facts.bound, seconds=seconds).judged()


def _with_rest(story: Story, proof: Proof, settled: Settled | None, limits: Limits) -> Proof:
    """Return a proof with what the stages settle, or have settled midway, and with what the late stages settle.

    If nothing is left open, no bound was hit.
    """
    from branchlight.prover.joined import Joined, is_unsettled, open_in  # late, because most proofs are complete
    from branchlight.prover.rest import LATE_STAGES, with_rest

    limits.clock.allow(1.0, least=0.05)
    joined = Joined(story)
    proof = with_rest(story, proof, limits) if settled is None else joined.with_settled(proof, settled).judged()
    proof = with_rest(story, proof, limits, LATE_STAGES) if is_unsettled(proof) else proof
    return proof if open_in(proof) else proof._replace(bound=None, large=())


def _proof(story: Story, midway: MidwaySettling) -> Proof:
    properties, clock = Properties(NumberedBodies(story)), midway.limits.clock
    clock.allow(EXPLORED)
    try:
        space = explored(properties, midway.limits_for(properties))
    except TimeUpError:
        return unexplored(properties, clock)
    clock.allow(WALKED)
    paths = Paths(space, clock)
    found = faults(space, paths, clock)
    clock.allow(SHOWN, least=0.1)
    path_maker = PathMaker(properties, paths, playback_of(story, space.sites, clock))
    return _Findings(space, found, path_maker).proof(clock)


def unexplored(properties: Properties, clock: Clock) -> Proof:
    """Return a proof that settles nothing, for a story so large that no code could be generated in time."""
    nodes, choices, variants, endings = [
        {name: Reached("not settled") for of, name in properties.all if of == kind}
        for kind in ("node", "choice", "variant", "ending")
    ]
    promises = tuple([Promised(promise.text, "not settled") for promise in properties.story.promises])
    seconds = clock.gone()
    return Proof(
        "not settled",
        0,
        0,
        seconds,
        nodes,
        choices,
        variants,
        endings,
        (),
        promises,
        "seconds",
        False,
        stuck_settled=False,
    )


class _Findings:
    """Turns a state space and its faults into a proof."""

    def __init__(self, space: StateSpace, found: Faults, paths: PathMaker) -> None:
        self.space, self.found, self.paths = space, found, paths
        self.explored = space.bound is None
        self.bound: Bound | None = space.bound or ("seconds" if found.is_cut else None)

    def proof(self, clock: Clock) -> Proof:
        """Return the proof. The paths that matter most are made first."""
        space = self.space
        stuck = self.stuck()
        promises = tuple([self.promised(number, each) for number, each in enumerate(space.properties.story.promises)])
        endings, nodes = self.reached("ending"), self.reached("node")
        choices, variants = self.reached("choice"), self.reached("variant")
        return Proof(
            "not settled",
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
            large=() if self.explored else large_nodes(space),
            stuck_settled=self.bound is None,
        ).judged()

    def reached(self, kind: PropertyKind) -> dict[str, Reached]:
        """Return the finding for each property of a kind."""
        return {name: self.item(prop) for prop, (of, name) in enumerate(self.space.properties.all) if of == kind}

    def item(self, prop: int) -> Reached:
        """Return the finding for one property."""
        if prop not in self.space.first:
            return Reached("unreachable" if self.explored else "not settled")
        path = self.paths.to_property(prop)
        return Reached("reached", path, path is not None)

    def stuck(self) -> tuple[Stuck, ...]:
        """Return one stuck state for each node and kind, those with the fewest decisions first."""
        found = [self.stuck_at(at) for at in self.found.stuck]
        return tuple(sorted(found, key=lambda stuck: (stuck.path is None, len(stuck.path or ()))))

    def stuck_at(self, at: FaultyState) -> Stuck:
        """Return a stuck state with its path.

        If a bound was hit, an earlier state may be a trap too, and is not known as one. Dead ends are met in order.
        """
        path = self.paths.to_faulty(at)
        return Stuck(path, at.node, at.kind, path is not None and (at.kind == "dead end" or self.bound is None))

    def promised(self, number: int, promise: Promise) -> Promised:
        """Return the verdict on a promise, given by its number."""
        prop = self.space.properties.promise(number)
        if promise.kind == "never lost":
            return self.hope(promise.text, self.found.broken_hopes.get(prop))
        met = prop in self.space.first
        if promise.kind == "possible":
            verdict: Verdict = "proven" if met else "refuted" if self.explored else "not settled"
        else:
            verdict = "refuted" if met else "proven" if self.explored else "not settled"
        path: Path | None = self.paths.to_property(prop) if met else ()
        return Promised(promise.text, verdict, path, met and path is not None)

    def hope(self, text: str, broken: FaultyState | None) -> Promised:
        """Return the verdict on a promise `never lost`.

        It is broken by a decision from which nothing leads to what fulfils it.
        """
        if broken is not None:
            path = self.paths.to_faulty(broken)
            return Promised(text, "refuted", path, path is not None and self.bound is None)
        return Promised(text, "proven" if self.bound is None else "not settled")
