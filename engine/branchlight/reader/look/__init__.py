"""Colours: the themes of the page, and the light that a mood puts on them."""
