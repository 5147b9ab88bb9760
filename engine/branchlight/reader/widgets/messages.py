"""Messages from a transcript to its screen."""

from textual.message import Message

from branchlight.reader.text.offer import Offer


class Moved(Message):
    """Another part of the page shows, or writing has ended."""


class DigitTyped(Message):
    """The reader has typed a digit of a choice's number. `wrong` is the number if no choice has it."""

    def __init__(self, wrong: str = "") -> None:
        super().__init__()
        self.wrong = wrong


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
