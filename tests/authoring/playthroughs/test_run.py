"""Runs of playthroughs: those that pass, and the places where others differ."""

import pytest

from branchlight import load_text
from branchlight.authoring.playthroughs import Outcome, from_path, read_playthroughs, record, run, runner
from branchlight.model.story import Story
from branchlight.play.snapshot import Snapshot, mend
from branchlight.play.trail import Mended
from branchlight.source.located import SourceFile
from tests.authoring.playthroughs.story import story

LONG = """playthrough: Long
seed: 3
veils: [blood]
steps:
  - expect: A door.
  - choices: [on, Knock]
  - choose: Knock
  - choose: rap
  - state: trust == 4 and visits(door) == 3 and hope == 8
  - choose: smash_it
  - expect: something on the floor
  - answer: Ann
  - draw: 1 of 2
  - choices: [Look back, stop]
  - choose: main.flee.main.regret
  - state: seen(regret) and turns_since(hall) == 2 and not chose(door.on)
  - choose: Stop
  - choose: for_ever
  - ending: fled
"""
DRAWN = """playthrough: Drawn
steps:
  - draw: 2 of 2
  - expect: It sings
  - choose: on
  - answer: Ann
  - draw: 2 of 2
  - expect: Welcome, Ann.
  - ending: over
"""


def outcome(text: str) -> Outcome:
    (playthrough,), problems = read_playthroughs([SourceFile("a.yaml", text)], story())
    assert problems == ()
    return run(story(), playthrough)


@pytest.mark.parametrize("text", [LONG, DRAWN], ids=["long", "drawn"])
def test_playthrough_that_goes_as_written_passes(text: str) -> None:
    found = outcome(text)
    assert found.passed, str(found)
    assert str(found).endswith(": passed")


@pytest.mark.parametrize(
    ("written", "other", "line", "message", "diff"),
    [
        ("expect: A door.", "expect: A gate.", 5, "not on the page", ("- A gate.", "+ A door. It sings.")),
        ("something", "blood", 11, "not on the page", ("- blood on the floor", "+ There is something on the floor.")),
        ("[on, Knock]", "[on, smash_it]", 6, "different choices", ("  on", "- smash_it", "+ knock")),
        ("== 4", "== 3", 9, "state is different", ("- trust == 3 and", "+ trust = 4", "+ visits(main.door) = 3")),
        ("fled", "over", 19, "has a different ending", ("- over", "+ fled")),
        ("draw: 1 of 2", "draw: 1 of 3", 13, "a different draw", ("- one of 3", "+ one of 2")),
        ("1 of 2", "1 of 2\n  - draw: 1 of 6", 14, "no further draw", ("- 1 of 6",)),
        ("choose: Knock", "choose: Knock\n  - draw: 1 of 2", 8, "no draw is made", ("- 1 of 2",)),
        ("choose: smash_it", "answer: Bo", 10, "asks nothing", ("- Bo", "+ On (on)", "+ Smash it (smash_it)")),
        ("answer: Ann", "choose: on", 12, "asks for a text", ("- on", "+ [Who goes there]")),
        ("choose: Knock", "choose: smash_it", 7, "is locked", ("- smash_it", "+ On (on)", "+ Smash it (smash_it, loc")),
        ("choose: rap", "choose: stop", 8, "not on offer", ("- stop", "+ On (on)")),
        ("  - ending: fled", "  - choose: on", 19, "is over", ("- on", "+ [the story ends: fled]")),
        ("choose: rap", "ending: over", 8, "has not ended", ("- over", "+ On (on)")),
    ],
)
def test_playthrough_that_differs_shows_where(
    written: str, other: str, line: int, message: str, diff: tuple[str, ...]
) -> None:
    assert written in LONG
    found = outcome(LONG.replace(written, other, 1)).parted
    assert found is not None
    assert found.place.line == line
    assert message in found.message
    assert all(there.startswith(said) for there, said in zip(found.diff, diff, strict=False)), found.diff


