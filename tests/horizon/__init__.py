"""The horizon: stories that are wide, deep or endless, and siblings of each with a planted fault.

cases     the stories, and their siblings
families  stories of any size, each of a family
plant     the planting of faults into the text of a story
measure   one proof in a process of its own: its answer, its seconds and its memory
replayed  the node that a path leads to
alone     one story, settled by some stages alone: how many items, its seconds and its memory

`python -m tests.horizon` proves all of them, and prints what came out.
"""
