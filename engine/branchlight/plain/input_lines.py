"""Lines of the reader's input."""

from typing import TextIO

LONGEST_LINE = 10_000


def read_line(lines: TextIO) -> str:
    """Return the next line, cut to `LONGEST_LINE` characters; "" at the end of the input.

    Bytes that are no text are replaced.
    """
    reconfigure = getattr(lines, "reconfigure", None)
    if reconfigure is not None and getattr(lines, "errors", "replace") != "replace":
        reconfigure(errors="replace")
    line = lines.readline(LONGEST_LINE)
    rest = line
    while rest and not rest.endswith("\n"):
        rest = lines.readline(LONGEST_LINE)
    return line
