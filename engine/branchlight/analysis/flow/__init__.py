"""What state can hold at each node, found without playing: an abstract interpretation (Cousot and Cousot, 1977).

Every claim errs on one side: a value that is left out is impossible, a value that is kept may be impossible too.
"""
