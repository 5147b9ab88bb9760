"""Invariants: what each slot may hold anywhere in the story, whatever was decided before."""

from collections import deque
from typing import assert_never

from branchlight.analysis.flow.ask import put
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.evaluate import ANYWHERE, Held, loads
from branchlight.language.values import NO, Span, Values, between, bounds, everything, exactly, join
from branchlight.model.changes import assigns_of
from branchlight.model.question import Ask, AskAmong, AskNumber, AskText
from branchlight.model.statements import Assign
from branchlight.model.story import Slot, Story, bodies_of

MOST_WORK = 5_000_000
"""The most work that statements are followed for. After that, a slot that changes may hold anything."""
FOLLOWED = 64
"""The work of following a statement, besides that of its value."""


def invariants(story: Story) -> tuple[Values, ...]:
    """Return what each slot may hold, from its start, every statement that changes it, and every answer."""
    held = [exactly(slot.type, slot.start) if slot.kind == "state" else everything(slot.type) for slot in story.slots]
    changes, effort = _statements(story), Effort(MOST_WORK)
    for ask in _questions(story):
        held[ask.into] = join(held[ask.into], answers(ask))
    readers: dict[int, list[int]] = {}
    for number, change in enumerate(changes):
        for slot in loads(change.value):
            readers.setdefault(slot, []).append(number)
    # Apply statements until nothing changes. Ranges are widened, so this terminates.
    waiting, is_waiting = deque(range(len(changes))), bytearray(b"\1") * len(changes)
    while waiting:
        number = waiting.popleft()
        is_waiting[number] = 0
        slot, value = changes[number]
        before = held[slot]
        after = join(before, put(story.slots[slot], value, Held(held), ANYWHERE, effort))
        effort.left -= FOLLOWED
        if after != before:
            held[slot] = widened(before, after, story.slots[slot], effort.is_over)
            new = [reader for reader in readers.get(slot, ()) if not is_waiting[reader]]
            waiting.extend(new)
            for reader in new:
                is_waiting[reader] = 1
    return tuple(held)


def widened(before: Values, after: Values, slot: Slot, to_all: bool = False) -> Values:
    """Return `after`; a range is extended to the slot's own bound on each side on which it grew.

    If `to_all`, return all that the slot can hold.
    """
    if to_all:
        return everything(slot.type)
    if not isinstance(after, Span):
        return after
    least, most = bounds(everything(slot.type))
    (low, high), (lower, higher) = bounds(before), bounds(after)
    return between(least if lower < low else lower, most if higher > high else higher)


def answers(ask: Ask) -> Values:
    """Return what a slot may hold after the answer to a question."""
    match ask:
        case AskText():
            return NO
        case AskNumber(_, _, low, high):
            return between(low, high)
        case AskAmong(_, _, _, groups, otherwise):
            return frozenset([otherwise, *[group.value for group in groups]])
        case _:
            assert_never(ask)


def _questions(story: Story) -> list[Ask]:
    return [body.ask for node in story.nodes.values() for body in bodies_of(node) if body.ask]


def _statements(story: Story) -> list[Assign]:
    """Return every distinct statement once. Equal statements are mostly the same object."""
    met: dict[int, Assign] = {}
    for node in story.nodes.values():
        for body in bodies_of(node):
            for assign in assigns_of(body):
                met[id(assign)] = assign
    return list(dict.fromkeys(met.values()))
