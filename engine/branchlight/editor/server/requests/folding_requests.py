"""Parts of a file that can be folded."""

from lsprotocol import types

from branchlight.editor.folding import folding
from branchlight.editor.server.story_server import StoryServer

_KINDS = {"region": types.FoldingRangeKind.Region, "comment": types.FoldingRangeKind.Comment}


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)(_fold)


def _fold(ls: StoryServer, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    buffer = ls.opened.buffers.get(params.text_document.uri)
    if buffer is None or ls.opened.of(buffer.uri) is None:
        return []
    found = folding(buffer.text.replace("\r\n", "\n").replace("\r", "\n"))
    return [types.FoldingRange(fold.first_line - 1, fold.last_line - 1, kind=_KINDS[fold.kind]) for fold in found]
