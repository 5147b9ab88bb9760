"""The figures of a story, as values."""

from collections.abc import Iterable, Mapping
from math import inf, sqrt

from branchlight.authoring.stats.explore import Explored, explore
from branchlight.authoring.stats.hits import Hits, hits
from branchlight.authoring.stats.lengths import Length, longest, shortest
from branchlight.authoring.stats.sample import MOST_TURNS, Sample, sample
from branchlight.authoring.stats.watched import Watched, watched
from branchlight.authoring.stats.word_counts import words_by_scene
from branchlight.model.story import Story, choices_of
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.source.named_tuple import NamedTuple

READINGS = 1000
MOST_STATES = 10_000
SECONDS = 30.0
SAMPLED = 0.5
"""The largest share of the time for random readings."""

NORMAL = 1.96
"""The standard deviations to each side that contain 95 of 100 values of a normal distribution."""


class Share(NamedTuple):
    """The share of random readers, from 0 to 1, who reach something.

    For a sampled share, the true one is between `low` and `high` in 95 of 100 samples, and `error` is half their
    distance. For an exact one, `low` and `high` are the share itself, and `error` is 0.
    """

    share: float
    error: float
    low: float
    high: float


class Figures(NamedTuple):
    """The figures that `stats` prints for a story.

    words         the number of words in all prose and labels; `scenes` counts them by scene
    shortest      the reading with the fewest words that reaches an ending
    longest       the one with the most words, or None if readings can go on for ever or none ends
    typical       the median of the sampled readings, by words and by choices
    measured      True if the shortest and the longest reading are exact, and not those of the sample
    exact         True if the shares are exact, and not those of the sample
    reached       the share of random readers who reach each ending, and each node
    unfinished    the share of those who never reach an ending
    alike         choices that lead to the same states whenever two of them are open
    readings      the number of sampled readings, with seeds from `seed` on
    cut           the figures for which there was no time, in words
    """

    title: str
    words: int
    scenes: dict[str, int]
    nodes: int
    choices: int
    endings: int
    shortest: Length | None
    longest: Length | None
    typical: Length | None
    measured: bool
    exact: bool
    reached_endings: dict[str, Share]
    reached_nodes: dict[str, Share]
    unfinished: Share
    alike: tuple[tuple[str, ...], ...]
    readings: int
    seed: int
    cut: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the object that `stats --json` prints."""
        found: dict[str, object] = dict(self._asdict())
        for name in ("shortest", "longest", "typical", "unfinished"):
            value: Length | Share | None = getattr(self, name)
            found[name] = value._asdict() if value else None
        for name in ("reached_endings", "reached_nodes"):
            shares: dict[str, Share] = getattr(self, name)
            found[name] = {key: share._asdict() for key, share in shares.items()}
        return {**found, "alike": [list(names) for names in self.alike], "cut": list(self.cut)}


class _Known(NamedTuple):
    """The results that the available time allowed."""

    sampled: Sample
    explored: Explored | None
    worded: Explored | None
    hits: Hits | None
    cut: tuple[str, ...]


def stats(
    story: Story,
    readings: int | None = None,
    seed: int = 1,
    states: int = MOST_STATES,
    seconds: float | None = None,
) -> Figures:
    """Return the figures of a story: exact if it has at most `states` states, else from random readings.

    `readings` is the number of random readings, the first with `seed`. By default they are `READINGS`, and fewer if
    they are long. `seconds` limits the time for everything; by default it is `SECONDS`, or no limit with `readings`.
    """
    clock = Clock(seconds if seconds is not None else SECONDS if readings is None else inf)
    return _figures(story, _known(watched(story), readings, seed, states, clock), seed)


def _figures(story: Story, found: _Known, seed: int) -> Figures:
    """Return the figures that follow from the results."""
    sampled, worded, lengths, scenes = found.sampled, found.worded, found.sampled.lengths, words_by_scene(story)
    ending_shares, node_shares, unfinished = _shares(story, found)
    return Figures(
        story.title,
        sum(scenes.values()),
        scenes,
        len(story.nodes),
        sum([len(choices_of(node.body)) for node in story.nodes.values()]),
        len(story.endings),
        shortest(worded) if worded else min(lengths, default=None),
        longest(worded) if worded else max(lengths, default=None),
        sampled.typical,
        worded is not None,
        found.hits is not None,
        ending_shares,
        node_shares,
        unfinished,
        tuple((found.explored or sampled).alike.groups()),
        sampled.readings,
        seed,
        found.cut,
    )


def _shares(story: Story, found: _Known) -> tuple[dict[str, Share], dict[str, Share], Share]:
    """Return the shares of playthroughs that reach each ending, each node, and no ending."""
    sampled, hits = found.sampled, found.hits
    if hits is not None:
        endings = _exact(story.endings, hits.endings)
        unfinished = _certain(max(0.0, 1 - sum([share.share for share in endings.values()])))
        return endings, _exact(story.nodes, hits.nodes), unfinished
    read = sampled.readings
    endings, nodes = _sampled(story.endings, sampled.endings, read), _sampled(story.nodes, sampled.nodes, read)
    return endings, nodes, estimate(read - len(sampled.lengths), read)


def _known(play: Watched, readings: int | None, seed: int, states: int, clock: Clock) -> _Known:
    """Read at random for a part of the time. In the rest, explore all turns if they are few enough."""
    clock.allow(SAMPLED)
    most_turns = MOST_TURNS if readings is None else inf
    sampled = sample(play, READINGS if readings is None else readings, seed, clock, most_turns)
    cut = (f"random playthroughs after the first {sampled.readings:,}",) if sampled.is_cut else ()
    clock.allow(1.0)
    explored = worded = known = None
    try:
        explored = explore(play, states, wording=False, clock=clock)
        known = hits(explored, clock) if explored else None
        worded = explore(play, states, wording=True, clock=clock) if explored else None
    except TimeUpError:
        missed = "exact figures" if known is None else "the exact lengths of playthroughs"
        cut = (*cut, missed)
    return _Known(sampled, explored, worded, known, cut)


def estimate(count: int, readings: int) -> Share:
    """Return the share that a sample gives, with the score interval of E. B. Wilson (1927).

    See Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22, 209-212. Unlike
    the standard error, it is not 0 for what no reading or every reading reached.
    """
    if not readings:
        return Share(0.0, 0.5, 0.0, 1.0)
    share, squared = count / readings, NORMAL * NORMAL
    middle = (share + squared / (2 * readings)) / (1 + squared / readings)
    error = NORMAL * sqrt(share * (1 - share) / readings + squared / (2 * readings) ** 2) / (1 + squared / readings)
    low = max(0.0, middle - error) if count else 0.0
    high = min(1.0, middle + error) if count < readings else 1.0
    return Share(share, error, low, high)


def _certain(share: float) -> Share:
    return Share(share, 0.0, share, share)


def _exact(names: Iterable[str], chances: Mapping[str, float]) -> dict[str, Share]:
    return {name: _certain(min(1.0, chances.get(name, 0.0))) for name in names}


def _sampled(names: Iterable[str], counts: Mapping[str, int], readings: int) -> dict[str, Share]:
    return {name: estimate(counts.get(name, 0), readings) for name in names}
