"""Pastes of a terminal that does not mark them: many letters that arrive at once are no keys that someone pressed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.events import Key, Paste
from textual.message import Message

# The least letters of a paste that arrive at once, and how many of them differ. A key that is held down sends one.
_LETTERS, _DIFFERENT = 6, 3
# The seconds within which letters belong to the paste before: long ones come in parts.
_MOMENT = 0.1
_BREAKS = "\r\n\t"


class UnmarkedPaste:
    """Finds pastes among keys. A caller supplies the time, in seconds."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def found_in(self, messages: Sequence[Message], now: float) -> Iterator[Message]:
        """Yield the messages that arrived at once, with a paste in place of the keys that are one."""
        for are_letters, group in groupby(messages, lambda each: bool(_letter(each))):
            together = list(group)
            text = "".join(map(_letter, together))
            if are_letters and (_is_pasted(text) or now - self._last < _MOMENT):
                self._last = now
                yield Paste(text.replace("\r", "\n"))
            else:
                yield from together


def _letter(message: Message) -> str:
    """Return the letter or the break of a key, or "" if it is another key or none at all."""
    if not isinstance(message, Key) or message.key.startswith("alt+"):
        return ""
    letter = message.character or ""
    return letter if letter in _BREAKS or (letter >= " " and letter != "\x7f") else ""


def _is_pasted(text: str) -> bool:
    return len(text) >= _LETTERS and len(set(text)) >= _DIFFERENT
