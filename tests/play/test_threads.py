"""Several threads that play at once: each gets the turns that it would get alone."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from branchlight import Story, Turn, choose, start
from branchlight.play import compiled_expression, compiled_story, transitions
from tests.play.tales import tale

THREADS = 6
STORIES = 12
LONG = "title: Long\n" + "".join(
    f"---\nnode: n{number}\ndo: oil = (oil + {number}) % 90\n"
    f"text: '{{oil > {number}: High | Low}} {{oil * {number} % 7}}.'\nchoices:\n  - On: n{(number + 1) % 20}\n"
    for number in range(20)
).replace("---\n", "state: {oil: {start: 1, min: 0, max: 90}}\n---\n", 1)


@pytest.fixture(autouse=True)
def switching() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def played(story: Story) -> list[Turn]:
    """Return the turns of a session that goes through every node."""
    turns = [start(story, 1)]
    for _ in range(20):
        turns.append(choose(turns[-1], "on"))
    return turns


def played_at_once(stories: list[Story]) -> list[list[Turn]]:
    """Return the turns of each story from each of several threads."""
    with ThreadPoolExecutor(THREADS) as pool:
        sessions = list(pool.map(lambda _: [played(story) for story in stories], range(THREADS)))
    assert all(session == sessions[0] for session in sessions)
    return sessions[0]


def test_threads_compile_expressions_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_expression, "_made", {})
    story = tale(LONG)
    for _ in range(10):
        compiled_expression._made.clear()
        transitions._programs.clear()
        assert played_at_once([story]) == [played(story)]


def test_threads_drop_programs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transitions, "_MOST_KEPT", 2)
    monkeypatch.setattr(transitions, "_programs", {})
    stories = [tale(LONG)._replace(title=str(number)) for number in range(STORIES)]
    assert [turns[0].story for turns in played_at_once(stories)] == stories


def test_threads_forget_nodes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_story, "MOST_ASSEMBLED", 3)
    story = tale(LONG)
    for _ in range(5):
        transitions._programs.clear()
        assert played_at_once([story]) == [played(story)]
