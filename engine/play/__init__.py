"""Playing: two pure verbs over frozen values, and the turns that they give."""

from engine.play.course import HOP_LIMIT
from engine.play.playing import choose, resume, start
from engine.play.turn import Choice, Ending, Gauge, Passage, Question, Run, Setting, Turn

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
