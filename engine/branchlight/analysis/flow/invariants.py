"""Invariants: what each slot may hold anywhere in the story, whatever was decided before."""

from typing import assert_never

from branchlight.analysis.flow.ask import put
from branchlight.analysis.flow.evaluate import ANYWHERE, Held, loads
from branchlight.language.values import NO, Span, Values, between, bounds, everything, exactly, join
from branchlight.model.changes import assigns_of
from branchlight.model.question import Ask, AskAmong, AskNumber, AskText
from branchlight.model.statements import Assign
from branchlight.model.story import Slot, Story, bodies_of

MOST_FOLLOWED = 20_000
"""The most different statements of a story that is analysed; with more, anything may be held anywhere."""


def invariants(story: Story) -> tuple[Values, ...]:
    """Return what each slot may hold, from its start, every statement that changes it, and every answer."""
    held = [exactly(slot.type, slot.start) if slot.kind == "state" else everything(slot.type) for slot in story.slots]
    changes = _statements(story)
    if len(changes) > MOST_FOLLOWED:
        return tuple([everything(slot.type) for slot in story.slots])
    for ask in _questions(story):
        held[ask.into] = join(held[ask.into], answers(ask))
    readers: dict[int, list[int]] = {}
    for number, change in enumerate(changes):
        for slot in loads(change.value):
            readers.setdefault(slot, []).append(number)
    # Apply statements until nothing changes. Ranges are widened, so this terminates.
    waiting = dict.fromkeys(range(len(changes)))
    while waiting:
        number = next(iter(waiting))
        del waiting[number]
        slot, value = changes[number]
        before = held[slot]
        after = join(before, put(story.slots[slot], value, Held(held), ANYWHERE))
        if after != before:
            held[slot] = widened(before, after, story.slots[slot])
            waiting.update(dict.fromkeys(readers.get(slot, ())))
    return tuple(held)


def widened(before: Values, after: Values, slot: Slot) -> Values:
    """Return `after`; a range is extended to the slot's own bound on each side on which it grew."""
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
