"""Colours for names, also within prose."""

from collections.abc import Iterator

from lsprotocol import types

from branchlight.editor.semantic_tokens import semantic_tokens
from branchlight.editor.server.requests.asked import Asked, asked
from branchlight.editor.server.story_server import StoryServer

TYPES = {
    "scene": types.SemanticTokenTypes.Namespace,
    "node": types.SemanticTokenTypes.Class,
    "choice": types.SemanticTokenTypes.Method,
    "pool": types.SemanticTokenTypes.Type,
    "state": types.SemanticTokenTypes.Variable,
    "thing": types.SemanticTokenTypes.Variable,
    "parameter": types.SemanticTokenTypes.Parameter,
    "formula": types.SemanticTokenTypes.Property,
    "trait": types.SemanticTokenTypes.Property,
    "group": types.SemanticTokenTypes.Enum,
    "member": types.SemanticTokenTypes.EnumMember,
    "value": types.SemanticTokenTypes.EnumMember,
    "word": types.SemanticTokenTypes.Macro,
    "function": types.SemanticTokenTypes.Function,
    "format": types.SemanticTokenTypes.Function,
    "voice": types.SemanticTokenTypes.Decorator,
    "cue": types.SemanticTokenTypes.Decorator,
    "ending": types.SemanticTokenTypes.Event,
    "fact": types.SemanticTokenTypes.Event,
    "key": types.SemanticTokenTypes.Keyword,
}
"""The types of tokens by the kinds of names. Kinds that are left out have the colour of YAML."""

_LEGEND = tuple(dict.fromkeys(TYPES.values()))


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    legend = types.SemanticTokensLegend([each.value for each in _LEGEND], [])
    server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)(_colour)


async def _colour(ls: StoryServer, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    question = await asked(ls, params.text_document.uri)
    return None if question is None else types.SemanticTokens(list(_numbers(question)))


def _numbers(asked: Asked) -> Iterator[int]:
    """Yield five numbers for each token: lines and characters since the one before, its length, its type, and 0."""
    line, character = 0, 0
    for token in semantic_tokens(asked.edited, asked.file):
        kind = TYPES.get(token.kind)
        where = asked.range(token.place, token.length)
        if kind is None or where.start.line != where.end.line or where.start == where.end:
            continue
        start = where.start
        yield from (start.line - line, start.character - (character if start.line == line else 0))
        yield from (where.end.character - start.character, _LEGEND.index(kind), 0)
        line, character = start.line, start.character
