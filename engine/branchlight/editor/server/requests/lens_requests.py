"""Lines above the title, nodes and endings: what the last proof found, and a way to play from there."""

from collections.abc import Iterator

from lsprotocol import types

from branchlight.editor.server.proof_words import item_lens, title_lens
from branchlight.editor.server.publishing import edition_of
from branchlight.editor.server.requests.asked import Asked, asked
from branchlight.editor.server.requests.command_requests import play_command, prove_command, show_command
from branchlight.editor.server.story_server import StoryServer
from branchlight.source.lines import lines_of

_TITLE = "title:"


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())(_lenses)


async def _lenses(ls: StoryServer, params: types.CodeLensParams) -> list[types.CodeLens]:
    question = await asked(ls, params.text_document.uri)
    return [] if question is None else list(_all(question, params.text_document.uri))


def _all(asked: Asked, uri: str) -> Iterator[types.CodeLens]:
    story = asked.story
    edition = edition_of(story)
    if asked.edited.files and asked.file == asked.edited.files[0].name:
        line = next((number for number, text in enumerate(lines_of(asked.text)) if text.startswith(_TITLE)), None)
        if line is not None:
            start = types.Position(line, 0)
            command = prove_command(title_lens(story.news, edition, story.is_proving), uri)
            yield types.CodeLens(types.Range(start, start), command)
    for use in asked.edited.uses:
        if use.place.file != asked.file or use.role != "declared" or use.kind not in ("node", "ending"):
            continue
        where = asked.range(use.place, use.length)
        title = item_lens(story.news, edition, use.kind, use.name) if story.news else ""
        if title:
            yield types.CodeLens(where, show_command(title, uri, use.kind, use.name))
        if use.kind == "node":
            yield types.CodeLens(where, play_command(uri, use.name))
