"""The traps that YAML has for prose: the explanation and its place, which are equal with both parsers."""

import time

import pytest

from branchlight import load_text
from branchlight.source import parsed_text
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.pure_loader import PureLoader
from tests.source.reading import plain, read, spots

# The text, the expected code with its line and column, and a word of the message or the hint.
TRAPS = [
    # a colon in the text
    ("text: He said: run", "E114", 1, 14, "text: |"),
    ("- He said: run: forest", "E114", 1, 15, "quotes"),
    ('- Say: "Run": forest', "E114", 1, 13, "quotes"),
    ("text: He waited\n  and said: run\n", "E114", 2, 11, "text: |"),
    ("text:\n  He waited\n  and said: run\n", "E114", 3, 11, "text: |"),
    ("voices: {doubt: {name: Doubt: me}}", "E114", 1, 29, "quotes"),
    # quotation marks
    ('text: "Hi," she said.', "E113", 1, 13, "|"),
    ("text: 'Tis not, isn't it?", "E113", 1, 21, "|"),
    ('text: "a" "b"', "E113", 1, 11, "|"),
    ('- "Hi," she said: forest', "E113", 1, 9, "|"),
    ('text:\n  "Hi," she said.', "E113", 2, 9, "|"),
    ('a: {brief: "Hi," she said}', "E113", 1, 18, "|"),
    ('"Hi," she said.', "E113", 1, 7, "|"),
    ("text: 'tis the season\ngo: on\n", "E112", 1, 7, "close it"),
    ('text: "open\ngo: on\n', "E112", 1, 7, "close it"),
    ('text: "a\n---\nb"', "E112", 1, 7, "close it"),
    ('text: "The \\door"', "E125", 1, 12, "two backslashes"),
    ('text: "\\xZZ"', "E125", 1, 8, "two backslashes"),
    # characters that YAML reserves
    ("text: - well", "E115", 1, 7, "`-`"),
    ("text: *bold* move", "E115", 1, 7, "`*`"),
    ("text: **bold** move", "E115", 1, 7, "`*`"),
    ("text:\n  *bold* move\n  is what it is", "E115", 2, 3, "`text: |`"),
    ("text:\n  {name} waits\n  outside", "E117", 2, 3, "`text: |`"),
    ("text: *bold", "E115", 1, 7, "`*`"),
    ("- *Run*: forest", "E115", 1, 3, "`*`"),
    ("choices:\n  * Run: forest", "E115", 2, 3, "a hyphen"),
    ("choices:\n  - Run: forest\n  \u2013 Stay: here", "E111", 3, 3, "a hyphen"),
    ("text: @doubt Who?", "E115", 1, 7, "`@`"),
    ("text: %name", "E115", 1, 7, "`%`"),
    ("text: `code`", "E115", 1, 7, "```"),
    ("text: & so", "E115", 1, 7, "`&`"),
    ("text: &so on", "E115", 1, 7, "`&`"),
    ("text: !wow", "E115", 1, 7, "`!`"),
    ("text: !!! wow", "E115", 1, 7, "`!`"),
    ("text: ? why", "E115", 1, 7, "`?`"),
    ("text: , well", "E115", 1, 7, "`,`"),
    ("text: } x", "E115", 1, 7, "`}`"),
    ("node: x\n%text\n", "E118", 2, 1, "%"),
    # braces and brackets
    ("text: {name} arrives", "E117", 1, 7, "text: |"),
    ("text: {trust > 2: a | b} arrives", "E117", 1, 7, "text: |"),
    ("text: [sighs] Well.", "E117", 1, 7, "text: |"),
    ("text: {& a | b}", "E117", 1, 7, "text: |"),
    ("text: {! a | b}", "E117", 1, 7, "text: |"),
    ("- {name} waits: forest", "E117", 1, 3, "quotes"),
    ("- [sighs] Well: forest", "E117", 1, 3, "quotes"),
    ("go: [{to: a}\ntext: b\n", "E124", 1, 5, "pairs"),
    ("go: {to: a", "E124", 1, 5, "pairs"),
    ("- {label: X, if: !met, go: b}", "E115", 1, 18, "`not`"),
    ("- {label: X, do: [!met], go: b}", "E115", 1, 19, "no text"),
    ("text: a\ntags: [a, b\nending: e\n", "E124", 2, 7, "pairs"),
    ("choices: [Go: a\nending: e\n", "E124", 1, 10, "pairs"),
    ("choices:\n  - [Go\nending: e\n", "E124", 2, 5, "pairs"),
    ("go: [", "E124", 1, 5, "pairs"),
    ("go: [}", "E124", 1, 6, "pairs"),
    ("go: {to: a}}", "E124", 1, 12, "pairs"),
    ("- {label: X, do: bag = [key], go: b}", "E124", 1, 24, "`bag += key`"),
    ("- {label: X, do: bag -= [key, ring], go: b}", "E124", 1, 25, "`bag -= key`"),
    # blocks
    ("text: | Her pulse", "E123", 1, 9, "below"),
    ("text: > Her pulse\n  is loud", "E123", 1, 9, "below"),
    ("text: |\nHer pulse\nnode: x", "E123", 2, 1, "indented more"),
    ('text: |\n"Run," she says.\nnode: x', "E123", 2, 1, "indented more"),
    ("text: |\n*Now* she runs.\nnode: x", "E123", 2, 1, "indented more"),
    ("- text: >\n  Her pulse\n  go: x", "E123", 2, 3, "indented more"),
    ("text: |\n  One.\n\nTwo.\ngo: x\n", "E111", 4, 1, "indented less"),
    ('text: |\n  One.\n\n"Two," she says.\ngo: x\n', "E111", 4, 1, "indented less"),
    ("text: |\n    one\n  two\ngo: x", "E111", 3, 3, "indented less"),
    ("text: |\n\n      \n  one\n", "E111", 4, 3, "indented less"),
    # a comment that ends a text
    ("text: Room #5 is\n  locked.\n", "E116", 1, 12, "text: |"),
    ("text: Room\n  #5 is\n  locked.\n", "E116", 2, 3, "quotes"),
    # tabs
    ("node: x\ntext: |\n\tHer pulse\n\tis loud.\n", "E110", 3, 1, "so is 1 more"),
    ("choices:\n  \t- a: b\n", "E110", 2, 3, "spaces"),
    ("-\ta: b\n  c: d\n", "E110", 1, 2, "spaces"),
    # indentation
    ("a:\n  b: 1\n c: 2", "E111", 3, 2, "column"),
    ("a:\n  b: 1\n   c: 2", "E111", 3, 4, "column"),
    ("label: Yes\n  go: x", "E111", 2, 3, "column"),
    ("choices:\n  - label: a\n   go: b", "E111", 3, 4, "column"),
    ("choices:\n  - a: b\n - c: d", "E111", 3, 2, "column"),
    ("- a\nb: c", "E111", 2, 1, "item"),
    ("a: b\n- c", "E111", 2, 1, "key"),
    ("--- a: b", "E111", 1, 5, "dashes"),
    # lines that have no meaning
    ("node: x\nHer pulse\ngo: y", "E126", 2, 1, "colon"),
    ("node x\ngo: y", "E126", 1, 1, "colon"),
    ("node: x\n--\nnode: y\n", "E126", 2, 1, "three dashes"),
    ("node: x\ngo:y\ntext: z\n", "E126", 2, 3, "space"),
    (": x", "E120", 1, 1, "missing"),
    ("node: x\n...\ngo: y\n", "E199", 3, 1, "YAML"),
]


