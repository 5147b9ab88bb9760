"""Branchlight: interactive fiction to read by choosing.

from branchlight import load_story, start, choose

story, diagnostics, files = load_story("story")
turn = start(story, seed=1)
turn = choose(turn, turn.choices[0])
"""

from typing import TYPE_CHECKING, Any

from branchlight.play import choose, resume, start

if TYPE_CHECKING:
    from branchlight.compiler.load import load_story, load_text
    from branchlight.compiler.loaded import Loaded

__all__ = ["Loaded", "choose", "load_story", "load_text", "resume", "start"]


def __getattr__(name: str) -> Any:
    """Loads the compiler when it is first asked for: a reading from the cache does without it."""
    if name in ("Loaded", "load_story", "load_text"):
        from branchlight.compiler import load

        return getattr(load, name)
    raise AttributeError(name)
