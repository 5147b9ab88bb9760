"""The codes of mistakes in playthroughs."""

from branchlight.source.diagnostic import Code

PLAYTHROUGH = Code("E451", "error", "a playthrough that cannot be read")
STEP = Code("E452", "error", "a step of a playthrough that cannot be read")
GONE = Code("E453", "error", "a playthrough that names what the story does not have")
STRAY_DRAW = Code("E454", "error", "a draw that belongs to no decision")
TWICE = Code("E455", "error", "two playthroughs with the same name")

CODES = (PLAYTHROUGH, STEP, GONE, STRAY_DRAW, TWICE)
