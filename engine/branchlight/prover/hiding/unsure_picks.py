"""The storylets of an unsure pool that may be on offer, and those that surely are."""

from branchlight.play.every_draw import DrawScript
from branchlight.source.named_tuple import NamedTuple

Fitting = tuple[int, int, bool, int]
"""A storylet that may fit: its priority (the higher, the less), its rank, whether it surely fits, and its number."""


class Chances(NamedTuple):
    """The certainty of a storylet: `lucky` if some draws offer it at all hidden state, `surely` if all draws do."""

    lucky: bool
    surely: bool


def possible(may: list[Fitting], show: int) -> list[Fitting]:
    """Return the storylets that can be among those on offer: fewer than `show` surely come before each."""
    return [each for each in may if sum(other[2] and other[:2] < each[:2] for other in may) < show]


def chances(each: Fitting, may: list[Fitting], show: int, is_ranked: bool) -> Chances:
    """Return how surely a storylet is on offer, given all that may fit.

    Draws decide between equals only if their rank is known. Otherwise hidden state may decide.
    """
    before = sum(other[:2] < each[:2] for other in may)
    equal = sum(other[:2] == each[:2] for other in may) - 1
    surely = each[2] and before + equal < show
    return Chances(surely or (each[2] and is_ranked and before < show), surely)


def maybe_pick(may: list[Fitting], is_ranked: bool, script: DrawScript, site: int) -> list[int]:
    """Return one of the storylets to which a way out may lead, or none. All of this counts as hidden."""
    found = [[each[3]] for each in possible(may, 1)]
    if not any(each[2] for each in may):
        found.append([])
    return found[script.draw(len(found), -site)]
