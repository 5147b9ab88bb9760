"""The log of decisions: the trail of a reading, stored on the shelf. It only grows, and is never rewritten."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play import start
from branchlight.play.snapshot import Snapshot, difference, mend, snapshot
from branchlight.play.trail import Answer, Mended, Step
from branchlight.play.turn import Turn
from branchlight.shelf.packed import dump_state, merged_state, pack_state
from branchlight.shelf.store import Store, Transaction
from branchlight.source.named_tuple import NamedTuple

WHOLE = 512
"""The number of decisions between two whole states.

Larger numbers make it slower to go back, and smaller ones need more space.
"""


class Pointer(NamedTuple):
    """A place in the log: after `here` decisions, of the `tip` decisions that lead to `branch`.

    Branch 0 has no decisions yet.
    """

    branch: int
    here: int
    tip: int


Keep = Callable[[Transaction, Pointer, Turn, str | None], None]
"""Stores more data in the transaction of a move.

The arguments are the transaction, the place in the log after the move, the turn there, and the choice taken. The choice
is its full name, "" for a typed answer, or None if the reader only went to another place.
"""


class Stretch(NamedTuple):
    """Decisions `first` to `last - 1` of a trail, which are all in one branch."""

    branch: int
    first: int
    last: int


class _Stored(NamedTuple):
    """A row of the table `step`."""

    branch: int
    n: int
    answer: str
    label: str | None
    place: str
    change: str
    sum: int


class Past(NamedTuple):
    """Decision `n` in the log: the full name of its place, its answer, and its words."""

    n: int
    place: str
    answer: str
    label: str
    typed: bool


class ShelfTrail:
    """A `Trail` whose decisions are on the disk before `record` returns.

    Each trail writes only to its own branches. It begins one with its first decision, and another when the reader goes
    back and decides again. The decisions that were undone stay in the log, where saves may point to them.
    """

    def __init__(
        self, store: Store, story: Story, shelved: int, seed: int, pointer: Pointer, keep: Keep | None = None
    ) -> None:
        """`shelved` is the story's number on the shelf. `keep` is called within the transaction of every move."""
        self._store = store
        self._story = story
        self._shelved = shelved
        self.seed = seed
        self._keep = keep or (lambda *move: None)
        self._stretches = stretches(store, pointer.branch, pointer.tip)
        self._own = 0
        self._here = pointer.here
        self._found: tuple[int, Mended] | None = None

    @property
    def base(self) -> int:
        return self._stretches[0].first if self._stretches else 0

    @property
    def end(self) -> int:
        return self._stretches[-1].last if self._stretches else 0

    @property
    def pointer(self) -> Pointer:
        """The place of this trail in the log."""
        return Pointer(self._stretches[-1].branch if self._stretches else 0, self._here, self.end)

    @property
    def address(self) -> tuple[int, int]:
        """The reader's place, by the branch with the decision that led there. It is the same in every trail."""
        return _owner(self._stretches, self._here), self._here

    @property
    def edition(self) -> str:
        """The edition of the story in which all of this trail was read, or "" if there were several."""
        query = "SELECT edition FROM branch WHERE id = ?"
        editions = {str(self._store.row(query, branch)[0]) for branch, _, _ in self._stretches}
        return editions.pop() if len(editions) == 1 else ""

    def holds(self, pointer: Pointer) -> bool:
        """Return whether this trail contains the place of a pointer."""
        branch = _owner(stretches(self._store, pointer.branch, pointer.tip), pointer.here)
        return self.contains(branch, pointer.here)

    def contains(self, branch: int, n: int) -> bool:
        """Return whether state n of a branch is in this trail. The branch must have the decision that led to it."""
        return any(branch == own and first <= n <= last for own, first, last in self._stretches)

    def pin(self, n: int | None = None) -> Pointer:
        """Store the whole state after `n` decisions, or at the reader's place. Return a pointer to that place."""
        n = self._here if n is None else n
        with self._all_or_nothing() as transaction:
            if not self._stretches:
                self._fork(transaction, 0, start(self._story, self.seed).state)
            branch = _owner(self._stretches, n)
            taken = self.snapshot(n)
            if taken is not None:
                transaction.add("whole", branch, n, pack_state(taken))
        return Pointer(branch, n, n)

    def state(self, n: int) -> Mended:
        if self._found is not None and self._found[0] == n:
            return self._found[1]
        if not self._stretches:
            return Mended(start(self._story, self.seed).state)
        taken = self.snapshot(n)
        mended = mend(self._story, taken) if taken is not None else Mended(None)
        self._found = (n, mended)
        return mended

    def snapshot(self, n: int) -> Snapshot | None:
        """Return state n by names, as it was stored, or None if it cannot be read."""
        whole, packed = self._whole_before(n)
        steps = self._steps(whole, n)
        if len(steps) != n - whole:  # some were lost in a damaged shelf
            return None
        return merged_state(packed, [step.change for step in steps], steps[-1].place if steps else "")

    def answer(self, n: int) -> Answer:
        branch = _owner(self._stretches, n + 1)
        rows = self._store.sound("step", "branch = ? AND n = ?", branch, n)
        return _answer(_Stored(*rows[0])) if rows else Answer("")

    def past(self, first: int, last: int) -> list[Past]:
        """Return decisions `first` to `last - 1`. This is faster than single queries."""
        first, last = max(first, self.base), min(last, self.end)
        before = self.snapshot(first) if first < last else None
        place = before.place if before else ""
        found = []
        for step in self._steps(first, last):
            found.append(Past(step.n, place, *_answer(step)))
            place = step.place
        return found

    def record(self, n: int, step: Step) -> None:
        before = self.state(n).state
        with self._all_or_nothing() as transaction:
            self._append(transaction, n, before, step)
            self._keep(transaction, self.pointer, step.turn, step.choice)
        self._found = (n + 1, Mended(step.turn.state))

    def stand(self, n: int, turn: Turn) -> None:
        with self._all_or_nothing() as transaction:
            self._here = n
            self._keep(transaction, self.pointer, turn, None)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[Transaction]:
        """Run a transaction. If it fails, restore this trail as well."""
        kept = self._stretches, self._own, self._here
        try:
            with self._store.write() as transaction:
                yield transaction
        except BaseException:
            self._stretches, self._own, self._here = kept
            self._found = None
            raise

    def _append(self, transaction: Transaction, n: int, before: State | None, step: Step) -> None:
        """Store decision n with the changes it made, and the whole state if one is due."""
        after = step.turn.state
        # A reader who went back and decides differently needs a new branch.
        begun = not self._own or n < self.end
        if begun:
            self._fork(transaction, n, before or after)
        change = difference(self._story, before, after) if before is not None else snapshot(self._story, after)
        label = step.label if step.choice else None
        changed = dump_state(change._replace(place=""))
        transaction.put("step", self._own, n, step.answer, label, change.place, changed)
        if before is None or (n + 1) % WHOLE == 0:
            self._keep_whole(transaction, n + 1, after)
        self._here = n + 1
        *earlier, last = self._stretches
        self._stretches = [*earlier, last._replace(last=n + 1)]

    def _fork(self, transaction: Transaction, n: int, start: State) -> None:
        """Begin a branch of this trail at state n."""
        parent = _owner(self._stretches, n) or None
        edition = self._story.edition
        same = parent and self._store.row("SELECT 1 FROM branch WHERE id = ? AND edition = ?", parent, edition)
        self._own = transaction.number("branch")
        transaction.put("branch", self._own, self._shelved, parent, n, self.seed, edition)
        # Keep the decisions before n. If there are none, the root stays as an empty stretch, since it has state n.
        cut = [stretch._replace(last=min(stretch.last, n)) for stretch in self._stretches if stretch.first < n]
        root = [stretch._replace(last=n) for stretch in self._stretches[:1]]
        self._stretches = [*(cut or root), Stretch(self._own, n, n)]
        if not same:  # from here on, names and ranges are those of another edition
            self._keep_whole(transaction, n, start)

    def _keep_whole(self, transaction: Transaction, n: int, state: State) -> None:
        transaction.put("whole", self._own, n, pack_state(snapshot(self._story, state)))

    def _whole_before(self, n: int) -> tuple[int, bytes]:
        """Return the last whole state up to n, as its number and its packed bytes."""
        for branch, first, last in reversed(self._stretches):
            if first <= n:
                where = "branch = ? AND n <= ? ORDER BY n DESC LIMIT 1"
                for _, number, state, _ in self._store.sound("whole", where, branch, min(last, n)):
                    return int(number), bytes(state)
        return n, b""

    def _steps(self, first: int, last: int) -> list[_Stored]:
        """Return decisions `first` to `last - 1`."""
        found: list[_Stored] = []
        for branch, begin, end in self._stretches:
            if begin < last and end > first:
                where = "branch = ? AND n >= ? AND n < ? ORDER BY n"
                rows = self._store.sound("step", where, branch, max(begin, first), min(end, last))
                found += [_Stored(*row) for row in rows]
        return found


