"""The functions of expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .syntax import Syntax
from .values import BOOL, LIMIT, NUMBER, Compiled

if TYPE_CHECKING:
    from .expressions import Compiler
    from .world import World


def call(compiler: Compiler, name: str, arguments: list[Syntax]) -> Compiled:
    """Compile the call of a function."""
    if name in ("min", "max"):
        return _extreme(compiler, min if name == "min" else max, arguments)
    if name not in FUNCTIONS:
        raise ValueError(f"there is no function {name}")
    return FUNCTIONS[name](compiler, *arguments)


def _extreme(compiler: Compiler, which: Callable[[list[int]], int], arguments: list[Syntax]) -> Compiled:
    runs = [compiler.number(argument) for argument in arguments]
    return Compiled(NUMBER, lambda world: which([run(world) for run in runs]))


def _abs(compiler: Compiler, argument: Syntax) -> Compiled:
    run = compiler.number(argument)
    return Compiled(NUMBER, lambda world: abs(run(world)))


def _chance(compiler: Compiler, argument: Syntax) -> Compiled:
    run = compiler.number(argument)
    return Compiled(BOOL, lambda world: world.chance(run(world)))


def _roll(compiler: Compiler, low: Syntax, high: Syntax) -> Compiled:
    least, most = compiler.number(low), compiler.number(high)

    def roll(world: World) -> Any:
        first = least(world)
        return first + world.dice(most(world) - first + 1)

    return Compiled(NUMBER, roll)


def _count(compiler: Compiler, argument: Syntax) -> Compiled:
    whole = compiler.compile(argument)
    if whole.kind.tag == "set":
        return Compiled(NUMBER, lambda world: len(whole.run(world)))
    if whole.kind.tag == "counted":
        return Compiled(NUMBER, lambda world: sum(whole.run(world).values()))
    raise ValueError(f"cannot count {argument}")


def _pick(compiler: Compiler, argument: Syntax) -> Compiled:
    whole = compiler.compile(argument)
    if whole.kind.tag != "set":
        raise ValueError(f"cannot pick from {argument}")
    names = whole.kind.names

    def pick(world: World) -> str:
        members = whole.run(world)
        left = [name for name in names if name in members]
        return left[world.dice(len(left))] if left else names[0]

    return Compiled(whole.kind.member(), pick)


def _node(compiler: Compiler, argument: Syntax) -> str:
    """Return the full name of the node that an argument names."""
    if argument[0] != "name":
        raise ValueError(f"expected a node: {argument}")
    return compiler.book.node_name(argument[1], compiler.scene)


def _seen(compiler: Compiler, argument: Syntax) -> Compiled:
    node = _node(compiler, argument)
    return Compiled(BOOL, lambda world: node in world.visits)


def _visits(compiler: Compiler, argument: Syntax) -> Compiled:
    node = _node(compiler, argument)
    return Compiled(NUMBER, lambda world: min(LIMIT, world.visits.get(node, 0)))


def _turns_since(compiler: Compiler, argument: Syntax) -> Compiled:
    node = _node(compiler, argument)
    return Compiled(NUMBER, lambda world: world.turns_since(node))


def _at(compiler: Compiler, argument: Syntax) -> Compiled:
    node = _node(compiler, argument)
    return Compiled(BOOL, lambda world: world.here == node)


def _chose(compiler: Compiler, argument: Syntax) -> Compiled:
    node, _, choice = argument[1].rpartition(".")
    key = f"{compiler.book.node_name(node, compiler.scene)}.{choice}"
    compiler.book.chosen_names.append(key)
    return Compiled(BOOL, lambda world: key in world.chosen)


FUNCTIONS: dict[str, Callable[..., Compiled]] = {
    "abs": _abs,
    "at": _at,
    "chance": _chance,
    "chose": _chose,
    "count": _count,
    "pick": _pick,
    "roll": _roll,
    "seen": _seen,
    "turns_since": _turns_since,
    "visits": _visits,
}
