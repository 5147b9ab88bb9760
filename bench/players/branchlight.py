"""Branchlight itself, through the same functions that any front end calls."""

import json
import os

from bench.players.player import Player, main

TYPE_CHECKING = False
if TYPE_CHECKING:
    from branchlight.play.turn import Turn


class Branchlight(Player):
    """A player whose form `source` is the YAML, and whose form `ready` is the compiled story in the cache."""

    turn: "Turn"

    def prepare(self, folder: str) -> None:
        self.open(folder, "ready")

    def open(self, folder: str, form: str) -> None:
        from branchlight import choose, start

        path = os.path.join(folder, "branchlight")
        if form == "ready":
            from branchlight.compiler.cache import load_cached

            story = load_cached(path).story
        else:
            from branchlight.compiler.load import load_story

            story = load_story(path).story
        if story is None:
            raise SystemExit("the story of the bench has mistakes")
        self.turn, self.take = start(story, seed=1), choose

    def read(self) -> tuple[str, list[str]]:
        text = "\n".join([passage.text for passage in self.turn.passages if passage.runs])
        self.offer = [choice for choice in self.turn.choices if choice.open]
        return text, [choice.text for choice in self.offer]

    def choose(self, index: int) -> None:
        self.turn = self.take(self.turn, self.offer[index])

    def explore(self) -> int:
        from branchlight.prover.prove import prove

        proof = prove(self.turn.story, states=10_000_000, seconds=600)
        if proof.bound:
            raise SystemExit(f"the proof hit its bound of {proof.bound}")
        return proof.states

    def keep(self) -> object:
        return self.turn

    def save(self) -> bytes:
        return json.dumps(self.turn.state).encode()

    def restore(self, data: bytes) -> None:
        from branchlight.model.state import State
        from branchlight.play import resume

        place, stage, values, stack, dice, turns = json.loads(data)
        self.turn = resume(self.turn.story, State(place, stage, tuple(values), tuple(stack), dice, turns))


if __name__ == "__main__":
    main(Branchlight())
