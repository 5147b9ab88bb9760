"""The reader: values with their places, documents, limits, and reading on after a mistake."""

import pytest

from branchlight.source import builder, parsed_text, plainly, reader, text_mistakes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import Mapping, Scalar, Sequence, SourceFile
from branchlight.source.pure_loader import PureLoader
from branchlight.source.reader import read_documents
from tests.source.reading import plain, read, spots


@pytest.fixture(
    params=[
        pytest.param("plainly", marks=pytest.mark.needs("libyaml")),
        pytest.param("libyaml", marks=pytest.mark.needs("libyaml")),
        "pure",
    ],
    autouse=True,
)
def _every_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with both readers, with libyaml alone, and with PyYAML's pure parser."""
    if request.param != "plainly":
        monkeypatch.setattr(plainly, "LONGEST", -1)
    if request.param == "pure":
        monkeypatch.setattr(parsed_text, "LOADER", PureLoader)


def test_keys_and_values_know_their_places() -> None:
    (document,), sink = read("node: telling\nchoices:\n  - 'Look away': silence\n  - [a, b]\n")
    assert sink == []
    assert document == Mapping(
        {
            "node": Scalar("telling", 1, 7),
            "choices": Sequence(
                [
                    Mapping(
                        {"Look away": Scalar("silence", 3, 18)}, {"Look away": Scalar("Look away", 3, 5, "'")}, 3, 5
                    ),
                    Sequence([Scalar("a", 4, 6), Scalar("b", 4, 9)], 4, 5),
                ],
                3,
                3,
            ),
        },
        {"node": Scalar("node", 1, 1), "choices": Scalar("choices", 2, 1)},
        1,
        1,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{label: Who is it?, go: door}", {"label": "Who is it?", "go": "door"}),
        ("{label: Who? Me?}", {"label": "Who? Me?"}),
        ("[Why ?, Why?]", ["Why ?", "Why?"]),
        ("{Why?: door}", {"Why?": "door"}),
        ("{label: Who\n  is it?}", {"label": "Who is it?"}),
    ],
)
def test_questions_in_brackets_are_text(text: str, value: object) -> None:
    (document,), sink = read(text)
    assert (plain(document), sink) == (value, [])


STYLES = [
    ("plain words", "plain words", ""),
    ("'it''s'", "it's", "'"),
    ('"a\\nb"', "a\nb", '"'),
    ("|\n  one\n  two\n", "one\ntwo\n", "|"),
    (">-\n  one\n  two\n", "one two", ">"),
    ("", "", ""),
]


@pytest.mark.parametrize(("written", "value", "style"), STYLES)
def test_scalars_keep_their_style_and_are_not_resolved(written: str, value: str, style: str) -> None:
    (document,), sink = read(f"text: {written}")
    assert sink == []
    assert isinstance(document, Mapping)
    text = document.values["text"]
    assert isinstance(text, Scalar)
    assert (text.value, text.style) == (value, style)


DOCUMENTS = [
    ("", []),
    ("\n# only a comment\n\n", []),
    ("---\n", [None]),
    ("--- # empty\n", [None]),
    ("a: 1\n---\n", [{"a": "1"}, None]),
    ("# first\n---\na: 1\n", [{"a": "1"}]),
    ("a: 1\n---\nb: 2\n---\nc: 3", [{"a": "1"}, {"b": "2"}, {"c": "3"}]),
    ("a: 1\n...\n---\nb: 2\n", [{"a": "1"}, {"b": "2"}]),
    ("--- |\n text\n--- other\n", ["text\n", "other"]),
    ("a: |\n  one\n\n  --- not a mark\n  ---\n---\nb: 2", [{"a": "one\n\n--- not a mark\n---\n"}, {"b": "2"}]),
    ("a: ---x\n----: b\n---\n", [{"a": "---x", "----": "b"}, None]),
    ("''\n", [""]),
]


@pytest.mark.parametrize(("text", "values"), DOCUMENTS)
def test_documents(text: str, values: list[object]) -> None:
    documents, sink = read(text)
    assert sink == []
    assert [plain(document) for document in documents] == values


def test_places_count_on_across_documents_and_batches() -> None:
    filler = "text: |\n" + "  word\n" * 20_000
    documents, sink = read(f"a: 1\n---\n{filler}---\nb: 2\n---\n{filler}---\nc: 3\n")
    assert sink == []
    places = [(document.line, document.column) for document in documents if isinstance(document, Mapping)]
    assert places == [(1, 1), (3, 1), (20_005, 1), (20_007, 1), (40_009, 1)]


def test_documents_are_read_as_they_are_asked_for() -> None:
    text = f"a: '{'x' * 60}'\n---\n" * 2_000 + "{"
    sink: list[Diagnostic] = []
    stream = read_documents(SourceFile("big.yaml", text), sink)
    assert next(stream) is not None
    assert sink == []
    assert list(stream)[-1] is None
    assert spots(sink) == [("E124", 4_001, 1)]


def test_broken_document_leaves_mistakes_of_others() -> None:
    documents, sink = read("a: 1\na: 2\n---\nb: c: d\n---\ne: 'f\n---\ng: h\n---\n- i\nj\n---\nk: 1\nk: 2\n")
    assert [plain(document) for document in documents] == [{"a": "2"}, None, None, {"g": "h"}, None, {"k": "2"}]
    assert spots(sink) == [("E119", 2, 1), ("E114", 4, 5), ("E112", 6, 4), ("E126", 11, 1), ("E119", 14, 1)]


