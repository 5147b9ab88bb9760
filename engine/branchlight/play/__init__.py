"""Playing: two pure verbs over frozen values, and the turns that they give."""

from branchlight.play.course import HOP_LIMIT
from branchlight.play.playing import choose, resume, start
from branchlight.play.turn import Choice, Ending, Gauge, Passage, Question, Run, Setting, Turn

__all__ = [
    "HOP_LIMIT",
    "Choice",
    "Ending",
    "Gauge",
    "Passage",
    "Question",
    "Run",
    "Setting",
    "Turn",
    "choose",
    "resume",
    "start",
]
