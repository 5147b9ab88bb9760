"""Random readings, each with its own seed. All open choices are equally probable, as are all outcomes of a question."""

from random import Random

from branchlight.authoring.stats.alike import MOST_COMPARED, Alike
from branchlight.authoring.stats.explore import answers_to
from branchlight.authoring.stats.lengths import Length
from branchlight.authoring.stats.watched import Watched, words_of
from branchlight.play import choose, start
from branchlight.play.turn import Choice, Turn
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.source.named_tuple import NamedTuple

MOST_DECISIONS = 1000
"""The number of decisions after which a reading counts as unfinished."""

MOST_TURNS = 60_000
"""The number of turns after which no reading is begun, unless the caller asks for a number of readings."""

COMPARED = 3
"""The times that the choices of one offer are tried and compared if all of them differ by then."""

COMPARED_ALIKE = 30
"""The times that the choices of one offer are tried and compared while two of them are alike."""


class Sample(NamedTuple):
    """The number of readings that reached each ending and node, and the sorted lengths of those that ended.

    `is_cut` is True if the time was up before all were read.
    """

    readings: int
    endings: dict[str, int]
    nodes: dict[str, int]
    lengths: list[Length]
    alike: Alike
    is_cut: bool = False

    @property
    def typical(self) -> Length | None:
        """The median by words together with the median by choices."""
        if not self.lengths:
            return None
        choices = sorted([length.choices for length in self.lengths])
        return Length(self.lengths[len(self.lengths) // 2].words, choices[len(choices) // 2])


def sample(play: Watched, readings: int, seed: int, clock: Clock, most_turns: float = MOST_TURNS) -> Sample:
    """Read up to `readings` times, with seeds from `seed` on. A reading that runs out of time does not count."""
    found = Sample(readings, {}, {}, [], Alike())
    tried: dict[tuple[str, ...], int] = {}
    turns = 0
    for number in range(seed, seed + readings):
        if turns > most_turns:
            found = found._replace(readings=number - seed)
            break
        try:
            turn = _read(play, number, found, tried, clock)
        except TimeUpError:
            found = found._replace(readings=number - seed, is_cut=True)
            break
        turns += turn.state.turns + 1
        for name in play.entered(None, turn.after):
            found.nodes[name] = found.nodes.get(name, 0) + 1
        if turn.ending is not None:
            found.endings[turn.ending.name] = found.endings.get(turn.ending.name, 0) + 1
    found.lengths.sort()
    return found


def _read(play: Watched, seed: int, found: Sample, tried: dict[tuple[str, ...], int], clock: Clock) -> Turn:
    """Return the last turn of one reading. Raises `TimeUpError`."""
    random, turn, words, choices = Random(seed), start(play.story, seed), 0, 0
    while choices < MOST_DECISIONS:
        clock.check()
        words += words_of(turn)
        opened = [choice for choice in turn.choices if choice.open]
        if turn.ending is not None:
            found.lengths.append(Length(words, choices))
            break
        if not opened and turn.question is None:
            break
        offer = tuple([choice.name for choice in opened])
        if len(offer) > 1 and _is_due(offer, tried.setdefault(offer, 0), found.alike):
            tried[offer] += 1
            found.alike.compare({c.name: _outcome(play, turn, c, clock) for c in opened[:MOST_COMPARED]})
        turn = choose(turn, random.choice(opened).id if opened else random.choice(answers_to(turn)))
        choices += 1
    return turn


def _is_due(offer: tuple[str, ...], tried: int, alike: Alike) -> bool:
    """Return whether the choices of an offer that was tried so often are to be tried again.

    A difference may be rare: two choices that raise a full number differ only where it is not full.
    """
    return tried < COMPARED or (tried < COMPARED_ALIKE and alike.has_pair(offer))


def _outcome(play: Watched, turn: Turn, choice: Choice, clock: Clock) -> object:
    clock.check()
    kept = play.forgetful(choose(turn, choice.id), wording=False)
    return kept.after, [choice.id for choice in kept.choices if choice.open]
