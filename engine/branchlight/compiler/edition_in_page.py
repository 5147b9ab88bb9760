"""The edition file of a story in its published page: for proofs of upgrades if the files of the story are gone.

It is compressed as a whole, and written in base64 into an element that no browser shows or runs.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error
from zlib import compress, decompressobj, error

from branchlight.compiler.edition_file import LARGEST, EditionError, edition_bytes
from branchlight.model.story import Story

BEGINNING = b"<!doctype html>"
"""The beginning of every page."""

_ELEMENT = '<script id="edition" type="text/plain">'
_WRITTEN = re.compile(re.escape(_ELEMENT.encode()) + rb"([A-Za-z0-9+/=]*)</script>")


def edition_element(story: Story) -> str:
    """Return the element of a page that holds the story's edition."""
    return f"{_ELEMENT}{b64encode(compress(edition_bytes(story, level=0), 9)).decode('ascii')}</script>"


def edition_in(page: bytes) -> bytes:
    """Return the edition file in a page. Raises `EditionError` if it has none."""
    found = _WRITTEN.search(page)
    if found is None:
        raise EditionError("it is no page that `branchlight publish` wrote; name the old story itself")
    unpacking = decompressobj()
    try:
        data = unpacking.decompress(b64decode(found[1], validate=True), LARGEST)
    except (Error, error, ValueError):
        raise EditionError("the edition in this page is damaged; name the old story itself") from None
    if unpacking.unconsumed_tail:
        raise EditionError("it is too large for an edition; name the old story itself")
    return data
