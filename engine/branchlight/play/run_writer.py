"""A writer of runs: builds paragraphs that begin and end inside braces, piece by piece."""

from collections.abc import Callable, Sequence
from typing import Literal

from branchlight.play.runs import fuse
from branchlight.play.turn import Passage, Run, words


class Writer:
    """Collects runs until the next paragraph begins, and passes each paragraph that is not empty to `say`."""

    def __init__(self, say: Callable[[Passage], None], note: str, veiled: bool, node: str) -> None:
        self.say = say
        self.rest = (note, veiled, node)
        self.voice = ""
        self.runs: list[Run] = []

    def open(self, voice: str) -> None:
        self.close()
        self.voice = voice

    def write(self, runs: Sequence[Run]) -> None:
        self.runs.extend(runs)

    def direct(self, passage: Passage) -> None:
        self.close()
        self.say(passage)

    def close(self) -> None:
        """End the paragraph, and pass it to `say` unless it is empty."""
        runs = fuse(self.runs)
        self.runs = []
        if runs:
            kind: Literal["voice", "paragraph"] = "voice" if self.voice else "paragraph"
            self.say(Passage(kind, runs, self.voice, 0.0, *self.rest, None, words(runs)))
        self.voice = ""
