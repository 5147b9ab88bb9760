"""`prove`: explores every state of a story and says what is so.

What can be reached is told by the first level of the exploration at which it is met; what cannot, by the exploration's
coming to its end. Stuck are states that halt, and those from which no ending can be reached: what leads to an ending is
found by walking the graph of states backwards from the endings. A promise `never lost` is treated alike.

Where a bound was hit, a state that was found and not explored may lead anywhere. So it counts among those from which
everything can be reached, and a trap is told only where all that follows was explored.
"""

import time
from collections.abc import Callable, Iterable

from engine.model.story import Story
from engine.proof.answer import Path, Promised, Proof, Reached, Stuck, Verdict
from engine.proof.explore.backward import Backward, endless
from engine.proof.explore.claims import Kind
from engine.proof.explore.paths import Paths, Steps
from engine.proof.explore.playback import Playback
from engine.proof.explore.search import Limits, Search

_HOPS = 1002


def prove(
    story: Story, states: int = 2_000_000, seconds: float = 60.0, progress: Callable[[int], None] | None = None
) -> Proof:
    """Explores the story until every state is known, or a bound is hit.

    `progress` is called every so often with the number of states found so far.
    """
    began = time.monotonic()
    search = Search(story, Limits(states, began + seconds, progress))
    search.run()
    return _Findings(story, search, Playback(story, search.sites)).proof(began)


class _Findings:
    """What an exploration that is done says of a story."""

    def __init__(self, story: Story, search: Search, playback: Playback) -> None:
        self.story, self.search, self.playback = story, search, playback
        self.paths = Paths(search)
        self.positions = search.epochs[0].plan.positions.all
        self.backward = Backward(len(search.index), search.sources, search.targets)

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
        stops = sum([self.positions[self.position(number)].kind not in ("begin", "enter") for number in self.numbers()])
        seconds = time.monotonic() - began
        return Proof(
            verdict,
            stops,
            len(search.targets),
            seconds,
            nodes,
            choices,
            variants,
            endings,
            stuck,
            promises,
            search.bound,
        )

    def numbers(self) -> range:
        return range(len(self.paths.states))

    def position(self, number: int) -> int:
        return self.paths.states[number] & self.search.position_mask

    def reached(self, kind: Kind) -> dict[str, Reached]:
        return {
            name: Reached(True, self.claimed(claim)) if claim in self.search.first else Reached(False)
            for claim, (of, name) in enumerate(self.search.claims.all)
            if of == kind
        }

    def claimed(self, claim: int) -> Path:
        kind, name = self.search.claims.all[claim]
        return self.playback.path(self.paths.to_claim(claim), name if kind == "variant" else "")

    def path_to(self, number: int) -> Path:
        return self.playback.path(self.paths.to_state(number))

    def stuck(self) -> Iterable[Stuck]:
        """One state for each node and kind, the first that was found."""
        by_kind: dict[str, list[int]] = {}
        for number in self.numbers():
            by_kind.setdefault(self.positions[self.position(number)].kind, []).append(number)
        circling = endless(self.search.undecided_edges())
        ended = by_kind.get("end", [])
        ending = self.backward.reaching([*ended, *self.search.unexplored])
        halted = {*by_kind.get("dead end", ()), *by_kind.get("runaway", ()), *circling, *self.search.endless}
        trapped = [number for number in self.numbers() if not ending[number] and number not in halted]
        for number in self.one_per_node(by_kind.get("dead end", [])):
            yield Stuck(self.path_to(number), self.node(number), "dead end")
        for number in self.one_per_node([*by_kind.get("runaway", []), *self.search.endless]):
            yield Stuck(self.path_to(number), self.node(number), "runaway")
        for number in self.one_per_node(list(circling)):
            yield Stuck(self.playback.path(self.around(number, circling)), self.node(number), "runaway")
        for number in self.one_per_node(trapped):
            yield Stuck(self.path_to(number), self.node(number), "trap")

    def node(self, number: int) -> str:
        return self.search.bodies.node[self.positions[self.position(number)].body].name

    def one_per_node(self, numbers: list[int]) -> list[int]:
        found: dict[str, int] = {}
        for number in numbers:
            found.setdefault(self.node(number), number)
        return list(found.values())

    def around(self, number: int, circling: dict[int, int]) -> Steps:
        """The steps to a state from which the turn goes on and on, and on until play halts."""
        steps = list(self.paths.to_state(number))
        for _ in range(_HOPS):
            steps += self.paths.between(number, circling[number])
            number = circling[number]
        return tuple(steps)

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
        found = self.backward.reaching([*self.search.hoped[claim], *self.search.unexplored])
        for number in self.numbers():
            if not found[number] and self.positions[self.position(number)].kind in ("begin", "offer", "ask"):
                return Promised(text, "refuted", self.path_to(number))
        return Promised(text, "proven" if self.search.bound is None else "not settled")