def stretches(store: Store, branch: int, tip: int) -> list[Stretch]:
    """Return the stretches that lead to decision `tip` of a branch, from its root through all its ancestors."""
    rows = store.rows(
        """WITH RECURSIVE up (id, parent, fork) AS (
            SELECT id, parent, fork FROM branch WHERE id = ?
            UNION ALL SELECT b.id, b.parent, b.fork FROM branch b JOIN up ON b.id = up.parent AND b.id < up.id)
        SELECT id, fork FROM up ORDER BY id""",
        branch,
    )
    ends = [*[fork for _, fork in rows[1:]], tip]
    return [Stretch(id, fork, min(end, tip)) for (id, fork), end in zip(rows, ends, strict=False)]


def address_of(store: Store, pointer: Pointer) -> tuple[int, int]:
    """Return the place of a pointer as `ShelfTrail.address` has it."""
    return _owner(stretches(store, pointer.branch, pointer.tip), pointer.here), pointer.here


def _owner(stretches: list[Stretch], n: int) -> int:
    """Return the branch of state n: the one with the decision that leads to it, or the root."""
    branch = next((branch for branch, first, last in stretches if first < n <= last), 0)
    return branch or (stretches[0].branch if stretches else 0)


def _answer(step: _Stored) -> Answer:
    """Return a decision from its stored row. A typed answer has no label there, since it is its own."""
    return Answer(step.answer, step.answer if step.label is None else step.label, step.label is None)
