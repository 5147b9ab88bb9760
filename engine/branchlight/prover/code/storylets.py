"""Functions that generated code calls: for shuffles, storylets, and texts that depend on a draw."""

from collections.abc import Callable

from branchlight.play.every_draw import DrawScript


def deal(dealt: int, options: int, script: DrawScript, site: int) -> int:
    """Return an option that was not dealt, as `Varying.deal` does: the number after the last if all were."""
    left = [option for option in range(options) if not dealt >> option & 1]
    return left[script.draw(len(left), site)] if left else options


def sides(test: Callable[[DrawScript], object]) -> list[bool]:
    """Return the truths that a test with draws can give."""
    script = DrawScript()
    found: set[bool] = set()
    while script.next() and len(found) < 2:
        found.add(bool(test(script)))
    return sorted(found)


def among(may: list[tuple[int, int, int]], show: int) -> tuple[list[int], list[int]]:
    """Return the storylets that are picked for certain, and those among which draws pick the rest."""
    ordered = sorted(may)
    if len(may) <= show:
        return [number for _, _, number in ordered], []
    last = ordered[show - 1][:2]
    sure = [number for *key, number in ordered if tuple(key) < last]
    tied = [number for *key, number in ordered if tuple(key) == last]
    return ([*sure, *tied], []) if len(sure) + len(tied) == show else (sure, tied)


def pick(may: list[tuple[int, int, int]], show: int, script: DrawScript, site: int) -> list[int]:
    """Return the storylets that draws pick, as `Varying.pick` does."""
    picked: list[int] = []
    while may and len(picked) < show:
        best = min(may)[:2]
        equal = [storylet for storylet in may if storylet[:2] == best]
        chosen = equal[script.draw(len(equal), site)]
        may.remove(chosen)
        picked.append(chosen[2])
    return picked


def order_after(order: int, place: int, bits: int, fresh: int) -> int:
    """Return the order of a pool's storylets after one of them was seen.

    A storylet has a rank of `bits` bits. It is 0 if the storylet was never seen, else higher the later it was seen.
    Storylets seen in one turn share a rank. `fresh` says that the highest rank belongs to this turn. Ranks without a
    storylet are closed up.
    """
    mask = (1 << bits) - 1
    # Unpack the ranks, raise one, number the ranks without gaps, and pack them again.
    ranks = [order >> shift & mask for shift in range(0, max(order.bit_length(), (place + 1) * bits), bits)]
    ranks[place] = max(ranks) + (not fresh)
    dense = {rank: number for number, rank in enumerate(sorted({0, *ranks}))}
    return sum([dense[rank] << bits * number for number, rank in enumerate(ranks)])
