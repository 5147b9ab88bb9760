"""Questions about names, as the real server answers a real client. What the answers are is tested in `tests/editor`."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from branchlight.editor.server.requests.token_requests import TYPES
from tests.editor.server.conftest import TITLE_PAGE, TOWER
from tests.editor.server.driver import Editor, applied, document, marked, position_of


class Texts:
    """The two open files of the story."""

    def __init__(self, editor: Editor, tale: Path) -> None:
        self.editor, self.client = editor, editor.client
        self.page, self.tower = editor.open(tale / "story.yaml"), editor.open(tale / "scenes" / "tower.yaml")
        self.texts = {self.page: TITLE_PAGE, self.tower: TOWER}

    def at(self, part: str, offset: int = 0) -> dict[str, Any]:
        """Return how a request names a place in the scene."""
        return {"text_document": document(self.tower), "position": position_of(TOWER, part, offset)}

    def shown(self, places: Any) -> list[tuple[str, str]]:
        """Return the file and the text of locations."""
        names = {self.page: "story", self.tower: "tower"}
        return [(names[each.uri], line_of(self.texts[each.uri], each.range)) for each in places]


def line_of(text: str, where: types.Range) -> str:
    """Return the line of a range, with the range in brackets."""
    line = text.split("\n")[where.start.line]
    part = marked(text, where)
    return line.strip().replace(part, f"[{part}]", 1) if part else line


@pytest.fixture
def texts(editor: Editor, tale: Path) -> Texts:
    return Texts(editor, tale)


@pytest.mark.parametrize(
    ("part", "offset", "found"),
    [
        ("go: lit", 5, [("tower", "node: [lit]")]),
        ("{oil > 1", 2, [("story", "[oil]: {start: 1, min: 0, max: 3}")]),
        ("told: They", 1, [("story", "[told]: false")]),
        ("@sea", 2, [("story", "[sea]: {name: The sea, style: italic}")]),
        ("ending: ship", 9, [("story", "[ship]: {title: A ship turns}")]),
        ("Nobody", 1, []),
    ],
)
def test_definition_is_the_declaration(texts: Texts, part: str, offset: int, found: list[tuple[str, str]]) -> None:
    where = texts.client.text_document_definition_async(types.DefinitionParams(**texts.at(part, offset)))
    assert texts.shown(texts.editor.wait(where)) == found


def test_references_are_all_uses(texts: Texts) -> None:
    context = types.ReferenceContext(include_declaration=False)
    params = types.ReferenceParams(context, **texts.at("node: room", 7))
    found = texts.editor.wait(texts.client.text_document_references_async(params))
    assert sorted(texts.shown(found)) == [
        ("tower", "- {label: Call out., if: not told, do: told = true, go: [room]}"),
        ("tower", "go: [room]"),
    ]
    params = types.DocumentHighlightParams(**texts.at("if: oil > 1", 4))
    lit = texts.editor.wait(texts.client.text_document_document_highlight_async(params))
    assert sorted(line_of(TOWER, each.range) for each in lit or ()) == [
        "do: [oil] += 1",
        "if: [oil] > 1",
        "🗼🗼 The lamp room is {[oil] > 1: warm | cold}. {told: They know. | Nobody knows.}",
    ]


def test_completion_offers_what_fits(texts: Texts) -> None:
    line = TOWER.split("\n").index("    go: lit")
    texts.editor.type(texts.tower, (line, 8), (line, 11), "l")
    params = types.CompletionParams(document(texts.tower), types.Position(line, 9))
    found = texts.editor.wait(texts.client.text_document_completion_async(params))
    assert isinstance(found, types.CompletionList)
    items = {item.label: item for item in found.items}
    assert {"room", "pour", "lit"} <= set(items)
    edit = items["lit"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert applied(TOWER.replace("go: lit", "go: l"), [edit]) == TOWER


def test_completion_goes_on_while_yaml_is_broken(texts: Texts) -> None:
    texts.editor.diagnostics(texts.tower)
    broken = TOWER.replace("    go: lit", "    go: [").replace("node: lit", "node: {lit")
    texts.editor.replace(texts.tower, broken)
    assert texts.editor.codes(texts.tower)
    line = broken.split("\n").index("    go: [")
    params = types.CompletionParams(document(texts.tower), types.Position(line, 9))
    found = texts.editor.wait(texts.client.text_document_completion_async(params))
    assert isinstance(found, types.CompletionList)
    assert {"room", "pour", "lit"} <= {item.label for item in found.items}


def test_hover_says_what_a_name_is(texts: Texts) -> None:
    found = texts.editor.wait(texts.client.text_document_hover_async(types.HoverParams(**texts.at("if: oil > 1", 5))))
    assert found is not None and isinstance(found.contents, types.MarkupContent) and found.range is not None
    assert marked(TOWER, found.range) == "oil"
    assert found.contents.kind == types.MarkupKind.Markdown and "oil" in found.contents.value


def test_rename_changes_every_file(texts: Texts) -> None:
    where = texts.at("{oil > 1", 2)
    asked = texts.client.text_document_prepare_rename_async(types.PrepareRenameParams(**where))
    ready = texts.editor.wait(asked)
    assert isinstance(ready, types.PrepareRenamePlaceholder) and ready.placeholder == "oil"
    assert marked(TOWER, ready.range) == "oil"
    renamed = texts.client.text_document_rename_async(types.RenameParams(new_name="lamp_oil", **where))
    edit = texts.editor.wait(renamed)
    assert edit is not None and edit.changes is not None and set(edit.changes) == {texts.page, texts.tower}
    after = {uri: applied(texts.texts[uri], list(edit.changes[uri])) for uri in edit.changes}
    assert after[texts.tower] == TOWER.replace("oil > 1", "lamp_oil > 1").replace("oil += 1", "lamp_oil += 1")
    assert "  lamp_oil: {start: 1, min: 0, max: 3, was: oil}" in after[texts.page]
    for uri, text in after.items():
        texts.editor.replace(uri, text)
    assert texts.editor.codes(texts.tower) == [] and texts.editor.codes(texts.page) == []


@pytest.mark.parametrize(
    ("part", "offset", "name"),
    [("go: lit", 5, "room"), ("go: lit", 5, "two words"), ("Nobody", 1, "x"), ("if: oil", 5, "told")],
)
def test_rename_that_collides_is_refused(texts: Texts, part: str, offset: int, name: str) -> None:
    params = types.RenameParams(new_name=name, **texts.at(part, offset))
    with pytest.raises(JsonRpcException) as refused:
        texts.editor.wait(texts.client.text_document_rename_async(params))
    assert refused.value.code == types.LSPErrorCodes.RequestFailed
    assert refused.value.message


def test_rename_needs_a_story_without_mistakes(texts: Texts) -> None:
    texts.editor.replace(texts.tower, TOWER.replace("go: lit", "go: lid"))
    params = types.RenameParams(new_name="x", **texts.at("node: pour", 7))
    with pytest.raises(JsonRpcException, match="correct the mistakes of the story first"):
        texts.editor.wait(texts.client.text_document_rename_async(params))


def test_outline_has_nodes_with_their_choices(texts: Texts) -> None:
    asked = texts.client.text_document_document_symbol_async(types.DocumentSymbolParams(document(texts.tower)))
    found = [each for each in texts.editor.wait(asked) or () if isinstance(each, types.DocumentSymbol)]
    flat = list(walk(found))
    assert {"room", "pour", "lit", "light"} <= {each.name.rpartition(".")[2] for each in flat}
    for each in flat:
        assert each.range.start.line <= each.selection_range.start.line <= each.selection_range.end.line
        assert each.selection_range.end.line <= each.range.end.line


def walk(symbols: Any) -> Any:
    for symbol in symbols:
        yield symbol
        yield from walk(symbol.children or ())


def test_search_finds_names_in_open_stories(texts: Texts) -> None:
    texts.editor.diagnostics(texts.tower)
    found = texts.editor.wait(texts.client.workspace_symbol_async(types.WorkspaceSymbolParams("pou")))
    assert [each.name.rpartition(".")[2] for each in found or () if each.kind == types.SymbolKind.Class] == ["pour"]


def test_folds_are_whole_lines_of_the_text(texts: Texts) -> None:
    asked = texts.client.text_document_folding_range_async(types.FoldingRangeParams(document(texts.tower)))
    found = texts.editor.wait(asked) or ()
    lines = TOWER.split("\n")
    assert "node: room" in {lines[each.start_line] for each in found} | {lines[each.start_line + 1] for each in found}
    assert all(0 <= each.start_line < each.end_line < len(lines) for each in found)


def test_colours_are_those_of_names_in_prose(texts: Texts) -> None:
    asked = texts.client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document(texts.tower)))
    data = list(getattr(texts.editor.wait(asked), "data", ()))
    provider = texts.editor.result.capabilities.semantic_tokens_provider
    assert provider is not None
    legend, coloured, line, start = provider.legend.token_types, [], 0, 0
    for delta, ahead, length, kind, _ in zip(*[iter(data)] * 5, strict=True):
        line, start = line + delta, ahead + (start if delta == 0 else 0)
        where = types.Range(types.Position(line, start), types.Position(line, start + length))
        coloured.append((marked(TOWER, where), legend[kind]))
    assert ("oil", "variable") in coloured and ("sea", TYPES["voice"].value) in coloured
    assert ("lit", "class") in coloured and ("ship", "event") in coloured
    assert coloured.count(("told", "variable")) == 4


def act(texts: Texts, diagnostics: list[types.Diagnostic], line: int, **context: Any) -> list[dict[str, Any]]:
    """Return the code actions of a line as they come, since the client takes some of them for commands."""
    where = types.Range(types.Position(line, 0), types.Position(line, 0))
    params = types.CodeActionParams(document(texts.tower), where, types.CodeActionContext(diagnostics, **context))

    async def ask() -> Any:
        return await texts.client.protocol.send_request_async("textDocument/codeAction", params)

    found = texts.editor.wait(ask())
    return [texts.client.protocol._converter.unstructure(each) for each in found or ()]


def test_fix_corrects_the_mistake_it_is_for(texts: Texts) -> None:
    wrong = TOWER.replace("go: lit", "go: litt")
    texts.editor.replace(texts.tower, wrong)
    (shown,) = texts.editor.expect(texts.tower, "E306")
    fixes = [each for each in act(texts, [shown], shown.range.start.line) if each.get("kind") == "quickfix"]
    assert fixes and all(each["diagnostics"][0]["code"] == "E306" for each in fixes)
    preferred = next(each for each in fixes if each.get("isPreferred"))
    (edit,) = preferred["edit"]["changes"][texts.tower]
    where = types.Range(types.Position(**edit["range"]["start"]), types.Position(**edit["range"]["end"]))
    assert applied(wrong, [types.TextEdit(where, edit["newText"])]) == TOWER


def test_play_is_offered_in_the_lines_of_a_node(texts: Texts) -> None:
    line = TOWER.split("\n").index("do: oil += 1")
    assert [each["title"] for each in act(texts, [], line)] == ["Play from here: tower.pour"]
    assert [each["title"] for each in act(texts, [], 0)] == []
    assert act(texts, [], line, only=[types.CodeActionKind.QuickFix]) == []


def test_play_is_a_command_line(texts: Texts, tale: Path) -> None:
    command = types.ExecuteCommandParams("branchlight.playFromHere", [texts.tower, "tower.pour"])
    found = texts.editor.wait(texts.client.workspace_execute_command_async(command))
    line = f"branchlight play '{tale}' --at tower.pour"
    assert found["line"] == line and found["folder"] == str(tale)
    assert found["words"][1:] == ["-P", "-m", "branchlight", "play", str(tale), "--at", "tower.pour"]
    assert texts.editor.messages == [f"Save, and run this: {line}"]


def test_lens_plays_from_each_node(texts: Texts) -> None:
    asked = texts.client.text_document_code_lens_async(types.CodeLensParams(document(texts.tower)))
    lenses = [each.command for each in texts.editor.wait(asked) or () if each.command]
    assert [each.arguments for each in lenses if each.command == "branchlight.playFromHere"] == [
        (texts.tower, f"tower.{name}") for name in ("room", "pour", "lit")
    ]
