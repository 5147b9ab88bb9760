"""The schema against the compiler: they agree on keys and shapes."""

from pathlib import Path

import pytest

from branchlight.analysis.rules import CODES as RULES
from branchlight.authoring.catalogue.entry import entry_of
from branchlight.authoring.new import STARTER
from branchlight.authoring.playthroughs import read
from branchlight.authoring.schema import schema
from branchlight.compiler import bodies, drafts, title_page
from tests.prover.validator import documents, is_valid

SCHEMA = schema()
ROOT = Path(__file__).parent.parent.parent
STORIES = [*sorted((ROOT / "story").rglob("*.yaml")), *sorted(Path(STARTER).rglob("*.yaml"))]


def keys_of(name: str) -> set[str]:
    return set(SCHEMA["definitions"][name]["properties"])


def example_of(code: str) -> list[object]:
    """Return the documents of the example that gives this code."""
    return [document for file in entry_of(code).wrong for document in documents(file.text)]


def test_schema_has_the_keys_of_the_compiler() -> None:
    assert keys_of("title page") == title_page.KEYS
    assert keys_of("node") == bodies.NODE_KEYS
    assert set(SCHEMA["definitions"]["choice"]["anyOf"][0]["properties"]) == drafts.CHOICE_KEYS
    assert keys_of("playthrough") == read.KEYS


def test_schema_explains_every_key() -> None:
    def unexplained(found: object) -> list[str]:
        if isinstance(found, list):
            return [name for item in found for name in unexplained(item)]
        if not isinstance(found, dict):
            return []
        own = [key for key, inner in found.get("properties", {}).items() if len(inner.get("description", "")) < 10]
        return own + [name for inner in found.values() for name in unexplained(inner)]

    assert unexplained(SCHEMA) == []


@pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_stories_satisfy_the_schema(path: Path) -> None:
    for document in documents(path.read_text(encoding="utf-8")):
        assert is_valid(document, SCHEMA, SCHEMA), document


@pytest.mark.parametrize("name", [code.name for code in RULES])
def test_schema_ignores_mistakes_of_a_whole_story(name: str) -> None:
    for document in example_of(name):
        assert is_valid(document, SCHEMA, SCHEMA), document


@pytest.mark.parametrize("code", ["E301", "E302", "E303", "E304", "E311", "E316"])
def test_schema_finds_mistakes_of_shape(code: str) -> None:
    assert not all(is_valid(document, SCHEMA, SCHEMA) for document in example_of(code))


@pytest.mark.parametrize(
    "text",
    [
        "node: a\nchoices: [{label: Go, gO: b}]",
        "node: a\nchoices: [{from: memories, show: many}]",
        "node: a\ngo: [{if: x}]",
        "node: a\ndo: [{if: x}]",
        "node: a\nchoices: [{label: Go, once: sometimes}]",
        "node: a\ndo: {if: x, do: [y = 1, {if: z, then: y = 2}]}",
        "node: a\nchoices: [{if: x, choices: [{gO: b, label: Go}]}]",
        "node: a\nask: {label: Who}",
        "title: T\nvoices: {doubt: {color: red}}",
        "title: T\nmoods: {dream: {colour: mauve}}",
        "title: T\nstate: {trust: {start: 2, minimum: 0}}",
        "title: T\npromises: [{sometimes: x}]",
        "playthrough: P\nsteps: [{chose: x}]",
        "playthrough: P\nsteps: [{choose: x, expect: y}]",
    ],
)
def test_schema_finds_other_mistakes(text: str) -> None:
    (document,) = documents(text)
    assert not is_valid(document, SCHEMA, SCHEMA)


@pytest.mark.parametrize(
    ("ask", "valid"),
    [
        ("{into: name, label: Who, length: 20}", True),
        ("{number: bid, min: -3, max: 20, label: Your bid}", True),
        ("{into: word, among: {friend: [friend, mellon], foe: 3}, else: other, length: 20}", True),
        ("{number: bid, length: 3}", False),
        ("{into: name, min: 3}", False),
        ("{into: word, among: {friend: mellon}}", False),
    ],
)
def test_schema_knows_each_kind_of_question(ask: str, valid: bool) -> None:
    (document,) = documents(f"node: a\nask: {ask}")
    assert is_valid(document, SCHEMA, SCHEMA) == valid
