"""Weaves: statements, choices, gathers, and the loose ends between them."""
