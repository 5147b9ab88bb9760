"""A story that was read under another identity, which an author changes by changing a title without an `id`."""

from branchlight.play.turn import Turn
from branchlight.shelf.progress import digest_of
from branchlight.shelf.store import Store

_DISTINCT = 20
"""The characters of a passage that two stories do not share by chance."""

_KEPT = "All that you read is kept under the old name."


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
    return _surely(str(found[0][0])) if found else ""


def told_of_same_origin(store: Store, shelved: int, turn: Turn, path: str, title: str) -> str:
    """Return a sentence for a reader who knows another story at this path or of this title, or "".

    It is surely the same story only if any passage of `turn`, also a short one, was read there.
    """
    query = """SELECT story.id, COALESCE(origin.title, story.title)
        FROM story LEFT JOIN origin ON origin.story = story.id
        WHERE story.id != ? AND (origin.path = ? OR story.title = ? OR origin.title = ?)
            AND EXISTS (SELECT 1 FROM reading WHERE reading.story = story.id AND reading.tip > 0)
        ORDER BY (origin.path = ?) DESC, story.id DESC"""
    others = store.rows(query, shelved, path, title, title, path)
    seen = "SELECT 1 FROM seen WHERE story = ? AND kind = 'text' AND name = ?"
    digests = [digest_of(passage) for passage in turn.passages if passage.text]
    for story, known in others:
        if any(store.row(seen, story, digest) for digest in digests):
            return _surely(known)
    return _perhaps(others[0][1]) if others else ""


def _surely(title: str) -> str:
    again = "It has another name now, so you begin again."
    return f"You have read this story before, under the title “{title}”. {again} {_KEPT}"


def _perhaps(title: str) -> str:
    again = "If this is the same story, it has another name now, and you begin again."
    return f"You have read “{title}” before. {again} {_KEPT}"
