"""The code of an exploration at work: functions by position, written and compiled when a state first stands there."""

from collections.abc import Callable

from engine.play.code import Code
from engine.play.course import MOST_STACKED
from engine.proof.explore.claim_code import Plan
from engine.proof.explore.script import Script
from engine.proof.explore.turn_code import TurnCode

Move = Callable[[int, int], None]


class Stacks:
    """Call stacks by number, 0 being the empty one: each is the body that called last on top of another stack."""

    def __init__(self) -> None:
        self.frames: list[tuple[int, int]] = [(-1, 0)]
        self.depths = [0]
        self.numbers: dict[tuple[int, int], int] = {}

    def push(self, below: int, caller: int) -> int:
        """The stack with one more on it; -1 if play would not call that deep."""
        if self.depths[below] >= MOST_STACKED:
            return -1
        found = self.numbers.get((below, caller))
        if found is None:
            found = self.numbers[below, caller] = len(self.frames)
            self.frames.append((caller, below))
            self.depths.append(self.depths[below] + 1)
        return found


class _TableCode(Code):
    """Code whose constants have one name for each value, in all that is written for a machine."""

    def __init__(self, tables: dict[object, str]) -> None:
        super().__init__()
        self.tables = tables

    def constant(self, value: object) -> str:
        name = self.tables.setdefault(value, f"k{len(self.tables)}")
        self.constants[name] = value
        return name


class Machine:
    """The functions of one plan. `tools` are the names that they use besides."""

    def __init__(self, plan: Plan, stacks: Stacks, script: Script, tools: dict[str, object], tracing: bool) -> None:
        self.plan, self.stacks, self.tracing = plan, stacks, tracing
        self.known: set[str] = set()
        self.tables: dict[object, str] = {}
        self.written: set[int] = set()
        self.space: dict[str, object] = {
            **tools,
            "script": script,
            "push": stacks.push,
            "back": self.back,
            "deal": deal,
            "sides": sides,
            "among": among,
            "pick": pick,
            "touched": touched,
        }

    def flow(self, position: int) -> Move:
        """The function that follows what needs no decision."""
        return self.function(position, "flow")

    def decide(self, position: int) -> Move:
        """The function that makes every decision."""
        return self.function(position, "decide")

    def function(self, position: int, part: str) -> Move:
        if position not in self.written:
            self.written.add(position)
            self.write(lambda code: code.position(position))
        return self.space.get(f"{part}_{position}", rest)  # type: ignore[return-value]

    def write(self, write: Callable[[TurnCode], None]) -> None:
        code = _TableCode(self.tables)
        turns = TurnCode(self.plan, code, self.tracing)
        write(turns)
        turns.calls(self.known)
        self.space.update(code.constants)
        exec(compile("\n".join(code.lines), "<proof>", "exec"), self.space)

    def back(self, state: int) -> int:
        """Goes on behind the call that was made last."""
        shift = self.plan.layout.stack_shift
        caller, below = self.stacks.frames[state >> shift]
        offer: Callable[[int], int] = self.space[f"offer_{caller}"]  # type: ignore[assignment]
        return offer(state & (1 << shift) - 1 | below << shift)


def rest(state: int, index: int) -> None:
    """Nothing follows."""


def deal(dealt: int, options: int, script: Script, site: int) -> int:
    """As `Course.shuffle`: an option that was not dealt since all were last dealt."""
    left = [option for option in range(options) if not dealt >> option & 1]
    return left[script.draw(len(left), site)]


def sides(test: Callable[[Script], object]) -> list[bool]:
    """The truths that a test with draws can give."""
    script = Script()
    found: set[bool] = set()
    while script.next() and len(found) < 2:
        found.add(bool(test(script)))
    return sorted(found)


def among(may: list[tuple[int, int, int]], show: int) -> list[int]:
    """The storylets that can be among those picked: fewer than `show` come before them for certain."""
    if len(may) <= show:
        return [number for _, _, number in may]
    keys = sorted([storylet[:2] for storylet in may])
    limit = keys[show - 1]
    return [number for *key, number in may if tuple(key) <= limit]


def pick(may: list[tuple[int, int, int]], show: int, script: Script, site: int) -> list[int]:
    """As `Course.pick`."""
    picked: list[int] = []
    while may and len(picked) < show:
        best = min(may)[:2]
        equal = [storylet for storylet in may if storylet[:2] == best]
        chosen = equal[script.draw(len(equal), site)]
        may.remove(chosen)
        picked.append(chosen[2])
    return picked


def touched(order: int, place: int, bits: int, fresh: int) -> int:
    """The order of a pool's storylets once one of them was seen.

    Each has a rank of `bits` bits: 0 if it was never seen, else the higher the later; those seen in one turn share a
    rank. `fresh` says that the highest rank belongs to this turn. Ranks without a storylet are closed up.
    """
    mask = (1 << bits) - 1
    ranks = [order >> shift & mask for shift in range(0, max(order.bit_length(), (place + 1) * bits), bits)]
    ranks[place] = max(ranks) + (not fresh)
    dense = {rank: number for number, rank in enumerate(sorted({0, *ranks}))}
    return sum([dense[rank] << bits * number for number, rank in enumerate(ranks)])
