"""Glue: paragraphs that go on in another text of the same turn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branchlight import choose, load_text, resume, start
from branchlight.model.story import Story
from branchlight.play import Turn
from branchlight.play.reading import shown

HEAD = """title: T
voices: {sea: The sea, land: The land}
notes: {dark: Dark, loud: Loud}
moods: {night: {colour: blue}}
state: {x: true, n: 0}
endings: {over: Over}
"""
DARK = 'note: dark\nveiled: "{}"\n'


def block(text: str) -> str:
    return "text: |\n" + "\n".join([f"  {line}" for line in text.split("\n")]) + "\n"


def story(nodes: str) -> Story:
    loaded = load_text(HEAD + nodes)
    assert loaded.story is not None, [problem.message for problem in loaded.diagnostics]
    return loaded.story


def chain(*texts: str, keys: dict[int, str] | None = None) -> Story:
    """Return a story of nodes with these texts, each of which leads to the next one. `keys` are more keys of some."""
    nodes = [f"node: n{number}\n{(keys or {}).get(number, '')}{block(text)}" for number, text in enumerate(texts)]
    ways = [*[f"go: n{number}\n" for number in range(1, len(texts))], "ending: over\n"]
    return story("".join([f"---\n{node}{way}" for node, way in zip(nodes, ways, strict=True)]))


def words(turn: Turn, *veils: str) -> list[str]:
    """Return the paragraphs that a reader sees, those in a voice with its name."""
    seen = [passage for passage in turn.passages if shown(passage, frozenset(veils)) and passage.kind != "setting"]
    return [f"{passage.name}: {passage.text}" if passage.name else passage.text or passage.kind for passage in seen]


@pytest.mark.parametrize(
    ("texts", "paragraphs"),
    [
        (["You run <>", "on."], ["You run on."]),
        (["You run", "<> on."], ["You run on."]),
        (["You run <>", "<> on."], ["You run on."]),
        (["You run<>", "on."], ["You runon."]),
        (["You run<>", ", and run."], ["You run, and run."]),
        (["You run", "on."], ["You run", "on."]),
        (["One.\n\nYou run <>", "on.\n\nTwo."], ["One.", "You run on.", "Two."]),
        (["You run <>\n\non."], ["You run on."]),
        (["You run <>\n\n<> on."], ["You run on."]),
        (["You <> run <>  on."], ["You run on."]),
        (["You run<> ", "on."], ["You runon."]),
        (["You run <>", "{not x: so}", "{x: } ", "on."], ["You run on."]),
        (["You run", "<>", "on."], ["You runon."]),
        (["<>", "You run", "on."], ["You run", "on."]),
        (["<>You run", "<>"], ["You run"]),
        (["You run{x: , fast<>}", "on."], ["You run, faston."]),
        (["You run{x: <> | fast}", "on."], ["You runon."]),
        (["You run{not x: fast<>}", "on."], ["You run", "on."]),
        (["You run.", "{x:<> And | On} on."], ["You run. And on."]),
        (["You run.", "{not x:<> And | On} on."], ["You run.", "On on."]),
        (["{x:\n\nOne.\n\nYou run <>\n\n|\n\nTwo.}\n\non."], ["One.", "You run on."]),
        (["{You run <> | Two}", "on."], ["You run on."]),
        (["You run<>", "{not x: so} on."], ["You run on."]),
        (["You run {not x: so}<>", "on."], ["You run on."]),
        (["You run {not x: so}", "<>on."], ["You run on."]),
        (["You run {not x: so}", "on."], ["You run", "on."]),
        (["You run", "{not x: so} ", "<>on."], ["You runon."]),
        (["You run<>", "\\ on."], ["You run on."]),
        (["You run{x: <>\\ |}", "\\ on."], ["You run on."]),
        (["You \\<> run \\<>", "on."], ["You <> run <>", "on."]),
        (["You run <\\>", "on > < on."], ["You run <>", "on > < on."]),
    ],
)
def test_glue_joins_paragraphs(texts: list[str], paragraphs: list[str]) -> None:
    assert words(start(chain(*texts), 1)) == paragraphs


@pytest.mark.parametrize(
    ("texts", "paragraphs"),
    [
        (["@sea We run <>", "on."], ["sea: We run on."]),
        (["@sea We run <>", "@sea on."], ["sea: We run on."]),
        (["@sea We run", "@sea <> on."], ["sea: We run on."]),
        (["We run <>", "@sea on <>", "and on."], ["We run", "sea: on and on."]),
        (["@sea We run <>", "@land on."], ["sea: We run", "land: on."]),
        (["@sea We <> run\n\nTwo."], ["sea: We run", "Two."]),
        (["We run <>\n\n@pause 1\n\non."], ["We run", "pause", "on."]),
        (["We run <>", "***", "<> on."], ["We run", "break", "on."]),
        (["We run <>", "@cue bell", "on <>"], ["We run", "cue: ", "on"]),
    ],
)
def test_voices_and_directions_end_a_paragraph(texts: list[str], paragraphs: list[str]) -> None:
    found = words(start(chain(*texts), 1))
    assert [each.replace("bell: ", "cue: ") for each in found] == paragraphs


def test_glue_joins_runs_of_one_style() -> None:
    turn = start(chain("*Run <>*", "*on* and <>", "**on**"), 1)
    passage = turn.passages[-1]
    assert [tuple(run) for run in passage.runs] == [("Run on", "emphasis"), (" and ", ""), ("on", "strong")]
    assert passage.text == "Run on and on"


def test_joined_paragraph_names_its_nodes() -> None:
    turn = start(chain("One.\n\nYou <>", "run <>", "<>", "on <>", "and on.\n\nTwo."), 1)
    found = [(passage.node, passage.continued_by) for passage in turn.passages if passage.text]
    assert found == [("main.n0", ()), ("main.n0", ("main.n1", "main.n3", "main.n4")), ("main.n4", ())]


def test_paragraph_goes_on_across_scenes_and_moods() -> None:
    turn = start(
        story("""---
