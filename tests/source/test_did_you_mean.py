"""Guesses at the name that was meant: the best of many is found without comparing all of them in full."""

import difflib
import random

import pytest

from branchlight.source.did_you_mean import MOST_LIKELY, closest, near

LETTERS = "aeilnorst"


def names(rng: random.Random, count: int, longest: int) -> list[str]:
    """Return words of few letters, so that many are alike."""
    return list({"".join(rng.choices(LETTERS, k=rng.randint(3, longest))): None for _ in range(count)})


@pytest.mark.parametrize("seed", range(20))
def test_guess_is_that_of_a_full_comparison(seed: int) -> None:
    rng = random.Random(seed)
    known = names(rng, 200, 20)
    for meant in rng.sample(known, 10):
        at = rng.randrange(len(meant))
        word = meant[:at] + rng.choice(("", "m", "mm")) + meant[at + 1 :]
        others = [name for name in known if name != word]
        assert [closest(word, known, 0.7)] == (difflib.get_close_matches(word, others, 1, 0.7) or [""])


def test_few_of_many_alike_are_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    in_full = difflib.get_close_matches
    monkeypatch.setattr(
        difflib,
        "get_close_matches",
        lambda word, known, n, alike: compared.append(len(known)) or in_full(word, known, n, alike),
    )
    known = [f"{'lamp_' * 11}{number}" for number in range(1000)]
    assert near(f"{'lamp_' * 10}lump_7", known) == f"did you mean `{'lamp_' * 11}7`?"
    assert compared == [MOST_LIKELY]
