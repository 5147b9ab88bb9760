"""A queue for keys: each is sent on when all that the one before it set going is done.

Textual sends a key to whatever has the focus when it is read. Of keys that come in one burst the second is then read
before the first has opened the line to write on, or the screen, that the second was meant for.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

# A key's effects come home on the second way round: a message that it made a widget send follows it on the first.
_ROUNDS = 2

Send = Callable[[Event], Awaitable[None]]


class KeyQueue:
    """Sends keys on, and follows each through the queues of all that it can reach before it lets in the next."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._busy = False
        self._waiting: deque[tuple[Event, Send]] = deque()

    async def enter(self, event: Event, send: Send) -> None:
        """Send a key on, or let it wait for its turn."""
        if self._busy:
            self._waiting.append((event, send))
            return
        self._busy = True
        reached = self._reached()
        await send(event)
        await self._follow(reached, _ROUNDS)

    async def _follow(self, reached: Sequence[MessagePump], rounds: int) -> None:
        """Go on when the first of these has done what it has to do before; what is closed has nothing to do."""
        for number, pump in enumerate(reached, start=1):
            if pump.call_later(self._follow, reached[number:], rounds):
                return
        if rounds > 1:
            await self._follow(self._reached(), rounds - 1)
            return
        self._busy = False
        if self._waiting:
            await self.enter(*self._waiting.popleft())

    def _reached(self) -> list[MessagePump]:
        """What a key goes through, in this order."""
        screens = self._app.screen_stack[-1:]
        focused = [screen.focused for screen in screens if screen.focused is not None]
        return [*focused, *screens, self._app]
