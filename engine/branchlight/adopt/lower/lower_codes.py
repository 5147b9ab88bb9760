"""The codes of what an ink story says and a Branchlight story cannot."""

from branchlight.source.diagnostic import Code

UNSUPPORTED = Code("E911", "error", "ink that has no counterpart here")
RECURSION = Code("E912", "error", "an ink function or knot that calls itself without a known end")
OPEN_VALUES = Code("E913", "error", "an ink value whose kind or possible values are not known in advance")
FRACTIONS = Code("E914", "error", "an ink number with a fraction, or one that is too large")
ORDER = Code("E915", "error", "ink that shows a text and changes what it depends on in the same breath")
MOVING_CHOICES = Code("E916", "error", "ink choices that are carried along to another place")

LOWERING_CODES = (UNSUPPORTED, RECURSION, OPEN_VALUES, FRACTIONS, ORDER, MOVING_CHOICES)
