"""Helpers for the tests of this layer: texts to plain values, and the places that a diagnostic may have."""

from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.reader import read_documents

NAME = "scenes/one.yaml"


def read(text: str) -> tuple[list[Located | None], list[Diagnostic]]:
    """Return the documents of a text and its mistakes."""
    sink: list[Diagnostic] = []
    return list(read_documents(SourceFile(NAME, text), sink)), sink


def plain(node: Located | None) -> object:
    """Return a located value without its places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return None


def scalars(node: Located | None) -> list[Scalar]:
    """Return all scalars in a located value, including keys."""
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [scalar for item in node.items for scalar in scalars(item)]
    if isinstance(node, Mapping):
        return [*node.keys.values(), *(scalar for value in node.values.values() for scalar in scalars(value))]
    return []


def spots(diagnostics: list[Diagnostic]) -> list[tuple[str, int, int]]:
    """Return the code, line and column of each diagnostic."""
    return [(diagnostic.code, diagnostic.place.line, diagnostic.place.column) for diagnostic in diagnostics]


def stands_inside(diagnostic: Diagnostic, text: str) -> bool:
    """Return whether the diagnostic and all its related places are inside the text."""
    lines = text.split("\n")
    places = [diagnostic.place, *(related.place for related in diagnostic.related)]
    return all(
        place.file == NAME and 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
        for place in places
    )
