"""Code for turns: functions that follow a state from one control point to the next.

A control point has up to two functions of a packed state. `flow_N` follows what needs no decision. `decide_N` makes
every decision that is open. Code that several transitions share has functions of its own, `enter_K` and `offer_K` of a
body. The functions return nothing. They report what they reach:

    chosen = decision                     the decision from here on (a tuple of one step, or an empty one)
    met((property, chosen))               a property is met
    found((point, state, chosen, n))      a control point is reached, with what has to be kept of the state there
    hops[0]                               how many bodies were entered on the way (if that is counted)

`decision_code`, `body_code` and `way_out_code` write the parts of a turn, and `jump_code` joins them.

`branchlight prove --dump-code FILE` writes the code of a story to a file. A room with a lamp:

    node: room
    choices:
      - {label: Light it, do: lit = true, go: room}
      - {label: Wait, if: lit, go: sea}

has the function below. The state `s` has one bit, whether the lamp is lit. Properties 3 and 4 are the two choices.

    def decide_1(s):
     global chosen
     chosen = ()
     if True:
      chosen = ('main.room.light_it',)
      if 3 in todo: met((3, chosen))
      if True:
       enter_0(s & -2 | 1)
     if (s >> 0 & 1):
      chosen = ('main.room.wait',)
      if 4 in todo: met((4, chosen))
      if True:
       enter_3(s)
"""

from collections.abc import Callable
from functools import partial

from branchlight.prover.code.body_code import BodyCode
from branchlight.prover.code.decision_code import DecisionCode, DecisionShare
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.offer_code import OfferCode
from branchlight.prover.code.packed_state import Footprint, PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import PropertyCode
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.reduce.control_points import ControlPointKind


class TurnCode:
    """Writes functions. `footprint` says what each function reads, writes and calls."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code = plan, code
        self.jumps, properties, self.promises = JumpCode(plan, code), PropertyCode(plan, code), PromiseCode(plan, code)
        offers = OfferCode(plan, code, properties)
        self.bodies = BodyCode(plan, code, self.jumps, offers, properties, self.promises)
        self.decisions = DecisionCode(plan, code, self.jumps, offers, properties, self.promises, self.bodies)
        self.footprint: dict[str, Footprint] = {}

    def flows(self, number: int) -> str:
        """Write the function that follows what needs no decision at a control point, and return its name."""
        self.function(f"flow_{number}", partial(self.flow, *self.plan.control_points.all[number]))
        return f"flow_{number}"

    def decides(self, number: int) -> str:
        """Write the function that makes every decision at a control point, and return its name."""
        self.function(f"decide_{number}", partial(self.decide, *self.plan.control_points.all[number]))
        return f"decide_{number}"

    def decides_one(self, number: int, share: DecisionShare) -> str:
        """Write the function that makes one share of the decisions at a control point, and return its name."""
        name = f"decide_{number}_{share.place}_{share.storylet + 1}"
        self.function(name, partial(self.decide_share, self.plan.control_points.all[number].body, share))
        return name

    def hopes(self, number: int) -> str:
        """Write the function that checks the promises `never lost` at a control point, and return its name."""
        self.function(f"hopes_{number}", partial(self.hope, self.plan.control_points.all[number].body))
        return f"hopes_{number}"

    def called(self, name: str) -> None:
        """Write a function that other functions call."""
        part, _, body = name.partition("_")
        self.function(name, partial(self.bodies.enter if part == "enter" else self.bodies.returned, int(body)))

    def function(self, name: str, write: Callable[[PackedState], None]) -> None:
        """Write a function whose body is written by `write`."""
        footprint = self.footprint[name] = Footprint()
        self.code.line(f"def {name}(s):")
        with self.code.indented():
            self.code.line("global chosen")
            write(PackedState(self.plan.layout, self.plan.partitions_of, self.code, footprint, "s", "r"))

    def flow(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write what follows at a control point without a decision."""
        self.code.line("chosen = ()")
        if kind == "begin":
            self.jumps.to_body(body, packed)
        elif kind == "enter":
            self.bodies.enter(body, packed)
        elif kind == "call":
            self.bodies.call_or_offer(body, packed)
        else:
            self.bodies.drawn_offer(body, packed)

    def decide(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write every decision at a control point."""
        self.code.line("chosen = ()")
        if kind == "ask":
            self.decisions.answer(body, packed)
        else:
            self.decisions.choose(body, packed)

    def decide_share(self, body: int, share: DecisionShare, packed: PackedState) -> None:
        """Write one share of the decisions in a body."""
        self.code.line("chosen = ()")
        self.decisions.choose_share(body, share, packed)

    def hope(self, body: int, packed: PackedState) -> None:
        """Write the check of the promises `never lost` where the reader decides in a body."""
        self.code.line("chosen = ()")
        self.promises.hopes(body, packed)
        self.code.line("pass")
