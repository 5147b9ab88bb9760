"""Messages from a transcript to its screen."""

from typing import Literal, TypeAlias

from textual.message import Message

from branchlight.reader.text.offer import Offer


class Moved(Message):
    """Another part of the page shows, or writing has ended."""


NumberFault: TypeAlias = Literal["wrong", "unread", "late"]
"""Why a number made no choice: no choice has it, or that was not read yet, or the digit only finished the writing."""


class DigitTyped(Message):
    """The reader has typed a digit of a choice's number. `fault` says why `number` is forgotten, if it is."""

    def __init__(self, number: str = "", fault: NumberFault | None = None) -> None:
        super().__init__()
        self.number = number
        self.fault = fault


class Unpointed(Message):
    """The reader has pressed Enter, but points at nothing that shows."""


class Cued(Message):
    """Writing has reached a cue, which is this block."""

    def __init__(self, block: int) -> None:
        super().__init__()
        self.block = block


class Picked(Message):
    """The reader has picked the block with this key from this offer."""

    def __init__(self, key: str, offer: Offer) -> None:
        super().__init__()
        self.key = key
        self.offer = offer
