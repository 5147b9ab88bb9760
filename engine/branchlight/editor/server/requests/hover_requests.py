"""Hovers: the meaning of a name, and the findings of the last proof about it."""

from lsprotocol import types

from branchlight.compiler.use_log import Use
from branchlight.editor.hovering import hover
from branchlight.editor.navigation import UNNAMED
from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.proof_words import item_facts
from branchlight.editor.server.publishing import edition_of
from branchlight.editor.server.requests.asked import asked
from branchlight.editor.server.story_server import StoryServer

BEFORE_MISTAKES = "_As it was before the story had mistakes._"


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)


async def _hover(ls: StoryServer, params: types.HoverParams) -> types.Hover | None:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return None
    place = question.place(params.position)
    found = hover(question.edited, place, lambda use: _facts(question.story, use))
    if found is None:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(text, question.range(found.place, found.length))


def _facts(story: OpenStory, use: Use) -> str:
    """Return what a proof found about a name. While the story has mistakes, say that all of it is older."""
    facts = item_facts(story.news, edition_of(story), use.kind, use.name) if story.news else ""
    is_older = story.newest is not None and story.newest.story is None and use.kind not in UNNAMED
    return "\n\n".join([line for line in (BEFORE_MISTAKES if is_older else "", facts) if line])
