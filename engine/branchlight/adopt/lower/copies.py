"""Lines of an ink story that are written out again: functions where they are called, and threads."""

from branchlight.adopt.lower.ink_values import Mark
from branchlight.source.place import Place


class Copies:
    """The numbers of calls of functions and of threads that were written out, and where each thread is started."""

    def __init__(self) -> None:
        self.functions = 0
        self.threads = 0
        self.thread_places: dict[Mark, set[Place]] = {}
