"""What `prove` says on the terminal, and the playthroughs that it writes."""

from pathlib import Path

from engine import load_text
from engine.model.story import Story
from engine.proof.playthroughs import read_playthroughs, run
from engine.proof.prove import prove
from engine.proof.replay import labels, replay
from engine.proof.report import report, save_paths
from engine.source.located import SourceFile

FAULTY = """title: Faulty
state: {n: {start: 0, min: 0, max: 3}}
endings: {over: {title: Over}, other: {title: Other}}
promises:
  - never: n == 2
  - possible: ending(other)
---
node: a
text: "{n > 3: x | y} {chance(50): heads | tails}"
choices:
  - label: More, *please*.
    do: n += 1
    go: a
  - label: Stop.
    go: [{if: n > 2, to: trap}, {to: last}]
---
node: trap
choices:
  - {label: Locked., if: n < 3, locked: No., go: last}
---
node: last
ending: over
"""


def made(text: str) -> Story:
    story = load_text(text).story
    assert story is not None
    return story


def test_a_refuted_story() -> None:
    story = made(FAULTY)
    text = report(story, prove(story))
    assert text.startswith("Faulty: refuted.\n")
    for line in (
        "  nodes     3 of 3 reached",
        "  choices   2 of 3 reached",
        "  variants  3 of 4 reached",
        "  endings   1 of 2 reached",
        "  promises  0 of 2 kept",
        "Never reached: choices\n  main.trap.locked",
        "  main.a~1.1  (side 1 of braces 1 in the text of main.a)",
        "Stuck at main.trap: no choice is open and no way leads out.",
        "Promise broken: never: n == 2",
        "Promise broken: possible: ending(other)",
        "More, please.",
    ):
        assert line in text


def test_a_sound_story_is_said_to_be_proven_in_a_few_lines() -> None:
    story = made("title: Sound\nendings: {over: Over}\n---\nnode: a\nchoices:\n  - On: b\n---\nnode: b\nending: over\n")
    lines = report(story, prove(story)).split("\n")
    assert lines[0] == "Sound: proven." and len(lines) == 7


def test_a_bound_is_named_and_nothing_is_called_unreachable() -> None:
    story = made(FAULTY.replace("max: 3", "max: 90000").replace("never: n == 2", "never: n == 90000"))
    proof = prove(story, states=50)
    text = report(story, proof)
    assert proof.bound == "states" and "the bound of states was hit" in text
    assert "Never reached" not in text and "Not reached before the bound" in text


def test_labels_are_the_words_on_the_page() -> None:
    story = made(FAULTY)
    stuck = next(stuck for stuck in prove(story).stuck if stuck.kind == "dead end")
    assert [label for label in labels(story, stuck.path) if not label.startswith("[")] == [
        *["More, please."] * 3,
        "Stop.",
    ]
    assert replay(story, stuck.path).halted == "stuck"


def test_paths_are_written_as_playthroughs_that_pass(tmp_path: Path) -> None:
    story = made(FAULTY)
    names = save_paths(story, prove(story), str(tmp_path))
    assert names == ["nodes.yaml", "choices.yaml", "variants.yaml", "endings.yaml", "faults.yaml"]
    for name in names:
        playthroughs, problems = read_playthroughs([SourceFile(name, (tmp_path / name).read_text())], story)
        assert playthroughs and not problems
        assert all(run(story, playthrough).passed for playthrough in playthroughs)
