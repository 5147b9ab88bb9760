"""Model checker: explores every state of a story and reports what readers can and cannot reach.

Five phases, each a package, work one after the other:

    program     the story as a transition system
    reduce      the parts of a state that matter at each control point
    code        successor functions as generated Python
    search      the exploration of the state space
    findings    results from the state space

`prove.py` runs them; `answer.py` has the result, and `report.py` prints it. `continuity.py` runs them again for a fact,
`pasts.py` for the past of a node, and `open_endings.py` for what may follow one. If a bound was hit, `rest.py` settles
more: by flow analysis, `dives`, `diagrams` and `hiding`. `fact_stages.py` does so for a fact.
"""
