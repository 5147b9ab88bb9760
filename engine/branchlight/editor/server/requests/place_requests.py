"""The places where a name is declared, and where it is used."""

from lsprotocol import types

from branchlight.editor.navigation import definitions, references
from branchlight.editor.server.requests.asked import asked
from branchlight.editor.server.story_server import StoryServer


def join(server: StoryServer) -> None:
    """Add the answers to the server."""
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_definition)
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(_references)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)(_highlight)


async def _definition(ls: StoryServer, params: types.DefinitionParams) -> list[types.Location]:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return []
    found = definitions(question.edited, question.place(params.position))
    return [question.location(use) for use in found]


async def _references(ls: StoryServer, params: types.ReferenceParams) -> list[types.Location]:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return []
    place = question.place(params.position)
    found = references(question.edited, place, params.context.include_declaration)
    return [question.location(use) for use in found]


async def _highlight(ls: StoryServer, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return []
    found = references(question.edited, question.place(params.position), True)
    here = [use for use in found if use.place.file == question.file]
    return [types.DocumentHighlight(question.range(use.place, use.length)) for use in here]
