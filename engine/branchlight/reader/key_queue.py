"""A queue for keys: each key waits until the effects of the key before it are complete.

Textual sends a key to the widget that has the focus when the key is read. Without the queue, the second key of a burst
is read before the first has opened its screen or input line, and goes to the wrong widget.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

# The rounds through the queues that complete a key's effects. A message that a widget sends because of the key is
# handled in the second.
_ROUNDS = 2

Send = Callable[[Event], Awaitable[None]]


class KeyQueue:
    """A queue that sends keys on. It follows each through all message queues it can reach before it sends the next."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._busy = False
        self._waiting: deque[tuple[Event, Send]] = deque()

    async def enter(self, event: Event, send: Send) -> None:
        """Send a key on now, or after the keys that are waiting."""
        if self._busy:
            self._waiting.append((event, send))
            return
        self._busy = True
        reached = self._reached()
        await send(event)
        await self._follow(reached, _ROUNDS)

    async def _follow(self, reached: Sequence[MessagePump], rounds: int) -> None:
        """Wait until each of these pumps has handled its pending messages. Closed pumps are skipped."""
        for number, pump in enumerate(reached, start=1):
            if pump.call_later(self._follow, reached[number:], rounds):
                return
        # All have caught up: go round again for the messages that they sent, then send the next key on.
        if rounds > 1:
            await self._follow(self._reached(), rounds - 1)
            return
        self._busy = False
        if self._waiting:
            await self.enter(*self._waiting.popleft())

    def _reached(self) -> list[MessagePump]:
        """Return the message pumps that a key passes through, in this order."""
        screens = self._app.screen_stack[-1:]
        focused = [screen.focused for screen in screens if screen.focused is not None]
        return [*focused, *screens, self._app]
