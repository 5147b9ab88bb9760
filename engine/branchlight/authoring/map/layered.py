"""Layered layout: boxes in rows, so that most arrows lead downwards (Sugiyama, Tagawa and Toda, 1981).

A walk in the order of the files removes the edges that close a circle. Each box is then a row below the lowest box that
leads to it. Within its row it is near the boxes that it is linked to.
"""

from collections.abc import Iterable, Mapping

from branchlight.analysis.digraph import longest_paths, without_circles
from branchlight.source.named_tuple import NamedTuple

GAP = 24.0
ROW_GAP = 44.0
WIDEST = 6
SWEEPS = 8


class Size(NamedTuple):
    width: float
    height: float


class BoxPlace(NamedTuple):
    """The upper left corner of a box."""

    x: float
    y: float


class Layout(NamedTuple):
    spots: dict[str, BoxPlace]
    size: Size


def layered(sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]]) -> Layout:
    """Return the place of each box. `sizes` has the boxes in the order of the files."""
    joined = [(one, other) for one, other in dict.fromkeys(edges) if one != other and one in sizes and other in sizes]
    rows = _rows(list(sizes), _downwards(list(sizes), joined))
    near = _neighbours(sizes, joined)
    _sort(rows, near)
    centres = _centres(rows, sizes, near)
    return _placed(rows, sizes, centres)


def _downwards(names: list[str], edges: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the edges without those that close a circle."""
    leads: dict[str, list[str]] = {name: [] for name in names}
    for one, other in edges:
        leads[one].append(other)
    return without_circles(names, leads.__getitem__)


def _rows(names: list[str], leads: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the names by row. A row that is too wide continues in the next."""
    depth = longest_paths({name: dict.fromkeys(leads[name], 1) for name in names}, {})
    assert depth is not None
    by_depth: dict[int, list[str]] = {}
    for name in names:
        by_depth.setdefault(depth[name], []).append(name)
    rows: list[list[str]] = []
    for _, row in sorted(by_depth.items()):
        rows += [row[start : start + WIDEST] for start in range(0, len(row), WIDEST)]
    return rows


def _neighbours(names: Iterable[str], edges: list[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {name: [] for name in names}
    for one, other in edges:
        near[one].append(other)
        near[other].append(one)
    return near


def _sort(rows: list[list[str]], near: Mapping[str, list[str]]) -> None:
    """Sort each row by the mean place of each box's neighbours, in sweeps down and up (the barycentre method)."""
    place: dict[str, float] = {}
    for row in rows:
        for index, name in enumerate(row):
            place[name] = index - len(row) / 2
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            own = set(row)
            wanted = {}
            for name in row:
                others = [place[other] for other in near[name] if other not in own]
                wanted[name] = sum(others) / len(others) if others else place[name]
            row.sort(key=lambda name, wanted=wanted: wanted[name])  # type: ignore[misc]
            for index, name in enumerate(row):
                place[name] = index - len(row) / 2


def _centres(rows: list[list[str]], sizes: Mapping[str, Size], near: Mapping[str, list[str]]) -> dict[str, float]:
    """Return the middle of each box, moved towards its neighbours as far as its row has room."""
    centres: dict[str, float] = {}
    # Begin with each row side by side, around 0.
    for row in rows:
        width = sum([sizes[name].width + GAP for name in row]) - GAP
        x = -width / 2
        for name in row:
            centres[name] = x + sizes[name].width / 2
            x += sizes[name].width + GAP
    # Then move boxes to the mean of their neighbours, in sweeps down and up.
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wanted = [_mean([centres[other] for other in near[name]] or [centres[name]]) for name in row]
            for name, x in zip(row, _apart(row, wanted, sizes), strict=True):
                centres[name] = x
    return centres


def _apart(row: list[str], wanted: list[float], sizes: Mapping[str, Size]) -> list[float]:
    """Return the wanted middles, moved apart so that no two boxes touch.

    One pass moves boxes only right, and one only left. The result is the mean of both, so neither side is favoured.
    """
    rightwards, leftwards = list(wanted), list(wanted)
    for index in range(1, len(row)):
        least = (sizes[row[index - 1]].width + sizes[row[index]].width) / 2 + GAP
        rightwards[index] = max(rightwards[index], rightwards[index - 1] + least)
    for index in range(len(row) - 2, -1, -1):
        least = (sizes[row[index]].width + sizes[row[index + 1]].width) / 2 + GAP
        leftwards[index] = min(leftwards[index], leftwards[index + 1] - least)
    return [(one + other) / 2 for one, other in zip(rightwards, leftwards, strict=True)]


def _placed(rows: list[list[str]], sizes: Mapping[str, Size], centres: Mapping[str, float]) -> Layout:
    left = min([centres[name] - sizes[name].width / 2 for row in rows for name in row], default=0.0)
    spots: dict[str, BoxPlace] = {}
    y, right = 0.0, 0.0
    for row in rows:
        for name in row:
            x = centres[name] - sizes[name].width / 2 - left
            spots[name] = BoxPlace(x, y)
            right = max(right, x + sizes[name].width)
        y += max([sizes[name].height for name in row]) + ROW_GAP
    return Layout(spots, Size(right, max(0.0, y - ROW_GAP)))


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
