"""A body made ready to be played: what is assembled of it, and a course runs through.

What varies is a function of the course and its values; what does not is there already, finished.
"""

from __future__ import annotations  # the aliases name what is imported for checking alone

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from branchlight.model.state import Value
from branchlight.play.turn import Choice, Passage, Setting

if TYPE_CHECKING:
    from branchlight.play.course import Course

Act: TypeAlias = "Callable[[Course, list[Value]], Any]"
"""Does something to the course or its values, or measures them."""

Step: TypeAlias = "Callable[[Course, list[Value]], str | None]"
"""Does something that decides the way: gives the name of the body to enter next, or None where the turn is over."""

Laying: TypeAlias = "Callable[[Course, list[Value]], tuple[Choice, ...]]"
"""Lays out what varies: a choice with its label, or storylets from a pool."""

Telling: TypeAlias = "tuple[Passage | None, Act | None, tuple[Passage | None, ...]]"
"""One paragraph: a passage, or a function that finds the number of one of several, or gives one if there are none.

A function that gives None has said all that there was to say.
"""

Entry: TypeAlias = "tuple[int, Act | None, Choice | None, Laying | None, Laying | None]"
"""One line of an offer: a slot, a test, a choice, and two functions.

Nothing is laid out once the slot is set; below zero it is no slot. Where the test holds, the choice is, or if it varies
what the first function gives. Where it does not hold, what the second gives, if there is one.
"""


class Ready:
    """One body (a node or a choice), in the order in which it is played.

    acts     what is remembered of it, then its `do`
    told     its text
    to       the name of the body that it leads straight to; "" if there is more to it
    pause    a question, or a call; None to go on
    offers   its choices, and whether it is `steady`: laying them out changes no state
    way      where it leads if none is open: a name, or a function that knows
    """

    __slots__ = ("acts", "look", "name", "node", "offers", "pause", "steady", "to", "told", "way")

    def __init__(
        self,
        name: str,
        node: str,
        look: Setting,
        acts: tuple[Act, ...],
        told: tuple[Telling, ...],
        pause: Step | None,
        offers: tuple[Entry, ...],
        steady: bool,
        way: Step | str,
    ) -> None:
        self.name = name
        self.node = node
        self.look = look
        self.acts = acts
        self.told = told
        self.to = way if isinstance(way, str) and pause is None and not offers else ""
        self.pause = pause
        self.offers = offers
        self.steady = steady
        self.way = way
