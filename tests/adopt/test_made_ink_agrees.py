"""Random stories in ink: what is adopted plays as inkjs plays it; what is not has a reason and a place."""

from collections.abc import Callable, Iterator

import pytest

from tests.adopt.adopting import adopted_text
from tests.adopt.made_blocks import made_blocks
from tests.adopt.made_ink import made_ink
from tests.adopt.made_joints import made_joints
from tests.adopt.made_lists import made_lists
from tests.adopt.made_threads import made_threads
from tests.adopt.made_values import made_values
from tests.adopt.made_weaves import made_weave
from tests.adopt.oracle.adopted_sessions import differences, random_session
from tests.adopt.oracle.inkjs_oracle import Inkjs

pytestmark = pytest.mark.needs("inkjs")
SESSIONS, MOST = 4, 8
BY_THE_COMPILER = "what this becomes is refused"
"""What is said where `adopt` wrote what is no story. These stories are below all limits of the compiler."""


@pytest.fixture(scope="module")
def inkjs() -> Iterator[Inkjs]:
    with Inkjs() as process:
        yield process


def test_made_stories_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_ink, range(20), least=6)


def test_made_blocks_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_blocks, range(60), least=60)


def test_made_weaves_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_weave, range(100), least=70)


def test_made_lists_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_lists, range(12), least=9)


def test_made_joints_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_joints, range(60), least=58)


def test_made_values_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_values, range(250), least=33)


def test_made_threads_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_threads, range(16), least=14)


@pytest.mark.thorough
def test_many_made_stories_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_ink, range(1_000, 1_300), least=120)


@pytest.mark.thorough
def test_many_made_blocks_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_blocks, range(1_000, 1_300), least=300)


@pytest.mark.thorough
def test_many_made_weaves_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_weave, range(1_000, 3_000), least=1_466)


@pytest.mark.thorough
def test_many_made_lists_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_lists, range(1_000, 1_300), least=246)


@pytest.mark.thorough
def test_many_made_joints_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_joints, range(1_000, 1_300), least=280)


@pytest.mark.thorough
def test_many_made_values_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_values, range(1_000, 3_000), least=200)


@pytest.mark.thorough
def test_many_made_threads_play_as_in_ink(inkjs: Inkjs) -> None:
    check(inkjs, made_threads, range(1_000, 1_060), least=48)


def check(inkjs: Inkjs, made: Callable[[int], str], numbers: range, least: int) -> None:
    """Compare sessions of all these stories; at least so many have to be adopted and equal."""
    found, equal = {}, 0
    for number in numbers:
        text = made(number)
        story, refused = adopted_text(text)
        if story is None:
            assert refused
            assert not any(BY_THE_COMPILER in each for each in refused), text
            continue
        assert inkjs.open_text(text).errors == [], text
        different: list[str] = []
        for seed in range(SESSIONS):
            ours = random_session(story, seed, MOST)
            if ours.halted == "runaway":  # ink never returns from it
                break
            different += differences(ours, inkjs.play(ours.picks, ours.draws))
        if different:
            found[number] = different[0]
        equal += not different
    assert found == {}
    assert equal >= least
