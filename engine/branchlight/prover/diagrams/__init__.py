"""Diagrams: all states of a story as a few sets, for stories in which many things can be remembered.

Twenty things to carry are a million states at each node, yet the set of all of them has a diagram of twenty nodes. So
the search follows sets in place of states (Burch, Clarke, McMillan, Dill and Hwang, "Symbolic model checking: 10^20
states and beyond", 1990). It uses the control points, the bit layout and the successor functions of the explicit
search, and no other meaning of a story. Its results are exact: the same states, and so the same findings.

    set_store           sets of states as list decision diagrams
    tiers               the fields of a packed state in the diagrams
    field_order         which fields are neighbours there
    set_relation        what becomes of a set on the way to a control point
    learned_transition  relations that grow with what the search meets
    reachable           the search for all states
    rounds_of_turns     whether a turn is too long for play
    witnesses           the steps to a state, from the log of the search
    losing_sets         the states from which a goal is out of reach
    layouts             the same where draws lay the choices out
    evidence            the paths of what was found, each played
    by_diagrams         the stage
"""
