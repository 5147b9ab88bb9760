"""A story that was read under another identity, which an author changes by changing a title without an `id`."""

from branchlight.play.turn import Turn
from branchlight.shelf.progress import digest_of
from branchlight.shelf.store import Store

_DISTINCT = 20
"""The characters of a passage that two stories do not share by chance."""


def told_of_other_title(store: Store, shelved: int, turn: Turn) -> str:
    """Return a sentence for a reader who begins a story that was read under another title, or "".

    A passage of `turn`, which is its first, must have been read there.
    """
    digests = [digest_of(passage) for passage in turn.passages if len(passage.text) >= _DISTINCT]
    query = (
        "SELECT story.title FROM story JOIN seen ON seen.story = story.id"
        " WHERE seen.kind = 'text' AND seen.name = ? AND story.id != ? LIMIT 1"
    )
    found = [row for row in (store.row(query, digest, shelved) for digest in digests) if row]
    if not found:
        return ""
    again = "It has another name now, so you begin again. All that you read is kept under the old name."
    return f"You have read this story before, under the title “{found[0][0]}”. {again}"
