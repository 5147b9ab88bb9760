"""Results from the state space: paths, endless turns, turns that are too long, and goals out of reach."""
