"""The codes of mistakes in ink stories that are adopted."""

from branchlight.source.diagnostic import Code

SYNTAX = Code("E901", "error", "a line of ink cannot be read")
INCLUDE = Code("E902", "error", "an INCLUDE does not lead to another ink file of the story")
UNKNOWN_NAME = Code("E903", "error", "an ink story uses a name that it does not declare")
NAME_TAKEN = Code("E904", "error", "an ink story gives one name to two things")
MISPLACED = Code("E905", "error", "ink does not allow this statement here")
ARGUMENTS = Code("E906", "error", "a call or a divert in ink has too few or too many arguments")
INK_DEPTH = Code("E907", "error", "braces, parentheses or choices of an ink story are nested too deeply")
LOST_INCLUDE = Code("W908", "warning", "ink ignores an INCLUDE inside a knot")
STRAY_BRACE = Code("W909", "warning", "a closing brace at the end of an ink file closes nothing")

READING_CODES = (
    SYNTAX,
    INCLUDE,
    UNKNOWN_NAME,
    NAME_TAKEN,
    MISPLACED,
    ARGUMENTS,
    INK_DEPTH,
    LOST_INCLUDE,
    STRAY_BRACE,
)
