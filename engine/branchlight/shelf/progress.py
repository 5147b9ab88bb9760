"""The record of all readings of a story: its nodes, choices and endings, and each paragraph by its digest."""

from collections.abc import Iterable

from branchlight.play.compiled_story import node_of
from branchlight.play.reading import shown
from branchlight.play.turn import Passage, Turn
from branchlight.shelf.store import Store, Transaction
from branchlight.source.named_tuple import NamedTuple


class Progress(NamedTuple):
    """The nodes read, the choices taken and the endings found in all readings.

    Nodes and choices have their full names.
    """

    nodes: frozenset[str]
    choices: frozenset[str]
    endings: frozenset[str]


def progress(store: Store, shelved: int) -> Progress:
    """Return what was read of a story."""
    found: dict[str, set[str]] = {"node": set(), "choice": set(), "ending": set()}
    for kind, name in store.rows("SELECT kind, name FROM seen WHERE story = ? AND kind != 'text'", shelved):
        found.setdefault(kind, set()).add(name)
    return Progress(frozenset(found["node"]), frozenset(found["choice"]), frozenset(found["ending"]))


def taken(store: Store, shelved: int, choices: Iterable[str]) -> frozenset[str]:
    """Return those of some choices, by their full names, that were taken in any reading."""
    query = "SELECT 1 FROM seen WHERE story = ? AND kind = 'choice' AND name = ?"
    return frozenset(name for name in choices if store.row(query, shelved, name))


def unread(store: Store, shelved: int, turn: Turn, veils: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the passages of a turn that the reader sees and has never read before."""
    query = "SELECT 1 FROM seen WHERE story = ? AND kind = 'text' AND name = ?"
    return frozenset(
        i
        for i, passage in enumerate(turn.passages)
        if passage.runs and shown(passage, veils) and not store.row(query, shelved, digest_of(passage))
    )


def remember(transaction: Transaction, shelved: int, turn: Turn, choice: str, veils: frozenset[str]) -> None:
    """Store the parts of a turn that show as read, and the choice that led to it as taken."""
    names: set[tuple[str, str | int]] = {("choice", choice)} if choice else set()
    for passage in turn.passages:
        names.update([("node", node) for node in (passage.node, *passage.continued_by) if node])
        if passage.runs and shown(passage, veils):
            names.add(("text", digest_of(passage)))
    names.add(("node", node_of(turn.state.place)))
    if turn.ending:
        names.add(("ending", turn.ending.name))
    for kind, name in names:
        transaction.add("seen", shelved, kind, name)


def digest_of(passage: Passage) -> int:
    """Return the number by which a passage is known to have been read."""
    import zlib

    return zlib.crc32(f"{passage.node} {passage.text}".encode(errors="replace"))
