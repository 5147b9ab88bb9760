"""Dives: sessions that prefer choices not taken yet, for stories that are too large to explore.

A search by breadth finds least in the longest stories, because it never gets far from the beginning. A dive goes deep
instead: one session after the other takes what no session took before. (Directed random testing of this kind is old in
model checking: see Grosu and Smolka, *Monte Carlo Model Checking*, 2005.)

Soundness. Play itself makes each step, with the story's own rules. So whatever a dive meets is reached, and its
choices, answers and draws are a path to it. A dive shows nothing about what it does not meet. It does not show either
that no path is shorter. Varying texts are marked with their variants (see `marked`), which changes no step.

A dive draws with the generator of play, from a seed of its own. So the same story gives the same dives everywhere.

    one_dive          one session, and what each of its turns met
    decided_promises  the promises that a turn broke or fulfilled
    all_dives         one session after the other, until all that is wanted was met
"""
