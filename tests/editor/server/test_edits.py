"""Random edits: whatever an author types, the server answers, and in the end it shows what `check` finds."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from lsprotocol import types

from branchlight.authoring.check import check
from branchlight.compiler.load import load_story
from tests.editor.server.conftest import TOWER
from tests.editor.server.driver import Editor, document

PIECES = [
    "{",
    "}",
    ":",
    " ",
    "\n",
    "|",
    "@",
    "@sea ",
    "🗼",
    "---\n",
    "\t",
    "go: ",
    "node: pour\n",
    "- ",
    "'",
    '"',
    "[",
    "#",
]
PIECES += [
    "&",
    "oil",
    "told",
    ".",
    "\u2028",
    "\r",
    "\x00",
    "*",
    "\\",
    "if: oil >",
    "was: lit\n",
    "  ",
    "(",
    "any(c in ",
    "9",
]
STATES = 12


def edited(text: str, random: Random) -> tuple[int, int, str]:
    """Return a change of a text: the offsets between which it replaces, and the new piece."""
    start = random.randrange(len(text) + 1)
    kind = random.randrange(4)
    if kind == 0:
        return start, min(len(text), start + random.randrange(1, 30)), ""
    if kind == 1:
        return start, start, text[max(0, start - random.randrange(60)) : start]
    return start, start, random.choice(PIECES)


def at(text: str, offset: int) -> tuple[int, int]:
    """Return the position of an offset, for an editor that ends lines with LF, CR LF or CR."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    if text[:offset].endswith("\r") and text[offset : offset + 1] == "\n":
        before = before[:-1]  # the position between CR and LF is that of the end of the line
    line = before.count("\n")
    return line, len(before[before.rfind("\n") + 1 :].encode("utf-16-le", "surrogatepass")) // 2


def ask_everything(editor: Editor, uri: str, position: types.Position) -> None:
    """Ask every question at a position. A refusal to rename is an answer."""
    client, where = editor.client, {"text_document": document(uri), "position": position}
    here = types.Range(position, position)
    questions: list[Any] = [
        client.text_document_completion_async(types.CompletionParams(**where)),
        client.text_document_hover_async(types.HoverParams(**where)),
        client.text_document_definition_async(types.DefinitionParams(**where)),
        client.text_document_references_async(types.ReferenceParams(types.ReferenceContext(True), **where)),
        client.text_document_document_highlight_async(types.DocumentHighlightParams(**where)),
        client.text_document_prepare_rename_async(types.PrepareRenameParams(**where)),
        client.text_document_document_symbol_async(types.DocumentSymbolParams(document(uri))),
        client.text_document_folding_range_async(types.FoldingRangeParams(document(uri))),
        client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document(uri))),
        client.text_document_code_lens_async(types.CodeLensParams(document(uri))),
        client.text_document_code_action_async(
            types.CodeActionParams(document(uri), here, types.CodeActionContext([]))
        ),
        client.workspace_symbol_async(types.WorkspaceSymbolParams("o")),
    ]
    for question in questions:
        editor.wait(question)


@pytest.mark.parametrize("seed", [0, *[pytest.param(seed, marks=pytest.mark.thorough) for seed in range(1, 25)]])
def test_server_answers_after_any_edit(editor: Editor, tale: Path, seed: int) -> None:
    random, text = Random(seed), TOWER
    path = tale / "scenes" / "tower.yaml"
    uri = editor.open(path)
    for _ in range(STATES):
        for _ in range(random.randrange(1, 4)):
            start, end, new = edited(text, random)
            first, last = at(text, start), at(text, end)
            editor.type(uri, first, last, new)
            text = replaced(text, start, end, new)
        ask_everything(editor, uri, types.Position(*at(text, random.randrange(len(text) + 1))))
    path.write_bytes(text.encode())
    expected = sorted(problem.code for problem in check(load_story(str(tale)), str(tale)).diagnostics)
    addresses = [uri, (tale / "story.yaml").as_uri()]

    def shows_them_all() -> bool:
        shown = [editor.shown.get(address, (None, []))[1] for address in addresses]
        return editor.shown[uri][0] == editor.versions[uri] and expected == sorted(
            str(each.code) for row in shown for each in row
        )

    editor.until(shows_them_all, f"{expected} after seed {seed}")


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return a text after a change, as an editor has it: between CR and LF is the end of the line."""
    if text[start - 1 : start + 1] == "\r\n":
        start -= 1
    if text[end - 1 : end + 1] == "\r\n":
        end -= 1
    return text[:start] + new + text[max(start, end) :]
