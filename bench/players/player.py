"""What every Python player shares: its verbs, and the walk that all players take.

    prepare FOLDER             make this player's own files from the renderings
    first FOLDER FORM          print the first text as soon as it is known
    load FOLDER FORM           seconds from the files to the first text, and peak memory
    trace FOLDER FORM STEPS    a digest of all that was read, the same for every player
    walk FOLDER FORM STEPS     choices a second, and memory before and after
    explore FOLDER FORM        seconds to find every state of a story that ends, states a second, bytes a state
    keep FOLDER FORM STEPS     bytes a decision, where every step back stays open
    save FOLDER FORM STEPS     seconds to save and to restore, bytes, and whether reading goes on the same

FORM is "source" (as written) or "ready" (as the player keeps it between starts). All but `first` print one line of
JSON. inkjs.cjs is the same in JavaScript.
"""

import sys
import time
from abc import ABC, abstractmethod

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = 15


class Player(ABC):
    """One reading in progress. What is heavy is imported in `open`, since starting is measured too."""

    def prepare(self, folder: str) -> None:
        """Makes the player's own files, if it has any."""
        return

    @abstractmethod
    def open(self, folder: str, form: str) -> None:
        """Reads the story and begins it."""

    @abstractmethod
    def read(self) -> tuple[str, list[str]]:
        """The text since the last choice, and the labels now on offer."""

    @abstractmethod
    def choose(self, index: int) -> None:
        """Takes the choice with this index among the labels."""

    def explore(self) -> int:
        """Finds every state of the story; how many it had to look at. Most players cannot."""
        raise SystemExit("this player does not explore")

    def keep(self) -> object:
        """What has to be kept to step back to here."""
        return self.save()

    @abstractmethod
    def save(self) -> bytes:
        """What a save file would hold."""

    @abstractmethod
    def restore(self, data: bytes) -> None:
        """Goes back to where `save` was called: the next `read` gives the same labels."""


class Chance:
    """A small generator that JavaScript can reproduce, so that every player takes the same way."""

    def __init__(self, seed: int = 1) -> None:
        self.state = seed

    def below(self, count: int) -> int:
        """A number from 0 to `count` - 1."""
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state * count >> 31


def main(player: Player) -> None:
    """Does what the command line says."""
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
    """Seconds from the files to the first text, in a process that has imported nothing yet."""
    start = time.perf_counter()
    player.open(folder, form)
    player.read()
    return {"seconds": time.perf_counter() - start, "peak_kb": memory("VmHWM")}


def trace(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """A digest of every text and label on the way."""
    player.open(folder, form)
    text, labels = player.read()
    return {"digest": _onward(player, labels, int(steps)), "first": " ".join(text.split())}


def walk(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Choices a second; every text and every label is read."""
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
    """Memory for each decision of a reading that can be stepped back to its beginning; the story is warm."""
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
    """Seconds to know all that can happen, the story being read already, the states looked at, and their memory."""
    player.open(folder, form)
    before, start = memory("VmRSS"), time.perf_counter()
    states = player.explore()
    seconds = time.perf_counter() - start
    taken = (memory("VmHWM") - before) * 1024
    return {"seconds": seconds, "states": states, "rate": states / seconds, "bytes": taken / states}


def save(player: Player, folder: str, form: str, steps: str) -> dict[str, object]:
    """Saves and restores some way into the story, then reads on from both."""
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
    """Peak (VmHWM) or present (VmRSS) memory of this process in kB; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(field))
    except OSError:
        return 0


def _onward(player: Player, labels: list[str], steps: int) -> str:
    """A digest of what is read after each of `steps` choices, the first of them among `labels`."""
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
