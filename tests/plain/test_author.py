"""Plain mode for an author: the story's state, which only `--watch` shows."""

import io

import pytest

from branchlight import load_text
from branchlight.plain import run_plain
from branchlight.plain.obeying import COMMANDS, OF_AUTHORS
from branchlight.plain.typed import OF_AUTHORS as TAKEN
from branchlight.shelf import MEMORY, open_session
from tests.play.test_mid_story import TEXT_OF_STORY


def typed(*lines: str, watches: bool = True) -> str:
    """Return what plain mode prints after these lines."""
    story, output = load_text(TEXT_OF_STORY).story, io.StringIO()
    assert story is not None
    follow = (lambda: None) if watches else None
    run_plain(open_session(story, MEMORY, seed=1), io.StringIO("\n".join(lines)), output, follow=follow)
    return output.getvalue()


def test_state_lists_every_value() -> None:
    said = typed("state")
    assert "trust: 2 (a number from 0 to 5)" in said
    assert "bag: empty" in said and "met: false" in said


@pytest.mark.parametrize("line", ["set trust 5", "set trust = 5", "set trust=5", "/set trust 5"])
def test_set_changes_the_state(line: str) -> None:
    said = typed(line, "state", "1")
    assert "trust is 5 now." in said and "trust: 5 (" in said
    assert "5, nothing, none, false" in said.partition("You choose: On")[2]


def test_set_shows_the_turn_again() -> None:
    assert typed("set met true").count("2, nothing, none, false") == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("set trust 6", "Nothing was changed: `trust` cannot be `6`"),
        ("set trsut 5", "did you mean `trust`?"),
        ("set", "Type set, a name and a value"),
    ],
)
def test_wrong_set_changes_nothing(line: str, said: str) -> None:
    printed = typed(line, "state")
    assert said in printed and "trust: 2 (" in printed


def test_readers_have_no_such_commands() -> None:
    said = typed("state", "set trust 5", "1", watches=False)
    assert "neither a choice here nor a command" in said
    assert "2, nothing" in said.partition("You choose: On")[2]


def test_commands_of_authors_are_in_the_loop() -> None:
    assert OF_AUTHORS.keys() == TAKEN.keys()
    assert COMMANDS.keys() < OF_AUTHORS.keys()
