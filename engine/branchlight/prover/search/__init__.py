"""The exploration of the state space."""
