"""The meaning of a typed line, as a table: if it fits a choice and a command, and at a question."""

import pytest

from branchlight import choose, start
from branchlight.plain.typed import TAKES, Answered, Chosen, Command, Unclear, understand
from branchlight.play.turn import Question, Turn
from tests.play.tales import tale

LABELS = """\
title: T
---
node: a
choices:
  - label: Save her.
  - label: Save him.
    if: seen(b)
    locked: He is gone.
  - label: “Stay,” you say.
  - label: Stay away from the well.
  - label: Back away
  - label: Quit
  - label: 3 coins
  - label: Go 2
  - label: Never mind
    if: seen(b)
    locked: You do.
go: b
---
node: b
ask: {into: name, label: Name}
go: a
"""
STORY = tale(LABELS.replace("title: T\n", 'title: T\nstate: {name: ""}\n'))
CHOOSING = start(STORY, 1)
ASKING = choose(CHOOSING, CHOOSING.choices[0])


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1", "Save her."),
        (" 3 ", "Stay away from the well."),
        ("save her.", "Save her."),
        ("SAVE HER", "Save her."),
        ("stay,", "“Stay,” you say."),
        ('"stay," you say', "“Stay,” you say."),
        ("stay a", "Stay away from the well."),
        ("back away", "Back away"),
        ("back a", "Back away"),
        ("quit", "Quit"),
        ("3 c", "3 coins"),
        ("go 2", "Go 2"),
        ("1.", "Save her."),
        ("3)", "Stay away from the well."),
        (" 6 ", "3 coins"),
    ],
)
def test_a_choice(line: str, label: str) -> None:
    meaning = understand(line, CHOOSING)
    assert isinstance(meaning, Chosen)
    assert meaning.choice.text == label


@pytest.mark.parametrize(
    ("line", "name", "argument"),
    [
        ("back", "back", ""),
        ("Back 3", "back", "3"),
        ("/quit", "quit", ""),
        ("/save her", "save", "her"),
        ("/ save her", "save", "her"),
        ("save", "save", ""),
        ("save  my  place", "save", "my  place"),
        ("go 1", "go", "1"),
        ("help", "help", ""),
        ("help saves", "help", "saves"),
        ("?", "help", ""),
        ("? saves", "help", "saves"),
        ("exit", "quit", ""),
        ("/q", "quit", ""),
        ("undo", "back", ""),
        ("restart", "new", ""),
        ("restore", "load", ""),
        ("restore before the dream", "load", "before the dream"),
        ("Undo 3", "back", "3"),
    ],
)
def test_a_command(line: str, name: str, argument: str) -> None:
    assert understand(line, CHOOSING) == Command(name, argument)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Type a number from 1 to 7, the beginning of a choice, or help."),
        ("stay", 'That could be 2, "“Stay,” you say."; or 3, "Stay away from the well.". Type more of it.'),
        ("save h", 'Is that the choice "Save her." or the command? Type its number, or /save h'),
        ("save him", "That is closed: He is gone."),
        ("never", "That is closed: You do."),
        ("0", "There is no choice 0; type a number from 1 to 7."),
        ("8", "There is no choice 8; type a number from 1 to 7."),
        ("9" * 5000, "There is no choice 999999999999; type a number from 1 to 7."),
        ("run", '"run" is neither a choice here nor a command. Type a number from 1 to 7, or help.'),
        ("/run", "There is no command /run. Type /help for all of them."),
        ("/back away", "There is no command /back away. Type /help for all of them."),
        ("notes on", '"notes on" is neither a choice here nor a command. Type a number from 1 to 7, or help.'),
        ("q", 'Is that the choice "Quit" or the command? Type its number, or /q'),
        ("9.", "There is no choice 9; type a number from 1 to 7."),
        ("run.", '"run." is neither a choice here nor a command. Type a number from 1 to 7, or help.'),
        ("1x", '"1x" is neither a choice here nor a command. Type a number from 1 to 7, or help.'),
    ],
)
def test_unclear_line_is_explained(line: str, said: str) -> None:
    assert understand(line, CHOOSING) == Unclear(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Type 1, the beginning of a choice, or help."),
        ("2", "There is no choice 2; type 1."),
        ("run", '"run" is neither a choice here nor a command. Type 1, or help.'),
    ],
)
def test_only_choice_is_named_by_its_number(line: str, said: str) -> None:
    assert understand(line, CHOOSING._replace(choices=CHOOSING.choices[:1])) == Unclear(said)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("Ada", Answered("Ada")),
        ("quit", Answered("quit")),
        ("1", Answered("1")),
        ("/quit", Command("quit", "")),
        ("/q", Command("quit", "")),
        ("q", Answered("q")),
        ("1.", Answered("1.")),
        ("//quit", Answered("/quit")),
        ("", Unclear("Type an answer, or /help.")),
        (" \x1b \x00 ", Unclear("Type an answer, or /help.")),
    ],
)
def test_at_a_question(line: str, meaning: object) -> None:
    assert understand(line, ASKING) == meaning


def test_empty_line_is_no_number() -> None:
    turn = ASKING._replace(question=Question("Your bid", 40, "number", 0, 20))
    assert understand(" ", turn) == Unclear("Type a whole number from 0 to 20, or /help.")
    assert understand("many", turn) == Answered("many")


def test_at_an_end_there_is_nothing_to_choose() -> None:
    over: Turn = CHOOSING._replace(choices=())
    assert understand("1", over) == Unclear("There is nothing to choose here. Type help.")
    assert understand("", over) == Unclear("Type help.")
    assert understand("back", over) == Command("back", "")
    assert understand("foo", over) == Unclear('"foo" is neither a choice here nor a command. Type help.')


def test_every_command_is_in_the_loop() -> None:
    from branchlight.plain.obeying import COMMANDS

    assert COMMANDS.keys() == TAKES.keys()