def test_diff_has_a_sign_before_each_paragraph() -> None:
    several = "expect: |\n      A gate.\n\n      It is shut."
    found = outcome(LONG.replace("expect: A door.", several, 1))
    assert str(found).splitlines()[1:] == ["    - A gate.", "    - It is shut.", "    + A door. It sings."]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Nock", "this choice is not on offer here; did you mean `knock`?"),
        ("Sing", "this choice is not on offer here"),
    ],
)
def test_missing_choice_gets_a_suggestion(name: str, message: str) -> None:
    found = outcome(LONG.replace("choose: Knock", f"choose: {name}", 1)).parted
    assert found is not None and found.message == message


NUMBER = """playthrough: A number
steps:
  - answer: ANSWER
  - ending: over
"""


@pytest.mark.parametrize(("answer", "message"), [("+7", ""), ("21", "asks for a whole number from 0 to 20 here")])
def test_answer_must_be_a_number_of_its_question(answer: str, message: str) -> None:
    story = load_text(
        "title: T\nstate: {bid: {start: 0, min: 0, max: 20}}\nendings: {over: Over}\n---\n"
        "node: a\nask: {number: bid, label: Your bid}\ntext: A{bid}.\nending: over\n"
    ).story
    assert story is not None
    ((played,), _) = read_playthroughs([SourceFile("a.yaml", NUMBER.replace("ANSWER", answer))], story)
    parted = run(story, played).parted
    if not message:
        assert parted is None
        return
    assert parted is not None and message in parted.message
    assert (parted.place.line, parted.diff) == (3, (f"- {answer}", "+ [Your bid]"))


def test_unnamed_draw_is_reported() -> None:
    found = outcome(LONG.replace("1 of 2", "2 of 2")).parted
    assert found is not None
    assert found.place.line == 14


@pytest.mark.parametrize("seed", range(1, 12))
def test_recorded_reading_passes(seed: int) -> None:
    text = record(story(), seed, ["knock", "knock", "smash_it", 'Ann: "B" # c'], "A: reading")
    assert "# Knock again" in text
    found = outcome(text)
    assert found.passed, str(found)
    assert found.playthrough.name == "A: reading"
    assert found.playthrough.seed == seed


def test_recorded_answer_must_be_possible() -> None:
    with pytest.raises(ValueError, match="smash_it"):
        record(story(), 1, ["smash_it"])


def test_path_of_a_proof_becomes_a_playthrough() -> None:
    path = ["draw 1 of 2", "main.door.on", 'answer "Ann"', "draw 1 of 2", "main.flee.main.regret", "main.flee.stop"]
    found = outcome(from_path("Found", path))
    assert found.passed, str(found)
    assert len(found.playthrough.steps) == len(path)


def test_story_that_cannot_be_restored_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(story: Story, taken: Snapshot) -> Mended:
        state = mend(story, taken).state
        assert state is not None
        return Mended(state._replace(values=(0, *state.values[1:])))

    monkeypatch.setattr(runner, "mend", forgetful)
    found = outcome(LONG).parted
    assert found is not None
    assert "saved and loaded" in found.message


def test_state_of_a_playthrough_names_parameters() -> None:
    text = """title: Tale
endings: {over: Over}
---
node: road
call: {to: fight, with: {foes: 3}}
ending: over
---
node: fight
takes: {foes: {start: 1, min: 0, max: 4}}
text: "{foes}"
choices: [{label: On, go: back}]
"""
    tale = load_text(text).story
    assert tale is not None
    steps = "playthrough: P\nsteps:\n  - state: fight.foes == 3 and main.fight.foes == 3\n  - choose: On\n"
    (playthrough,), problems = read_playthroughs([SourceFile("a.yaml", f"{steps}  - ending: over\n")], tale)
    assert problems == ()
    assert run(tale, playthrough).passed
