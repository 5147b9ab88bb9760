"""Snapshots as JSON text and back. Every field of a text is checked, since it may come from elsewhere."""

from branchlight.play.snapshot import Snapshot

LONGEST_STATE = 50_000_000


def dump_state(taken: Snapshot) -> str:
    """Return a snapshot as one line of JSON."""
    import json

    return json.dumps(taken, ensure_ascii=False, separators=(",", ":"))


def pack_state(taken: Snapshot) -> bytes:
    """Return a whole state, which may be long, as compressed bytes."""
    import zlib

    return zlib.compress(dump_state(taken).encode(), 1)


def merged_state(packed: bytes, changes: list[str], place: str) -> Snapshot | None:
    """Return a whole state with later changes applied. Its place is `place` if there are changes.

    Return None if it cannot be read. It is checked as strictly as a save from elsewhere.
    """
    import json
    import zlib

    from branchlight.play.json_fields import checked_state  # late, as a new reading stores states and reads none

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
