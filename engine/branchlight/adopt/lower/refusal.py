"""Refusals: what cannot be expressed here, with its place in the ink."""

from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.place import Place


class RefusalError(Exception):
    """Raised to refuse one line of the ink. The lowering catches it, notes it, and goes on with the next line."""

    def __init__(self, code: Code, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.place = place
        self.message = message
        self.hint = hint


class MistakenError(RefusalError):
    """Raised for a line with a mistake that is reported already. The lowering goes on with the next line."""

    def __init__(self, place: Place) -> None:
        super().__init__(UNSUPPORTED, place, "a mistake that is reported already", "")


class ConflictError(Exception):
    """Raised if something cannot be written within one body, so that the course must be split into several."""


class RestartError(Exception):
    """The lowering must begin again, because a local name of a function needs a state of its own."""

    def __init__(self, function: str, local: str) -> None:
        super().__init__(local)
        self.name = (function, local)


class Refusals:
    """The refusals so far, each once. `broken` has the ids of the blocks that are without what was refused."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.broken: set[int] = set()

    def add(self, code: Code, place: Place, message: str, hint: str) -> None:
        """Note what cannot be expressed."""
        found = complain(code, place, message, hint)
        if found not in self.found:
            self.found.append(found)

    def note(self, refusal: RefusalError, *blocks: object) -> None:
        """Note a refusal that was raised, and the blocks that are without what was refused."""
        self.broken |= {id(block) for block in blocks}
        if isinstance(refusal, MistakenError):
            return
        self.add(refusal.code, refusal.place, refusal.message, refusal.hint)
