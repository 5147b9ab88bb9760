"""The requests of an editor, one file for each kind. A file has `join(server)`, which adds its answers."""

from collections.abc import Callable

from branchlight.editor.server.requests import (
    action_requests,
    command_requests,
    completion_requests,
    folding_requests,
    hover_requests,
    lens_requests,
    place_requests,
    rename_requests,
    symbol_requests,
    text_requests,
    token_requests,
)
from branchlight.editor.server.story_server import StoryServer

REQUESTS: tuple[Callable[[StoryServer], None], ...] = (
    text_requests.join,
    completion_requests.join,
    hover_requests.join,
    place_requests.join,
    rename_requests.join,
    symbol_requests.join,
    folding_requests.join,
    token_requests.join,
    action_requests.join,
    lens_requests.join,
    command_requests.join,
)
