"""Stories whose gauges are random expressions, and random states in which to compare their values."""

import random
from collections.abc import Callable

from branchlight import load_text
from branchlight.language.types import HIGHEST
from branchlight.model.state import State, Value
from branchlight.model.story import Slot, Story

GAUGES = 60
MEMBERS = ("ring", "book", "key")
TITLE = """title: Expressions
state:
  x: {start: 0, min: -50, max: 50}
  y: {start: 0, min: -7, max: 7}
  z: {start: 3, min: 1, max: 9}
  g: 0
  b: false
  e: {one of: [red, green, blue]}
  i: {one of: [ring, book, key]}
  c: {set of: [ring, book, key]}
  d: {set of: [ring, book, key]}
  bag: {count of: {nut: nut | nuts, pea: pea}, max: 4}
  cast: {of: [ann, bo], each: {h: {start: 1, min: 0, max: 2}, k: false}}
  w: {one of: cast}
endings: {o: O}
"""
NODES = """---
node: a
text: A.
choices:
  - {label: On, id: on, once: visit, go: b}
  - {label: In, id: in, go: b}
---
node: b
text: B.
choices:
  - {label: Back, id: back, go: a}
  - {label: End, id: end, ending: o}
"""


class Expressions:
    """Random expressions of every operator and function that does not draw."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def number(self, depth: int) -> str:
        """Return an expression of a number. Some come close to the largest exact one."""
        rng = self.rng
        if depth <= 0:
            leaves = ("x", "y", "z", "g", str(rng.randint(0, 60)), "count(c)", "visits(b)", "turns_since(a)", "bag.nut")
            return rng.choice((*leaves, "count(bag)", "ann.h", "w.h", "b", "count(p in cast: p.k)", "(-7)"))
        one, other = self.number(depth - 1), self.number(depth - 1)
        divisor = rng.choice(("z", "-z", "3", "-3", "7", "-1"))
        forms = [f"({one} {sign} {other})" for sign in ("+", "-", "*")]
        forms += [f"({one} {sign} {divisor})" for sign in ("//", "%")] * 2
        forms += [f"abs({one})", f"min({one}, {other}, 5)", f"max({one}, {other})", f"(-{one})"]
        forms += [f"({one} if {self.truth(depth - 1)} else {other})", f"({self.truth(depth - 1)}) * {one}"]
        forms += [f"(g * g * 9000 {rng.choice(('+', '-'))} {one} * 7) {rng.choice(('//', '%'))} {divisor}"]
        return rng.choice(forms)

    def truth(self, depth: int) -> str:
        """Return an expression that is true or false."""
        rng = self.rng
        if depth <= 0:
            member, colour, sign = rng.choice(MEMBERS), rng.choice(("red", "green", "blue")), rng.choice(("==", "!="))
            sets = (f"{member} in c", f"{member} not in d", "i in c", f"c {sign} d", "nut in bag", "pea in bag")
            names = (f"e {sign} {colour}", f"e < {colour}", f"e >= {colour}", f"i {sign} {member}", f"w {sign} bo")
            places = (
                "seen(b)",
                "at(a)",
                "at(b)",
                "chose(a.on)",
                "true",
                "b",
                "w.k",
                "b == (x > 1)",
                "any(p in cast: p.k)",
            )
            return rng.choice((*sets, *names, *places, "all(p in cast: p.h > 0)"))
        one, other = self.truth(depth - 1), self.truth(depth - 1)
        left, right = self.number(depth - 1), self.number(depth - 1)
        sign = rng.choice(("<", "<=", "==", "!=", ">=", ">"))
        forms = (f"({one} and {other})", f"({one} or {other})", f"(not {one})", f"({left} {sign} {right})")
        return rng.choice((*forms, f"({left} < {right} <= {self.number(depth - 1)})"))


def expression_story(seed: int) -> Story:
    """Return a story with many gauges, each of which shows a random expression."""
    made = Expressions(seed)
    kept: list[str] = []
    while len(kept) < GAUGES:
        depth = made.rng.randint(0, 3)
        text = made.rng.choice((made.number, made.truth))(depth)
        if load_text(_page([text])).story is not None:  # some could become too large
            kept.append(text)
    story = load_text(_page(kept)).story
    assert story is not None
    return story


def _page(expressions: list[str]) -> str:
    kinds = ("bar", "pulse")
    shows = ("", ", if: x < 0", ", if: x >= 0")
    gauges = [
        f'  v{n}: {{kind: {kinds[n % 2]}, value: "{text}", min: 0, max: 1, flat: "({text}) == 1"{shows[n % 3]}}}\n'
        for n, text in enumerate(expressions)
    ]
    return f"{TITLE}gauges:\n{''.join(gauges)}{NODES}"


def random_state(story: Story, rng: random.Random) -> State:
    """Return a state with random values, many of which are at the ends of their ranges."""
    turns = rng.choice((0, 5, 1_000_003, 2**31))
    values = tuple([_value(slot, turns, rng) for slot in story.slots])
    return State(rng.choice(("main.a", "main.b")), "choosing", values, (), rng.getrandbits(32), turns)


def _value(slot: Slot, turns: int, rng: random.Random) -> Value:
    if slot.kind == "last":
        return rng.choice((-1, 0, rng.randint(0, turns), turns, turns + 7))
    if slot.type.kind == "set of":
        return rng.randrange(1 << len(slot.type.names))
    low, high = slot.type.low, slot.type.high
    draws: list[Callable[[], int]] = [lambda: low, lambda: high, lambda: rng.randint(low, high)]
    return min(max(rng.choice(draws)(), low), high, HIGHEST)
