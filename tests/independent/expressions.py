"""Expressions, compiled to functions of a world."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from . import functions
from .syntax import Syntax, bare_words, parse
from .values import BOOL, NUMBER, TEXT, Compiled, KeyOf, Kind, Place, Run, always

if TYPE_CHECKING:
    from .declarations import Book
    from .world import World

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SUMS: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


class Compiler:
    """A compiler of the expressions in one scene, and in one node if it is given."""

    def __init__(self, book: Book, scene: str, node: str = "") -> None:
        """Keep the declarations, and where names are looked up."""
        self.book = book
        self.scene = scene
        self.node = node
        self.bound: dict[str, Kind] = {}  # the names that stand for members in `any`, `all` and `count`
        self.makers: dict[str, Callable[[Syntax, Kind | None], Compiled]] = {
            "number": lambda syntax, expected: Compiled(NUMBER, always(syntax[1])),
            "text": lambda syntax, expected: Compiled(TEXT, always(syntax[1])),
            "bool": lambda syntax, expected: Compiled(BOOL, always(syntax[1])),
            "name": self._name,
            "if": self._if,
            "or": self._or,
            "and": self._and,
            "not": self._not,
            "in": self._in,
            "compare": self._compare,
            "sum": self._sum,
            "members": self._members,
            "call": lambda syntax, expected: functions.call(self, syntax[1], syntax[2]),
        }

    def condition(self, source: str) -> Run:
        """Compile a yes-or-no expression."""
        return self.truth(parse(source))

    def compile(self, syntax: Syntax, expected: Kind | None = None) -> Compiled:
        """Compile an expression; bare words mean values of the expected kind."""
        return self.makers[syntax[0]](syntax, expected)

    def truth(self, syntax: Syntax) -> Run:
        """Compile an expression that has to be true or false."""
        compiled = self.compile(syntax)
        if compiled.kind.tag != "bool":
            raise ValueError(f"expected true or false: {syntax}")
        return compiled.run

    def number(self, syntax: Syntax) -> Run:
        """Compile an expression that has to be a number; true is 1 and false is 0."""
        compiled = self.compile(syntax, NUMBER)
        if compiled.kind.tag == "bool":
            return lambda world: int(compiled.run(world))
        if compiled.kind.tag != "number":
            raise ValueError(f"expected a number: {syntax}")
        return compiled.run

    # Names

    def natural(self, syntax: Syntax) -> Kind | None:
        """Return the kind that an expression has by itself; None if it is made of bare words."""
        if syntax[0] == "name":
            found = self.place(syntax[1])
            return found.kind if found else None
        if syntax[0] == "if":
            return self.natural(syntax[2]) or self.natural(syntax[3])
        return self.compile(syntax).kind

    def place(self, name: str) -> Place | None:
        """Return the state, parameter, formula or member with this name."""
        parts = name.split(".")
        if parts[0] in self.bound:
            member = parts[0]
            return _along(Place(self.bound[member], lambda world: world.members[member]), parts[1:])
        for length in range(len(parts), 0, -1):
            full = self.declared_name(".".join(parts[:length]))
            if full is not None:
                return _along(_stored(self.book.declared[full].kind, always(full)), parts[length:])
        if parts[0] in self.book.formulas:
            formula = self.book.formula(parts[0])
            return _along(Place(formula.kind, formula.run), parts[1:])
        return None

    def declared_name(self, name: str) -> str | None:
        """Return the full name of a piece of state or a parameter."""
        for full in (f"{self.node}.{name}", name, f"{self.scene}.{name}"):
            if full in self.book.declared:
                return full
        return None

    def _name(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        name = syntax[1]
        if expected is not None and expected.tag == "name" and name in expected.names:
            return Compiled(expected, always(name))
        found = self.place(name)
        if found is None:
            return Compiled(self.book.kind_with([name]), always(name))
        return Compiled(found.kind, found.read)

    # Operators

    def _if(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        _, condition, yes, no = syntax
        expected = expected or self.natural(syntax) or self.book.kind_with(bare_words(syntax))
        test = self.truth(condition)
        one, other = self.compile(yes, expected), self.compile(no, expected)
        kind = one.kind
        if {one.kind.tag, other.kind.tag} == {"bool", "number"}:
            one, other, kind = Compiled(NUMBER, self.number(yes)), Compiled(NUMBER, self.number(no)), NUMBER
        if one.kind.tag != other.kind.tag:
            raise ValueError(f"two kinds of values: {syntax}")
        return Compiled(kind, lambda world: one.run(world) if test(world) else other.run(world))

    def _or(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        parts = [self.truth(part) for part in syntax[1]]
        return Compiled(BOOL, lambda world: any(part(world) for part in parts))

    def _and(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        parts = [self.truth(part) for part in syntax[1]]
        return Compiled(BOOL, lambda world: all(part(world) for part in parts))

    def _not(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        part = self.truth(syntax[1])
        return Compiled(BOOL, lambda world: not part(world))

    def _in(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        whole = self.compile(syntax[2])
        part = self.compile(syntax[1], whole.kind.member())
        if whole.kind.tag not in ("set", "counted") or part.kind.tag != "name":
            raise ValueError(f"expected a name in a set: {syntax}")
        if whole.kind.tag == "set":
            return Compiled(BOOL, lambda world: part.run(world) in whole.run(world))
        return Compiled(BOOL, lambda world: whole.run(world)[part.run(world)] > 0)

    def _compare(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        _, parts, signs = syntax
        kinds = [kind for part in parts if (kind := self.natural(part))]
        if not kinds:
            kinds = [self.book.kind_with([word for part in parts for word in bare_words(part)])]
        tags = {kind.tag for kind in kinds}
        if tags <= {"bool", "number"}:
            return _chain([self.number(part) for part in parts], signs)
        compiled = [self.compile(part, kinds[0]) for part in parts]
        if {part.kind.tag for part in compiled} != tags or len(tags) > 1 or tags & {"text", "counted"}:
            raise ValueError(f"cannot compare: {syntax}")
        if tags == {"set"} and set(signs) - {"==", "!="}:
            raise ValueError(f"sets have no order: {syntax}")
        runs = [part.run for part in compiled]
        return _chain([_ordered(kinds[0], run) for run in runs] if tags == {"name"} else runs, signs)

    def _sum(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        _, sign, left, right = syntax
        one, other, work = self.number(left), self.number(right), SUMS[sign]
        return Compiled(NUMBER, lambda world: work(one(world), other(world)))

    def _members(self, syntax: Syntax, expected: Kind | None) -> Compiled:
        _, name, member, group_name, asked = syntax
        group = self.book.groups[group_name]
        outer = self.bound
        self.bound = outer | {member: Kind("name", group.members, group.words, group=group)}
        test = self.truth(asked)
        self.bound = outer

        def results(world: World) -> Iterator[bool]:
            before = world.members
            for one in group.members:
                world.members = before | {member: one}
                result = test(world)
                world.members = before
                yield result

        if name == "count":
            return Compiled(NUMBER, lambda world: sum(results(world)))
        return Compiled(BOOL, lambda world: any(results(world)) if name == "any" else all(results(world)))


def _stored(kind: Kind, key: KeyOf) -> Place:
    """Return the place of a piece of state. The value of counted things is a dict of their numbers."""
    if kind.tag == "counted":
        return Place(kind, lambda world: {one: world.values[f"{key(world)}.{one}"] for one in kind.names}, key)
    return Place(kind, lambda world: world.values[key(world)], key)


def _along(place: Place, traits: list[str]) -> Place | None:
    """Follow traits of members, and numbers of counted things, from a place."""
    for trait in traits:
        kind = place.kind
        if kind.tag == "counted" and trait in kind.names and place.key:
            place = _stored(NUMBER, _joined(place.key, trait))
        elif kind.tag == "name" and kind.group is not None and trait in kind.group.traits:
            place = _stored(kind.group.traits[trait], _joined(place.read, trait))
        else:
            return None
    return place


def _joined(head: Run, trait: str) -> KeyOf:
    """Return a function to the key of a trait."""
    return lambda world: f"{head(world)}.{trait}"


def _ordered(kind: Kind, run: Run) -> Run:
    """Return a function to the place of a name in its enumeration."""
    return lambda world: kind.names.index(run(world))


def _chain(runs: list[Run], signs: list[str]) -> Compiled:
    """Compile comparisons: `a < b < c` is `a < b and b < c`."""
    pairs = [(COMPARISONS[sign], one, other) for one, sign, other in zip(runs, signs, runs[1:], strict=False)]
    return Compiled(BOOL, lambda world: all(compare(one(world), other(world)) for compare, one, other in pairs))
