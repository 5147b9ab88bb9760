"""A session without its storage: the turn that the reader faces, the decisions that led there, undo and redo.

Old turns are not kept. Each can be made again, passages included, from the state before it and the answer.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import overload

from branchlight.model.state import HALTED, State
from branchlight.model.story import Story
from branchlight.play import choose, resume, start
from branchlight.play.answers import takes, typed
from branchlight.play.compiled_story import node_of
from branchlight.play.trail import Answer, MemoryTrail, Step, Trail
from branchlight.play.turn import Choice, Passage, Turn
from branchlight.source.named_tuple import NamedTuple

PATIENCE = 64
"""The most lost places that a search leaves one decision at a time; after that the steps double, so it ends soon."""


class Decision(NamedTuple):
    """A decision: the state before it, the choice's id or the typed text, and the words as they were shown."""

    state: State
    answer: str
    label: str


class Replay(NamedTuple):
    """The result of a replay: the turn that it reached, and the number of answers that were taken."""

    turn: Turn
    taken: int


def replay(turn: Turn, answers: Iterable[str | Answer]) -> Replay:
    """Give the answers one after another from `turn` on, until this edition of the story does not take one."""
    taken = 0
    for answer in answers:
        fitting = match(turn, answer)
        if fitting is None:
            break
        turn = choose(turn, fitting)
        taken += 1
    return Replay(turn, taken)


def match(turn: Turn, given: str | Answer) -> str | None:
    """Return the answer as this turn takes it, or None if it does not. A choice may have been renamed.

    An `Answer` states whether it was typed: a question takes only a typed text, and a choice only an id.
    """
    answer = given if isinstance(given, str) else given.answer
    if isinstance(given, Answer) and given.typed != (turn.question is not None):
        return None
    if turn.question is not None:
        return answer if takes(turn.question, answer) else None
    open_ids = {choice.id for choice in turn.choices if choice.open}
    if answer in open_ids:
        return answer
    # A name of the author's may have changed, of the storylet, of the choice or of its node.
    renamed = turn.story.renamed
    if renamed.get(answer) in open_ids:  # a storylet, whose id is the full name of its node
        return renamed[answer]
    node = node_of(turn.state.place) if turn.choices else ""
    earlier = [old for old, new in renamed.items() if new == node]
    names = {renamed.get(f"{name}.{answer}") for name in [node, *earlier]}
    return next((choice.id for choice in turn.choices if choice.open and choice.name in names), None)


def faces(story: Story, state: State) -> Turn | None:
    """Return the turn of `state` without passages, or None if this edition of the story has no such turn."""
    turn = resume(story, state)
    return turn if shows(turn, state) else None


def shows(turn: Turn, state: State) -> bool:
    """Return whether `turn`, with which `resume` continues from a state, is still at the place of that state."""
    opened = (state.stage, turn.state.stage) == ("stuck", "choosing")
    here = turn.state.place == state.place and (opened or turn.state.stage == state.stage)
    there = turn.question is not None or turn.ending is not None or any(choice.open for choice in turn.choices)
    return here and (there or state.stage in HALTED)


def followed(taken: int, made: int) -> str:
    """Return the message for a reader whose place is gone. The story still takes `taken` of the `made` decisions."""
    if taken == made:
        return "Your place is no longer in the story; you are where your choices lead now."
    return (
        "Your place is no longer in the story; "
        f"your choices were followed as far as they go, to decision {taken} of {made}."
    )


def shown(passage: Passage, veils: Set[str]) -> bool:
    """Return whether a reader who veils these content notes is shown the passage.

    Arguments:
        passage: a passage of a turn.
        veils: the names of the notes that the reader veils: keys of `story.notes`.

    Example:
        >>> from branchlight import read_story, shown, start
        >>> turn = start(read_story("tower.yaml"), seed=1)
        >>> [passage.text for passage in turn.passages if passage.text and shown(passage, veils=set())]
        ['The lamp is almost dry.', 'Somebody is out here.']
    """
    return (passage.note in veils) == passage.veiled if passage.note else True


class Decisions(Sequence[Decision]):
    """The decisions that led to the reader's place, in order. Each is built when it is accessed."""

    def __init__(self, trail: Trail, here: int) -> None:
        self._trail = trail
        self._here = here

    def __len__(self) -> int:
        return self._here - self._trail.base

    @overload
    def __getitem__(self, index: int) -> Decision: ...
    @overload
    def __getitem__(self, index: slice) -> list[Decision]: ...
    def __getitem__(self, index: int | slice) -> Decision | list[Decision]:
        numbers = range(self._trail.base, self._here)[index]
        return self._decision(numbers) if isinstance(numbers, int) else [self._decision(n) for n in numbers]

    def _decision(self, n: int) -> Decision:
        state = self._trail.state(n).state
        if state is None:
            raise LookupError(f"decision {n} was made at a place that this edition of the story does not have")
        return Decision(state, *self._trail.answer(n)[:2])


class _Found(NamedTuple):
    """The result of a move. `strayed` says that it is not the state that was asked for."""

    n: int
    turn: Turn
    changes: tuple[str, ...]
    strayed: bool


