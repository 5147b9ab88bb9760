"""The matters that a stage after the exploration settles, and the evidence that it returns.

A stage takes the story, what is still open, and the limits. It returns what it settled (see `rest`).
"""

from collections.abc import Callable, Collection, Mapping
from typing import Literal, TypeAlias

from branchlight.model.story import Story
from branchlight.prover.answer import Path
from branchlight.prover.bounds import Limits
from branchlight.prover.program.properties import PropertyKind
from branchlight.source.named_tuple import NamedTuple

Matter: TypeAlias = tuple[PropertyKind | Literal["dead end", "runaway", "trap", "stuck"], str]
"""One matter to settle: its kind, and its name. A promise has its number, and a stuck state its node.

A promise is met by a state that decides it: one that fulfils a `possible`, or breaks any other. `STUCK` is open as long
as stuck states may exist that are not known.
"""
STUCK: Matter = ("stuck", "")
HALTS = ("dead end", "runaway", "trap")
"""The kinds of stuck states."""


class WayThere(NamedTuple):
    """The first entries of a session, `length` of them. `decisions` are those among them."""

    entries: list[str]
    length: int
    decisions: int

    def path(self) -> Path:
        return tuple(self.entries[: self.length])


class Settled(NamedTuple):
    """The matters that a stage has settled.

    met     the matters that some path meets, each with that path, which can be played
    never   the matters that no path meets
    """

    met: Mapping[Matter, WayThere]
    never: Collection[Matter] = ()


Stage: TypeAlias = Callable[[Story, Collection[Matter], Limits], Settled]
"""Settles some of what is open, within limits. It may return more than was asked for."""
