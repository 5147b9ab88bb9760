"""Texts that no author would write: every question has an answer, and every use is that name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from branchlight.authoring.fix_story import StoryFiles, apply_sure_fixes
from branchlight.editor.code_actions import actions
from branchlight.editor.completing import completions
from branchlight.editor.edited_story import read_edited_story, with_findings
from branchlight.editor.folding import folding
from branchlight.editor.hovering import hover
from branchlight.editor.navigation import definitions, references
from branchlight.editor.renaming import rename
from branchlight.editor.semantic_tokens import semantic_tokens
from branchlight.editor.symbols import document_symbols, workspace_symbols
from branchlight.source.fix import edited as after
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.compiler.test_use_log import WHOLE, strange
from tests.editor.stories import PLAYED, RECORDED, STORY

PIECES = [*"{}:,[]'\"|>@-#\t~*&\\é", " ", "\n", "---\n", "  ", "oil", "x.y", "{a: b}", "[]", "null", "was: [a, b]\n"]


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """Return a text in which something is deleted, inserted or copied."""
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 2, 5, 30])))
        other = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from([*PIECES, text[other : other + 30]]))
        text = text[:start] + put + text[end:]
    return text


@settings(max_examples=settings.default.max_examples // 2)
@given(spoilt(WHOLE), spoilt(PLAYED), st.data())
def test_every_text_has_answers(text: str, played: str, data: st.DataObject) -> None:
    edited = with_findings(read_edited_story([SourceFile(STORY, text)], [SourceFile(RECORDED, played)]))
    assert [found for found in strange(edited.uses, edited.files) if "\\" not in found[1]] == []
    texts = {file.name: file.text for file in edited.files}
    for problem in edited.diagnostics:
        if problem.fix is not None:
            assert after(texts, problem.fix.edits)
    for file in edited.files:
        assert semantic_tokens(edited, file.name) is not None
        assert document_symbols(edited, file.name) is not None
        assert folding(file.text) is not None
    lines = text.split("\n")
    line = data.draw(st.integers(1, len(lines)))
    place = Place(STORY, line, data.draw(st.integers(1, len(lines[line - 1]) + 1)))
    for ask in (completions, hover, definitions, references):
        ask(edited, place)
    actions(edited, STORY, line, line)
    workspace_symbols(edited, "a")
    renaming = rename(edited, place, data.draw(st.sampled_from(["zz_new", "oil", "two words", ""])))
    assert bool(renaming.refusal) != bool(renaming.edits)


@given(spoilt(WHOLE))
def test_sure_fixes_only_help(text: str) -> None:
    files = StoryFiles((SourceFile(STORY, text),))
    result = apply_sure_fixes(files)
    assert apply_sure_fixes(result.files).fixed == ()
    assert (result.fixed == ()) == (result.files == files)
