"""Edition files: a compiled story in one file, kept for the proof that its saves go on in a later edition.

The first line has a version of this form and a checksum of all that follows, which is an archive (see `archive`). The
file holds values and no code. It may come from anywhere, so it is read whole, within a bound, and each value in it must
have the type that its place demands.
"""

import json
from zlib import decompressobj, error

from branchlight.compiler.archive import FORMAT, ArchiveError, pack, packed_nodes, unpack, unpacked_node
from branchlight.compiler.well_typed import is_well_typed
from branchlight.model.story import Node, Story
from branchlight.source.files import fingerprint

BEGINNING = b"branchlight edition "
VERSION = "1"
LARGEST = 100_000_000
"""The most bytes of an edition file, and of all its nodes after unpacking."""
MOST_VALUES = 12_000_000
"""The most values in an edition file, about. A value takes up to a hundred bytes of memory, and two in the file."""


class EditionError(ValueError):
    """Bytes that are no edition. The message says why, and what to do."""


def edition_bytes(story: Story, level: int = 1) -> bytes:
    """Return the edition file of a story. At level 0, nothing in it is compressed, so that all of it can be."""
    archive = pack(story, (), level)
    return BEGINNING + f"{VERSION} {fingerprint(archive, 16)}\n".encode() + archive


def read_edition(data: bytes) -> Story:
    """Return the story in an edition file. Raises `EditionError` if it is none, or one of another form."""
    end = data.find(b"\n") + 1
    words = data[len(BEGINNING) : end].split()
    if not data.startswith(BEGINNING) or len(words) != 2:
        raise EditionError("it is no edition; name a story, or a file that `--save-edition` wrote")
    if words[0].decode("latin-1") != VERSION:
        raise EditionError("it is an edition of another version of Branchlight; name the old story itself")
    if words[1].decode("latin-1") != fingerprint(memoryview(data)[end:], 16):
        raise EditionError("it is damaged; name the old story itself, or save the edition again")
    if not data.startswith(json.dumps([FORMAT])[:-1].encode(), end):
        raise EditionError("it is an edition of another version of Branchlight; name the old story itself")
    try:
        return _story(data, end)
    except (ArchiveError, error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as wrong:
        raise EditionError("its contents are no story; name the old story itself") from wrong


def _story(data: bytes, start: int) -> Story:
    """Return the story in an archive, all of it unpacked and checked."""
    left, values = LARGEST, _within(MOST_VALUES, data[start : data.index(b"\n", start)])
    story, _ = unpack(data, start)
    nodes = dict[str, Node]()
    for name, packed in packed_nodes(story).items():
        unpacking = decompressobj()
        node = unpacking.decompress(packed, left)
        if unpacking.unconsumed_tail:
            raise ArchiveError("too large")
        left, values = left - len(node), _within(values, node)
        nodes[name] = unpacked_node(node)
    whole = story._replace(nodes=nodes)
    if not is_well_typed(whole, Story) or [node.name for node in nodes.values()] != list(nodes):
        raise ArchiveError("a value of another type")
    return whole


def _within(most: int, text: bytes) -> int:
    """Return how many values may come after a text of JSON. Raises `ArchiveError` if it has more than `most`."""
    left = most - text.count(b",") - text.count(b"[") - text.count(b"{")
    if left < 0:
        raise ArchiveError("too many values")
    return left
