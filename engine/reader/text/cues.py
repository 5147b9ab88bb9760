"""How cues stand on the page. What they say is the same in every front end: see `engine.play.cues`."""

# Those that hold: drawn as a line across the measure, like the trace that they are.
LONG = frozenset({"flatline", "silence"})
