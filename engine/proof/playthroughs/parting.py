"""How a run ends early."""


class PartedError(Exception):
    """The reading went another way than step number `step` (-1: than the beginning) of its playthrough."""

    def __init__(self, step: int, message: str, diff: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.step = step
        self.message = message
        self.diff = diff
