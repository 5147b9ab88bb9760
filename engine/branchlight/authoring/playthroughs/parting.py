"""The early end of a run, and what is shown of it."""

from collections.abc import Iterable


class PartedError(Exception):
    """The reading differs from its playthrough at step number `step`, or at the beginning if `step` is -1."""

    def __init__(self, step: int, message: str, diff: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.step = step
        self.message = message
        self.diff = diff


def signed(sign: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return lines of a diff: `-` for what was expected, and `+` for what was there. Each line of each text has a sign.

    Blank lines are omitted, since between paragraphs they mean nothing.
    """
    return tuple([f"{sign} {line}" for text in lines for line in text.splitlines() if line.strip()])