node: first
text: You run <>
go: second.yard
---
scene: second
title: The yard
mood: night
---
node: yard
text: |
  to the yard.

  It is dark.
ending: over
"""),
        1,
    )
    kinds = [passage.setting.title if passage.setting else passage.text for passage in turn.passages]
    assert kinds == ["", "You run to the yard.", "The yard", "It is dark."]


@pytest.mark.parametrize(
    ("texts", "keys", "open_", "veiled"),
    [
        (["So <>", "you see <>", "it."], {1: DARK.format("you turn <>")}, ["So you see it."], ["So you turn it."]),
        (["So <>", "you see", "it."], {1: DARK.format("you turn <>")}, ["So you see", "it."], ["So you turn it."]),
        (["So <>", "<> see", "it."], {1: DARK.format("<>")}, ["So see", "it."], ["So it."]),
        (
            ["So.", "You see <>", "it."],
            {1: DARK.format("You turn.")},
            ["So.", "You see it."],
            ["So.", "You turn.", "it."],
        ),
        (["So.", "You see.", "<> It."], {1: DARK.format("{not x: a}")}, ["So.", "You see. It."], ["So. It."]),
        (["So <>", "a <>", "b"], {1: DARK.format("c <>"), 2: DARK.format("d")}, ["So a b"], ["So c d"]),
        (["So <>", "@pause 1", "b"], {1: DARK.format("<>")}, ["So", "pause", "b"], ["So b"]),
    ],
)
def test_each_reader_of_a_note_reads_whole_paragraphs(
    texts: list[str], keys: dict[int, str], open_: list[str], veiled: list[str]
) -> None:
    turn = start(chain(*texts, keys=keys), 1)
    assert words(turn) == open_
    assert words(turn, "dark") == veiled


def test_text_under_another_note_begins_a_paragraph() -> None:
    keys = {1: DARK.format("c <>"), 2: "note: loud\nveiled: d <>\n"}
    turn = start(chain("So <>", "a <>", "b <>", "on.", "Then <>", "e", keys={**keys, 5: keys[2]}), 1)
    assert words(turn) == ["So a", "b on.", "Then e"]
    assert words(turn, "dark", "loud") == ["So c", "d on.", "Then d"]
    assert words(turn, "dark") == ["So c", "b on.", "Then e"]


PATHS = """---
node: hall
do: n += 1
text: <> You are <>
call: aside
choices:
  - {label: Wait, id: wait, text: A while, go: more}
  - {label: Go, id: on, text: On <>, go: hall}
