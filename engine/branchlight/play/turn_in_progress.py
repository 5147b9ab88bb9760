"""A turn in progress: the one thing that changes while a turn is played, and the bodies that it runs through.

What varies in a body is a function of the course and its values; what does not is there already, finished.
"""

from __future__ import annotations  # a course and the functions of its bodies name each other

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeAlias

from branchlight.model.state import Stage, State, Value
from branchlight.model.story import Story
from branchlight.play.dice import Odds, roll
from branchlight.play.turn import Choice, Ending, Passage, Question, Setting, new

Draw = Callable[[int], int]
"""Gives a number from 0 to the number of sides less one, in place of the dice."""

HOP_LIMIT = 1000
"""A turn that enters more bodies than this is stopped: the story runs in circles."""

MOST_STACKED = 100

MOST_TURNS = 2**31
"""The number of decisions stays there. Only states from elsewhere come so far."""

_HOPS = range(HOP_LIMIT)

Act: TypeAlias = "Callable[[TurnInProgress, list[Value]], Any]"
"""Does something to the course or its values, or measures them."""

Step: TypeAlias = "Callable[[TurnInProgress, list[Value]], str | None]"
"""Does something that decides the way: gives the name of the body to enter next, or None where the turn is over."""

Laying: TypeAlias = "Callable[[TurnInProgress, list[Value]], tuple[Choice, ...]]"
"""Lays out what varies: a choice with its label, or storylets from a pool."""

CompiledParagraph: TypeAlias = "tuple[Passage | None, Act | None, tuple[Passage | None, ...]]"
"""One paragraph: a passage, or a function that finds the number of one of several, or gives one if there are none.

A function that gives None has said all that there was to say.
"""

Entry: TypeAlias = "tuple[int, Act | None, Choice | None, Laying | None, Laying | None]"
"""One line of an offer: a slot, a test, a choice, and two functions.

Nothing is laid out once the slot is set; below zero it is no slot. Where the test holds, the choice is, or if it varies
what the first function gives. Where it does not hold, what the second gives, if there is one.
"""


class CompiledBody:
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
        told: tuple[CompiledParagraph, ...],
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


class Bodies(Protocol):
    """A story as a course runs through it."""

    @property
    def story(self) -> Story:
        """The story that is played."""

    @property
    def bodies(self) -> Mapping[str, CompiledBody]:
        """Each body by the full name of its node or choice."""


