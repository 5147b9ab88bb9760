"""Reduction: the least part of a state that has to be stored at each control point."""
