"""Call stacks of an abstract story, which remember only the last few callers.

Without a bound, an abstract story may call itself to any depth, because the tests that would stop it are hidden. Who
called before the last few is unknown: a return from there leads to any caller. That only adds behaviour. Turns are cut
where a call returns, because these stacks do not bound how often calls return in one turn.
"""

from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.hiding.unknown import UnknownScript
from branchlight.prover.search.stacks import Stacks

KEPT = 3
"""The callers that a stack remembers."""
FORGOTTEN = 1
"""The stack of which it is only known that it is not empty."""


class ShortStacks(Stacks):
    """Stacks by number. `callers` are all bodies that call."""

    def __init__(self, callers: list[int], sites: DrawSites, script: UnknownScript) -> None:
        super().__init__()
        self.frames.append((-1, 0))
        self.depths.append(0)
        self.callers, self.script, self.site = callers, script, -sites["stack", ""]
        self.guessed: int | None = None

    def push(self, below: int, caller: int) -> int:
        """Return the stack with one more caller on it; -1 if play may not call that deep."""
        known = [caller, *self.known(below)]
        if len(known) <= KEPT and self.bottom(below) == 0:
            return super().push(below, caller)
        if self.script.draw(2, self.site) == 0:
            return -1
        found = FORGOTTEN
        for each in reversed(known[:KEPT]):
            found = super().push(found, each)
        return found

    def known(self, stack: int) -> list[int]:
        """Return the callers that a stack remembers, the last one first."""
        found: list[int] = []
        while stack > FORGOTTEN:
            caller, stack = self.frames[stack]
            found.append(caller)
        return found

    def bottom(self, stack: int) -> int:
        """Return what is below the callers that a stack remembers: nothing (0), or `FORGOTTEN`."""
        while stack > FORGOTTEN:
            stack = self.frames[stack][1]
        return stack

    def caller(self, stack: int) -> int:
        """Return the body that called last. If it was forgotten, it may be any, and is the one that `pop` returns."""
        if stack != FORGOTTEN:
            return super().caller(stack)
        self.guessed = self.callers[self.script.draw(len(self.callers), self.site)]
        return self.guessed

    def pop(self, stack: int) -> tuple[int, int]:
        """Return the body that called last, and the stack below."""
        if stack != FORGOTTEN:
            return self.frames[stack]
        caller = self.caller(stack) if self.guessed is None else self.guessed
        self.guessed = None
        return caller, self.script.draw(2, self.site)
