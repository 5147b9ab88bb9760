"""The mistakes in playthroughs. They stand in files of their own, so that the examples are such files.

Each belongs to the story of `tests/proof/playthroughs/story.py`.
"""

from branchlight.source.diagnostic import Code

_HEAD = "playthrough: Short\nsteps:\n"

PLAYTHROUGH = Code("E451", "error", "a playthrough that cannot be read", "playthrough: Short\nstops: []\n")
STEP = Code("E452", "error", "a step of a playthrough that cannot be read", _HEAD + "  - chose: on\n")
GONE = Code("E453", "error", "a playthrough that names what the story does not have", _HEAD + "  - choose: fly\n")
STRAY_DRAW = Code(
    "E454", "error", "a draw that belongs to no decision", _HEAD + "  - expect: A door.\n  - draw: 1 of 2\n"
)
TWICE = Code("E455", "error", "two playthroughs of one name", f"{_HEAD}  - choose: on\n---\n{_HEAD}  - choose: on\n")

CODES = (PLAYTHROUGH, STEP, GONE, STRAY_DRAW, TWICE)
