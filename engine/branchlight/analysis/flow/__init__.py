"""Flow analysis: what state can hold at each node, by abstract interpretation (Cousot and Cousot, 1977).

Results are over-approximations. A value that is left out is impossible; a value that is kept may be impossible too.

    facts           conditions that are always true, or never
    walk            the walk through the story, node by node
    arrivals        what state may hold on entering each node
    conditions      what the walk says of each condition
    evaluate        the possible values of an expression
    ask             the same, for expressions that are not too complex
    effort          the work that all of it may take
    known_results   the same, from a cache
    invariants      what each slot may hold anywhere
"""
