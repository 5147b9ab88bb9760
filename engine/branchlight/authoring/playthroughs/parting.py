"""How a run ends early, and what is shown of it."""

from collections.abc import Iterable


class PartedError(Exception):
    """The reading went another way than step number `step` (-1: than the beginning) of its playthrough."""

    def __init__(self, step: int, message: str, diff: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.step = step
        self.message = message
        self.diff = diff


def signed(sign: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Lines of a diff, `-` for what was expected and `+` for what was there, a sign on each line of each text.

    Lines without a word are left out: between paragraphs they say nothing.
    """
    return tuple([f"{sign} {line}" for text in lines for line in text.splitlines() if line.strip()])
