"""The reading line by line, for pipes, screen readers and dumb terminals.

    from engine.plain import run_plain
    run_plain(session, sys.stdin, sys.stdout)

Only text is ever written, and only at the end: no escape byte, no colour, no cursor control.
"""

from engine.plain.loop import run_plain

__all__ = ["run_plain"]
