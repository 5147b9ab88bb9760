"""Messages of a transcript to the screen that it is on."""

from textual.message import Message

from branchlight.reader.text.offer import Offer


class Moved(Message):
    """The reader has another part of the page before them, or the writing has come to its end."""


class Cued(Message):
    """The writing has come to a cue, which is this block."""

    def __init__(self, block: int) -> None:
        super().__init__()
        self.block = block


class Picked(Message):
    """The reader picked, of this offer, the block with this key."""

    def __init__(self, key: str, offer: Offer) -> None:
        super().__init__()
        self.key = key
        self.offer = offer
