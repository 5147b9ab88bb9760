"""Differences: endless numbers that matter only as far apart as they are, replaced by their differences.

Two counts without an end have endlessly many pairs of values, even if a story keeps them close together, as a pool does
that shows what was visited least. If all that is asked of them is how far apart they are, their difference suffices.

This rewrites the story, as Karr's affine relations are used to eliminate variables ("Affine relationships among
variables of a program", 1976). Let `b` be one number of a group, and `a` any other. A new slot holds `d = a - b`. Every
change of `a` or `b` by a constant changes it too. In each expression that decides something, `d` replaces `a`, and 0
replaces `b`.

Soundness. In every state `d = a - b`, since the sum holds at the start and every change keeps it. So the replacement
subtracts `b` from each number of the group.

1. In a comparison, the factors of the group on the left have the same sum as those on the right. So the same amount is
   subtracted from both sides, and the result stays.
2. In the priorities of a pool, the factors of the group have the same sum for each node. So the same amount is
   subtracted from each, and their order stays.
3. Everything else reads none of the numbers, or decides nothing. The old slots are still changed, for printed words.

If a group is asked for in any other way, the story stays as it is.

Sessions in which the numbers of a group change more than 10,000 times are not considered, as with remainders (see
`ranges`). So no number gets to where play stops it, and no difference leaves the range that so many changes allow. The
ends of the range are as many steps away from the start, so a difference that is stopped there keeps its remainder.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from branchlight.analysis.deciding import deciding_expressions
from branchlight.analysis.ranges import CHANGES_CONSIDERED, NumberUses, value_range
from branchlight.language.expression import Apply, Const, Expression, Load, asked_slots
from branchlight.language.operators.comparison import COMPARISONS
from branchlight.language.prose import Show
from branchlight.language.types import HIGHEST, LOWEST, whole
from branchlight.model.statements import Assign, Statement
from branchlight.model.story import Body, Node, Slot, Story, bodies_of
from branchlight.prover.program.rewrite import Rewriter

MANY = 100_000
"""The values from which a number counts as one without an end."""

Factors: TypeAlias = Mapping[int, int]
"""By what each slot is multiplied in a sum."""


def with_differences(story: Story) -> Story:
    """Return a story that behaves alike, with the differences of endless numbers in their place."""
    bodies = [body for node in story.nodes.values() for body in bodies_of(node)]
    uses = NumberUses(story, bodies)
    endless = frozenset([slot for slot in uses.free if _is_endless(story, uses, slot)])
    if len(endless) < 2:
        return story
    decides = _Deciding(story, bodies, endless)
    found = story
    for group in decides.groups():
        if len(group) > 1:
            steps = [abs(step) for slot in group for step in uses.steps.get(slot, {1})]
            found = _Replacing(found, group, CHANGES_CONSIDERED * max(steps)).story(found)
    return found


def _is_endless(story: Story, uses: NumberUses, number: int) -> bool:
    """Return whether a slot is a number without an end that changes only by constants, and is far from stopping."""
    slot = story.slots[number]
    low, high, _ = value_range(number, slot, uses)
    if high - low < MANY or number in uses.wild or uses.put.get(number):
        return False
    if slot.kind == "visits":
        return True
    if slot.kind != "state" or slot.type != whole(LOWEST, HIGHEST):
        return False
    assert isinstance(slot.start, int)
    steps = [abs(step) for step in uses.steps.get(number, ())]
    return HIGHEST - abs(slot.start) >= CHANGES_CONSIDERED * max(steps, default=0)


class _Deciding:
    """The expressions of a story that decide something and read endless numbers.

    `spoilt` are the endless numbers that are asked for in other ways than by their differences.
    """

    def __init__(self, story: Story, bodies: Sequence[Body], endless: frozenset[int]) -> None:
        self.endless = endless
        self.together: list[frozenset[int]] = []
        self.balances: list[tuple[Factors, Factors]] = []
        self.spoilt: set[int] = set()
        priorities = {id(node.priority) for node in story.nodes.values()}
        for expression, slot in deciding_expressions(story, bodies):
            if slot not in endless and not (slot < 0 and id(expression) in priorities):
                self.read(expression)
        for names in story.pools.values():
            self.pool([story.nodes[name].priority for name in names])

    def pool(self, priorities: Sequence[Expression]) -> None:
        """Record the priorities of a pool, which are compared with each other."""
        sums = [factors_of(priority, self.endless) for priority in priorities]
        first = sums[0]
        for priority, factors in zip(priorities, sums, strict=True):
            self.balance([priorities[0], priority], first, factors)

    def read(self, expression: Expression) -> None:
        if self.endless.isdisjoint(asked_slots(expression)):
            return
        if isinstance(expression, Apply) and expression.op in COMPARISONS:
            left, right = [factors_of(side, self.endless) for side in expression.args]
            self.balance(expression.args, left, right)
        elif isinstance(expression, Apply):
            for arg in expression.args:
                self.read(arg)
        else:
            self.spoilt |= self.endless & set(asked_slots(expression))

    def balance(self, sides: Sequence[Expression], left: Factors | None, right: Factors | None) -> None:
        """Record two sums that are compared; None if one is no sum."""
        read = self.endless & {slot for side in sides for slot in asked_slots(side)}
        if left is None or right is None:
            self.spoilt |= read
        elif read:
            self.together.append(frozenset(read))
            self.balances.append((left, right))

    def groups(self) -> list[list[int]]:
        """Return the numbers that are compared with each other, if only their differences matter."""
        joined: list[set[int]] = []
        for some in self.together:
            near = [group for group in joined if not group.isdisjoint(some)]
            joined = [group for group in joined if group.isdisjoint(some)] + [set(some).union(*near)]
        return [sorted(group) for group in joined if group.isdisjoint(self.spoilt) and self.is_balanced(group)]

    def is_balanced(self, group: set[int]) -> bool:
        """Return whether the factors of a group have equal sums on both sides of each comparison."""
        return all(
            sum([left.get(slot, 0) for slot in group]) == sum([right.get(slot, 0) for slot in group])
            for left, right in self.balances
        )


def factors_of(expression: Expression, numbers: frozenset[int]) -> Factors | None:
    """Return the factors of some numbers in an expression; None if it is no sum of them and of other things."""
    if numbers.isdisjoint(asked_slots(expression)):
        return {}
    if isinstance(expression, Load):
        return {expression.slot: 1}
    if isinstance(expression, Apply) and expression.op in ("+", "-") and len(expression.args) == 2:
        left, right = [factors_of(arg, numbers) for arg in expression.args]
        if left is not None and right is not None:
            sign = 1 if expression.op == "+" else -1
            return {slot: left.get(slot, 0) + sign * right.get(slot, 0) for slot in {*left, *right}}
    return None


class _Replacing(Rewriter):
    """Replaces the numbers of a group by their differences from the first one, which change by at most `far`."""

    def __init__(self, story: Story, group: Sequence[int], far: int) -> None:
        self.story_before, self.far = story, far
        self.base, self.group = group[0], frozenset(group)
        self.difference = {slot: len(story.slots) + place for place, slot in enumerate(group[1:])}
        self.visits = {name: slot for name, slot in story.visits.items() if slot in self.group}

    def story(self, story: Story) -> Story:
        slots = [self.slot(of) for of in self.difference]
        promises = [promise._replace(test=self.expression(promise.test)) for promise in story.promises]
        return super().story(story)._replace(slots=(*story.slots, *slots), promises=tuple(promises))

    def slot(self, of: int) -> Slot:
        """Return the slot for the difference of a number from the first one."""
        one, base = self.story_before.slots[of], self.story_before.slots[self.base]
        assert isinstance(one.start, int) and isinstance(base.start, int)
        start = one.start - base.start
        return Slot(f"{one.name} - {base.name}", "state", whole(start - self.far, start + self.far), start)

    def node(self, node: Node) -> Node:
        made = super().node(node)
        if node.name not in self.visits:
            return made
        counted = self.changes(self.visits[node.name], 1)  # a visit is counted before the statements of the node
        return made._replace(body=made.body._replace(do=(*counted, *made.body.do)))

    def do(self, do: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple([each for statement in do for each in (self.statement(statement), *self.changed(statement))])

    def statement(self, statement: Statement) -> Statement:
        is_own = isinstance(statement, Assign) and statement.slot in self.group
        return statement if is_own else super().statement(statement)

    def changed(self, statement: Statement) -> list[Assign]:
        """Return the changes of differences that follow from a statement."""
        if not isinstance(statement, Assign) or statement.slot not in self.group:
            return []
        value = statement.value
        while isinstance(value, Apply) and value.op == "clamp":
            value = value.args[0]
        assert isinstance(value, Apply) and isinstance(value.args[1], Const) and isinstance(value.args[1].value, int)
        step = value.args[1].value
        return self.changes(statement.slot, step if value.op == "+" else -step)

    def changes(self, slot: int, step: int) -> list[Assign]:
        if slot != self.base:
            return [self.added(slot, step)]
        return [self.added(other, -step) for other in self.difference]

    def added(self, of: int, step: int) -> Assign:
        number, type_ = self.difference[of], self.slot(of).type
        value = Apply("+", (Load(number), Const(step)))
        return Assign(number, Apply("clamp", (value, Const(type_.low), Const(type_.high))))

    def show(self, piece: Show) -> Show:
        return piece

    def expression(self, expression: Expression) -> Expression:
        if self.group.isdisjoint(asked_slots(expression)):
            return expression
        if isinstance(expression, Load):
            return Const(0) if expression.slot == self.base else Load(self.difference[expression.slot])
        assert isinstance(expression, Apply)
        return Apply(expression.op, tuple([self.expression(arg) for arg in expression.args]))
