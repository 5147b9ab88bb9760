"""Playing: two pure functions over frozen values, and the turns that they return.

transitions           `start`, `choose` and `resume`: each returns a turn
turn                  a finished turn: passages, choices, a question or an ending
turn_in_progress      a turn while it is played, and the compiled bodies that it runs through
varying               the parts of a turn that vary: draws, series, and the picks from a pool
compiled_story        a story as it is played: each node is compiled when a reader first reaches it
compiled_node         a node and its choices, each as a compiled body
compiled_prose        prose as functions
compiled_expression   expressions as functions
prose_variants        prose that varies only by tests, with every variant built in advance
run_writer, runs      runs of text: built piece by piece, and merged
shown_value           values as the reader sees them
joining               glue: paragraphs that go on in another text of the same turn
reading               a session: the turn that the reader faces, undo and redo
trail                 the decisions and states that a session keeps
snapshot              a state as plain data by names, for other editions of the story
state_json            a state as JSON, and back
turn_json             a turn as JSON
json_fields           JSON from elsewhere, checked field by field
answers               the answers that a reader types at a question
dice                  the random number generator
every_draw            every sequence of draws in turn, in place of the dice
mid_story             a story that begins in the middle
cues                  cues in words
markdown              a transcript as Markdown
"""

from branchlight.play.answers import ChoiceError
from branchlight.play.transitions import choose, resume, start
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
