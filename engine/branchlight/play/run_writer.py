"""A writer of runs: paragraphs that begin and end inside braces, put together piece by piece."""

from collections.abc import Callable, Sequence
from typing import Literal

from branchlight.play.runs import fuse
from branchlight.play.turn import Passage, Run, words


class Writer:
    """Puts runs into a paragraph until the next one begins, and says each paragraph that has a word in it."""

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
        """Ends the paragraph; one without a word is not said."""
        runs = fuse(self.runs)
        self.runs = []
        if runs:
            kind: Literal["voice", "paragraph"] = "voice" if self.voice else "paragraph"
            self.say(Passage(kind, runs, self.voice, 0.0, *self.rest, None, words(runs)))
        self.voice = ""
