"""The fast reader: it agrees with the parser, and leaves to it all that is not certainly plain."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branchlight.source import builder, parsed_text, plainly
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import read_story_files
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.plainly import read_plainly
from branchlight.source.pure_loader import PureLoader
from branchlight.source.reader import read_documents

STORY = Path(__file__).parents[2] / "story"

NODE = """---
node: telling
text: |
  One.

    Two: "three".
choices:
  - label: "Look away"
    do: trust += 1
    choices:
    - Say nothing: silence
  - just words
go: other.node
"""


def parsed(text: str, loader: object = parsed_text.LOADER) -> tuple[list[Located | None], list[Diagnostic]]:
    """Return what the parser makes of a text."""
    sink: list[Diagnostic] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plainly, "LONGEST", -1)
        patch.setattr(parsed_text, "LOADER", loader)
        return list(read_documents(SourceFile("one.yaml", text), sink)), sink


def test_document_is_read_with_its_places() -> None:
    read = read_plainly(NODE, 1)
    assert isinstance(read, Mapping)
    assert read.values["text"] == Scalar('One.\n\n  Two: "three".\n', 3, 7, "|")
    assert isinstance(read.values["choices"], Sequence)
    choice, words = read.values["choices"].items
    assert words == Scalar("just words", 12, 5)
    assert isinstance(choice, Mapping)
    assert choice.values["label"] == Scalar("Look away", 8, 12, '"')
    assert choice.keys["choices"] == Scalar("choices", 10, 5)
    silence = Mapping({"Say nothing": Scalar("silence", 11, 20)}, {"Say nothing": Scalar("Say nothing", 11, 7)}, 11, 7)
    assert choice.values["choices"] == Sequence([silence], 11, 5)
    assert parsed(NODE) == ([read], [])


LEFT_TO_THE_PARSER = {
    "a comment": "a: b\n# c\n",
    "a comment behind a text": "a: b # c\n",
    "a list in brackets": "a: [b]\n",
    "a mapping in braces": "a: {b: c}\n",
    "an escape": 'a: "b\\n"\n',
    "a doubled quote": "a: 'b''c'\n",
    "a text that goes on below": "a: b\n  c\n",
    "a text below its key": "a:\n  b\n",
    "a folded text": "a: >\n  b\n",
    "a block that keeps its end": "a: |+\n  b\n",
    "a block with nothing in it": "a: |\nb: c\n",
    "a block that begins with a blank line": "a: |\n\n  b\n",
    "a block whose indentation falls": "a: |\n    b\n  c\n",
    "a key twice": "a: b\na: c\n",
    "a key without a value": "a:\n",
    "a key without a value among others": "a:\nb: c\n",
    "a key in quotes": '"a": b\n',
    "a second colon": "a: b: c\n",
    "a text alone": "a\n",
    "a dash alone": "-\n",
    "a list in a list": "- - a\n",
    "a tab": "a: b\tc\n",
    "an anchor": "a: &b c\n",
    "a merge key": "<<: a\n",
    "the end of the document": "a: b\n...\n",
    "a directive": "%YAML 1.2\n---\na: b\n",
    "no line break at the end": "a: b",
    "a line too far to the right": "a: b\n c: d\n",
    "a line that fits nowhere": "a:\n    b: c\n  d: e\n",
    "a list and a key side by side": "a:\n  - b\n  c: d\n",
}


@pytest.mark.parametrize("text", LEFT_TO_THE_PARSER.values(), ids=LEFT_TO_THE_PARSER)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert read_plainly(text, 1) is None


def nested(depth: int) -> str:
    """Return mappings, nested to a depth."""
    return "".join(f"{' ' * level}a:\n" for level in range(depth - 1)) + f"{' ' * (depth - 1)}a: b\n"


def long(size: int) -> str:
    """Return a document of so many characters."""
    return f"a: {'b' * (size - 4)}\n"


def test_text_beyond_parser_limits_is_not_read_plainly() -> None:
    for written, most in ((nested, plainly.DEEPEST), (long, plainly.LONGEST)):
        assert read_plainly(written(most), 1) is not None
        assert read_plainly(written(most + 1), 1) is None
    assert plainly.DEEPEST < builder.MAX_DEPTH
    assert min(builder.MAX_SCALAR, builder.MAX_VALUES) > plainly.LONGEST


INDENTS = st.sampled_from(["", "", "  ", "  ", "    ", " "])
STARTS = st.sampled_from(["", "", "", "- ", "-  "])
KEYS = st.sampled_from(["a: ", "b: ", "c:", "two words: ", "é:  ", "_k: ", "k : ", "9: ", "true: ", '"q": ', "", ""])
PLAIN_TEXTS = ["one", "Two, three.", "a:b", '"q"', "'s'", '""', "it's", "(y)", "—z", "~", "=", "\u3000x", "x\xa0", "😀"]
OTHER_TEXTS = ["a: b", '"a" b', "|", "|-", "a |", "a#b", "a # c", "a ", "", "...", "-z", "- z", "{a}", "!t", "a\\b"]
TEXTS = st.sampled_from([*PLAIN_TEXTS, *OTHER_TEXTS])
LINES = st.tuples(INDENTS, STARTS, KEYS, TEXTS).map("".join)
BLOCKS = st.tuples(
    INDENTS,
    st.sampled_from(["a: |\n", "- |\n", "- t: |\n", "t: |\n"]),
    st.lists(st.tuples(INDENTS, st.sampled_from(["word", "- x", "k: v", "# h", "", "  "])).map("".join), max_size=4),
).map(lambda block: block[0] + block[1] + "\n".join(block[2]))
DOCUMENTS = st.tuples(
    st.sampled_from(["", "", "---\n"]), st.lists(st.one_of(LINES, LINES, BLOCKS, st.just("")), min_size=1, max_size=7)
).map(lambda parts: parts[0] + "\n".join(parts[1]) + "\n")


@pytest.mark.hypothesis  # its inner function is
@pytest.mark.parametrize(
    "loader",
    [
        pytest.param(parsed_text.LOADER, id="libyaml"),
        pytest.param(PureLoader, id="pure", marks=pytest.mark.thorough),
    ],
)
def test_plain_reading_equals_that_of_the_parser(loader: object) -> None:
    read: list[str] = []

    @settings(max_examples=5 * settings.default.max_examples)
    @given(DOCUMENTS)
    def same(text: str) -> None:
        if "\n---" in text:
            return
        document = read_plainly(text, 1)
        if document is not None:
            read.append(text)
            assert parsed(text, loader) == ([document], [])

    same()
    assert len(read) > 12


def test_most_of_a_story_is_written_plainly() -> None:
    files, _ = read_story_files(str(STORY))
    read, left = 0, 0
    for file in files:
        texts = file.text.split("\n---\n")
        for number, text in enumerate(texts):
            text = f"---\n{text}" if number else text
            text = text if number == len(texts) - 1 else f"{text}\n"
            document = read_plainly(text, 1)
            if document is None:
                left += 1
            else:
                read += 1
                assert parsed(text) == ([document], [])
    assert read > left
