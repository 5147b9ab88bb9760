"""Signals: the terminal is restored before the program stops or ends."""

import asyncio
import os
import signal
from collections.abc import Callable

from textual.app import App

_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")


def close_on_signals(close: Callable[[int], None]) -> None:
    """Close the app in its own way if the system asks it to end. `close` takes the exit code."""
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, close, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            return


def suspend_on_signal(app: App[None]) -> None:
    """Suspend the app if it is asked to stop from outside. Call this after Textual has set a handler of its own.

    That handler stops the process even if nothing could continue it.
    """
    stop = getattr(signal, "SIGTSTP", None)
    if stop is None:
        return
    try:
        asyncio.get_running_loop().add_signal_handler(stop, suspend, app, True)
    except (NotImplementedError, RuntimeError, ValueError):  # not the main thread
        return


def go_on_after_signal(*steps: Callable[[], None]) -> None:
    """Take these steps each time that this process goes on after it was stopped.

    The system sends the signal also with SIGHUP, when a terminal is closed.
    """
    on = getattr(signal, "SIGCONT", None)
    if on is None:
        return

    def go_on() -> None:
        for step in steps:
            step()

    try:
        asyncio.get_running_loop().add_signal_handler(on, go_on)
    except (NotImplementedError, RuntimeError, ValueError):  # not the main thread
        return


def suspend(app: App[None], alone: bool = False) -> bool:
    """Suspend the whole job, as the terminal's own key does, or this process `alone`.

    Return False if this system has no jobs.

    The system ignores the signal if no shell could continue the job, and the app goes on at once.
    """
    stop = getattr(signal, "SIGTSTP", None)
    driver = app._driver
    if stop is None or driver is None or not driver.can_suspend:
        return False
    with app.suspend():
        # Here the app goes on by itself.
        before = [(number, signal.signal(number, signal.SIG_DFL)) for number in (stop, signal.SIGCONT)]
        if alone:
            os.kill(os.getpid(), stop)
        else:
            os.killpg(os.getpgrp(), stop)
        for number, handler in before:
            signal.signal(number, handler)
    return True
