"""Playing: two pure verbs over frozen values, and the turns that they give.

transitions           `start`, `choose` and `resume`: each gives a turn
turn                  a finished turn: passages, choices, a question or an ending
turn_in_progress      a turn while it is played, and the compiled bodies that it runs through

compiled_story        a story as it is played: each node is compiled when a reader first comes to it
compiled_node         a node and its choices, each as a compiled body
compiled_prose        prose as functions
compiled_expression   expressions as functions
prose_variants        prose in which only tests vary, put together beforehand
run_writer, runs      runs of text: put together piece by piece, and joined

reading               a reading: the turn that the reader faces, and the ways back and forth
trail                 the decisions that a reading remembers
snapshot              a state as plain data by names, for other editions of the story
answers               a text that is typed at a question
dice                  the generator of chances
cues                  cues in words
markdown              what was read, as Markdown
"""

from branchlight.play.transitions import ChoiceError, choose, resume, start
from branchlight.play.turn import Choice, Ending, Gauge, Passage, Question, Run, Setting, Turn
from branchlight.play.turn_in_progress import HOP_LIMIT

__all__ = [
    "HOP_LIMIT",
    "Choice",
    "ChoiceError",
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
