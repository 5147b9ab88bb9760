"""Text in files: places, diagnostics, and the YAML reader. The only layer that imports yaml."""

new = tuple.__new__
"""`new(Place, (file, line, column))` is `Place(file, line, column)` without the detour through Python.

For what is made so often that the detour is felt; everything else is made by its own name.
"""
