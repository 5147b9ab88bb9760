"""Figures for authors: how long a story is, where random readers come to, and which choices make no difference."""

from branchlight.proof.stats.figures import SECONDS, Figures, Share, stats
from branchlight.proof.stats.lengths import Length
from branchlight.proof.stats.render import render

__all__ = ["SECONDS", "Figures", "Length", "Share", "render", "stats"]
