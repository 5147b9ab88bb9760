"""Colours: the themes of the page, and the light of a mood."""
