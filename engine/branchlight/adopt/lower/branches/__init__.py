"""Branches: what is said under a condition, in one block or in several."""
