"""Typesetting: turns become blocks, and blocks become lines. Nothing here depends on Textual's widgets."""
