"""A turn in progress, which is the only mutable object of playing, and the compiled bodies that it runs through.

The parts of a body that vary are functions of the course (the turn in progress) and its values. The others are finished
values.
"""

from __future__ import annotations  # a course and the functions of its bodies refer to each other

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeAlias

from branchlight.model.state import Stage, State, Value
from branchlight.model.story import Story
from branchlight.play.joining import Seam
from branchlight.play.turn import Choice, Ending, Passage, Question, Setting, new
from branchlight.play.varying import Draw, Varying

HOP_LIMIT = 1000
"""The most bodies that a turn may enter. After that it is halted as a runaway."""

MOST_STACKED = 100

MOST_TURNS = 2**31
"""The highest count of decisions; it stays there. Only a state from elsewhere gets so far."""

_HOPS = range(HOP_LIMIT)

Act: TypeAlias = "Callable[[TurnInProgress, list[Value]], Any]"
"""Changes the course or its values, or computes something from them."""

Step: TypeAlias = "Callable[[TurnInProgress, list[Value]], str | None]"
"""Returns the name of the body to enter next, or None if the turn is over. May change the course."""

Laying: TypeAlias = "Callable[[TurnInProgress, list[Value]], tuple[Choice, ...]]"
"""Lays out an offer that varies: a choice with its label, or storylets from a pool."""

CompiledParagraph: TypeAlias = "tuple[Passage | None, Act | None, tuple[Passage | None, ...]]"
"""One paragraph: a passage, or a function and the passages among which it decides.

The function returns the number of one of the passages. If there are none, it returns a passage, or None if it has added
its passages to the course itself.
"""

Entry: TypeAlias = "tuple[int, Act | None, Choice | None, Laying | None, Laying | None]"
"""One line of an offer: a slot, a test, a choice, and two functions.

Nothing is laid out if the slot is set; a negative number is no slot. If the test is true, the choice is laid out, or
the result of the first function if the choice varies. If it is false, the result of the second function is laid out,
if there is one.
"""


class CompiledBody:
    """One body (a node or a choice), in the order in which it is played.

    acts     the acts that remember it, then its `do`
    told     its text
    call     the call of another node, or None
    resets   the slots that have their first values again after that call, with these values
    to       the name of the next body if there is neither a pause nor an offer, else ""
    pause    a question or else the call, or None
    offers   its choices
    steady   whether laying out the choices leaves the state unchanged
    way      the way out if no choice is open: the name of a body, or a function that decides
    """

    __slots__ = ("acts", "call", "look", "name", "node", "offers", "pause", "resets", "steady", "to", "told", "way")

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
        call: Step | None = None,
        resets: tuple[tuple[int, Value], ...] = (),
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
        self.call = call
        self.resets = resets


class Bodies(Protocol):
    """The part of a compiled story that a course needs."""

    @property
    def story(self) -> Story:
        """Return the story that is played."""

    @property
    def bodies(self) -> Mapping[str, CompiledBody]:
        """Return the bodies, by the full names of their nodes or choices."""

    def called(self, setting: Setting, stack: tuple[str, ...]) -> Setting:
        """Return the setting of a body in a call, with the names of the bodies that called."""


class TurnInProgress(Varying):
    """One turn while it is played. `values` is a working copy; the state that it came from stays unchanged.

    Attributes that most turns do not change are class attributes, which makes creating a course faster.
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
    seams: tuple[Seam, ...] = ()

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
        """Enter body after body until there is a decision to make, or the story is over."""
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
        """Add a passage if the scene, point of view or mood changes here."""
        look = body.look if body.look.title or not self.stack else self.program.called(body.look, self.stack)
        if look != self.setting:
            self.setting = look
            self.passages.append(Passage("setting", node=body.node, setting=look))

    def offer(self, body: CompiledBody) -> str | None:
        """Lay out the choices. Return None if one is open, so the turn is over; else take the way out."""
        v = self.values
        laid: list[Choice] = []
        if body.offers:
            if body.look is not self.setting:  # a body that was called may have changed it
                self.look(body)
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
            # The state that is kept is the one from before the offer, so that `resume` lays out the same again.
            if is_open:
                self.choices, self.place = tuple(laid), body.name
                return None
        # No choice is open: leave by the way out. `strand` needs the state from before, if that way is closed too.
        self.closed = tuple(laid)
        self.unlaid, self.frozen, self.untaken = self.frozen, None, self.dice
        way = body.way
        return way if isinstance(way, str) else way(self, v)

    def freeze(self, place: str) -> None:
        """Keep the state from before an offer that changes it is laid out."""
        self.place = place
        self.frozen = self.state()

    def state(self) -> State:
        return new(State, (self.place, self.stage, tuple(self.values), self.stack, self.dice, self.turns))

    def ask(self, place: str, question: Question) -> None:
        self.place, self.stage, self.question = place, "asking", question

    def call(self, caller: str, called: str, passing: Act | None = None) -> str | None:
        """Enter the node `called`; `back` will return to the offer of `caller`. `passing` sets the parameters."""
        if len(self.stack) >= MOST_STACKED:
            self.halt(caller, "runaway")
            return None
        self.stack = (*self.stack, caller)
        if passing is not None:
            passing(self, self.values)
        return called

    def back(self, place: str) -> str | None:
        """Return to the body that called last. Without a call, the turn is stuck."""
        if not self.stack:
            self.strand(place)
            return None
        caller = self.program.bodies[self.stack[-1]]
        self.stack = self.stack[:-1]
        for slot, value in caller.resets:
            self.values[slot] = value
        return self.offer(caller)

    def end(self, place: str, ending: str) -> None:
        self.place, self.stage = place, "ended"
        self.ending = Ending(ending, self.program.story.endings[ending].title)

    def stick(self, place: str) -> None:
        """Halt the turn, since no way leads on. Its locked choices are still shown."""
        self.choices = self.closed
        self.strand(place)

    def strand(self, place: str) -> None:
        """Halt the turn, and keep the state from before the offer and the ways, so that `resume` finds the same."""
        self.halt(place, "stuck")
        before = self.unlaid or self.state()._replace(dice=self.untaken)
        self.frozen = before._replace(place=place, stage="stuck")

    def halt(self, place: str, why: Literal["stuck", "runaway"]) -> None:
        self.place, self.stage, self.halted = place, why, why
