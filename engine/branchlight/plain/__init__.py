"""The reading line by line, for pipes, screen readers and dumb terminals.

    from branchlight.plain import run_plain
    run_plain(session, sys.stdin, sys.stdout)

Only text is ever written, and only at the end: no escape byte, no colour, no cursor control.
"""

from branchlight.plain.loop import run_plain

__all__ = ["run_plain"]
