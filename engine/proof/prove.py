"""`prove`: explores every state of a story and says what is so.

What can be reached is told by the first level of the exploration at which it is met; what cannot, by the exploration's
coming to its end. Stuck are states that halt, and those from which no ending can be reached: what leads to an ending is
found by walking the graph of states backwards from the endings. A promise `never lost` is treated alike.

Where a bound was hit, a state that was found and not explored may lead anywhere. So it counts among those from which
everything can be reached, and a trap is told only where all that follows was explored.
"""

import gc
import time
from collections.abc import Callable, Iterable

from engine.model.story import Story
from engine.proof.answer import Path, Promised, Proof, Reached, Stuck, Verdict
from engine.proof.explore.backward import Left, lost
from engine.proof.explore.circles import Place, circles
from engine.proof.explore.claims import Kind
from engine.proof.explore.paths import Paths
from engine.proof.explore.playback import Playback, playback_of
from engine.proof.explore.search import Limits, Search
from engine.proof.explore.standing import standing
from engine.proof.explore.ways import Steps


def prove(
    story: Story, states: int = 2_000_000, seconds: float = 60.0, progress: Callable[[int], None] | None = None
) -> Proof:
    """Explores the story until every state is known, or a bound is hit.

    `progress` is called every so often with the number of states found so far.
    """
    began = time.monotonic()
    collecting = gc.isenabled()
    gc.disable()  # what is made here is kept, and the collector would look through it again and again
    try:
        search = Search(story, Limits(states, began + seconds, progress))
        search.run()
        return _Findings(story, search, playback_of(story, search.sites)).proof(began)
    finally:
        if collecting:
            gc.enable()


class _Findings:
    """What an exploration that is done says of a story."""

    def __init__(self, story: Story, search: Search, playback: Playback) -> None:
        self.story, self.search, self.playback = story, search, playback
        self.paths = Paths(search)

    def proof(self, began: float) -> Proof:
        search = self.search
        nodes, choices = self.reached("node"), self.reached("choice")
        variants, endings = self.reached("variant"), self.reached("ending")
        stuck = tuple(sorted(self.stuck(), key=lambda stuck: len(stuck.path)))
        promises = tuple([self.promised(number) for number in range(len(self.story.promises))])
        reached = [at.reached for table in (nodes, choices, variants, endings) for at in table.values()]
        verdict: Verdict = "proven" if search.bound is None else "not settled"
        if stuck or any(p.verdict == "refuted" for p in promises) or (search.bound is None and not all(reached)):
            verdict = "refuted"
        seconds = time.monotonic() - began
        return Proof(
            verdict,
            search.states,
            search.edges,
            seconds,
            nodes,
            choices,
            variants,
            endings,
            stuck,
            promises,
            search.bound,
        )

    def reached(self, kind: Kind) -> dict[str, Reached]:
        return {
            name: Reached(True, self.claimed(claim)) if claim in self.search.first else Reached(False)
            for claim, (of, name) in enumerate(self.search.claims.all)
            if of == kind
        }

    def claimed(self, claim: int) -> Path:
        kind, name = self.search.claims.all[claim]
        return self.playback.path(self.paths.to_claim(claim), name if kind == "variant" else "")

    def path_to(self, place: Place, draws: Steps = ()) -> Path:
        """The path to a state, and the draws by which its choices are laid out."""
        return self.playback.path(self.paths.to_state(*place) + draws)

    def stuck(self) -> Iterable[Stuck]:
        """One state for each node and kind, the first that was found."""
        search = self.search
        circling = circles(search)
        left = lost(search, goal_kind="end")
        for place in self.one_per_node(self.halted(left, "dead end")):
            yield Stuck(self.path_to(place), self.node(place), "dead end")
        for place in self.one_per_node([*self.halted(left, "runaway"), *search.endless]):
            yield Stuck(self.path_to(place), self.node(place), "runaway")
        for place in self.one_per_node(circling.following):
            yield Stuck(self.playback.path(circling.path(place, self.paths)), self.node(place), "runaway")
        trapped = {trap.place: trap for trap in reversed([*standing(search, left)])}
        for place in self.one_per_node(trapped):
            yield Stuck(self.path_to(*trapped[place]), self.node(place), "trap")

    def halted(self, left: Left, kind: str) -> list[Place]:
        positions = self.search.positions.all
        return [(at, state) for at, states in left.items() if positions[at].kind == kind for state in states]

    def one_per_node(self, places: Iterable[Place]) -> Iterable[Place]:
        """For each node the state that was found first."""
        found: dict[str, Place] = {}
        for place in sorted(places, key=self.order):
            found.setdefault(self.node(place), place)
        return found.values()

    def order(self, place: Place) -> tuple[int, Place]:
        """States that were found from an earlier group are no further away from the beginning."""
        return self.search.tables[place[0]][place[1]], place

    def node(self, place: Place) -> str:
        return self.search.bodies.node[self.search.positions.all[place[0]].body].name

    def promised(self, number: int) -> Promised:
        promise, claim = self.story.promises[number], self.search.claims.promise(number)
        settled = self.search.bound is None
        if promise.kind == "never lost":
            return self.hoped(promise.text, claim)
        met = claim in self.search.first
        if promise.kind == "possible":
            verdict: Verdict = "proven" if met else "refuted" if settled else "not settled"
        else:
            verdict = "refuted" if met else "proven" if settled else "not settled"
        return Promised(promise.text, verdict, self.claimed(claim) if met else ())

    def hoped(self, text: str, claim: int) -> Promised:
        """A promise `never lost` is broken at a decision from which nothing leads to what fulfils it."""
        left = lost(self.search, goals=self.search.hoped[claim])
        if 0 in left:
            return Promised(text, "refuted", self.playback.path(()))
        hopeless = min(standing(self.search, left, claim), key=lambda at: self.order(at.place), default=None)
        if hopeless is not None:
            return Promised(text, "refuted", self.path_to(*hopeless))
        return Promised(text, "proven" if self.search.bound is None else "not settled")
