"""The import of saves. Choices are played again, and the result counts more than what the save claims."""

from branchlight.model.story import Story
from branchlight.play import start
from branchlight.play.json_fields import OTHER_VALUES, UnfitError
from branchlight.play.reading import Reading, Replay, faces, followed, match, replay
from branchlight.play.snapshot import Snapshot, is_whole, mend, to_plain, told
from branchlight.shelf.log import Pointer, ShelfTrail
from branchlight.shelf.packed import pack_state
from branchlight.shelf.portable import Portable, read_portable
from branchlight.shelf.store import Store, Transaction


def put_into_log(store: Store, story: Story, shelved: int, text: str) -> tuple[Portable, Pointer, str]:
    """Store the save in a text in the log. Return it, its place, and a sentence on what had to change, or "".

    A save of the current edition must equal the result of its choices. A save of another edition is mended. Its choices
    are stored with it if they still lead to its state. If its place no longer exists, its choices are followed as far
    as possible. A forged save can name another edition. Its mended state is one that this story can have, and nothing
    more is certain about it.

    Raises `UnfitError` if the text is not a save of this story.
    """
    save = read_portable(text, 2 * len(story.slots) + OTHER_VALUES)
    if save.story != story.identity:
        raise UnfitError(f"story: it is a save of {save.title or save.story}, not of {story.title}")
    _expect_counters(story, save)
    went = Replay(start(story, save.seed), 0)
    if not save.before:
        went = replay(went.turn, save.choices)
    # The same edition: the choices must lead to this very state.
    if save.edition == story.edition:
        _hold_to(story, save, went)
    mended = mend(story, save.state)
    made = save.before + len(save.choices)
    with store.write() as transaction:
        # The place no longer exists: keep only the choices that could be made again.
        if mended.state is None or faces(story, mended.state) is None:
            pointer = _record(store, story, shelved, save, went.taken)
            return save._replace(page=None), pointer, followed(went.taken, made)
        # All choices still lead to the same state: store them as a normal reading.
        if went.turn.state == mended.state and went.taken == made:
            return save, _record(store, story, shelved, save, made), told(mended.changes)
        # They lead elsewhere: store the state alone.
        return save, plant(transaction, shelved, made, save.seed, save.edition, save.state), told(mended.changes)


def _expect_counters(story: Story, save: Portable) -> None:
    """Raise `UnfitError` if a count is beyond its range in every edition of the story.

    A turn follows each choice, so more choices than turns were never made. They would take long to play.
    """
    if len(save.choices) > save.state.turns:
        raise UnfitError(f"choices has {len(save.choices)} members, but state.turns is {save.state.turns}")
    for slot in story.slots:
        value = save.state.values.get(slot.name)
        if slot.kind == "visits" and is_whole(value) and not slot.type.low <= value <= slot.type.high:
            where = f"state.values[{slot.name!r}]"
            raise UnfitError(f"{where} is not between {slot.type.low} and {slot.type.high}")


def _hold_to(story: Story, save: Portable, went: Replay) -> None:
    """Raise `UnfitError` if a save of the current edition differs from the result of its choices.

    It was tampered with then.
    """
    if save.before:
        raise UnfitError("before is not 0, as it is in a save that names its edition")
    if went.taken < len(save.choices):
        raise UnfitError(f"choices[{went.taken}] is not on offer there")
    state, given = went.turn.state, save.state
    for field in ("place", "stage", "turns", "dice"):
        if getattr(state, field) != getattr(given, field):
            raise UnfitError(f"state.{field} is not what the choices lead to")
    if list(state.stack) != given.stack:
        raise UnfitError("state.stack is not what the choices lead to")
    due = {slot.name: to_plain(slot.type, value) for slot, value in zip(story.slots, state.values, strict=True)}
    begun = {slot.name: to_plain(slot.type, slot.start) for slot in story.slots}
    for name in [*due, *given.values]:
        if given.values.get(name, begun.get(name)) != due.get(name):
            raise UnfitError(f"state.values[{name!r}] is not what the choices lead to")


def _record(store: Store, story: Story, shelved: int, save: Portable, count: int) -> Pointer:
    """Store the first `count` choices in a new trail, and return its place."""
    trail = ShelfTrail(store, story, shelved, save.seed, Pointer(0, 0, 0))
    reading = Reading(story, save.seed, trail)
    for answer in save.choices[:count]:
        reading.choose(match(reading.turn, answer) or answer.answer)
    return trail.pin()


def plant(transaction: Transaction, shelved: int, made: int, seed: int, edition: str, state: Snapshot) -> Pointer:
    """Store a state after `made` decisions as a branch of its own, without the decisions that led to it."""
    branch = transaction.number("branch")
    transaction.put("branch", branch, shelved, None, made, seed, edition)
    transaction.put("whole", branch, made, pack_state(state))
    return Pointer(branch, made, made)
