"""The dice are published: these numbers never change."""

import json
import random
import subprocess

import pytest

from branchlight import choose, load_text, start
from branchlight.play.dice import roll
from tests.tools import tool


def test_the_published_sequence() -> None:
    state, drawn = 1, []
    for _ in range(8):
        state, number = roll(state, 65_536)
        drawn.append(number)
    assert drawn == [41_095, 179, 34_566, 64_294, 63_463, 18_422, 40_163, 47_234]


def reference(seed: int) -> int:
    """Return the upper sixteen bits of the first draw of Mulberry32, as published."""
    mask = 0xFFFFFFFF
    a = (seed + 0x6D2B79F5) & mask
    t = ((a ^ (a >> 15)) * (a | 1)) & mask
    t = (t ^ ((t + (((t ^ (t >> 7)) * (t | 61)) & mask)) & mask)) & mask
    return (t ^ (t >> 14)) >> 16


def test_dice_are_mulberry32() -> None:
    for seed in (0, 1, 2, 12345, 0xFFFFFFFF):
        assert roll(seed, 65_536)[1] == reference(seed)


ELSEWHERE = """
const draws = JSON.parse(require("fs").readFileSync(0, "utf8"));
function roll(state, sides) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
  return [state, Math.floor((((t ^ (t >>> 14)) >>> 16) * sides) / 65536)];
}
console.log(JSON.stringify(draws.map(([state, sides]) => roll(state, sides))));
"""


@pytest.mark.needs("node")
def test_dice_are_the_same_in_javascript() -> None:
    chance = random.Random(3)
    draws = [(chance.getrandbits(32), chance.randint(1, 65_536)) for _ in range(20_000)]
    draws += [(state, sides) for state in (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF) for sides in (1, 2, 65_536)]
    done = subprocess.run(
        [tool("node"), "-e", ELSEWHERE], input=json.dumps(draws), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [list(roll(state, sides)) for state, sides in draws]


def test_every_side_comes_up_about_as_often() -> None:
    state, counts = 7, [0] * 6
    for _ in range(6000):
        state, number = roll(state, 6)
        counts[number] += 1
    assert min(counts) > 900 and max(counts) < 1100


def test_equal_seeds_give_equal_sessions() -> None:
    text = 'title: T\n---\nnode: a\ntext: "{roll(1, 60000)}"\nchoices:\n  - Again: a\n'
    story = load_text(text).story
    assert story is not None
    one, same, other = start(story, 5), start(story, 5), start(story, 6)
    assert choose(one, "again") == choose(same, "again")
    assert one.passages != other.passages
