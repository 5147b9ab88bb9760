"""Text in files: places, diagnostics, and the YAML reader. No other layer imports yaml."""

new = tuple.__new__
"""A faster constructor: `new(Place, (file, line, column))` is `Place(file, line, column)` without a Python call.

It is for values that are made very often; all others are made by their own names.
"""
