"""The stories that are open in the editor, found from their files as the commands find them."""

import os
import re
from collections.abc import Collection, Mapping

from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.text_buffers import Buffer
from branchlight.source.files import TITLE_PAGE
from branchlight.source.story_root import story_root

_TITLE = re.compile(r"^title:", re.MULTILINE)
_NODE = re.compile(r"^node:", re.MULTILINE)


class OpenStories:
    """Open texts and their stories. A text that belongs to no story is kept, since it may become one."""

    def __init__(self) -> None:
        self.buffers: dict[str, Buffer] = {}
        self.stories: dict[str, OpenStory] = {}

    def put(self, buffer: Buffer) -> OpenStory | None:
        """Take a text that was opened or changed, and return its story."""
        self.buffers[buffer.uri] = buffer
        return self.of(buffer.uri)

    def of(self, uri: str) -> OpenStory | None:
        """Return the story of an open text; None if it belongs to none."""
        buffer = self.buffers.get(uri)
        root = self._root_of(buffer) if buffer else None
        return self.at(root) if root is not None else None

    def at(self, root: str) -> OpenStory:
        """Return the story with this root."""
        return self.stories.setdefault(root, OpenStory(root))

    def close(self, uri: str) -> None:
        """Forget a text."""
        self.buffers.pop(uri, None)

    def abandoned(self) -> list[OpenStory]:
        """Forget the stories to which no open text belongs any more, and return them."""
        roots = self.roots()
        found = [story for root, story in self.stories.items() if root not in roots]
        for story in found:
            del self.stories[story.root]
        return found

    def roots(self) -> set[str]:
        """Return the roots of the stories of all open texts."""
        return {root for root in map(self._root_of, self.buffers.values()) if root is not None}

    def unsaved(self) -> Mapping[str, str]:
        """Return the open texts by their real paths, also those that equal their files."""
        return {buffer.path: buffer.text for buffer in self.buffers.values()}

    def _root_of(self, buffer: Buffer) -> str | None:
        """Return the root of a text. A story in one file stays one while its title or its only node is rewritten."""
        paths = [each.path for each in self.buffers.values()]
        return root_of(buffer, paths) or (buffer.path if buffer.path in self.stories else None)

    def uri_at(self, path: str) -> str | None:
        """Return the address under which the editor has a file open; None if it has not."""
        real = os.path.realpath(path)
        return next((buffer.uri for buffer in self.buffers.values() if buffer.path == real), None)


def root_of(buffer: Buffer, unsaved: Collection[str] = ()) -> str | None:
    """Return the real path of the story that a text belongs to; None if it is no story, such as settings of a tool.

    `unsaved` are the paths of all open texts, which may be saved nowhere yet.
    """
    root = story_root(buffer.path, unsaved)
    if root != buffer.path:
        return root
    is_title_page = os.path.basename(root).lower() == TITLE_PAGE
    is_story = _TITLE.search(buffer.text) is not None and _NODE.search(buffer.text) is not None
    return root if is_title_page or is_story else None
