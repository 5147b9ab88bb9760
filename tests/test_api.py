"""The public names: their list, the modules that they import, and the examples of their docstrings."""

import doctest
import importlib
import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import branchlight
from branchlight import ChoiceError, StoryError, choose, load_story, prove, read_story, start
from tests.pages import saved
from tests.play.tales import tale
from tests.test_house import loads
from tests.tools import ROOT

BROKEN = "title: Broken\n---\nnode: a\ntext: Hello {nam}.\nchoices:\n  - On: a\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the stories that the docstrings name."""
    saved((ROOT / "docs" / "api.md").read_text(encoding="utf-8"), tmp_path)
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_public_names_are_complete() -> None:
    assert branchlight.__all__ == sorted(branchlight.__all__)
    assert all(getattr(branchlight, name) is not None for name in branchlight.__all__)
    assert set(branchlight.__all__) <= set(dir(branchlight))
    with pytest.raises(AttributeError, match="no attribute 'prof'"):
        _ = branchlight.prof  # type: ignore[attr-defined]


def test_modules_are_not_public_names() -> None:
    importlib.import_module("branchlight.prover.prove")
    assert callable(branchlight.prove)
    assert branchlight.prove is prove


def test_package_loads_no_more_than_play_needs() -> None:
    late = (
        "branchlight.compiler",
        "branchlight.analysis",
        "branchlight.prover",
        "branchlight.authoring",
        "branchlight.play.reading",
        "yaml",
        "json",
        "textual",
    )
    assert loads("branchlight", *late) == []


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["", *branchlight.__all__])
def test_docstring_examples_run(name: str) -> None:
    of = getattr(branchlight, name) if name else branchlight
    text = of.__doc__ or ""
    example = doctest.DocTestParser().get_doctest(text, {}, name or "branchlight", None, 0)
    assert doctest.DocTestRunner().run(example).failed == 0
    assert example.examples or inspect.isclass(of), "a function shows how it is called"


@pytest.mark.parametrize("name", [name for name in branchlight.__all__ if name[0].islower()])
def test_docstring_names_each_argument(name: str) -> None:
    of = getattr(branchlight, name)
    text = inspect.cleandoc(of.__doc__)  # as Python 3.13 keeps it
    assert [each for each in inspect.signature(of).parameters if f"\n    {each}: " not in text] == []


def test_read_story_gives_the_story(here: Path) -> None:
    assert read_story("tower.yaml") == load_story("tower.yaml").story


def test_read_story_raises_what_check_prints(here: Path) -> None:
    for path in ("broken.yaml", os.path.join("..", here.name, "broken.yaml")):
        with pytest.raises(StoryError) as raised:
            read_story(path)
        assert raised.value.diagnostics == load_story(path).diagnostics
        command = [sys.executable, "-m", "branchlight", "check", path]
        checked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert checked.stdout.startswith(f"{raised.value}\n1 error, 0 warnings\n")


def test_story_error_survives_a_pickle(here: Path) -> None:
    with pytest.raises(StoryError) as raised:
        read_story("broken.yaml")
    again = pickle.loads(pickle.dumps(raised.value))
    assert isinstance(again, StoryError)
    assert (str(again), again.diagnostics) == (str(raised.value), raised.value.diagnostics)


def test_a_story_error_is_no_longer_than_its_message(here: Path) -> None:
    (here / "broken.yaml").write_text(BROKEN + "# \n" * 10_000, encoding="utf-8")
    with pytest.raises(StoryError) as raised:
        read_story("broken.yaml")
    assert raised.value.args == (str(raised.value),)


def test_a_story_error_names_files_as_when_raised(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "tale").mkdir()
    (here / "tale" / "story.yaml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(StoryError) as raised:
        read_story("tale")
    monkeypatch.chdir("tale")
    assert str(raised.value).startswith(os.path.join("tale", "story.yaml") + ":4:14")


@pytest.mark.usefixtures("here")
def test_read_story_of_nothing_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        read_story("nowhere.yaml")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("walk_home",), "'walk_home' is not open: You have too little rope."),
        (("no_such",), "there is no choice 'no_such'; on offer: draw_rope, light_the_lamp, look_down, walk_home"),
        (("",), "there is no choice ''"),
        (("look_down", "climb_down", "let_go", "draw_rope"), "there is no choice 'draw_rope'; on offer: nothing"),
    ],
)
def test_choose_refuses_what_is_not_on_offer(answers: tuple[str, ...], said: str) -> None:
    turn = start(tale(), seed=1)
    for answer in answers[:-1]:
        turn = choose(turn, answer)
    with pytest.raises(ChoiceError, match="choice") as raised:
        choose(turn, answers[-1])
    assert said in str(raised.value)


def test_choose_takes_a_choice_by_its_id() -> None:
    turn, other = start(tale(), seed=1), start(tale(), seed=2)
    assert choose(turn, other.choices[0]) == choose(turn, turn.choices[0].id)
    locked = next(choice for choice in turn.choices if not choice.open)
    with pytest.raises(ChoiceError, match="is not open"):
        choose(turn, locked._replace(open=True))


def test_choose_refuses_a_choice_at_a_question() -> None:
    turn = start(tale(), seed=1)
    offered = turn.choices[0]
    turn = choose(choose(turn, "look_down"), "say_your_name")
    with pytest.raises(ChoiceError, match="the turn asks a question; answer it with a text"):
        choose(turn, offered)


def test_invisible_answer_is_stored_as_empty() -> None:
    turn = choose(choose(start(tale(), seed=1), "look_down"), "say_your_name")
    assert choose(turn, " \n\x1b") == choose(turn, "")
