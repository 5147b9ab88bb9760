"""Hovers: the meaning of a name, and the findings of the last proof about it."""

from lsprotocol import types

from branchlight.compiler.use_log import Use
from branchlight.editor.hovering import hover
from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.proof_words import item_facts
from branchlight.editor.server.publishing import edition_of
from branchlight.editor.server.requests.asked import asked
from branchlight.editor.server.story_server import StoryServer


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)


async def _hover(ls: StoryServer, params: types.HoverParams) -> types.Hover | None:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return None
    place = question.place(params.position)
    found = hover(question.edited, place, lambda use: _proven(question.story, use))
    if found is None:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(text, question.range(found.place, found.length))


def _proven(story: OpenStory, use: Use) -> str:
    return item_facts(story.news, edition_of(story), use.kind, use.name) if story.news else ""
