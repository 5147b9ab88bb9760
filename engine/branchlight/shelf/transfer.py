"""Taking in a save that comes as text: what its choices lead to is played again, and believed over what it says."""

from typing import TYPE_CHECKING

from branchlight.model.story import Story
from branchlight.play import start
from branchlight.play.json_fields import UnfitError
from branchlight.play.reading import Reading, Replay, faces, followed, match, replay
from branchlight.play.snapshot import mend, to_plain, told
from branchlight.shelf.log import Pointer, ShelfTrail
from branchlight.shelf.packed import pack_state
from branchlight.shelf.portable import Portable, read_portable
from branchlight.shelf.store import Store

if TYPE_CHECKING:
    import sqlite3


def put_into_log(store: Store, story: Story, shelved: int, text: str) -> tuple[Portable, Pointer, str]:
    """The save that the text holds, where it now stands in the log, and a sentence if it could not stay as it was.

    In the edition that it names, a save must be what its choices lead to. In another one it is mended; the choices
    that still lead there come with it, and if its place is gone they are followed as far as they go. Whoever forges
    a save can name another edition: what is mended is a state that this story can hold, and no more is sure of it.
    """
    save = read_portable(text)
    if save.story != story.identity:
        raise UnfitError(f"story: it is a save of {save.title or save.story}, not of {story.title}")
    went = Replay(start(story, save.seed), 0)
    if not save.before:
        went = replay(went.turn, save.choices)
    if save.edition == story.edition:
        _hold_to(story, save, went)
    mended = mend(story, save.state)
    made = save.before + len(save.choices)
    with store.write() as connection:
        if mended.state is None or faces(story, mended.state) is None:
            return save, _record(store, story, shelved, save, went.taken), followed(went.taken, made)
        if went.turn.state == mended.state and went.taken == made:
            return save, _record(store, story, shelved, save, made), told(mended.changes)
        return save, _plant(connection, shelved, save, made), told(mended.changes)


def _hold_to(story: Story, save: Portable, went: Replay) -> None:
    """In an unchanged story the choices decide: what differs from them was tampered with."""
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
    """Make the first `count` choices in a trail of their own."""
    trail = ShelfTrail(store, story, shelved, save.seed, Pointer(0, 0, 0))
    reading = Reading(story, save.seed, trail)
    for answer in save.choices[:count]:
        reading.choose(match(reading.turn, answer) or answer.answer)
    return trail.pin()


def _plant(connection: "sqlite3.Connection", shelved: int, save: Portable, made: int) -> Pointer:
    """A trail that begins with the snapshot: in this edition the choices before it lead elsewhere."""
    row = (shelved, made, save.seed, save.edition)
    done = connection.execute("INSERT INTO branch (story, fork, seed, edition) VALUES (?, ?, ?, ?)", row)
    branch = done.lastrowid or 0
    connection.execute("INSERT INTO whole VALUES (?, ?, ?)", (branch, made, pack_state(save.state)))
    return Pointer(branch, made, made)
