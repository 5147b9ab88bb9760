"""Names and keys that fit where the author writes."""

from lsprotocol import types

from branchlight.editor.completing import Completion, completions
from branchlight.editor.server.requests.asked import Asked, asked_at_once
from branchlight.editor.server.story_server import StoryServer

TRIGGERS = (":", " ", "{", "@", ".", "[", ",", "(")
_KINDS = {
    "scene": types.CompletionItemKind.Module,
    "node": types.CompletionItemKind.Reference,
    "choice": types.CompletionItemKind.Reference,
    "state": types.CompletionItemKind.Variable,
    "parameter": types.CompletionItemKind.Variable,
    "thing": types.CompletionItemKind.Variable,
    "value": types.CompletionItemKind.EnumMember,
    "member": types.CompletionItemKind.EnumMember,
    "group": types.CompletionItemKind.Enum,
    "trait": types.CompletionItemKind.Field,
    "formula": types.CompletionItemKind.Constant,
    "function": types.CompletionItemKind.Function,
    "format": types.CompletionItemKind.Function,
    "key": types.CompletionItemKind.Property,
}


def join(server: StoryServer) -> None:
    """Add the answers to the server."""
    server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(list(TRIGGERS)))(_complete)


async def _complete(ls: StoryServer, params: types.CompletionParams) -> types.CompletionList:
    """Answer at once, from the names of the last texts that could be read: the author is typing."""
    asked = await asked_at_once(ls, params.text_document.uri)
    if asked is None:
        return types.CompletionList(False, [])
    found = completions(asked.edited, asked.place(params.position))
    return types.CompletionList(False, [_item(asked, each) for each in found])


def _item(asked: Asked, found: Completion) -> types.CompletionItem:
    return types.CompletionItem(
        found.text,
        kind=_KINDS.get(found.kind, types.CompletionItemKind.Value),
        detail=found.detail or None,
        filter_text=found.text,
        text_edit=types.TextEdit(asked.range(found.start, found.length), found.text),
    )
