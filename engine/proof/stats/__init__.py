"""Figures for authors: how long a story is, where random readers come to, and which choices make no difference."""

from engine.proof.stats.figures import SECONDS, Figures, Share, stats
from engine.proof.stats.lengths import Length
from engine.proof.stats.render import render

__all__ = ["SECONDS", "Figures", "Length", "Share", "render", "stats"]