def test_a_key_that_stands_twice_points_to_the_first() -> None:
    _, (mistake,) = read("a: 1\nb:\n  long key: 2\n  long key: 3\n")
    assert (mistake.code, mistake.place.line, mistake.place.column, mistake.length) == ("E119", 4, 3, 8)
    assert [(str(related.place), related.message) for related in mistake.related] == [
        ("scenes/one.yaml:3:3", "first declared here")
    ]


REFUSED = [
    ("a: &x 1\nb: 2", "E115", 1, 4),
    ("a: *x", "E115", 1, 4),
    ("*x : 1", "E115", 1, 1),
    ("a: !!int 1", "E115", 1, 4),
    ("a: ! 1", "E115", 1, 4),
    ("a: &x\n  b: 1\n", "E118", 1, 4),
    ("a: !!set\n  b: 1\n", "E118", 1, 4),
    ("a: &x [1]", "E118", 1, 4),
    ("<<: {a: 1}", "E118", 1, 1),
    ("%YAML 1.2\n---\na: 1", "E118", 1, 1),
    ("%YAML 1.2\n---\na: 'b\n", "E118", 1, 1),
    ("[a]: 1", "E120", 1, 1),
    ("? {a: b}\n: 1", "E120", 1, 3),
    ("- : 1", "E120", 1, 3),
    ("'': 1", "E120", 1, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_what_stories_do_not_have(text: str, code: str, line: int, column: int) -> None:
    _, sink = read(text)
    assert spots(sink)[0] == (code, line, column)


def test_reading_goes_on_behind_what_is_refused() -> None:
    (document,), sink = read("a: *b\n{c}: 1\nd: &e 2\nd: 3\n")
    assert plain(document) == {"a": "*b", "\ufffd": "1", "d": "3"}
    assert [code for code, _, _ in spots(sink)] == ["E115", "E120", "E115", "E119"]


def test_missing_value_is_inside_the_text() -> None:
    (document,), _ = read("? a")
    assert document == Mapping({"a": Scalar("", 1, 4)}, {"a": Scalar("a", 1, 3)}, 1, 1)


def test_a_quoted_key_may_look_like_a_merge() -> None:
    assert read("'<<': 1") == ([Mapping({"<<": Scalar("1", 1, 7)}, {"<<": Scalar("<<", 1, 1, "'")}, 1, 1)], [])


DEEP = [
    "[" * 100_000,
    "{" * 100_000,
    "{a: " * 100_000,
    "- " * 100_000,
    "? " * 100_000,
    "[?" * 50_000,
    "[{" * 50_000,
    "[\n" * 100_000,
    "{a: [\n" * 50_000,
    "go: [" + "['a', " * 100_000,
    "- a\n- " + "[" * 100_000 + "]" * 100_000,
    "".join(" " * depth + "a:\n" for depth in range(1_000)),
]


@pytest.mark.parametrize("text", DEEP, ids=lambda text: text[:4])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    documents, sink = read(text + "\n---\na: 1\n")
    assert [code for code, _, _ in spots(sink) if code != "E120"] == ["E121"]
    assert len(sink) <= 2
    assert [plain(document) for document in documents] == [None, {"a": "1"}]


def test_nesting_too_deep_is_found_on_its_line() -> None:
    _, sink = read("a: 1\n---\nb: 2\nc: " + "[" * 2_000 + "\nd: 3\n")
    assert [(code, line) for code, line, _ in spots(sink)] == [("E121", 4)]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("text: !<tag:%ed%a0%80> b", "E115", 1, 7),
        ("a: 1\ntext: !%ed%a0%80 b", "E115", 2, 7),
        ("- a\n-\n  !<%c0%80>", "E115", 3, 3),
        ("%TAG ! %ed%a0%80\n---\na: 1", "E118", 1, 1),
        ("%YAML 1." + "1" * 5_000, "E118", 1, 1),
        ("%YAML " + "9" * 5_000 + ".1\n---\na: 1", "E118", 1, 1),
        ('text: "\\U00110000"', "E125", 1, 8),
        ('a: 1\ntext: "ab\\Uffffffff"', "E125", 2, 10),
    ],
)
def test_what_python_cannot_convert_is_a_mistake(text: str, code: str, line: int, column: int) -> None:
    _, sink = read(text + "\n")
    assert spots(sink) == [(code, line, column)]


def test_the_cap_on_depth_lets_through_what_it_says() -> None:
    _, sink = read("[" * builder.MAX_DEPTH + "]" * builder.MAX_DEPTH)
    assert sink == []


def test_a_text_that_is_too_long_is_refused() -> None:
    _, sink = read("a: " + "x" * builder.MAX_SCALAR)
    assert sink == []
    _, sink = read("a: 1\nb: " + "x" * (builder.MAX_SCALAR + 1))
    assert spots(sink) == [("E122", 2, 4)]


def test_a_document_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "MAX_VALUES", 1_000)
    documents, sink = read("- a # one\n" * 1_000 + "---\nb: 1\n")
    assert [plain(document) for document in documents] == [None, {"b": "1"}]
    assert [code for code, _, _ in spots(sink)] == ["E122"]


def test_a_file_with_too_many_documents_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_DOCUMENTS", 1_000)
    documents, sink = read("---\n" * 100_000)
    assert len(documents) < 50_000
    assert [code for code, _, _ in spots(sink)] == ["E122"]


@pytest.mark.parametrize("text", ["a: 1\n" * 1_000, "---\na: b: c\n" * 1_000, "- *a\n" * 1_000])
def test_reading_stops_after_too_many_mistakes(text: str) -> None:
    _, sink = read(text)
    assert len(sink) == text_mistakes.MAX_MISTAKES + 1
    assert sink[-1].code == "E122"
