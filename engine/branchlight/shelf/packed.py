"""Snapshots as JSON text and back. What comes in is checked field by field and trusted in nothing."""

from branchlight.play.json_fields import checked_state
from branchlight.play.snapshot import Snapshot

LONGEST_STATE = 50_000_000


def dump_state(taken: Snapshot) -> str:
    """One line of JSON."""
    import json

    return json.dumps(taken, ensure_ascii=False, separators=(",", ":"))


def pack_state(taken: Snapshot) -> bytes:
    """A whole state, which may be long, in few bytes."""
    import zlib

    return zlib.compress(dump_state(taken).encode(), 1)


def merged_state(packed: bytes, changes: list[str], place: str) -> Snapshot | None:
    """The state that a whole one and what changed after it come to, at `place` if there were changes.

    None if that cannot be read: what comes from a file is checked as what comes from elsewhere.
    """
    import json
    import zlib

    try:
        text = zlib.decompressobj().decompress(packed, LONGEST_STATE).decode()
        fields, *later = json.loads(f"[{','.join([text, *changes])}]")
        values = dict(fields[-1])
        for change in later:
            values.update(change[-1])
        if later:
            fields = [place, *later[-1][1:]]
        return checked_state(dict(zip(Snapshot._fields, [*fields[:-1], values], strict=True)), "state")
    except (ValueError, TypeError, LookupError, RecursionError, zlib.error):
        return None
