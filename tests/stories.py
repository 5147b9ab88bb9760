"""Stories for tests."""

from branchlight import load_text
from branchlight.model.story import Story


def made(text: str) -> Story:
    """Return the story in a text, which has no errors."""
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story
