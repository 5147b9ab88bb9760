"""The command `branchlight`, also as `python -m branchlight`. Ctrl C ends it quietly, even while it still loads."""

import signal
import sys


def run() -> int:
    """Run the command line, and return its exit code."""
    # Python's own handler raises KeyboardInterrupt, which would be a traceback until `main` can catch it.
    before = signal.getsignal(signal.SIGINT)
    is_usual = before is signal.default_int_handler
    if is_usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from branchlight.cli.main import INTERRUPTED, main

    try:
        if is_usual:
            signal.signal(signal.SIGINT, before)
        return main()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if is_usual:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(run())
