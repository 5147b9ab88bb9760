"""Lines of the reader's input. In a terminal they can be edited, brought back and completed, if readline is there."""

import sys
from collections.abc import Callable
from typing import Any, TextIO

from branchlight.source.system import this_system

LONGEST_LINE = 10_000

Complete = Callable[[str], list[str]]
"""Returns the lines that a beginning can be completed to."""


def read_line(lines: TextIO, editor: Any = None) -> str:
    """Return the next line, cut to `LONGEST_LINE` characters; "" at the end of the input.

    Bytes that are no text are replaced. `editor` is what `line_editor` returned.
    """
    reconfigure = getattr(lines, "reconfigure", None)
    if reconfigure is not None and getattr(lines, "errors", "replace") != "replace":
        reconfigure(errors="replace")
    if editor is not None:
        try:
            return f"{input()[:LONGEST_LINE]}\n"
        except EOFError:
            return ""
    line = lines.readline(LONGEST_LINE)
    rest = line
    while rest and not rest.endswith("\n"):
        rest = lines.readline(LONGEST_LINE)
    return line


def line_editor(lines: TextIO, output: TextIO, complete: Complete) -> Any:
    """Prepare the editing of lines, and return the module that does it, or None.

    It needs readline, and a terminal at both ends that obeys escape codes. Lines are kept only until the process ends.
    """
    is_terminal = lines is sys.stdin and output is sys.stdout and lines.isatty() and output.isatty()
    if not is_terminal or not this_system().draws:
        return None
    try:
        import readline
    except ImportError:
        return None
    readline.set_completer_delims("")
    readline.set_completer(_completer(complete))
    for setting in _SETTINGS if "libedit" not in (readline.__doc__ or "") else ("bind ^I rl_complete",):
        readline.parse_and_bind(setting)
    return readline


_SETTINGS = ("tab: complete", "set enable-bracketed-paste off", "set completion-ignore-case on", "set bell-style none")


def _completer(complete: Complete) -> Callable[[str, int], str | None]:
    """Return a function as readline calls it: for the n-th completion, again and again until there is none."""
    found: list[str] = []

    def complete_nth(text: str, n: int) -> str | None:
        if n == 0:
            found[:] = complete(text)
        return found[n] if n < len(found) else None

    return complete_nth
