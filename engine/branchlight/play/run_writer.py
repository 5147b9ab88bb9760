"""A writer of runs: builds paragraphs that begin and end inside braces, piece by piece."""

from collections.abc import Sequence
from typing import Literal

from branchlight.play.joining import Seam
from branchlight.play.runs import fuse
from branchlight.play.turn import Passage, Run, words
from branchlight.play.turn_in_progress import TurnInProgress


class Writer:
    """Collects runs until the next paragraph begins, and adds each paragraph that is not empty to the turn.

    Paragraphs that are `loose` keep the spaces at their ends, and are added even if they are spaces alone.
    """

    def __init__(self, course: TurnInProgress, note: str, veiled: bool, node: str, loose: bool) -> None:
        self.course = course
        self.rest = (note, veiled, node)
        self.loose = loose
        self.voice = ""
        self.runs: list[Run] = []

    def open(self, voice: str) -> None:
        self.close()
        self.voice = voice

    def write(self, runs: Sequence[Run]) -> None:
        self.runs.extend(runs)

    def direct(self, passage: Passage) -> None:
        self.close()
        self.course.passages.append(passage)

    def glue(self) -> None:
        """End the words so far, and note that those that follow are of the same paragraph, in the same voice."""
        voice, (note, veiled, _) = self.voice, self.rest
        self.close()
        self.voice = voice
        self.course.seams = (*self.course.seams, Seam(len(self.course.passages), note, veiled))

    def close(self) -> None:
        """End the paragraph, and add it to the turn unless it is empty."""
        runs = fuse(self.runs, self.loose)
        self.runs = []
        if runs:
            kind: Literal["voice", "paragraph"] = "voice" if self.voice else "paragraph"
            self.course.passages.append(Passage(kind, runs, self.voice, 0.0, *self.rest, None, words(runs)))
        self.voice = ""
