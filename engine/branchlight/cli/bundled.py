"""The path of the story that comes with the engine."""

import os


def bundled_story() -> str:
    """Return the folder of the story that comes with the engine, in an installed wheel or in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    carried = os.path.join(package, "_story")
    return carried if os.path.isdir(carried) else os.path.join(package, os.pardir, os.pardir, "story")