class TurnInProgress:
    """One turn while it is played. `values` is a working copy; the state it came from is not touched.

    What most turns leave as it is stands on the class, since a course is made for every turn.
    """

    choices: tuple[Choice, ...] = ()
    closed: tuple[Choice, ...] = ()
    question: Question | None = None
    ending: Ending | None = None
    halted: Literal["", "stuck", "runaway"] = ""
    place = ""
    stage: Stage = "choosing"
    frozen: State | None = None
    unlaid: State | None = None
    untaken = 0

    def __init__(self, program: Bodies, state: State, setting: Setting | None, turns: int, draw: Draw | None) -> None:
        self.program = program
        self.values: list[Value] = list(state.values)
        self.stack = state.stack
        self.dice = state.dice
        self.turns = turns
        self.setting = setting
        self.passages: list[Passage] = []
        self.forced = draw

    def run(self, name: str | None) -> None:
        """Goes from body to body until there is something to decide, or the story is over."""
        bodies, v, passages = self.program.bodies, self.values, self.passages
        for _ in _HOPS:
            if name is None:
                return
            body = bodies[name]
            if body.look is not self.setting:
                self.look(body)
            for act in body.acts:
                act(self, v)
            for passage, tell, ways in body.told:
                if passage is not None:
                    passages.append(passage)
                elif tell is not None:
                    found = tell(self, v)
                    passage = ways[found] if ways else found
                    if passage is not None:
                        passages.append(passage)
            name = body.to or (body.pause(self, v) if body.pause is not None else self.offer(body))
        if name is not None:
            self.halt(name, "runaway")

    def look(self, body: CompiledBody) -> None:
        """Tells the reader when the scene, point of view or mood is another from here on."""
        if body.look != self.setting:
            self.setting = body.look
            self.passages.append(Passage("setting", node=body.node, setting=body.look))

    def offer(self, body: CompiledBody) -> str | None:
        """Lays out the choices. The turn is over if one of them is open; if none is, the way out is taken."""
        v = self.values
        laid: list[Choice] = []
        if body.offers:
            self.look(body)  # a stretch that was called may have had another
            if not body.steady:
                self.freeze(body.name)
            is_open = False
            for gone, test, choice, laying, closed in body.offers:
                if gone >= 0 and v[gone]:
                    continue
                if test is None or test(self, v):
                    if choice is not None:
                        laid.append(choice)
                        is_open = True
                    elif laying is not None:
                        more = laying(self, v)
                        laid += more
                        is_open = is_open or bool(more)
                elif closed is not None:
                    laid += closed(self, v)
            if is_open:
                self.choices, self.place = tuple(laid), body.name
                return None
        self.closed = tuple(laid)
        self.unlaid, self.frozen, self.untaken = self.frozen, None, self.dice
        way = body.way
        return way if isinstance(way, str) else way(self, v)

    def freeze(self, place: str) -> None:
        """Keeps the state as it is before an offer is laid out that changes it."""
        self.place = place
        self.frozen = self.state()

    def state(self) -> State:
        return new(State, (self.place, self.stage, tuple(self.values), self.stack, self.dice, self.turns))

    def ask(self, place: str, question: Question) -> None:
        self.place, self.stage, self.question = place, "asking", question

    def call(self, caller: str, called: str) -> str | None:
        """Goes on with the node `called`; `back` will return to the offer of `caller`."""
        if len(self.stack) >= MOST_STACKED:
            self.halt(caller, "runaway")
            return None
        self.stack = (*self.stack, caller)
        return called

    def back(self, place: str) -> str | None:
        """Returns to the body that called last. Without one there is nowhere to go."""
        if not self.stack:
            self.strand(place)
            return None
        caller = self.stack[-1]
        self.stack = self.stack[:-1]
        return self.offer(self.program.bodies[caller])

    def end(self, place: str, ending: str) -> None:
        self.place, self.stage = place, "ended"
        self.ending = Ending(ending, self.program.story.endings[ending].title)

    def stick(self, place: str) -> None:
        """No way leads on. The choices that are there, all closed, are shown nevertheless."""
        self.choices = self.closed
        self.strand(place)

    def strand(self, place: str) -> None:
        """Halt the turn, and keep the state from before the offer and the ways, so that `resume` finds the same."""
        self.halt(place, "stuck")
        before = self.unlaid or self.state()._replace(dice=self.untaken)
        self.frozen = before._replace(place=place, stage="stuck")

    def halt(self, place: str, why: Literal["stuck", "runaway"]) -> None:
        self.place, self.stage, self.halted = place, why, why

    def draw(self, sides: int) -> int:
        if sides < 2:
            return 0
        if self.forced is not None:
            return self.forced(sides)
        self.dice, result = roll(self.dice, sides)
        return result

    def chance(self, percent: int) -> bool:
        """True `percent` times in a hundred. What is certain draws nothing."""
        if percent <= 0 or percent >= 100:
            return percent > 0
        return self.forced(Odds(percent)) == 1 if self.forced is not None else self.draw(100) < percent

    def roll(self, low: int, high: int) -> int:
        return low + self.draw(high - low + 1)

    def sequence(self, slot: int, options: int) -> int:
        """Which option of a sequence is due; it stays on its last. "Once each" has an empty one behind its last."""
        due: int = self.values[slot]  # type: ignore[assignment]
        if due < options - 1:
            self.values[slot] = due + 1
        return due

    def cycle(self, slot: int, options: int) -> int:
        due: int = self.values[slot]  # type: ignore[assignment]
        self.values[slot] = (due + 1) % options
        return due

    def shuffle(self, slot: int, options: int) -> int:
        """Deals an option that was not dealt since all were last dealt."""
        dealt: int = self.values[slot]  # type: ignore[assignment]
        left = [option for option in range(options) if not dealt >> option & 1]
        due = left[self.draw(len(left))]
        dealt |= 1 << due
        self.values[slot] = 0 if dealt == (1 << options) - 1 else dealt
        return due

    def pick(self, candidates: list[tuple[int, Value, int]], show: int) -> list[int]:
        """The numbers of at most `show` storylets, from (minus priority, turn last seen, number) of each.

        Highest priority first, then least recently seen; among equals the dice decide.
        """
        picked: list[int] = []
        while candidates and len(picked) < show:
            best = min(candidates)[:2]
            equal = [candidate for candidate in candidates if candidate[:2] == best]
            chosen = equal[self.draw(len(equal))]
            candidates.remove(chosen)
            picked.append(chosen[2])
        return picked
