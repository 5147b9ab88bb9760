"""Fixes for mistakes, and what can be done with the node at the cursor."""

from collections.abc import Sequence

from lsprotocol import types

from branchlight.editor.code_actions import Action, actions
from branchlight.editor.server.publishing import MISTAKES
from branchlight.editor.server.requests.asked import Asked, asked
from branchlight.editor.server.requests.command_requests import play_command
from branchlight.editor.server.story_server import StoryServer
from branchlight.source.lines import lines_of

_BETWEEN_NODES = "---"


def join(server: StoryServer) -> None:
    """Add the answer to the server."""
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.Source])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_act)


async def _act(ls: StoryServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    question = await asked(ls, params.text_document.uri)
    if question is None:
        return []
    first, last = params.range.start.line + 1, params.range.end.line + 1
    found = [_fix(question, each, params) for each in actions(question.edited, question.file, first, last)]
    node = _node_at(question, first)
    if node is not None:
        command = play_command(params.text_document.uri, node)
        title = f"{command.title}: {node}"
        found.append(types.CodeAction(title, types.CodeActionKind.Source, command=command))
    return [each for each in found if _is_wanted(each, params.context.only)]


def _fix(asked: Asked, action: Action, params: types.CodeActionParams) -> types.CodeAction:
    """Return an action as the protocol has it, with the diagnostic that the editor shows for the same mistake."""
    fixed = [shown for shown in params.context.diagnostics if _is_of(asked, action, shown)]
    return types.CodeAction(
        action.title[:1].upper() + action.title[1:],
        types.CodeActionKind.QuickFix if action.diagnostic else types.CodeActionKind.RefactorRewrite,
        diagnostics=fixed or None,
        is_preferred=action.preferred or None,
        edit=asked.workspace_edit(action.edits),
    )


def _is_of(asked: Asked, action: Action, shown: types.Diagnostic) -> bool:
    problem = action.diagnostic
    if problem is None or shown.source != MISTAKES or shown.code != problem.code:
        return False
    return shown.range.start == asked.range(problem.place, problem.length).start


def _is_wanted(action: types.CodeAction, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Return whether the editor asks for actions of this kind. A kind contains all that begin with it and a dot."""
    kind = str(getattr(action.kind, "value", action.kind))
    wanted = [str(getattr(each, "value", each)) for each in only or ()]
    return not wanted or any(kind == each or kind.startswith(f"{each}.") or not each for each in wanted)


def _node_at(asked: Asked, line: int) -> str | None:
    """Return the full name of the node in whose document a line is."""
    nodes = [use for use in asked.edited.uses if use.place.file == asked.file and use.kind == "node"]
    above = [use for use in nodes if use.role == "declared" and use.place.line <= line]
    if not above:
        return None
    between = lines_of(asked.text)[above[-1].place.line : line]
    return None if any(text.startswith(_BETWEEN_NODES) for text in between) else above[-1].name
