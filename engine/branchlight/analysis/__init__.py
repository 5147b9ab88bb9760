"""Static analysis: the graph of a story, its uses of names, flow analysis, and the rules of `check`."""
