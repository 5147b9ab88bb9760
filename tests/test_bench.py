"""The benchmark is fair: every player reads the same story. Nothing here is timed."""

import os
import sys
from pathlib import Path

import pytest

from bench import renderings, stories
from bench.editing import write_copies
from bench.measures import compared
from bench.players import player
from bench.players.author import most
from bench.players.bare import Bare
from bench.players.branchlight import Branchlight
from bench.proofs import OWN
from bench.report import Table, Target, lines
from bench.timing import answer
from branchlight import load_story
from branchlight.language.prose import Pieces, Words
from branchlight.model.story import choices_of
from branchlight.prover.prove import prove


@pytest.fixture
def folder(tmp_path: Path) -> str:
    renderings.write(stories.endless_story(120), str(tmp_path))
    return str(tmp_path)


def test_branchlight_reads_the_same_words_as_bare(folder: str) -> None:
    expected = player.trace(Bare(), folder, "source", "300")
    for form in ("source", "ready", "ready"):
        assert player.trace(Branchlight(), folder, form, "300") == expected


@pytest.mark.parametrize(
    ("digests", "said"),
    [
        ({"branchlight": "a", "bare": "a", "inkjs": "a"}, "Every player read the same words in 2,000 choices."),
        ({"branchlight": "b", "bare": "a", "inkjs": "a"}, "Not the same story: branchlight"),
        ({"branchlight": "a", "inkjs": "b"}, "Not the same story: inkjs"),
        ({"branchlight": "a"}, "One player alone: its words are compared with nothing."),
    ],
)
def test_players_are_compared_without_the_bare_one(digests: dict[str, str], said: str) -> None:
    assert compared(digests) == said


def test_restored_reading_continues_the_same(folder: str) -> None:
    assert player.save(Branchlight(), folder, "source", "40")["same"]


@pytest.mark.parametrize("story", [stories.endless_story(205), stories.layered_story()], ids=["endless", "layered"])
def test_stories_have_no_mistakes(story: stories.Story, tmp_path: Path) -> None:
    renderings.write(story, str(tmp_path))
    assert load_story(str(tmp_path / "branchlight")).diagnostics == ()


def test_proof_finds_what_brute_force_finds(tmp_path: Path) -> None:
    story = stories.layered_story(layers=9)
    renderings.write(story, str(tmp_path))
    bare = Bare()
    bare.open(str(tmp_path), "source")
    offered = bare.everything()[1]
    loaded = load_story(str(tmp_path / "branchlight")).story
    assert loaded
    places = {body.name: body.label for node in loaded.nodes.values() for body in choices_of(node.body)}
    proof = prove(loaded)
    found = {f"{name.split('.')[1]} {label_of(places[name])}" for name, at in proof.choices.items() if at.reached}
    assert found == offered
    assert len(found) < 3 * len(story.nodes)


def label_of(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces if isinstance(piece, Words))


def test_copies_of_a_story_have_no_mistakes(tmp_path: Path) -> None:
    write_copies(OWN, str(tmp_path / "long"), 3)
    once, thrice = load_story(OWN), load_story(str(tmp_path / "long"))
    assert once.story and thrice.story
    assert len(thrice.story.nodes) == 3 * len(once.story.nodes)
    assert thrice.diagnostics == ()


def test_story_of_the_same_seed_is_the_same() -> None:
    assert stories.endless_story(30, seed=5) == stories.endless_story(30, seed=5) != stories.endless_story(30, seed=6)


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        (Target("ours", "theirs", "at least", 2.0), "= 2.00, target at least 2: met"),
        (Target("ours", "theirs", "at most", 1.5), "= 2.00, target at most 1.5: NOT MET"),
        (Target("ours", "nobody", "at most", 1.5), "not measured, target at most 1.5"),
    ],
)
def test_target_is_judged_by_medians(target: Target, verdict: str) -> None:
    table = Table("Title", 1, {"ours": [9.0, 4.0, 1.0], "theirs": [2.0]}, (target,), {})
    assert verdict in "\n".join(lines(table))


SCENE = "scene: s\n---\nnode: a\nchoices:\n  - {label: On., go: b}\n---\nnode: b\nending: over\n"


@pytest.mark.parametrize("keys", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_author_may_type_few_keys(tmp_path: Path, keys: int) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: T\nendings: {over: Over}\n", encoding="utf-8")
    (tmp_path / "scenes" / "s.yaml").write_text(SCENE, encoding="utf-8")
    found = answer([sys.executable, "-m", "bench.players.author", str(tmp_path), str(keys)], dict(os.environ))
    assert found["findings"] > 0
    assert found["mistakes"] > 0


def test_nearly_all_of_one_time_is_that_time() -> None:
    assert most([2.0]) == 2.0
    assert most([1.0, 2.0]) == 1.95
