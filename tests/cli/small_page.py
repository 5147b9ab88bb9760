"""A small story with a pulse, which moves, and the page that plays it in a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .terminals import Terminal, terminal

STORY = """
title: Small
gauges:
  heart: {kind: pulse, label: Heart, value: 60}
endings: {e: {}}
---
node: a
text: Hello from the well.
choices:
  - Go on and on: a
  - Stop: b
---
node: b
text: You stopped.
ending: e
"""
READY = b"Go on and on"
PLAY = ("-m", "branchlight", "play", "--shelf", "shelf", "small.yaml")


@contextmanager
def small_page(folder: Path) -> Iterator[Terminal]:
    """Yield a terminal in which the page shows its choices."""
    (folder / "small.yaml").write_text(STORY)
    with terminal(folder, *PLAY) as opened:
        opened.wait_for(b"from the well.")
        opened.type(b"z")
        opened.wait_for(READY)
        yield opened
