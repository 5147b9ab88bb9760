"""Numbers without an end, each value of which is a state of its own for a proof.

A number without a range is no fault by itself: a proof keeps it only as far as conditions can tell its values apart
(see `ranges`). It is one if that takes every value, and if a circle of the story lets it change again and again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from branchlight.analysis.deciding import deciding_expressions
from branchlight.analysis.digraph import reachable
from branchlight.analysis.graph import circles
from branchlight.analysis.ranges import NumberUses, value_range
from branchlight.analysis.rules.rule import Rule, Study, bare, called
from branchlight.language.expression import asked_slots
from branchlight.language.values import bounds
from branchlight.model.changes import assigns_of
from branchlight.model.story import Body, Choice, Story, bodies_of, choices_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

ENDLESS = Code("W422", "warning", "a number without an end, all of whose values conditions tell apart")

MANY = 100_000
"""The values from which a number counts as one without an end."""


def _find(study: Study) -> Iterator[Diagnostic]:
    story = study.story
    bodies = [body for node in story.nodes.values() for body in bodies_of(node)]
    uses = NumberUses(story, bodies)
    endless = {slot for slot in _deciding_slots(story, bodies) if _is_endless(study, uses, slot)}
    if not endless:
        return
    circling = _Circling(study)
    for slot in sorted(endless & circling.growing()):
        variable = story.variables[slot]
        name, start = called(variable.name), story.slots[slot].start
        hint = f"give it a range, as in `{bare(name)}: {{start: {start}, min: 0, max: 20}}`"
        yield complain(ENDLESS, variable.place, _message(f"`{name}`"), hint, len(bare(name)))
    for name, slot in story.visits.items():
        if slot in endless and name in circling.nodes:
            place = story.nodes[name].body.place
            hint = f"compare it only with numbers, or ask `min(visits({called(name)}), 5)`"
            yield complain(ENDLESS, place, _message(f"`visits({called(name)})`"), hint, len(bare(name)))


def _message(number: str) -> str:
    return f"{number} has no end, and conditions tell all its values apart, which multiplies the states of a proof"


def _deciding_slots(story: Story, bodies: list[Body]) -> Iterable[int]:
    """Return the slots on which a condition depends, by itself or by what is made from it."""
    asked: set[int] = set()
    made_from: dict[int, set[int]] = {}
    for expression, slot in deciding_expressions(story, bodies):
        into = asked if slot < 0 else made_from.setdefault(slot, set())
        into |= asked_slots(expression)
    return reachable(asked, lambda slot: made_from.get(slot, ()))


def _is_endless(study: Study, uses: NumberUses, number: int) -> bool:
    """Return whether a slot is a number whose values have to be kept without an end."""
    slot = study.story.slots[number]
    if slot.kind not in ("state", "visits") or slot.type.kind != "whole" or number in study.parameters:
        return False
    low, high, _ = value_range(number, slot, uses)
    least, most = bounds(study.facts.anywhere[number])
    return min(high - low, most - least) >= MANY


class _Circling:
    """The parts of a story that can be passed again and again.

    circle   a number for each node; nodes that lead to each other share it
    called   the nodes that a call from a circle enters
    nodes    all nodes that can be entered again
    onward   the bodies that lead on in the circle of their node
    """

    def __init__(self, study: Study) -> None:
        self.story, self.links = study.story, study.links
        self.circle = circles(study.links, study.reach.usable)
        sizes = Counter(self.circle.values())
        loops = {name for name, row in self.links.items() if any(link.target == name for link in row)}
        inside = loops | {name for name, number in self.circle.items() if sizes[number] > 1}
        calls = {link.target for name in inside for link in self.links[name] if link.kind == "call"}
        self.called = study.reach.all(*calls)
        self.nodes = inside | self.called
        self.onward = {
            link.body
            for name, row in self.links.items()
            for link in row
            if self.circle.get(link.target) == self.circle[name]
        }

    def growing(self) -> set[int]:
        """Return the slots that change again and again by what they were before."""
        return {
            assign.slot
            for name in self.nodes & self.story.nodes.keys()
            for body in self.repeated(name, self.story.nodes[name].body)
            for assign in assigns_of(body)
            if assign.slot in asked_slots(assign.value)
        }

    def repeated(self, name: str, body: Body) -> Iterator[Body]:
        """Yield a body and those of its choices that can be taken again, and lead back."""
        yield body
        for offer in body.offers:
            if isinstance(offer, Choice) and offer.once != "ever":
                inner = {offer.name, *[choice.name for choice in choices_of(offer.body)]}
                if name in self.called or not offer.body.ways or not self.onward.isdisjoint(inner):
                    yield from self.repeated(name, offer.body)


RULE = Rule(ENDLESS, _find)
