"""Code for what changes the state: visits that are counted, choices that are remembered, statements of a `do`."""

from branchlight.language.expression import Apply, Const, Load
from branchlight.language.operators import draws
from branchlight.model.story import Assign
from branchlight.prover.code.code import Code
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.word import Word
from branchlight.prover.reduce.needs import Needs, fit


class DoCode:
    """Writes changes. `needs` says what is needed behind them: what is not is left out."""

    def __init__(self, plan: Plan, code: Code) -> None:
        self.plan, self.code = plan, code

    def arrive(self, body: int, word: Word, needs: Needs) -> None:
        """What entering a node or taking a choice is remembered by."""
        story, cells, name = self.plan.bodies.story, self.plan.cells, self.plan.bodies.all[body].name
        if not self.plan.bodies.is_node(body):
            taken = cells.value.get(story.taken.get(name, -1), -1)
            if taken in needs:
                word.set(taken, 1)
            return
        visits = cells.value.get(story.visits.get(name, -1), -1)
        if visits in needs:
            self.count(visits, word)
        age = cells.age.get(story.last.get(name, -1), -1)
        if age in needs:
            word.set(age, 0)
        for ranking in cells.rankings:
            if ranking.order in needs and name in ranking.places:
                order, fresh = word.raw(ranking.order), word.raw(ranking.fresh)
                word.set_code(ranking.order, f"touched({order}, {ranking.places[name]}, {ranking.bits}, {fresh})")
                word.set(ranking.fresh, 1)

    def count(self, cell: int, word: Word) -> None:
        raw, high, period = word.raw(cell), self.plan.cells.all[cell].high, self.plan.cells.all[cell].period
        if raw.isdigit():
            word.set(cell, fit(self.plan.cells.all[cell], int(raw) + 1))
        elif high == period == 1:
            word.set(cell, 1)
        else:
            word.set_code(cell, f"{raw} + 1 if {raw} < {high} else {high + 1 - period}")

    def assign(self, assign: Assign, word: Word, needs: Needs, site: int) -> None:
        """One statement of a `do`."""
        cells = self.plan.cells
        if assign.slot in cells.members:
            self.assign_set(assign, word, needs, site)
        elif assign.slot in cells.value and cells.value[assign.slot] in needs:
            number = cells.value[assign.slot]
            cell = cells.all[number]
            if isinstance(assign.value, Const) and isinstance(assign.value.value, int):
                word.set(number, fit(cell, assign.value.value) - cell.low)
                return
            source = word.write(assign.value, site)
            if cell.kind == "value" and self.is_narrowed(assign.slot):
                above = f"{cell.high - cell.period + 1} + (fits - {cell.high + 1}) % {cell.period}"
                source = f"({cell.low} if (fits := {source}) < {cell.low} else {above} if fits > {cell.high} else fits)"
            word.set_code(number, f"{source} - {cell.low}" if cell.low else source)
            if draws(assign.value):
                word.flush()  # so that draws are made in the order in which play makes them

    def is_narrowed(self, slot: int) -> bool:
        cell, type_ = self.plan.cells.all[self.plan.cells.value[slot]], self.plan.bodies.story.slots[slot].type
        return cell.low > type_.low or cell.high < type_.high

    def assign_set(self, assign: Assign, word: Word, needs: Needs, site: int) -> None:
        cells, value = self.plan.cells.members[assign.slot], assign.value
        if not any(cell in needs for cell in cells):
            return
        if isinstance(value, Const) and isinstance(value.value, int):
            for place, cell in enumerate(cells):
                word.set(cell, value.value >> place & 1)
            return
        if isinstance(value, Apply) and value.op in ("union", "minus") and value.args[0] == Load(assign.slot):
            change = value.args[1]
            if isinstance(change, Const) and isinstance(change.value, int):
                for place, cell in enumerate(cells):
                    if change.value >> place & 1:
                        word.set(cell, int(value.op == "union"))
                return
        word.set_members(assign.slot, word.write(value, site))
