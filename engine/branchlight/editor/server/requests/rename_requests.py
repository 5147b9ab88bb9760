"""Renaming in all files of a story and in its playthroughs. Earlier names are kept under `was:`, so that saves load."""

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from branchlight.editor.renaming import rename, renameable
from branchlight.editor.server.requests.asked import asked, not_yet
from branchlight.editor.server.story_server import StoryServer


def join(server: StoryServer) -> None:
    """Add the answers to the server."""
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(_prepare)
    server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(_rename)


async def _prepare(ls: StoryServer, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    question = await asked(ls, params.text_document.uri)
    use = None if question is None else renameable(question.edited, question.place(params.position))
    if question is None or use is None:
        return None
    return types.PrepareRenamePlaceholder(question.range(use.place, use.length), use.name.rpartition(".")[2])


async def _rename(ls: StoryServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return None
    newest, revision = question.story.newest, question.story.revision
    if newest is None or newest.story is None:
        raise _refused("correct the mistakes of the story first: while it cannot be read, some uses are unknown")
    renaming = await ls.compiling.run(rename, newest, question.place(params.position), params.new_name)
    if question.story.revision != revision:
        raise not_yet()
    if renaming.refusal:
        raise _refused(renaming.refusal)
    if renaming.warning:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, renaming.warning))
    return question.workspace_edit(renaming.edits)


def _refused(message: str) -> JsonRpcException:
    return JsonRpcException(message, types.LSPErrorCodes.RequestFailed)
