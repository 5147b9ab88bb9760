"""The parts of a state that matter at each control point."""
