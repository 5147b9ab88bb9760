"""Statements, compiled to functions that change a world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .expressions import Compiler
from .syntax import Syntax, parse, parse_statement
from .values import Change, Kind, Place, Run

if TYPE_CHECKING:
    from .world import World


def statement(compiler: Compiler, source: str) -> Change:
    """Compile `x = value`, `x += value` or `x -= value`."""
    name, sign, syntax = parse_statement(source)
    place = compiler.place(name)
    if place is None or place.key is None:
        raise ValueError(f"{name} cannot be changed: {source!r}")
    if place.kind.tag == "counted":
        return _counted(compiler, place, sign, syntax)
    return _changed(place, sign, right_side(compiler, place.kind, sign, syntax), compiler)


def given(compiler: Compiler, key: str, source: str) -> Run:
    """Compile a value for a parameter, as a statement would set it."""
    declared = compiler.book.declared[key]
    run = right_side(compiler, declared.kind, "=", parse(source))
    return (lambda world: declared.within(run(world))) if declared.kind.tag == "number" else run


def right_side(compiler: Compiler, kind: Kind, sign: str, syntax: Syntax) -> Run:
    """Compile what a piece of state becomes, or what is added to it or taken from it."""
    if kind.tag == "number":
        return compiler.number(syntax)
    if kind.tag == "set":
        return _as_set(compiler, kind, syntax)
    compiled = compiler.compile(syntax, kind)
    if compiled.kind.tag != kind.tag or kind.tag == "counted" or sign != "=":
        raise ValueError(f"cannot change a {kind.tag} so: {sign} {syntax}")
    return compiled.run


def _as_set(compiler: Compiler, kind: Kind, syntax: Syntax) -> Run:
    """Compile a set, or a name as a set of one."""
    natural = compiler.natural(syntax)
    if natural and natural.tag == "set":
        return compiler.compile(syntax).run
    value = compiler.compile(syntax, kind.member())
    if value.kind.tag != "name":
        raise ValueError(f"neither a name nor a set: {syntax}")
    return lambda world: frozenset([value.run(world)])


def _changed(place: Place, sign: str, run: Run, compiler: Compiler) -> Change:
    """Return a function that changes a piece of state, and keeps a number in its range."""
    key, declared = place.key, compiler.book.declared
    if key is None:
        raise ValueError(f"this cannot be changed: {place}")

    def change(world: World) -> None:
        new, name = run(world), key(world)
        if sign != "=":
            new = _combined(world.values[name], sign, new)
        world.values[name] = declared[name].within(new) if place.kind.tag == "number" else new

    return change


def _combined(old: Any, sign: str, new: Any) -> Any:
    """Return numbers or sets added or taken away."""
    if isinstance(old, frozenset):
        return old | new if sign == "+=" else old - new
    return old + new if sign == "+=" else old - new


def _counted(compiler: Compiler, place: Place, sign: str, syntax: Syntax) -> Change:
    """Return a function that adds one thing, or takes one away."""
    value, whole = compiler.compile(syntax, place.kind.member()), place.key
    if sign == "=" or value.kind.tag != "name" or whole is None:
        raise ValueError(f"counted things cannot be changed so: {sign} {syntax}")

    def change(world: World) -> None:
        name = f"{whole(world)}.{value.run(world)}"
        world.values[name] = compiler.book.declared[name].within(_combined(world.values[name], sign, 1))

    return change
