"""The base of every Python player: its verbs, and the walk that all players take.

    prepare FOLDER             make this player's own files from the renderings
    first FOLDER FORM          print the first text as soon as it is known
    load FOLDER FORM           seconds from the files to the first text, and peak memory
    trace FOLDER FORM STEPS    a digest of all that was read, the same for every player
    walk FOLDER FORM STEPS     choices per second, and memory before and after
    explore FOLDER FORM        seconds to find every state of a story that ends, states per second, bytes per state
    keep FOLDER FORM STEPS     bytes per decision if every one can be undone
    save FOLDER FORM STEPS     seconds to save and to restore, bytes, and whether reading continues the same

FORM is "source" (as written) or "ready" (as the player keeps it between starts). All but `first` print one line of
JSON. inkjs.cjs has the same verbs in JavaScript.
"""

import sys
import time
from abc import ABC, abstractmethod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = 15


class Player(ABC):
    """One live session of an engine. Subclasses import their engine in `open`, since starting is measured, too."""

    def prepare(self, folder: str) -> None:
        """Make the player's own files, if it has any."""
        return

    @abstractmethod
    def open(self, folder: str, form: str) -> None:
        """Load the story and begin it."""

    @abstractmethod
    def read(self) -> tuple[str, list[str]]:
        """Return the text since the last choice, and the labels now on offer."""

    @abstractmethod
    def choose(self, index: int) -> None:
        """Take the choice with this index among the labels."""

    def explore(self) -> int:
        """Find every state of the story. Return the number of states explored. Most players cannot do this."""
        raise SystemExit("this player does not explore")

    def keep(self) -> object:
        """Return the data that undoing to this place needs."""
        return self.save()

    @abstractmethod
    def save(self) -> bytes:
        """Return the content of a save file."""

    @abstractmethod
    def restore(self, data: bytes) -> None:
        """Restore a save. The next `read` then returns the same labels as before `save`."""


class Chance:
    """A small random generator that JavaScript can reproduce, so that every player takes the same choices."""

    def __init__(self, seed: int = 1) -> None:
        self.state = seed

    def below(self, count: int) -> int:
        """Return a number from 0 to `count` - 1."""
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state * count >> 31


def main(player: Player) -> None:
    """Run the verb on the command line."""
    verb, folder, *rest = sys.argv[1:]
    if verb == "prepare":
        player.prepare(folder)
        print("{}")
    elif verb == "first":
        player.open(folder, rest[0])
        print(player.read()[0], flush=True)
    else:
        import json

        verb_named: dict[str, Callable[..., dict[str, object]]] = {
            "load": load,
            "trace": trace,
            "walk": walk,
            "keep": keep,
            "explore": explore,
            "save": save,
        }
        print(json.dumps(verb_named[verb](player, folder, *rest)))


def load(player: Player, folder: str, form: str) -> dict[str, object]:
    """Measure the seconds from the files to the first text, in a process that has imported nothing yet."""
    start = time.perf_counter()
    player.open(folder, form)
    player.read()
    return {"seconds": time.perf_counter() - start, "peak_kb": memory("VmHWM")}


def trace(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Return a digest of every text and label on the walk, and the first text."""
    player.open(folder, form)
    text, labels = player.read()
    return {"digest": _onward(player, labels, int(steps)), "first": " ".join(text.split())}


def walk(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Measure choices per second. Every text and every label is read."""
    player.open(folder, form)
    below, count, characters = Chance().below, int(steps), 0
    before, start = memory("VmRSS"), time.perf_counter()
    for _ in range(count):
        text, labels = player.read()
        characters += len(text)
        player.choose(below(len(labels)))
    seconds = time.perf_counter() - start
    return {"rate": count / seconds, "characters": characters, "before_kb": before, "after_kb": memory("VmRSS")}


def keep(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Measure the memory per decision of a reading that can be undone to its beginning.

    The walk is done twice, and only the second keeps anything, so that caches are already full.
    """
    player.open(folder, form)
    kept: list[object] = []
    before = 0
    for holds in (False, True):
        chance, before = Chance(), memory("VmRSS")
        for _ in range(int(steps)):
            player.choose(chance.below(len(player.read()[1])))
            if holds:
                kept.append(player.keep())
    return {"bytes": (memory("VmRSS") - before) * 1024 / len(kept)}


def explore(player: Player, folder: str, form: str) -> dict[str, object]:
    """Measure the seconds, states and memory of an exploration of all states. Loading the story does not count."""
    player.open(folder, form)
    before, start = memory("VmRSS"), time.perf_counter()
    states = player.explore()
    seconds = time.perf_counter() - start
    taken = (memory("VmHWM") - before) * 1024
    return {"seconds": seconds, "states": states, "rate": states / seconds, "bytes": taken / states}


def save(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Measure saving and restoring after some choices, then check that reading continues the same from both."""
    player.open(folder, form)
    chance = Chance()
    for _ in range(int(steps)):
        player.choose(chance.below(len(player.read()[1])))
    labels = player.read()[1]
    saving = [_timed(player.save) for _ in range(MARKS)]
    data = player.save()
    onward = _onward(player, labels, 50)
    restoring = [_timed(lambda: player.restore(data)) for _ in range(MARKS)]
    again = player.read()[1]
    same = again == labels and _onward(player, again, 50) == onward
    return {"save": _middle(saving), "restore": _middle(restoring), "bytes": len(data), "same": same}


def memory(field: str) -> int:
    """Return the peak (VmHWM) or present (VmRSS) memory of this process in kB, or 0 if it is unknown."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(field))
    except OSError:
        return 0


def _onward(player: Player, labels: list[str], steps: int) -> str:
    """Return a digest of what is read after each of `steps` choices, the first of them among `labels`."""
    import hashlib

    digest, chance = hashlib.sha256(), Chance()
    for _ in range(steps):
        player.choose(chance.below(len(labels)))
        text, labels = player.read()
        digest.update("\n".join([" ".join(text.split()), *map(str.strip, labels)]).encode())
        if not labels:
            break
    return digest.hexdigest()


def _timed(action: "Callable[[], object]") -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
