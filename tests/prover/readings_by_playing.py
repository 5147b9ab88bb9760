"""Every way through a small story, made by playing, with what was read on it."""

from collections.abc import Callable, Iterator
from functools import partial

from branchlight.model.story import Story
from branchlight.play import Turn, choose, start
from tests.prover.by_playing import TooLargeError, answers_to, every_fall, normal

MOST = 1500
"""The most turns, each with what was read before it, that are played."""

Read = frozenset[str]


def readings(story: Story, add: Callable[[Turn, Read], Read]) -> Iterator[tuple[Turn, Read]]:
    """Yield every turn with what was read by then. `add` adds what a turn shows. May raise `TooLargeError`."""
    known: set[object] = set()
    waiting = [(turn, Read()) for turn in every_fall(partial(start, story, 0))]
    for turn, had in waiting:
        read = add(turn, had)
        yield turn, read
        offer = tuple([(choice.id, choice.open) for choice in turn.choices])
        key = (normal(story, turn.state), normal(story, turn.after), offer, read)
        if key in known or turn.ending is not None:
            continue
        known.add(key)
        if len(known) > MOST:
            raise TooLargeError
        answers = answers_to(turn.question) if turn.question else [choice.id for choice in turn.choices if choice.open]
        for answer in answers:
            waiting += [(following, read) for following in every_fall(partial(choose, turn, answer))]