class Reading:
    """One session with a story.

    `turn` is the turn that the reader faces, and `here` the number of decisions that led to it. `changes` are
    sentences about what the last move could not keep, because the story was edited. In an unchanged story there are
    none. `strayed` says that the place itself is gone, so the reader is elsewhere.
    """

    def __init__(self, story: Story, seed: int, trail: Trail | None = None, here: int = 0) -> None:
        """Begin a session, or continue the one of a trail after `here` decisions."""
        self.story = story
        self.seed = seed
        if trail is None:
            first = start(story, seed)
            self.trail: Trail = MemoryTrail(first.state)
            self._stand(0, first)
        else:
            self.trail = trail
            self._arrive(here, self._find(here))

    @property
    def decisions(self) -> Decisions:
        return Decisions(self.trail, self.here)

    @property
    def can_back(self) -> bool:
        return self.here > self.trail.base

    @property
    def can_redo(self) -> bool:
        return self.here < self.trail.end

    def choose(self, answer: str | Choice) -> Turn:
        """Take a choice of the turn (or its id), or answer its question. The decision is kept before this returns.

        Raises `ChoiceError` if the turn does not take it. Then nothing has changed.
        """
        name = answer.id if isinstance(answer, Choice) else answer
        if self.turn.question is not None:
            name = typed(name, self.turn.question.length)
        taken = next((choice for choice in self.turn.choices if choice.id == name), None)
        turn = choose(self.turn, name)
        if self._is_next(name, turn):
            self.trail.stand(self.here + 1, turn)
        else:
            self.trail.record(self.here, Step(name, taken.text if taken else name, taken.name if taken else "", turn))
        self._stand(self.here + 1, turn)
        return turn

    def back(self, count: int = 1) -> Turn:
        """Undo `count` decisions, or all if there are fewer; `redo` makes them again."""
        return self.go_to(max(self.trail.base, self.here - max(0, count)))

    def redo(self) -> Turn:
        """Make the decision again that was undone last. Return the same turn if there is none."""
        return self.go_to(min(self.trail.end, self.here + 1))

    def go_to(self, n: int) -> Turn:
        """Go to the turn after `n` decisions, back or forth. Raises `IndexError` if the session has no such turn."""
        if not self.trail.base <= n <= self.trail.end:
            raise IndexError(f"this session has decisions {self.trail.base} to {self.trail.end}, not {n}")
        if n != self.here:
            found = self._find(n)
            self.trail.stand(found.n, found.turn)
            self._arrive(n, found)
        return self.turn

    def turn_at(self, n: int) -> Turn | None:
        """Return the turn after `n` decisions as it was read, without going there, or None if its place is gone."""
        state = self.trail.state(n).state
        turn = faces(self.story, state) if state is not None else None
        return self._with_passages(n, turn) if turn is not None else None

    def turns(self) -> Iterator[tuple[str, Turn]]:
        """Yield each turn so far, in this edition's words, after the words of the decision that led to it."""
        turn = self.turn_at(self.trail.base)
        if turn is not None:
            yield "", turn
        for n in range(self.trail.base, self.here):
            answer = self.trail.answer(n)
            fitting = match(turn, answer) if turn is not None else None
            turn = choose(turn, fitting) if turn is not None and fitting is not None else self.turn_at(n + 1)
            if turn is not None:
                yield answer.label, turn

    def _is_next(self, answer: str, turn: Turn) -> bool:
        """Return whether the decision is the trail's next one: then the decisions after it can still be redone."""
        if not self.can_redo or self.trail.answer(self.here).answer != answer:
            return False
        return self.trail.state(self.here + 1).state == turn.state

    def _stand(self, n: int, turn: Turn, changes: tuple[str, ...] = (), strayed: bool = False) -> None:
        self.here = n
        self.turn = turn
        self.changes = changes
        self.strayed = strayed

    def _arrive(self, n: int, found: _Found) -> None:
        """Go to the state that was found. If it is before state n, give the answers from there on again."""
        later = [self.trail.answer(i) for i in range(found.n, n)]
        self._stand(found.n, found.turn, found.changes, found.strayed)
        for answer in later:
            fitting = match(self.turn, answer)
            if fitting is None:
                break
            self.choose(fitting)
        if found.strayed:
            self._stand(self.here, self.turn, (followed(self.here, n), *found.changes), True)

    def _find(self, n: int) -> _Found:
        """Find state n. If its place is gone, find the last state before it whose place is not gone."""
        tries = 0
        while True:
            state, changes = self.trail.state(n)
            turn = faces(self.story, state) if state is not None else None
            if turn is not None:
                return _Found(n, self._with_passages(n, turn), changes, tries > 0)
            if n == self.trail.base:
                return _Found(n, start(self.story, self.seed), (), True)
            tries += 1
            n = max(self.trail.base, n - (1 if tries <= PATIENCE else 2 ** (tries - PATIENCE)))

    def _with_passages(self, n: int, faced: Turn) -> Turn:
        """Return the turn at state n, with passages if making decision n - 1 again leads to its place.

        The effects of the decision may have changed. Then the passages may belong to a state that this session never
        had. This is deliberate: for the reader, slightly different passages are better than none.
        """
        if n == self.trail.base:
            first = start(self.story, self.seed)
            return first if first.state == faced.state else faced
        before = self.trail.state(n - 1).state
        turn = faces(self.story, before) if before is not None else None
        fitting = match(turn, self.trail.answer(n - 1)) if turn is not None else None
        if turn is None or fitting is None:
            return faced
        again = choose(turn, fitting)
        if again.state == faced.state:
            return again
        there = again.state.place == faced.state.place and again.state.stage == faced.state.stage
        return faced._replace(passages=again.passages) if there else faced
