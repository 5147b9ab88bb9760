"""The background of the terminal, as it tells that to a page that asks. Its reply comes among the keys."""

import re

from textual.color import Color
from textual.message import Message

ASK = "\x1b]11;?\x1b\\"
"""The question to a terminal for its background. One that does not know this writes nothing."""

_HEX = "([0-9a-fA-F]{1,4})"
# The first escape may have come alone, and is Escape then, which does no harm.
_REPLY = re.compile(f"\x1b?\\]11;rgba?:{_HEX}/{_HEX}/{_HEX}(?:/[0-9a-fA-F]{{1,4}})?(?:\x07|\x1b\\\\)")
_BEGINNING = re.compile("\x1b\\](?:1(?:1(?:;[rgba:/0-9a-fA-F]{0,30}\x1b?)?)?)?$")


class GroundTold(Message):
    """The terminal has told its background."""

    def __init__(self, ground: Color) -> None:
        super().__init__()
        self.ground = ground


class GroundReply:
    """Takes replies out of the input. A part of one is held back until the rest of it comes."""

    def __init__(self) -> None:
        self._held = ""

    def take(self, text: str) -> tuple[str, list[GroundTold]]:
        """Return the input without replies, and the replies. Without more text, what was held back was no reply."""
        held, self._held = self._held, ""
        if not text:
            return held, []
        told = [GroundTold(_colour(*match.groups())) for match in _REPLY.finditer(held + text)]
        rest = _REPLY.sub("", held + text)
        begun = _BEGINNING.search(rest)
        if begun is not None:
            rest, self._held = rest[: begun.start()], begun[0]
        return rest, told


def _colour(*parts: str) -> Color:
    """Return a colour from its parts, of one to four hexadecimal digits each."""
    red, green, blue = (round(int(part, 16) / (16 ** len(part) - 1) * 255) for part in parts)
    return Color(red, green, blue)
