"""Code that says whether unsure offers are surely open, or may be shown (see `program.unsure`)."""

from branchlight.language.expression import Expression
from branchlight.model.story import Choice, Pool
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.program.numbered_bodies import fold


class SureCode:
    """Writes what is sure about choices and storylets."""

    def __init__(self, plan: Plan) -> None:
        self.bodies, self.unsure = plan.bodies, plan.bodies.unsure

    def open(self, choice: Choice, packed: PackedState) -> str:
        """Return code that says whether an unsure choice is surely open; "" for any other choice."""
        unsure = self.unsure.choices.get(choice.name)
        return "" if unsure is None else self.of_choice(unsure.surely, choice, packed)

    def shown(self, choice: Choice, packed: PackedState) -> str:
        """Return code that says whether an unsure choice may be shown."""
        return self.of_choice(self.unsure.choices[choice.name].shown, choice, packed)

    def of_choice(self, test: Expression, choice: Choice, packed: PackedState) -> str:
        node = self.bodies.node[self.bodies.number[choice.name]].number
        return packed.write(fold(test, node))

    def pool(self, pool: Pool, body: int, packed: PackedState) -> str:
        """Return code that says whether an unsure pool surely has a storylet, and no group may hide it."""
        names = self.bodies.story.pools[pool.pool]
        return f"({' or '.join([self.storylet(name, pool, body, packed) for name in names])})"

    def storylet(self, name: str, pool: Pool, body: int, packed: PackedState) -> str:
        """Return code that says whether a storylet of an unsure pool surely fits, and no group may hide it."""
        when = self.bodies.story.nodes[name].when
        tests = [self.unsure.groups.get(group.name, group.test) for group in pool.groups]
        if pool.pool in self.unsure.pools:
            tests.append(self.unsure.pools[pool.pool].surely[name])
        elif when is not None:
            tests.append(when)
        node = self.bodies.node[body].number
        return f"({' and '.join([packed.write(fold(test, node)) for test in tests]) or True})"
