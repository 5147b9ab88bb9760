"""Figures for authors: the length of a story, the places random readers reach, and choices that make no difference."""

from branchlight.authoring.stats.figures import SECONDS, Figures, Share, stats
from branchlight.authoring.stats.lengths import Length
from branchlight.authoring.stats.render import render

__all__ = ["SECONDS", "Figures", "Length", "Share", "render", "stats"]
