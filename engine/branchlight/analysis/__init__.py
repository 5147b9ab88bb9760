"""Facts of a story found without playing it: its graph, its uses of names, flow analysis, and the rules of check."""
