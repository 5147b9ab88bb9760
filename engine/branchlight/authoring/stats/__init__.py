"""Figures for authors: how long a story is, where random readers come to, and which choices make no difference."""

from branchlight.authoring.stats.figures import SECONDS, Figures, Share, stats
from branchlight.authoring.stats.lengths import Length
from branchlight.authoring.stats.render import render

__all__ = ["SECONDS", "Figures", "Length", "Share", "render", "stats"]
