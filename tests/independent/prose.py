"""Prose, and what varies in its braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .expressions import Compiler
from .marks import (
    SPACES,
    Token,
    find_colon,
    matching,
    merged,
    sign_at,
    split_bars,
    trimmed,
    without_emphasis,
)
from .shown import dressed, shower
from .syntax import Syntax, parse, parse_shown
from .values import Run

if TYPE_CHECKING:
    from .world import World


class Prose:
    """A text that can be written again and again."""

    def __init__(self, source: str, compiler: Compiler) -> None:
        """Read a text."""
        tokens: list[Token] = []
        source, place = trimmed(source), 0
        while place < len(source):
            if source[place] == "{":
                end = matching(source, place)
                tokens.append(brace(source[place + 1 : end], compiler))
                place = end + 1
            else:
                sign, place = sign_at(source, place)
                tokens.append(sign)
        self.parts = merged(without_emphasis(tokens))

    def write(self, world: World) -> str:
        """Return what is shown now, with private characters for the signs that count."""
        return "".join(part if isinstance(part, str) else part.write(world) for part in self.parts)


def side_of(source: str, compiler: Compiler) -> Prose:
    """Read one side of braces, which is cut at its ends as it is written."""
    return Prose(source, compiler)


def brace(source: str, compiler: Compiler) -> Nothing | Condition | Plural | Series | Value:
    """Read the inside of a pair of braces."""
    source = trimmed(source)
    if re.fullmatch(r"(tells|needs)\s+[\w.]+", source):
        return Nothing()
    for sign in ("~!", "~", "&", "!", "?"):
        if source.startswith(sign):
            return Series(sign, split_bars(source[len(sign) :]), compiler)
    if re.match(r"plural\s", source) and find_colon(source) >= 0:
        return Plural(source[len("plural") :], compiler)
    sides = split_bars(source)
    if find_colon(sides[0]) >= 0:
        return Condition(sides, compiler)
    return Value(source, compiler) if len(sides) == 1 else Series("", sides, compiler)


class Nothing:
    """A mark for proofs."""

    def write(self, world: World) -> str:
        """Return nothing."""
        return ""


class Condition:
    """Sides of which the first is shown whose condition is true."""

    def __init__(self, sources: list[str], compiler: Compiler) -> None:
        """Read the sides; the condition of one without any is None."""
        self.sides: list[tuple[Run | None, Prose]] = []
        for number, source in enumerate(sources):
            place = find_colon(source)
            test = source[:place].strip() if place >= 0 else "else"
            if test == "else" and number < len(sources) - 1:
                raise ValueError(f"only the last side has no condition: {sources}")
            body = side_of(source[place + 1 :], compiler)
            self.sides.append((None if test == "else" else compiler.condition(test), body))

    def write(self, world: World) -> str:
        """Return the side that is shown now."""
        for test, body in self.sides:
            if test is None or test(world):
                return body.write(world)
        return ""


class Plural:
    """Words for one and for several."""

    def __init__(self, source: str, compiler: Compiler) -> None:
        """Read the number and both sides."""
        place = find_colon(source)
        sides = split_bars(source[place + 1 :])
        if len(sides) != 2:
            raise ValueError(f"plural has two sides: {source!r}")
        self.number = compiler.number(parse(source[:place].strip()))
        self.one, self.several = (side_of(side, compiler) for side in sides)

    def write(self, world: World) -> str:
        """Return the words that fit now."""
        return (self.one if abs(self.number(world)) == 1 else self.several).write(world)


class Series:
    """Sides of which another is shown each time; the sign says in which way."""

    def __init__(self, sign: str, sides: list[str], compiler: Compiler) -> None:
        """Read the sides."""
        self.sign = sign
        self.sides = [side_of(side, compiler) for side in sides]
        self.key = compiler.book.next_series()

    def write(self, world: World) -> str:
        """Return the side whose turn it is."""
        side = self._shuffled(world) if self.sign in ("~", "~!") else self._next(world)
        return "" if side is None else self.sides[side].write(world)

    def _next(self, world: World) -> int | None:
        total = len(self.sides)
        if self.sign == "?":
            return world.dice(total)
        shown = world.shown.get(self.key, 0)
        world.shown[self.key] = shown + 1
        if self.sign == "&":
            return shown % total
        if self.sign == "!":
            return shown if shown < total else None
        return min(shown, total - 1)

    def _shuffled(self, world: World) -> int | None:
        left = world.unshown.get(self.key)
        if left is None or (not left and self.sign == "~"):
            left = tuple(range(len(self.sides)))
        if not left:
            return None
        side = left[world.dice(len(left))]
        world.unshown[self.key] = tuple(other for other in left if other != side)
        return side


class Value:
    """A value, or a word that follows one, and how it is shown."""

    def __init__(self, source: str, compiler: Compiler) -> None:
        """Read the value and its formats."""
        syntax, formats = parse_shown(source)
        self.read = _word(syntax, formats, compiler) or _value(syntax, formats, compiler)

    def write(self, world: World) -> str:
        """Return the value as text on one line."""
        return re.sub(f"[{SPACES}]", " ", self.read(world))


def _value(syntax: Syntax, formats: list[str], compiler: Compiler) -> Run:
    """Return a function that shows a value."""
    compiled = compiler.compile(syntax)
    show, rest = shower(compiled.kind, formats)
    return lambda world: dressed(show(compiled.run(world)), rest)


def _word(syntax: Syntax, formats: list[str], compiler: Compiler) -> Run | None:
    """Return a function that shows a word such as `nan.they`; None if this is no such word."""
    if syntax[0] != "name" or "." not in syntax[1] or compiler.place(syntax[1]):
        return None
    name, _, word = syntax[1].rpartition(".")
    place = compiler.place(name)
    if place is None:
        place, formats = compiler.place(name[0].lower() + name[1:]), ["capital", *formats]
    if place is None:
        return None
    forms, read = compiler.book.words[place.kind.source][word], place.read
    return lambda world: dressed(forms[read(world)], formats)