# The pure parser accepts half a surrogate pair; the reader itself then refuses it (E105).
HALF = pytest.param('text: "\\ud800"', "E125", 1, 8, "two backslashes", marks=pytest.mark.needs("libyaml"))


@pytest.mark.parametrize(("text", "code", "line", "column", "word"), [*TRAPS, HALF])
def test_a_trap_is_told_in_a_writers_words(text: str, code: str, line: int, column: int, word: str) -> None:
    _, sink = read(text)
    assert spots(sink) == [(code, line, column)]
    assert word in sink[0].message + sink[0].hint


@pytest.mark.parametrize("text", [text for text, *_ in TRAPS])
def test_both_parsers_lead_to_the_same_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(found: list[Diagnostic]) -> list[Diagnostic]:
        return [one._replace(message="") if one.code == "E199" else one for one in found]

    expected = said(read(text)[1])
    monkeypatch.setattr(parsed_text, "LOADER", PureLoader)
    assert said(read(text)[1]) == expected


@pytest.mark.parametrize(("text", "code", "line", "column", "word"), [*TRAPS, HALF])
def test_the_place_is_the_same_in_a_later_document(text: str, code: str, line: int, column: int, word: str) -> None:
    documents, sink = read(f"node: a\ntext: |\n  One.\n---\n{text}\n")
    assert plain(documents[0]) == {"node": "a", "text": "One.\n"}
    if not text.startswith("---"):
        assert spots(sink)[0] == (code, line + 4, column)


FINE = [
    'text: She said "run" twice.',
    "text: It's 12:30, isn't it?",
    "text: Well - yes, {name} and [sighs] and *so* @ 5% & more!",
    "text: -5 or so",
    "text: a#b",
    "start: hospital.waking               # scene.node",
    "- Look away: silence                 # short form",
    'nightmare: {brief: Blood and a gun in a dream, detail: "..."}',
    "go: [{if: a > 2, to: b}, {to: c}]",
    "if: trust >= 1 and not seen(silence)",
    "text: |\n  She said: run\n\n  # not a comment\n  {~ a | b} *Now*\n  @doubt Who?\n  \\\tx\n",
    pytest.param("a:\tb\n", marks=pytest.mark.needs("libyaml")),
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_well_written_is_let_through(text: str) -> None:
    assert read(text)[1] == []


LONG = ("- a" + " " * 20_000 + "b: c: d", "- {a: b" + " " * 20_000 + "go: x}", "go: a" + " b" * 9_000)


@pytest.mark.parametrize("line", LONG)
def test_long_line_is_not_searched_for_slips(line: str) -> None:
    begun = time.perf_counter()
    load_text(f"title: T\n---\nnode: a\nchoices:\n  {line}\n")
    assert time.perf_counter() - begun < 5
