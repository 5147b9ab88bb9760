"""Code for landings: where a save of an earlier edition is found again in a later one (see `prover.upgrade`)."""

from branchlight.model.story import always_open
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.offer_code import OfferCode
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.property_code import PropertyCode, held
from branchlight.prover.code.source_writer import SourceWriter


class LandingCode:
    """Writes landings. Where a save is not found again, the dead end of the upgrade is reached."""

    def __init__(
        self, plan: Plan, code: SourceWriter, jumps: JumpCode, offers: OfferCode, properties: PropertyCode
    ) -> None:
        self.plan, self.code, self.jumps, self.offers, self.properties = plan, code, jumps, offers, properties

    def land(self, body: int, packed: PackedState) -> None:
        """Write what follows the statements of an upgrade.

        The calls that have not returned go back to bodies of the later edition, so each of these must still be there.
        """
        layout, margin = self.plan.layout, self.code.margin
        if layout.has_calls:
            packed.footprint.bits |= layout.stack
            packed.flush()
            moved = self.code.fresh()
            self.code.line(f"{moved} = moved({packed.base} >> {layout.stack_shift})")
            self.code.line(f"if {moved} < 0:")
            with self.code.indented():
                self.jumps.to_point("dead end", body, packed.copy())
            self.code.line("else:")
            self.code.margin += " "
            packed.assign(f"{packed.base} & {(1 << layout.stack_shift) - 1} | {moved} << {layout.stack_shift}")
        self.found_again(body, packed)
        self.code.margin = margin

    def found_again(self, body: int, packed: PackedState) -> None:
        """Write where a save is found again if the calls that have not returned are there."""
        to, stage = self.plan.bodies.landings[body]
        if to < 0 or (stage == "stuck" and not self.plan.bodies.all[to].offers):
            self.jumps.to_point("dead end", body, packed)
        elif stage == "asking":
            self.jumps.to_point("ask", to, packed)
        elif stage == "ended":
            self.code.line("pass")
        elif self.plan.control_points.is_random(body):
            self.jumps.to_point("offer", body, packed)
        elif always_open(self.plan.bodies.all[to]):
            self.jumps.to_point("offer", to, packed)
        else:
            self.open_again(body, to, packed)

    def open_again(self, body: int, to: int, packed: PackedState) -> None:
        """Write that a save is found again at an offer if a choice is open there."""
        tests = self.offers.tests(to, packed)
        packed.flush()
        self.code.line(f"if {' or '.join(tests)}:")
        with self.code.indented():
            self.jumps.to_point("offer", to, packed.copy())
        self.code.line("else:")
        with self.code.indented():
            self.jumps.to_point("dead end", body, packed)

    def drawn(self, body: int, packed: PackedState) -> None:
        """Write that a save is found again at an offer that depends on draws, if they open a choice there."""
        to = self.plan.bodies.landings[body].body
        self.code.line("held = []")
        self.properties.unheard()
        opened = self.offers.lay_out(self.plan.bodies.all[to].offers, to, packed, held)
        packed.flush()
        self.code.line(f"if {' or '.join(opened)}:")
        with self.code.indented():
            self.jumps.to_point("offer", to, packed.copy())
        self.code.line("else:")
        with self.code.indented():
            self.jumps.to_point("dead end", body, packed)
