"""Expressions of ink as values, with the functions that they call."""
