"""The outline of a file, and a search for names in all open stories."""

from lsprotocol import types

from branchlight.editor.server.lsp_ranges import line_range, range_of
from branchlight.editor.server.requests.asked import Asked, asked
from branchlight.editor.server.story_server import StoryServer
from branchlight.editor.symbols import Symbol, document_symbols, workspace_symbols

_KINDS = {
    "scene": types.SymbolKind.Module,
    "node": types.SymbolKind.Class,
    "choice": types.SymbolKind.Method,
    "state": types.SymbolKind.Variable,
    "formula": types.SymbolKind.Constant,
    "group": types.SymbolKind.Enum,
    "member": types.SymbolKind.EnumMember,
    "value": types.SymbolKind.EnumMember,
    "ending": types.SymbolKind.Event,
    "playthrough": types.SymbolKind.Function,
}


def join(server: StoryServer) -> None:
    """Add the answers to the server."""
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_outline)
    server.feature(types.WORKSPACE_SYMBOL)(_search)


async def _outline(ls: StoryServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return []
    return [_symbol(question, each) for each in document_symbols(question.edited, question.file)]


def _symbol(asked: Asked, symbol: Symbol) -> types.DocumentSymbol:
    name = asked.range(symbol.place, symbol.length)
    whole = line_range(asked.text, symbol.place.line, max(symbol.end_line, symbol.place.line), asked.encoding)
    children = [_symbol(asked, child) for child in symbol.children]
    return types.DocumentSymbol(symbol.name, _kind(symbol), whole, name, symbol.kind, children=children)


def _search(ls: StoryServer, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    found: list[types.WorkspaceSymbol] = []
    for story in ls.opened.stories.values():
        edited = story.known
        texts = {file.name: file.text for file in edited.files} if edited else {}
        for symbol in workspace_symbols(edited, params.query) if edited else ():
            file = symbol.place.file
            where = range_of(texts.get(file, ""), symbol.place, symbol.length, ls.encoding)
            location = types.Location(ls.address_of(story, file), where)
            found.append(
                types.WorkspaceSymbol(location, symbol.name, _kind(symbol), container_name=symbol.container or None)
            )
    return found


def _kind(symbol: Symbol) -> types.SymbolKind:
    return _KINDS.get(symbol.kind, types.SymbolKind.Constant)
