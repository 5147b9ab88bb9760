"""Partitions at the points of one body, and for upgrades from one edition to another (see `prover.upgrade`)."""

from collections.abc import Sequence

from branchlight.model.state import Stage
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.refinement import NOTHING, Partitions
from branchlight.source.named_tuple import NamedTuple

OVER: tuple[Stage, ...] = ("stuck", "ended")
"""The stages of saves in which a turn is over."""


class Points(NamedTuple):
    """The partitions that are needed at the points of one body.

    enter   before anything in it has happened
    asked   while its question waits for an answer
    offer   before its choices are laid out
    stop    the same, if it is known that one of them is open
    out     before its ways out are tried
    """

    enter: Partitions = NOTHING
    asked: Partitions = NOTHING
    offer: Partitions = NOTHING
    stop: Partitions = NOTHING
    out: Partitions = NOTHING


def needed_at_landing(bodies: NumberedBodies, number: int, points: Sequence[Points]) -> Partitions:
    """Return the partitions needed where an upgrade leads: those of the body there."""
    landing = bodies.landings[number]
    if landing.body < 0:
        return NOTHING
    return points[landing.body].asked if landing.stage == "asking" else points[landing.body].offer


def needed_to_upgrade(bodies: NumberedBodies, number: int, stage: Stage, points: Sequence[Points]) -> Partitions:
    """Return the partitions needed for the upgrade of a save in a body. It is no decision, so no age increases."""
    upgrade = bodies.upgrades.get((number, stage))
    return NOTHING if upgrade is None else points[upgrade].enter
