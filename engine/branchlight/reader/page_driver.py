"""The driver of the page on Unix: Textual's, for a terminal that may go without a signal and marks no pastes."""

import os
import select
import signal
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any, TextIO

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from branchlight.reader.unmarked_paste import UnmarkedPaste
from branchlight.source.terminal import is_gone

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Size

    from branchlight.reader.ground_reply import GroundReply

# The seconds of one wait for input, and the most bytes that are read at once.
_WAIT, _MOST = 0.1, 4096


class PageDriver(LinuxDriver):
    """A driver that sends SIGHUP to its own process if the terminal is gone, as the terminal should have done.

    Textual's own would read the end of the input again and again, and wait for ever to write.
    """

    def __init__(
        self, app: "App[None]", *, debug: bool = False, mouse: bool = True, size: "Size | tuple[int, int] | None" = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual's handler would start the threads of the terminal again. The app sets its own once they run.
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        self._replies: GroundReply | None = None
        stream: Any = self._file
        self._file: Any = _Output(stream)

    def look(self) -> None:
        """End the process as a closed terminal does if the terminal is gone."""
        if self._file.is_lost or is_gone((self.fileno,)):
            _hang_up()

    def take_again(self) -> None:
        """Control the terminal anew: a shell may have had it while this process was stopped."""
        if not is_gone((self.fileno,)):
            self.suspend_application_mode()
            self.resume_application_mode()

    def report_mouse(self, wanted: bool) -> None:
        """Let the terminal report the mouse, or leave it to the terminal, which can select text then."""
        if wanted:
            self._mouse = True
            self._enable_mouse_support()
            if self._in_band_window_resize:  # the places of the mouse come in pixels then
                self._enable_mouse_pixels()
        else:
            self._disable_mouse_support()
            self._mouse = False

    def ask_for_ground(self) -> None:
        """Ask the terminal for its background, which it may tell by `GroundTold`."""
        from branchlight.reader.ground_reply import ASK, GroundReply  # late, for the terminal's own colours alone

        self._replies = self._replies or GroundReply()
        self.write(ASK)
        self.flush()

    def run_input_thread(self) -> None:
        """Pass on the input until the page is left or the input cannot be read any more."""
        parser, pastes = XTermParser(self._debug), UnmarkedPaste()
        decode = getincrementaldecoder("utf-8")("replace").decode
        try:
            while not self.exit_event.is_set():
                text = decode(os.read(self.fileno, _MOST)) if self._is_ready() else ""
                text, told = self._replies.take(text) if self._replies is not None else (text, [])
                arrived = list(parser.feed(text)) if text else []
                for message in (*told, *pastes.found_in(arrived, time.monotonic()), *parser.tick()):
                    self.process_message(message)
        except OSError:
            _hang_up()

    def _is_ready(self) -> bool:
        """Wait a moment for input. Return whether there is any. The end of the input is found by `look`."""
        ready = bool(select.select([self.fileno], [], [], _WAIT)[0])
        if ready and is_gone((self.fileno,)):
            self.exit_event.wait(_WAIT)
        return ready


class _Output:
    """A stream that drops what its terminal no longer takes. An error would end the thread that writes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.is_lost = False

    def write(self, text: str) -> None:
        """Write a text, unless the terminal is lost."""
        if not self.is_lost:
            try:
                self._stream.write(text)
            except OSError:
                self.is_lost = True

    def flush(self) -> None:
        """Write what is buffered, unless the terminal is lost."""
        if not self.is_lost:
            try:
                self._stream.flush()
            except OSError:
                self.is_lost = True

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self._stream.fileno()


def _hang_up() -> None:
    os.kill(os.getpid(), signal.SIGHUP)
