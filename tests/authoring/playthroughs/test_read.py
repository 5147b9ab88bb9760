"""Playthrough files as values, and the diagnostics of those that cannot be read."""

import pytest

from branchlight.authoring.check import check_story
from branchlight.authoring.playthroughs import PlaythroughStep, read_playthroughs
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.authoring.playthroughs.story import story

NAME = "playthroughs/a.yaml"
HEAD = "playthrough: Short\nseed: 7\nveils: [blood]\nsteps:\n"


def test_playthrough_is_read_step_by_step() -> None:
    text = HEAD + "  - expect: A door.\n  - choose: On\n  - choices: [stop]\n---\nplaythrough: Shorter\n"
    (short, shorter), problems = read_playthroughs([SourceFile(NAME, text)], story())
    assert problems == ()
    assert (short.name, short.seed, short.veils) == ("Short", 7, {"blood"})
    assert short.steps == (
        PlaythroughStep("expect", "A door.", Place(NAME, 5, 5)),
        PlaythroughStep("choose", "On", Place(NAME, 6, 5)),
        PlaythroughStep("choices", "", Place(NAME, 7, 5), ("stop",)),
    )
    assert (shorter.name, shorter.seed, shorter.veils, shorter.steps) == ("Shorter", 1, frozenset(), ())


@pytest.mark.parametrize(
    ("step", "line", "column", "code"),
    [
        ("- chose: on", 5, 5, "E452"),
        ("- choose", 5, 5, "E452"),
        ("- {choose: on, expect: A door.}", 5, 5, "E452"),
        ("- choose:", 5, 5, "E452"),
        ("- choose: [on]", 5, 13, "E117"),
        ("- draw: 3 of 2", 5, 11, "E452"),
        ("- draw: heads", 5, 11, "E452"),
        ("- choose: hall.on", 5, 13, "E453"),
        ("- choices: [on, off]", 5, 19, "E453"),
        ("- ending: gone", 5, 13, "E453"),
        ("- state: trust > hoop", 5, 20, "E203"),
        ('- state: name == "Ann"', 5, 12, "E207"),
        ("- state: chance(20)", 5, 12, "E208"),
    ],
)
def test_unreadable_step_is_a_mistake(step: str, line: int, column: int, code: str) -> None:
    found, (problem,) = read_playthroughs([SourceFile(NAME, f"{HEAD}  {step}\n")], story())
    assert found == []
    assert (problem.code, problem.place) == (code, Place(NAME, line, column))


@pytest.mark.parametrize(
    "name", ["on", "On", "main.door.on", "rap", "main.regret", "main.flee.main.regret", "Knock it"]
)
def test_choice_has_several_names(name: str) -> None:
    assert read_playthroughs([SourceFile(NAME, f"{HEAD}  - choose: {name}\n")], story())[1] == ()


def test_check_finds_playthroughs_that_are_out_of_date() -> None:
    file = SourceFile(NAME, HEAD + "  - choose: fly\n")
    (problem,) = check_story(story(), [file])
    assert (problem.code, problem.place) == ("E453", Place(NAME, 5, 13))
