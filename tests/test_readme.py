"""The README against the program: its first story, its proofs and its table of commands."""

import re
from pathlib import Path

from branchlight import choose, load_text, start
from branchlight.cli.commands import COMMANDS
from branchlight.prover.prove import prove
from branchlight.source.files import read_story_files

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def lamp() -> str:
    """Return the first story as a reader of the README saves it."""
    (found,) = re.findall(r"^```yaml lamp\.yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return str(found)


def test_first_story_has_fifteen_lines() -> None:
    assert len(lamp().splitlines()) == 15
    assert load_text(lamp()).diagnostics == ()


def test_first_story_plays_to_its_end() -> None:
    story = load_text(lamp()).story
    assert story
    turn = start(story, seed=1)
    assert [(choice.text, choice.open) for choice in turn.choices] == [
        ("Pour in the oil.", True),
        ("Strike a match.", True),
    ]
    turn = choose(choose(turn, turn.choices[0]), "strike_a_match")
    assert turn.passages[-1].text == "Far out, a ship turns."
    assert turn.ending
    assert turn.ending.title == "A ship turns"


def test_first_story_has_the_flaw_that_is_named() -> None:
    story = load_text(lamp()).story
    assert story
    assert [stuck.kind for stuck in prove(story).stuck] == ["trap", "dead end"]


def test_pictured_story_is_as_long_as_stated() -> None:
    (file,), problems = read_story_files(str(ROOT / "docs" / "pictures" / "night-train.yaml"))
    assert problems == []
    assert f"[a story of {len(file.text.splitlines())} lines]" in README


def test_table_has_every_command() -> None:
    named = re.findall(r"^\| `branchlight (\w+)", README, re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)
