"""Code for bodies: what happens from entering a body to the end of the turn, or to the next body."""

from branchlight.model.story import always_open
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.code.do_code import DoCode
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.landing_code import LandingCode
from branchlight.prover.code.offer_code import OfferCode
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.pick_code import ALWAYS
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import PropertyCode, held
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.code.way_out_code import WayOutCode
from branchlight.prover.program.properties import may_tell
from branchlight.prover.reduce.control_points import ControlPointKind


class BodyCode:
    """Writes what happens in a body without a decision."""

    def __init__(
        self,
        plan: Plan,
        code: SourceWriter,
        jumps: JumpCode,
        offers: OfferCode,
        properties: PropertyCode,
        promises: PromiseCode,
    ) -> None:
        self.plan, self.code, self.jumps, self.offers = plan, code, jumps, offers
        self.properties, self.promises = properties, promises
        self.do = DoCode(plan, code)
        self.ways = WayOutCode(plan, code, jumps, properties, promises)
        self.landings = LandingCode(plan, code, jumps, offers, properties)

    def enter(self, body: int, packed: PackedState) -> None:
        """Write what happens in a body: arrival, statements, promises, texts, and what follows them."""
        written, plan = self.plan.bodies.all[body], self.plan
        along, margin = plan.liveness.along(body), self.code.margin
        self.hop("+")
        self.count_hop(body, packed)
        if plan.bodies.is_node(body):
            self.properties.prop(plan.properties.number["node", written.name])
        self.do.arrive(body, packed, along.arrived)
        self.do.steps(along.steps, written.name, packed)
        if plan.bodies.is_node(body):
            self.promises.on_entering(body, packed)
        self.properties.texts(written, packed)
        if plan.properties.tells(written):
            self.code.line("pass")
        else:
            self.after_texts(body, packed)
        self.code.margin = margin
        self.hop("-")

    def after_texts(self, body: int, packed: PackedState) -> None:
        """Write what follows the texts of a body. A reader who was told the fact is not followed."""
        written = self.plan.bodies.all[body]
        if body in self.plan.bodies.landings:
            self.landings.land(body, packed)
            return
        if self.plan.properties.until_told and may_tell(written.text):
            packed.flush()
            self.code.line("if not heard:")
            self.code.margin += " "
        if written.ask:
            self.stop("ask", body, packed)
        else:
            self.call_or_offer(body, packed)

    def hop(self, sign: str) -> None:
        """Count a body as entered, for all code that follows it; `sign` adds or takes back."""
        if self.plan.control_points.may_run_long:
            self.code.line(f"hops[0] {sign}= 1")

    def count_hop(self, body: int, packed: PackedState) -> None:
        """Count a body in the state, if hops are counted there. A body that play does not enter is a runaway."""
        variable = self.plan.variables.hops
        if variable >= 0 and body in self.plan.bodies.landings:
            packed.set(variable, 0)
        elif variable >= 0:
            packed.flush()
            self.code.line(f"if {packed.raw(variable)} == {HOP_LIMIT}:")
            with self.code.indented():
                self.jumps.to_point("runaway", body, packed.copy())
            self.code.line("else:")
            self.code.margin += " "
            packed.set_code(variable, f"{packed.raw(variable)} + 1")

    def answered(self, body: int, packed: PackedState) -> None:
        """Write what follows the answer to a question. Draws are made from a control point of their own."""
        if self.plan.draws.on_answering[body]:
            self.jumps.to_point("call", body, packed)
        else:
            self.call_or_offer(body, packed)

    def call_or_offer(self, body: int, packed: PackedState) -> None:
        """Write what follows the texts of a body, and the answer to its question."""
        call = self.plan.bodies.all[body].call
        if call is not None:
            self.jumps.to_called(body, call, packed)
        else:
            self.offer(body, packed)

    def returned(self, body: int, packed: PackedState) -> None:
        """Write the return from the call of a body, which gives the parameters their first values."""
        call = self.plan.bodies.all[body].call
        for reset in call.resets if call is not None else ():
            self.do.assign(reset, packed, self.plan.liveness.points[body].offer, 0)
        self.offer(body, packed)

    def offer(self, body: int, packed: PackedState) -> None:
        """Write what follows from the offer of a body: a stop if a choice is open, else the way out."""
        if self.plan.control_points.is_random(body):
            self.jumps.to_point("offer", body, packed)
        elif always_open(self.plan.bodies.all[body]):
            self.stop("offer", body, packed)
        elif self.plan.bodies.all[body].offers:
            self.tested_offer(body, packed)
        else:
            self.ways.leave(body, packed)

    def tested_offer(self, body: int, packed: PackedState) -> None:
        """Write what follows from an offer that depends on the state, but on no draws."""
        tests = self.offers.tests(body, packed)
        if ALWAYS in tests:
            self.stop("offer", body, packed)
            return
        packed.flush()
        self.code.line(f"if {' or '.join(tests)}:")
        with self.code.indented():
            self.stop("offer", body, packed.copy())
        self.code.line("else:")
        with self.code.indented():
            is_read = self.offers.is_read(body)
            if is_read:
                self.code.line("held = []")
                self.properties.unheard()
                self.offers.locked(body, packed, held)
            self.ways.leave(body, packed, has_held=is_read)

    def drawn_offer(self, body: int, packed: PackedState) -> None:
        """Write what follows at an offer that depends on draws. If a choice is open, the turn stops here."""
        if body in self.plan.bodies.landings:
            self.landings.drawn(body, packed)
            return
        has_offers = bool(self.plan.bodies.all[body].offers)
        if has_offers:
            self.code.line("held = []")
            self.properties.unheard()
            opened = self.offers.lay_out(self.plan.bodies.all[body].offers, body, packed, held)
            self.code.line(f"if {' or '.join(opened)}:")
            with self.code.indented():
                self.promises.at_stop(body, packed)
                if any(map(self.plan.bodies.is_unsure, self.plan.bodies.all[body].offers)):
                    self.code.line(f"if {' or '.join(self.offers.sure(body, packed.copy()))}: return")
                else:
                    self.code.line("return")
        self.ways.leave(body, packed, has_held=has_offers)

    def stop(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write that the turn stops in a body."""
        self.promises.at_stop(body, packed)
        self.jumps.to_point(kind, body, packed)
