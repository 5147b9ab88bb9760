"""Results from the state space: paths, circles, turns that are too long, and goals out of reach."""
