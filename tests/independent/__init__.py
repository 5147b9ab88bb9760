"""An interpreter of the story format that was written from the manual alone, to compare another one with it."""

from .interpreter import again, choose, load, start

__all__ = ["again", "choose", "load", "start"]
