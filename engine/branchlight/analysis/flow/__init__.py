"""Flow analysis: what state can hold at each node, by abstract interpretation (Cousot and Cousot, 1977).

Results are over-approximations. A value that is left out is impossible; a value that is kept may be impossible too.
"""
