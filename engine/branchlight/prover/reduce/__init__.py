"""Reduction: the least part of a state that has to be stored at each control point.

The modules, in the order in which they are used:

    state_variables   the parts of a state that can matter
    rankings          storylets between which the order of last visits decides
    refinement        how precisely an expression has to know them
    body_partitions   how precisely the parts of a body have to know them
    do_steps          what the statements of a body need
    remembered        what visits, ages and choices that were taken need
    body_points       the points of a body, and what upgrades need there
    liveness          how precisely they have to be known at each point
    nondeterminism    the draws that matter
    cut_points        where turns are cut
    control_points    where states are stored
    bit_layout        how a state is stored in one integer
"""
