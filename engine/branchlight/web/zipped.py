"""A published story in a zip with `index.html`, which hosts of games take."""

import io
import zipfile

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can have. It is always the same, so that one story gives one zip."""
_READABLE = 0o644 << 16


def zipped(page: str) -> bytes:
    """Return a zip with the page in it. The same page gives the same zip, with the same version of zlib."""
    entry = zipfile.ZipInfo("index.html", _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    entry.create_system = 3  # otherwise it depends on the system
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, page.encode("utf-8"), compresslevel=9)
    return packed.getvalue()
