"""Branchlight: interactive fiction to read by choosing.

    from engine import load_story, start, choose

    loaded = load_story("story")
    turn = start(loaded.story, seed=1)
    turn = choose(turn, turn.choices[0])
"""

from engine.compiler.load import Loaded, load_story, load_text
from engine.play import choose, resume, start

__all__ = ["Loaded", "choose", "load_story", "load_text", "resume", "start"]
