"""Tables of one run, as text: each player's median, the ratios of the targets, and whether they are met."""

import statistics
from collections.abc import Iterable
from typing import Literal, NamedTuple

WIDTH = 34
Samples = dict[str, list[float]]


class Target(NamedTuple):
    """A bound on the ratio of two medians: that of `ours` is at least, or at most, `factor` times that of `peer`."""

    ours: str
    peer: str
    sense: Literal["at least", "at most"]
    factor: float


class Table(NamedTuple):
    """The samples of one measure.

    `scale` converts a sample to the unit of the title. `failures` has reasons by column.
    """

    title: str
    scale: float
    samples: Samples
    targets: tuple[Target, ...]
    failures: dict[str, str]


def lines(table: Table) -> Iterable[str]:
    """Yield the lines of a table."""
    yield table.title
    for name, samples in table.samples.items():
        values = [value * table.scale for value in samples]
        if values:
            spread = f"({_figure(min(values))} to {_figure(max(values))})" if len(values) > 1 else ""
            yield f"  {name:{WIDTH}}{_figure(statistics.median(values)):>12}  {spread}".rstrip()
        if name in table.failures:
            yield f"  {name:{WIDTH}}{'failed':>12}  {table.failures[name]}"
    for target in table.targets:
        yield f"  > {target.ours} / {target.peer}{_judgement(table.samples, target)}"
    yield ""


def _judgement(samples: Samples, target: Target) -> str:
    ours, peer = samples.get(target.ours), samples.get(target.peer)
    if not ours or not peer:
        return f": not measured, target {target.sense} {target.factor:g}"
    ratio = statistics.median(ours) / statistics.median(peer)
    met = ratio >= target.factor if target.sense == "at least" else ratio <= target.factor
    return f" = {ratio:.2f}, target {target.sense} {target.factor:g}: {'met' if met else 'NOT MET'}"


def _figure(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
