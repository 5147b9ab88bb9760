"""The compiler: located values to a story, with its shapes, names and types checked. Every stage reports mistakes."""
