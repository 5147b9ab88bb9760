"""A question about a place in an open text, in our terms."""

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.server.columns import Encoding
from branchlight.editor.server.lsp_ranges import place_at, range_of
from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.story_server import StoryServer
from branchlight.source.fix import Edit
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

PATIENCE = 10.0
"""The longest time in seconds that a question waits until the newest texts are compiled."""


class Asked(NamedTuple):
    """A story, the knowledge about it, and the file that is asked about, with its name and its text."""

    server: StoryServer
    story: OpenStory
    edited: EditedStory
    file: str
    text: str

    @property
    def encoding(self) -> Encoding:
        return self.server.encoding

    def place(self, position: types.Position) -> Place:
        """Return the place of a position in the file."""
        return place_at(self.text, self.file, position, self.encoding)

    def range(self, place: Place, length: int) -> types.Range:
        """Return the range of so many characters from a place on, in any file of the story."""
        return range_of(self.text_of(place.file), place, length, self.encoding)

    def location(self, use: Use) -> types.Location:
        """Return the location of a use."""
        return types.Location(self.server.address_of(self.story, use.place.file), self.range(use.place, use.length))

    def text_of(self, name: str) -> str:
        """Return the text of a file of the story, "" if it has none of that name."""
        return self.text if name == self.file else self.edited.text(name)

    def workspace_edit(self, edits: tuple[Edit, ...]) -> types.WorkspaceEdit:
        """Return edits as the protocol has them, by file."""
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            address = self.server.address_of(self.story, edit.place.file)
            changes.setdefault(address, []).append(types.TextEdit(self.range(edit.place, edit.length), edit.text))
        return types.WorkspaceEdit(changes=changes)


async def asked(server: StoryServer, uri: str) -> Asked | None:
    """Return the knowledge about an open text once it is compiled, or None if it belongs to no story.

    Raises `JsonRpcException` if that takes too long: older knowledge has other places.
    """
    story = server.opened.of(uri)
    if story is None:
        return None
    if not await story.compiled(PATIENCE):
        raise not_yet()
    return _asked(server, story, uri, story.known)


async def asked_at_once(server: StoryServer, uri: str) -> Asked | None:
    """Return the newest text, and what was known when it was last compiled, with all names that can be written.

    It waits only for a story that was never compiled.
    """
    story = server.opened.of(uri)
    if story is None:
        return None
    if story.newest is None:
        await story.compiled(PATIENCE)
    return _asked(server, story, uri, story.offered())


def not_yet() -> JsonRpcException:
    """Return the answer to a question whose text is not compiled yet, or has changed meanwhile."""
    return JsonRpcException("the story is still being read: try again", types.LSPErrorCodes.ContentModified)


def _asked(server: StoryServer, story: OpenStory, uri: str, edited: EditedStory | None) -> Asked | None:
    """Return the question, with the text that the editor has now: it may be newer than the edited."""
    buffer = server.opened.buffers.get(uri)
    if edited is None or buffer is None:
        return None
    name = story.name_of(buffer.path)
    text = buffer.text.replace("\r\n", "\n").replace("\r", "\n")
    now = edited._replace(
        story_files=_with_text(edited.story_files, name, text),
        playthrough_files=_with_text(edited.playthrough_files, name, text),
    )
    return Asked(server, story, now, name, text)


def _with_text(files: tuple[SourceFile, ...], name: str, text: str) -> tuple[SourceFile, ...]:
    return tuple([file._replace(text=text) if file.name == name else file for file in files])
