"""Messages from a transcript to its screen."""

from textual.message import Message

from branchlight.reader.text.offer import Offer


class Moved(Message):
    """Another part of the page shows, or writing has ended."""


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
