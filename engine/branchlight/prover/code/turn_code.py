"""Code for turns: functions that follow a state from one control point to the next.

A control point has up to two functions of a packed state. `flow_N` follows what needs no decision. `decide_N` makes
every decision that is open. Code that several transitions share has functions of its own, `enter_K` and `offer_K` of a
body. The functions return nothing. They report what they reach:

    chosen = decision                     the decision from here on (a tuple of one step, or an empty one)
    met((property, chosen))               a property is met
    found((point, state, chosen, n))      a control point is reached, with what has to be kept of the state there
    hops[0]                               how many bodies were entered on the way (if that is counted)

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

from branchlight.model.story import BACK, Choice, Pool, always_open
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.code.do_code import DoCode
from branchlight.prover.code.offer_code import ALWAYS, OfferCode
from branchlight.prover.code.packed_state import Footprint, PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import PropertyCode, at_once, held
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.reduce.bit_layout import joined
from branchlight.prover.reduce.control_points import ControlPoint, ControlPointKind
from branchlight.prover.reduce.refinement import Partitions

ANSWER = "answer"


class TurnCode:
    """Writes functions.

    footprint  what each function reads, writes and calls
    here       the footprint of the function that is being written
    holds      whether the properties in `held` are to be met if the turn is a dead end
    """

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code = plan, code
        self.properties = PropertyCode(plan, self.code)
        self.offers = OfferCode(plan, self.code, self.properties)
        self.do = DoCode(plan, self.code)
        self.promises = PromiseCode(plan, self.code)
        self.footprint: dict[str, Footprint] = {}
        self.here = Footprint()
        self.holds = False

    def flows(self, number: int) -> str:
        """Write the function that follows what needs no decision at a control point, and return its name."""
        self.function(f"flow_{number}", partial(self.flow, *self.plan.control_points.all[number]))
        return f"flow_{number}"

    def decides(self, number: int) -> str:
        """Write the function that makes every decision at a control point, and return its name."""
        self.function(f"decide_{number}", partial(self.decide, *self.plan.control_points.all[number]))
        return f"decide_{number}"

    def called(self, name: str) -> None:
        """Write a function that other functions call."""
        part, _, body = name.partition("_")
        self.function(name, partial(self.enter if part == "enter" else self.offer, int(body)))

    def function(self, name: str, write: Callable[[PackedState], None]) -> None:
        self.holds = False
        self.here = self.footprint[name] = Footprint()
        self.code.line(f"def {name}(s):")
        with self.code.indented():
            self.code.line("global chosen")
            write(PackedState(self.plan.layout, self.plan.partitions_of, self.code, self.here, "s", "r"))

    def call(self, name: str, packed: PackedState) -> None:
        self.here.calls.add(name)
        self.code.line(f"{name}({packed.whole()})")

    def flow(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write what follows at a control point without a decision."""
        self.code.line("chosen = ()")
        if kind == "begin":
            self.go(body, packed)
        elif kind == "enter":
            self.enter(body, packed)
        else:
            if self.plan.bodies.all[body].offers:
                self.code.line("held = []")
                opened = self.offers.lay_out(body, packed, held)
                self.holds = True
                self.code.line(f"if {' or '.join(opened)}:")
                with self.code.indented():
                    self.promises.at_stop(body, packed)
                    self.code.line("return")
            self.way_out(body, packed)

    def decide(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write every decision at a control point."""
        self.code.line("chosen = ()")
        self.promises.hopes(body, packed)
        if kind == "ask":
            self.code.line(f"chosen = {(ANSWER,)!r}")
            self.decided(packed, self.plan.liveness.answered(body))
            self.on(body, packed)
            return
        # If draws decide what is open, lay the offers out first. The turn stops here only if one is open.
        if self.plan.control_points.is_random(body):
            self.code.line("held = []")
            opened = self.offers.lay_out(body, packed, held)
            self.code.line(f"if not ({' or '.join(opened)}): return")
            self.code.line("for prop in held: met((prop, chosen))")
        elif self.offers.is_read(body):
            opened = self.offers.lay_out(body, packed, at_once)
        else:
            opened = [""] * len(self.plan.bodies.all[body].offers)
        # Then make each decision that is open.
        for offer, name in zip(self.plan.bodies.all[body].offers, opened, strict=True):
            if isinstance(offer, Choice):
                self.choice(offer, name or self.offers.test(offer, packed), packed)
            else:
                self.pool(offer, body, name or self.offers.picked(offer, body, packed), packed)

    def choice(self, choice: Choice, test: str, packed: PackedState) -> None:
        self.code.line(f"if {test}:")
        with self.code.indented():
            self.code.line(f"chosen = {(choice.name,)!r}")
            self.properties.prop(self.plan.properties.number["choice", choice.name])
            self.take(self.plan.bodies.number[choice.name], packed)

    def pool(self, pool: Pool, body: int, picked: str, packed: PackedState) -> None:
        place, name = self.code.fresh(), self.plan.bodies.all[body].name
        self.code.line(f"for {place} in {picked}:")
        with self.code.indented():
            for number, node in enumerate(self.plan.bodies.story.pools[pool.pool]):
                self.code.line(f"if {place} == {number}:")
                with self.code.indented():
                    self.code.line(f"chosen = {(f'{name}.{node}',)!r}")
                    self.take(self.plan.bodies.number[node], packed)

    def take(self, body: int, before: PackedState) -> None:
        """Write a decision, which leads into a body."""
        packed = before.copy("q")
        self.decided(packed, self.plan.liveness.points[body].enter)
        if body in self.plan.control_points.cut or self.plan.bodies.is_node(body):
            self.go(body, packed)
        else:
            self.enter(body, packed)

    def decided(self, packed: PackedState, partitions: Partitions) -> None:
        """Write the beginning of a turn: every live age increases by one, and no storylet was seen in the turn."""
        variables = self.plan.variables
        for number in variables.age.values():
            if number in partitions:
                variable, raw = variables.all[number], packed.raw(number)
                packed.set_code(number, f"{raw} + ({raw} < {variable.high - variable.never})")
        for ranking in variables.rankings:
            if ranking.fresh in self.plan.layout.fields:
                packed.set(ranking.fresh, 0)
        if variables.hops in partitions:
            packed.set(variables.hops, 0)

    # what follows without a decision

    def go(self, body: int, packed: PackedState) -> None:
        """Write that a body is entered: now, or from a control point if the turn is cut there."""
        if body in self.plan.control_points.cut:
            self.leaf(ControlPoint("enter", body), packed)
        else:
            self.call(f"enter_{body}", packed)

    def enter(self, body: int, packed: PackedState) -> None:
        """Write what happens in a body: arrival, statements, promises, texts, and what follows them."""
        written, plan = self.plan.bodies.all[body], self.plan
        partitions = plan.liveness.behind(body)
        count, margin = len(written.do), self.code.margin
        self.hop("+")
        self.count_hop(body, packed)
        if plan.bodies.is_node(body):
            self.properties.prop(plan.properties.number["node", written.name])
        self.do.arrive(body, packed, partitions[count])
        for place, assign in enumerate(written.do):
            self.do.assign(assign, packed, partitions[count - 1 - place], plan.sites["do", f"{written.name} {place}"])
        if plan.bodies.is_node(body):
            self.promises.on_entering(body, packed)
        self.properties.prose(written.text, packed)
        self.properties.prose(written.veiled, packed)
        if written.ask:
            self.stop("ask", body, packed)
        else:
            self.on(body, packed)
        self.hop("-")
        self.code.margin = margin

    def hop(self, sign: str) -> None:
        """Count a body as entered, for all code that follows it; `sign` adds or takes back."""
        if self.plan.control_points.may_run_long:
            self.code.line(f"hops[0] {sign}= 1")

    def count_hop(self, body: int, packed: PackedState) -> None:
        """Count a body in the state, if hops are counted there. A body that play does not enter is a runaway."""
        variable = self.plan.variables.hops
        if variable >= 0:
            packed.flush()
            self.code.line(f"if {packed.raw(variable)} == {HOP_LIMIT}:")
            with self.code.indented():
                self.leaf(ControlPoint("runaway", body), packed.copy())
            self.code.line("else:")
            self.code.margin += " "
            packed.set_code(variable, f"{packed.raw(variable)} + 1")

    def on(self, body: int, packed: PackedState) -> None:
        """Write what follows the texts of a body: its call or its offer."""
        if self.plan.bodies.all[body].call:
            self.detour(body, packed)
        else:
            self.offer(body, packed)

    def offer(self, body: int, packed: PackedState) -> None:
        """Write what follows from the offer of a body: a stop if a choice is open, else the way out."""
        if self.plan.control_points.is_random(body):
            self.leaf(ControlPoint("offer", body), packed)
            return
        if always_open(self.plan.bodies.all[body]):
            self.stop("offer", body, packed)
            return
        if self.plan.bodies.all[body].offers:
            tests = self.offers.tests(body, packed)
            if ALWAYS in tests:
                self.stop("offer", body, packed)
                return
            packed.flush()
            self.code.line(f"if {' or '.join(tests)}:")
            with self.code.indented():
                self.stop("offer", body, packed.copy())
            self.code.line("else:")
            self.code.margin += " "
            if self.offers.is_read(body):
                self.code.line("held = []")
                self.offers.locked(body, packed, held)
                self.holds = True
            self.way_out(body, packed)
            self.code.margin = self.code.margin[:-1]
            self.holds = False
        else:
            self.way_out(body, packed)

    def stop(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write that the turn stops in a body."""
        self.promises.at_stop(body, packed)
        self.leaf(ControlPoint(kind, body), packed)

    def way_out(self, body: int, packed: PackedState) -> None:
        """Write what follows if no choice is open: the ending, the first way out that holds, or a dead end."""
        written = self.plan.bodies.all[body]
        holds, self.holds = self.holds, False
        if written.ending:
            self.promises.at_ending(body, packed)
            self.properties.prop(self.plan.properties.number["ending", written.ending])
            self.leaf(ControlPoint("end", body), packed)
            return
        sites = [self.plan.sites["way", f"{written.name} {place}"] for place in range(len(written.ways))]
        tests = [
            ALWAYS if way.test is None else packed.write(way.test, site)
            for way, site in zip(written.ways, sites, strict=True)
        ]
        for place, (way, test) in enumerate(zip(written.ways, tests, strict=True)):
            self.code.line(f"{'elif' if place else 'if'} {test}:")
            with self.code.indented():
                self.target(body, way.to, packed.copy())
            if test == ALWAYS:
                return
        self.code.line("else:" if tests else "if True:")
        with self.code.indented():
            if holds:
                self.code.line("for prop in held: met((prop, chosen))")
            self.leaf(ControlPoint("dead end", body), packed)

    def target(self, body: int, to: str, packed: PackedState) -> None:
        if to == BACK:
            self.back(body, packed)
        else:
            self.go(self.plan.bodies.number[to], packed)

    def detour(self, body: int, packed: PackedState) -> None:
        """Write a call: push the body on the call stack, and enter what it calls."""
        shift, deeper = self.plan.layout.stack_shift, self.code.fresh()
        self.here.bits |= self.plan.layout.stack
        packed.flush()
        self.code.line(f"{deeper} = push({packed.base} >> {shift}, {body})")
        self.code.line(f"if {deeper} < 0:")
        with self.code.indented():
            self.leaf(ControlPoint("runaway", body), packed.copy())
        self.code.line("else:")
        with self.code.indented():
            packed.assign(f"{packed.base} & {(1 << shift) - 1} | {deeper} << {shift}")
            self.go(self.plan.bodies.number[self.plan.bodies.all[body].call], packed)

    def back(self, body: int, packed: PackedState) -> None:
        """Write a return to the body on top of the call stack."""
        if not self.plan.layout.has_calls:
            self.leaf(ControlPoint("dead end", body), packed)
            return
        self.here.bits |= self.plan.layout.stack
        self.here.calls |= {f"offer_{caller}" for caller in self.plan.bodies.callers}
        packed.flush()
        self.code.line(f"if {packed.base} >> {self.plan.layout.stack_shift}: back({packed.base})")
        self.code.line("else:")
        with self.code.indented():
            self.leaf(ControlPoint("dead end", body), packed)

    def leaf(self, point: ControlPoint, packed: PackedState) -> None:
        """Write that a control point is reached.

        The state is reduced to what is needed there. A value that is kept up to a partition becomes the least of its
        class.
        """
        number = self.plan.control_points.number[point]
        partitions = self.plan.control_points.partitions(number, self.plan.liveness)
        stack = self.plan.layout.stack if self.plan.control_points.keeps_stack(number) else 0
        self.code.line(f"t = {packed.whole()}")
        parts = [f"t & {self.plan.layout.kept(partitions) | stack}"]
        for field, values in joined(self.plan.layout.lookups(partitions)):
            parts.append(f"{self.code.constant(values)}[t >> {field.shift} & {field.low_mask}]")
        hops = "hops[0]" if self.plan.control_points.may_run_long else "0"
        self.code.line(f"found(({number}, {' | '.join(parts)}, chosen, {hops}))")
