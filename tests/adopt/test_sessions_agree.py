"""Random sessions of adopted stories, turn by turn equal to those of inkjs, with the same draws."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from branchlight import Proof, prove
from tests.adopt.adopting import adopted, adopted_text
from tests.adopt.oracle.adopted_sessions import differences, path_session, random_session
from tests.adopt.oracle.inkjs_oracle import Inkjs
from tests.adopt.small_ink import SMALL
from tests.tools import tool

pytestmark = pytest.mark.needs("inkjs")
GAMES = {"TheIntercept.ink": 80, "KPopGame/main.ink": 80}
"""Whole games of the corpus, and the most choices in a session."""


@pytest.fixture(scope="module")
def inkjs() -> Iterator[Inkjs]:
    with Inkjs() as process:
        yield process


@pytest.mark.parametrize("name", SMALL)
def test_small_story_plays_as_in_ink(inkjs: Inkjs, name: str) -> None:
    story, refused = adopted_text(SMALL[name])
    assert refused == []
    assert story is not None
    assert inkjs.open_text(SMALL[name]).errors == []
    for seed in range(6):
        ours = random_session(story, seed, 12)
        assert differences(ours, inkjs.play(ours.picks, ours.draws)) == [], ours.picks


def test_lines_after_an_included_gather_stay(inkjs: Inkjs, tmp_path: Path) -> None:
    main = tmp_path / "main.ink"
    main.write_text("INCLUDE part.ink\nAfter.\n- last\n", encoding="utf-8")
    (tmp_path / "part.ink").write_text("one\n- two\n", encoding="utf-8")
    story, refused = adopted(str(main))
    assert refused == []
    assert story is not None
    assert inkjs.open(main).errors == []
    ours = random_session(story, 1, 1)
    assert ours.turns[0].lines == ["one", "two", "After.", "last"]
    assert differences(ours, inkjs.play(ours.picks, ours.draws)) == []


@pytest.mark.needs("corpus")
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name.startswith("The") else pytest.mark.thorough) for name in GAMES]
)
def test_game_plays_as_in_ink(inkjs: Inkjs, name: str) -> None:
    assert differing(inkjs, name, 3) == {}


@pytest.mark.thorough
@pytest.mark.needs("corpus")
@pytest.mark.parametrize("name", GAMES)
def test_many_sessions_of_a_game_play_as_in_ink(inkjs: Inkjs, name: str) -> None:
    assert differing(inkjs, name, 1_000 if name.startswith("The") else 200) == {}


@pytest.mark.thorough
@pytest.mark.needs("corpus")
@pytest.mark.parametrize("name", GAMES)
def test_paths_of_a_proof_play_as_in_ink(inkjs: Inkjs, name: str) -> None:
    path = str(Path(tool("corpus"), "ink", name))
    story, _ = adopted(path)
    assert story is not None
    assert inkjs.open(path).errors == []
    paths = longest_paths(prove(story))
    assert len(paths) > 50
    found = {}
    for each in paths:
        ours = path_session(story, each)
        if different := differences(ours, inkjs.play(ours.picks, ours.draws)):
            found[each] = different[0]
    assert found == {}


def longest_paths(proof: Proof) -> list[tuple[str, ...]]:
    """Return the paths to all that is reached, without those that others begin with."""
    tables = (proof.nodes, proof.choices, proof.variants, proof.endings)
    paths = sorted({at.path for table in tables for at in table.values() if at.reached and at.path})
    return [path for path, after in zip(paths, [*paths[1:], ()], strict=True) if after[: len(path)] != path]


def differing(inkjs: Inkjs, name: str, sessions: int) -> dict[int, list[str]]:
    """Return what differs in random sessions of a game, by the seed."""
    path = str(Path(tool("corpus"), "ink", name))
    story, refused = adopted(path)
    assert refused == []
    assert story is not None
    assert inkjs.open(path).errors == []
    found = {}
    for seed in range(sessions):
        ours = random_session(story, seed, GAMES[name])
        if different := differences(ours, inkjs.play(ours.picks, ours.draws)):
            found[seed] = different[:2]
    return found
