"""Files with any content: nothing raises, every mistake is inside the file, and every scalar's place is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.source import parsed_text, reader
from branchlight.source.characters import is_clean
from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import Mapping, Scalar, Sequence, SourceFile
from branchlight.source.outline import top_values
from branchlight.source.print import as_json, render
from branchlight.source.prose_traps import not_text, prose_traps, split_by_comma
from branchlight.source.pure_loader import PureLoader
from branchlight.source.reader import read_documents
from branchlight.source.scalars import resolve
from branchlight.source.unsafe_text import clean
from tests.source.reading import NAME, scalars, stands_inside

MARKS = "node:x go: --- ... \" ' # : { } [ ] , *a &a !a ! ? % @ ` | > >- |2 |+".split()
SPACED = ["text: ", "- ", "  ", "    ", "\n", "\n  ", "\n---\n", " #", "# ", ": ", "? "]
PIECES = st.sampled_from([*MARKS, *SPACED])
PECULIAR = st.sampled_from(
    [
        "\t",
        "\x1b",
        "\r",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\\",
        "\\x1b",
        "\\U00110000",
        "!%ed%a0%80 ",
        "%YAML 1.",
        "é",
        "中",
        "<<",
    ]
)
WORDS = st.sampled_from(["one", "Two three", "12", "true", "a: b", "{name}", "*bold*", ""])
YAMLISH = st.lists(st.one_of(PIECES, PIECES, WORDS, PECULIAR), max_size=40).map("".join)


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest) -> object:
    """Return each parser that the reader may use."""
    return PureLoader if request.param == "pure" else parsed_text.LOADER


@pytest.mark.hypothesis  # its inner function is
@pytest.mark.parametrize("kind", ["any text", "almost YAML"])
def test_reading_never_fails(kind: str, loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed_text, "LOADER", loader)

    @given(st.text() if kind == "any text" else YAMLISH)
    def every(text: str) -> None:
        sink: list[Diagnostic] = []
        file = SourceFile(NAME, text)
        documents = list(read_documents(file, sink))
        assert all(stands_inside(diagnostic, text) for diagnostic in sink)
        if None in documents:
            assert sink or "---" in text
        for scalar in [scalar for document in documents for scalar in scalars(document)]:
            assert is_clean(scalar.value)
            resolve(scalar)
        render(sink, [file])
        as_json(sink)
        top_values(file, "node")

    every()


@given(YAMLISH)
def test_asking_about_prose_never_fails(text: str) -> None:
    file = clean(SourceFile(NAME, text), [])
    for document in read_documents(file, []):
        ask(file, document)


def ask(file: SourceFile, node: object) -> None:
    """Call everything that the compiler may call on each part of a document."""
    found: list[Diagnostic | None] = []
    if isinstance(node, Scalar):
        found += prose_traps(file, node)
    elif isinstance(node, Sequence):
        found.append(not_text(file, node))
        for item in node.items:
            ask(file, item)
    elif isinstance(node, Mapping):
        found.append(not_text(file, node))
        for key, value in node.values.items():
            found.append(split_by_comma(file, node, node.keys[key]))
            ask(file, value)
    assert all(stands_inside(diagnostic, file.text) for diagnostic in found if diagnostic)


@given(st.one_of(st.binary(), YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_become_clean_text(data: bytes) -> None:
    sink: list[Diagnostic] = []
    file = source_file(NAME, data, sink)
    assert is_clean(file.text)
    assert "\r" not in file.text
    assert all(stands_inside(diagnostic, file.text) for diagnostic in sink)
    list(read_documents(file, sink))


@given(YAMLISH)
def test_a_text_before_a_document_only_moves_its_lines(text: str) -> None:
    def read(text: str) -> tuple[list[object], list[Diagnostic]]:
        sink: list[Diagnostic] = []
        return list(read_documents(SourceFile(NAME, text), sink)), sink

    tail = "\n---\nnode: last\ntext: |\n  The end.\n"
    documents, _ = read(text + tail)
    line = text.count("\n") + 3
    if len(documents) < reader.MAX_DOCUMENTS and documents:
        last = documents[-1]
        assert isinstance(last, Mapping)
        assert (last.line, last.values["node"]) == (line, Scalar("last", line, 7))
