"""Plain mode: a session line by line, for pipes, screen readers and dumb terminals.

    from branchlight.plain import run_plain
    run_plain(session, sys.stdin, sys.stdout)

It only appends text to its output: no escape sequences, no colour, no cursor control.
"""

from branchlight.plain.loop import run_plain

__all__ = ["run_plain"]
