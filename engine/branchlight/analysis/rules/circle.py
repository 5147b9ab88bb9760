"""Nodes that may lead to each other for ever without a decision.

A circle is reported only if nothing on it changes what its conditions read: then a reader who completes it once never
leaves it. The rule can tell whether its conditions hold together if they read one slot; with more, the proof decides. A
circle that is entered for certain is an error of the compiler (E315).
"""

from collections.abc import Iterator, Mapping

from branchlight.analysis.flow.ask import where
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.evaluate import Held
from branchlight.analysis.graph import Link, circles
from branchlight.analysis.rules.rule import Rule, Study, bare, called
from branchlight.language.expression import Expression, asked_slots
from branchlight.language.operators import draws
from branchlight.model.offers import opening_test
from branchlight.model.statements import assigns_in
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, Way
from branchlight.source.circled import circled
from branchlight.source.diagnostic import Code, Diagnostic, complain

CIRCLE = Code("W408", "warning", "a circle that can run for ever without a decision")

MOST_STARTS = 500
"""The most nodes from which circles are searched."""
LONGEST_SOUGHT = 1000
"""The most nodes that one search visits. Longer circles are left to the proof."""

MOST_WORK = 2_000_000
"""The most work of evaluating the conditions on circles."""

ROUNDS = 2
"""The number of rounds in which the conditions are supposed in turn: a later one can exclude an earlier one."""

Supposition = tuple[Expression, bool]
"""A condition, and whether it must hold or fail."""


def _find(study: Study) -> Iterator[Diagnostic]:
    reported: set[frozenset[str]] = set()
    silent, effort = _turning(study), Effort(MOST_WORK)
    for name in [name for name in silent if name in study.reached][:MOST_STARTS]:
        circle = _shortest(silent, name)
        if not circle or frozenset(circle) in reported or not _holds(study, circle, effort):
            continue
        reported.add(frozenset(circle))
        node = study.story.nodes[circle[0]]
        message = f"the story can run in this circle for ever: {circled([called(step) for step in circle])}"
        hint = "nothing on it changes what its conditions depend on; change that, or ask the reader"
        yield complain(CIRCLE, node.body.place, message, hint, len(bare(node.name)))


def _turning(study: Study) -> dict[str, list[str]]:
    """Return the nodes on circles without a decision, each with the nodes of that circle to which it leads."""
    leads = {
        name: [way.to for way in _silent(node.body) if way.pool is None] for name, node in study.story.nodes.items()
    }
    links = {
        name: tuple([Link(name, "go", name, target) for target in targets if target != BACK])
        for name, targets in leads.items()
    }
    circle = circles(links, lambda link: True)
    inside = {
        name: [target for target in targets if target != BACK and circle[target] == circle[name]]
        for name, targets in leads.items()
    }
    return {name: targets for name, targets in inside.items() if targets}


def _shortest(leads: Mapping[str, list[str]], start: str) -> list[str]:
    """Return the nodes of a shortest circle from `start`, found breadth-first; none if there is no short one."""
    came: dict[str, str] = {}
    row = [start]
    while row and len(came) < LONGEST_SOUGHT:
        after: list[str] = []
        for name in row:
            for target in leads[name]:
                if target == start:
                    return _course(came, start, name)
                if target not in came:
                    came[target] = name
                    after.append(target)
        row = after
    return []


def _course(came: dict[str, str], start: str, name: str) -> list[str]:
    course = [name]
    while course[-1] != start:
        course.append(came[course[-1]])
    return course[::-1]


def _silent(body: Body) -> tuple[Way, ...]:
    """Return the ways out that the story may take from a node without a decision, a call or an end."""
    if body.ask or body.call or body.ending:
        return ()
    if any(isinstance(offer, Pool) or (opening_test(offer) is None and not offer.once) for offer in body.offers):
        return ()
    return body.ways


def _holds(study: Study, circle: list[str], effort: Effort) -> bool:
    """Return whether all conditions on the circle can hold at once, and nothing on it changes them.

    Return False if that takes more work than is left.
    """
    nodes = [study.story.nodes[name] for name in circle]
    anywhere = Held(study.facts.anywhere)
    held: Held | None = anywhere
    asked: set[int] = set()
    doubtful: set[int] = set()
    for node, to in [*zip(nodes, [*circle[1:], circle[0]], strict=True)] * ROUNDS:
        supposed = _suppositions(node, to)
        if supposed is None:
            return False
        for test, truth in supposed:
            asked |= asked_slots(test)
            doubtful |= (
                asked_slots(test) if where(test, not truth, anywhere, node.number, effort) is not None else set()
            )
            held = where(test, truth, held, node.number, effort) if held is not None else None
    return (
        not effort.is_over
        and held is not None
        and len(doubtful) <= 1
        and asked.isdisjoint(_changed(study.story, nodes))
    )


def _suppositions(node: Node, to: str) -> list[Supposition] | None:
    """Return the conditions on which a node leads to another; None if they depend on draws, a pool or `once`."""
    found: list[Supposition] = []
    for offer in node.body.offers:
        test = opening_test(offer)
        if not isinstance(offer, Choice) or offer.once or test is None or draws(test):
            return None
        found.append((test, False))
    for way in node.body.ways:
        if way.pool is not None or (way.test is not None and draws(way.test)):
            return None
        if way.to == to:
            return [*found, (way.test, True)] if way.test is not None else found
        if way.test is None:
            return None
        found.append((way.test, False))
    return None


def _changed(story: Story, nodes: list[Node]) -> set[int]:
    changed = {assign.slot for node in nodes for assign in assigns_in(node.body.do)}
    for node in nodes:
        changed.update([slots[node.name] for slots in (story.visits, story.last) if node.name in slots])
    return changed


RULE = Rule(CIRCLE, _find)
