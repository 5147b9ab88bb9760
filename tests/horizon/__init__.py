"""The horizon: stories that are wide, deep or endless, and siblings of each with a planted fault.

cases     the stories, and their siblings
plant     the planting of faults into the text of a story
measure   one proof in a process of its own: its answer, its seconds and its memory
replayed  the node that a path leads to

`python -m tests.horizon` proves all of them, and prints what came out.
"""
