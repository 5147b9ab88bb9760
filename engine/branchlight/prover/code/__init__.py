"""Successor functions as generated Python."""
