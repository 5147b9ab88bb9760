"""The mistakes that are reported after one that ended the reading of a document."""

import pytest

from branchlight.source import parsed_text, reader
from branchlight.source.pure_loader import PureLoader
from branchlight.source.resume import ReadableStretch, next_stretch
from tests.source.reading import read, spots

SEVERAL = [
    ("text: He said: run\ngo: *x\n", [("E114", 1, 14), ("E115", 2, 5)]),
    ("text: He said: run\nchoices:\n  - Go: z\ngo: [a\n", [("E114", 1, 14), ("E124", 4, 5)]),
    ('text: "open\nveiled: She said: no\n', [("E112", 1, 7), ("E114", 2, 17)]),
    ("choices:\n  - He said: run: a\n  - Go: z\n  - She said: no: b\n", [("E114", 2, 17), ("E114", 4, 17)]),
    ("choices:\n  - Say: run: a\n  - Go: z\n# well\ntext: Hm: hm\n", [("E114", 2, 13), ("E114", 5, 9)]),
    ("choices:\n  - label: a: b\n    do: c: d\n  - label: e: f\n", [("E114", 2, 13), ("E114", 4, 13)]),
    ("text: {name} comes\ngo: z\ngo: y\n", [("E117", 1, 7), ("E119", 3, 1)]),
    ("node: x\n--\nnode: y\ntext: a: b\n", [("E126", 2, 1), ("E114", 4, 8)]),
]
ONE = [
    "text: He said: run\n  and she: no: stop\ngo: z\n",
    "text: Room #5 is\n  not: well: locked\ngo: z\n",
    "text: |\n  One.\n\nTwo.\nThree: a: b\ngo: z\n",
    "state: {\n  a: 1,\n  b: 2\ngo: z\n",
    "label: *Now* run\n",
]


@pytest.mark.parametrize(("text", "told"), SEVERAL)
def test_later_mistakes_are_told_with_either_parser(
    text: str, told: list[tuple[str, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spots(read(text)[1]) == told
    monkeypatch.setattr(parsed_text, "LOADER", PureLoader)
    assert spots(read(text)[1]) == told


@pytest.mark.parametrize("text", ONE)
def test_what_follows_from_the_first_is_not_told(text: str) -> None:
    assert len(read(text)[1]) == 1


def test_document_that_contains_another_is_told_once() -> None:
    documents, sink = read("node: x\ntext: a\ngo: y\nnode: y\ntext: b\ngo: z\nnode: z\nending: over\n---\nnode: w\n")
    assert spots(sink) == [("E119", 4, 1)] and "three dashes" in sink[0].hint
    assert documents[0] is None and documents[1] is not None


def test_reading_is_resumed_a_limited_number_of_times() -> None:
    _, sink = read("text: a: b\n" * 90)
    assert len(sink) == reader.MOST_RESUMED + 1


def test_so_has_how_much_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_READ_AGAIN", 10)
    assert len(read("text: a: b\ngo: c: d\nmood: e: f\n")[1]) == 1


def test_a_stretch_ends_before_what_stands_further_out() -> None:
    lines = ["a: b: c", "  d: e", "go:", "  - f", "", "# g", "text: h"]
    assert next_stretch(lines, 0, 0) == ReadableStretch(2, 7)
    assert next_stretch(lines, 2, 2) == ReadableStretch(3, 6)
    assert next_stretch(lines, 6, 0) is None
