"""SQLite's addresses of files, for options that a plain path cannot express."""

from branchlight.source.system import System


def file_uri(path: str, mode: str, system: System) -> str:
    """Return the URI that opens the file at an absolute `path`. `mode` is `ro`, `rw` or `rwc`.

    The part between `//` and the next `/` would be the name of another machine, so it is left empty. A path may itself
    begin with `//`, as those of shared folders on Windows do.
    """
    if system.is_windows:
        path = path.replace("\\", "/")
    escaped = "".join([f"%{ord(sign):02x}" if sign in "%?#" else sign for sign in path])
    return f"file://{'' if path.startswith('/') else '/'}{escaped}?mode={mode}"