go: last
---
node: aside
text: "in the aside <>"
choices:
  - {label: Out, id: out, if: n < 3, text: and <>, go: back}
go: back
---
node: more
text: <>, and more <>
go: [{from: events}, {to: last}]
---
node: chance
pool: events
when: n < 9
text: by chance <>
go: last
---
node: last
text: at last.
ending: over
"""


def test_glue_crosses_every_kind_of_way() -> None:
    found = story(PATHS)
    first = start(found, 1)
    assert words(first) == ["You are in the aside"]
    again = choose(first, "out")
    assert words(again) == ["and"]
    assert words(choose(again, "wait")) == ["A while, and more by chance at last."]
    third = choose(choose(choose(again, "on"), "out"), "on")
    assert words(third) == ["On You are in the aside"]


def test_open_paragraph_is_no_state() -> None:
    found = story(PATHS)
    turn = choose(start(found, 1), "out")
    kept = resume(found, turn.state)
    assert kept == turn._replace(passages=())
    assert choose(kept, "wait") == choose(turn, "wait")


@pytest.mark.parametrize("key", ["label", "locked"])
def test_glue_in_a_label_is_an_error(key: str) -> None:
    choice = {"label": "Run", "id": "run", "if": "n > 1", "locked": "No", "go": "a", key: "{x: no <>}"}
    loaded = load_text(f"{HEAD}---\nnode: a\nchoices:\n  - {choice}\n  - On: a\n")
    (problem,) = [each for each in loaded.diagnostics if each.severity == "error"]
    assert (problem.code, loaded.story) == ("E236", None)
    assert "`\\<>`" in problem.hint


def test_voice_after_glue_is_an_error() -> None:
    loaded = load_text(f"{HEAD}---\nnode: a\ntext: <> @sea on\nending: over\n")
    assert [(each.code, each.place.column, each.hint) for each in loaded.diagnostics if each.severity == "error"] == [
        ("E227", 10, "write the voice first: `@sea <>`")
    ]


WORDS = st.sampled_from(["run", "*on*", "{x: so}", "{n}", "{not x: so}", "**no** {x: so}", "{so | on}", "a {not x: b}"])
SPACES = st.sampled_from(["", " ", "  "])
SEAMS = st.sampled_from(
    ["{a}{b}<>/", "{a}<>{b}/ ", "/<>{a}{b}", "{a}<>/<>{b}", "{a}<>/<>/<>{b}", "{a}<>/{{not x: so}}/<>{b}"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=2, max_size=5), st.lists(st.tuples(SPACES, SEAMS, SPACES), min_size=4, max_size=4))
def test_joining_is_concatenation(parts: list[str], seams: list[tuple[str, str, str]]) -> None:
    joined, texts = parts[0], parts[0]
    for part, (before, seam, after) in zip(parts[1:], seams, strict=False):
        gap = before if seam == "{a}<>{b}/ " else before + after
        joined += f"{gap}{part}"
        texts += seam.format(a=before, b=after) + part
    whole = start(chain(joined), 1)
    pieces = start(chain(*texts.split("/")), 1)
    assert [each.runs for each in pieces.passages] == [each.runs for each in whole.passages]
