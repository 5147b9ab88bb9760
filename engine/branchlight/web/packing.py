"""Packed scripts and styles: all published pages have them deflated, so the page of a small story is half as large.

The story is not packed, so that its words can be found in the file.
"""

import base64
import zlib

_SEPARATOR = "\0"


def packed(*parts: str) -> str:
    """Return parts of a page as one text in base64, which its loader unpacks. No part may contain a NUL."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(_SEPARATOR.join(parts).encode("utf-8")) + deflate.flush()
    return base64.b64encode(data).decode("ascii")
