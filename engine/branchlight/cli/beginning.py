"""The options `--at` and `--set`: another beginning, for an author who tries out the middle of a story."""

from collections.abc import Callable

from branchlight.compiler.loaded import Loaded
from branchlight.model.story import Story
from branchlight.play.mid_story import BeginningError, beginning_at

Follow = Callable[[], Loaded | None]


def story_from(story: Story, node: str, settings: list[str]) -> Story:
    """Return the story from another beginning. Each setting is `NAME=VALUE`. Raises `BeginningError`."""
    return beginning_at(story, node, [setting_of(setting) for setting in settings])


def follow_from(follow: Follow, node: str, settings: list[str]) -> Follow:
    """Return a function that reloads the story as `follow` does, from the same beginning if that still exists."""

    def follow_begun() -> Loaded | None:
        loaded = follow()
        if loaded is None or loaded.story is None:
            return loaded
        try:
            return loaded._replace(story=story_from(loaded.story, node, settings))
        except BeginningError:  # the edit removed it; the session goes on where it is
            return loaded

    return follow_begun


def setting_of(setting: str) -> tuple[str, str]:
    """Return the name and the value of `NAME=VALUE`. Raises `BeginningError`."""
    name, sign, value = setting.partition("=")
    if not sign:
        raise BeginningError(f"`{setting}` sets nothing; write `--set NAME=VALUE`")
    return name.strip(), value
