"""The command `branchlight`, also as `python -m branchlight`. Ctrl C ends it quietly, even while it still loads."""

import gc
import signal
import sys


def run() -> int:
    """Run the command line, and return its exit code.

    While the program loads, almost nothing becomes garbage. The collector would visit all modules several times, so it
    begins when the command runs or, for a page, after the first frame.
    """
    gc.disable()
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
    except RuntimeError as error:  # Python 3.11 wraps an interrupt while a class is made
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        return INTERRUPTED
    finally:
        if is_usual:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    sys.exit(run())
