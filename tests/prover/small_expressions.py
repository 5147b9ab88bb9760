"""Conditions, statements and calls of small stories, from the random numbers of one story."""

import json
import random


class SmallExpressions:
    """What the nodes of one story test and change. With `loose`, draws are wherever they are allowed.

    nodes    the names of nodes
    spare    those of storylets
    takers   the nodes that take arguments
    choices  the ids of the choices of each node
    here     the node that is being made
    """

    rng: random.Random
    loose: bool
    nodes: list[str]
    spare: list[str]
    takers: list[str]
    choices: dict[str, list[str]]
    here: str

    def chance(self, percent: int) -> bool:
        return self.rng.random() * 100 < percent

    def condition(self, depth: int = 1, draws: bool = True) -> str:
        if depth and self.chance(45):
            return self.joined(draws)
        return self.drawn() if draws and self.loose and self.chance(15) else self.atom()

    def joined(self, draws: bool) -> str:
        one, other = self.condition(0, draws), self.condition(0, draws)
        return self.rng.choice((f"({one}) and ({other})", f"({one}) or ({other})", f"not ({one})"))

    def drawn(self) -> str:
        return self.rng.choice(
            (
                "chance(50)",
                "chance(30 * x)",
                "roll(1, 3) > 1",
                "roll(0, 2) > y",
                "chance(50) and x > 1",
                "pick(c) == book",
            )
        )

    def atom(self) -> str:
        rng = self.rng
        node = rng.choice([*self.nodes, *self.spare])
        chosen = [f"{name}.{choice}" for name, choices in self.choices.items() for choice in choices]
        number, sign = rng.randint(0, 3), rng.choice(("<", ">", "==", "!=", "<=", ">="))
        kinds = [
            f"x {sign} {number}",
            f"y {sign} {number - 1}",
            "b",
            f"e == {rng.choice(('red', 'green', 'blue'))}",
            f"{rng.choice(('ring', 'book', 'key'))} in c",
            f"count(c) {sign} {number}",
            f"{rng.choice(('nut', 'pea'))} in t",
            f"{rng.choice(('ann.h', 'bo.h', 'w.h'))} {sign} {rng.choice((number, 'x', 'ann.h'))}",
            rng.choice(("ann.k", "bo.k", "w.k", "w == ann")),
            f"{rng.choice(('any', 'all'))}(p in m: p.h {sign} {rng.choice((number, 'x', 'w.h'))})",
            f"count(p in m: p.k or p == w) {sign} {number}",
            f"t.nut {sign} {rng.choice((number, 't.pea', 'count(t)'))}",
            "h in c",
            f"seen({node})",
            f"visits({node}) {sign} {number}",
            f"turns_since({node}) {sign} {number}",
            f"at({node})",
            f"x + y {sign} {number}",
            f"f {sign} {number}",
            f"g {sign} {number}",
            f"q {sign} {rng.choice((number, 'x', 'w.h'))}",
            f"g % {rng.choice((2, 3))} == {rng.randint(0, 2)}",
            f"visits({node}) % 2 == {rng.randint(0, 1)}",
            f"x % 2 == {number % 2}",
            f"min({rng.choice(('f', 'g', f'visits({node})'))}, 2) {sign} {number}",
            f"max({rng.choice(('f', 'x', 'y'))}, 1) {sign} {number}",
            f"{number} {sign} x",
        ]
        for taker in self.takers:
            kinds += [f"{self.parameter(taker, 'amount')} {sign} {number}", f"{self.parameter(taker, 'hue')} == red"]
            kinds.append(f"key in {self.parameter(taker, 'pack')}")
            who = self.parameter(taker, "who")
            kinds += [f"{who}.h {sign} {number}", f"{who}.k", f"any(p in m: p == {who} and p.h {sign} y)"]
        if chosen:
            kinds += [f"chose({rng.choice(chosen)})"] * 2
        return rng.choice(kinds)

    def parameter(self, node: str, name: str) -> str:
        """Return a parameter of a node, as it is named from the node that is being made."""
        return name if node == self.here else self.rng.choice((f"{node}.{name}", f"main.{node}.{name}"))

    def call(self) -> str:
        """Return a call, with arguments if the node takes any."""
        rng, node = self.rng, self.rng.choice([*self.nodes, *self.takers, *self.takers])
        if node not in self.takers or self.chance(20):
            return f"call: {node}"
        amounts = ["x", "y + 1", "2", "x + y", *(["roll(0, 2)", "1 + chance(50)"] if self.loose else [])]
        hues, packs = ["e", "green", "blue if b else e"], ["c", "key", *(["book if chance(50) else c"] * self.loose)]
        whos = ["w", "bo", "ann if b else w", *(["bo if chance(50) else w"] * self.loose)]
        for name, values in (("amount", amounts), ("hue", hues), ("pack", packs), ("who", whos)):
            values += [self.parameter(taker, name) for taker in self.takers]
        amounts += [f"{self.parameter(taker, 'amount')} - 1" for taker in self.takers]
        given = [("amount", rng.choice(amounts)), ("hue", rng.choice(hues)), ("pack", rng.choice(packs))]
        given.append(("who", rng.choice(whos)))
        passed = [f"{name}: {json.dumps(value)}" for name, value in given if self.chance(80)]
        return f"call: {{to: {node}, with: {{{', '.join(passed)}}}}}"

    def statement(self) -> str:
        rng = self.rng
        number = rng.randint(0, 3)
        kinds = [
            "x += 1",
            "x -= 1",
            f"x = {number}",
            "x = (x + 2) % 4",
            "y += 1",
            f"y -= {rng.randint(1, 2)}",
            "y = x - 1",
            "x += y",
            "x = 3 if b else y",
            "x = min(x, y)",
            f"b = {self.atom()}",
            "b = not b",
            "b = true",
            f"e = {rng.choice(('red', 'green', 'blue'))}",
            "e = blue if x > 1 else red",
            f"c += {rng.choice(('ring', 'book', 'key'))}",
            f"c -= {rng.choice(('ring', 'book', 'key'))}",
            f"c = {rng.choice(('ring', 'book'))}",
            "c += h",
            "c -= h",
            "g += 1",
            "g += 2",
            f"t {rng.choice('+-')}= {rng.choice(('nut', 'pea'))}",
            f"t.nut = {rng.choice((1, 'x', 'count(t)'))}",
            rng.choice(("ann.h += 1", "bo.h -= 1", "w.h += 1", "w.h = x", "w.h = 2 - w.h")),
            rng.choice(("ann.k = true", "w.k = not w.k", "w.k = false")),
            rng.choice(("w = ann", "w = bo", "w = ann if bo.k else bo")),
        ]
        for taker in self.takers:
            kinds += [f"{self.parameter(taker, 'amount')} -= 1", f"x = {self.parameter(taker, 'amount')}"]
            kinds += [f"{self.parameter(taker, 'hue')} = e", f"{self.parameter(taker, 'pack')} += key"]
            who = self.parameter(taker, "who")
            kinds += [f"{who}.h += 1", f"{who}.k = not {who}.k", f"w = {who}", f"{who} = w"]
        if self.loose:
            kinds += [
                "x = roll(0, 3)",
                "y -= roll(0, 1)",
                "b = chance(50)",
                "x += roll(1, 2) if b else 0",
                "b = chance(20) or b",
                "w.h = roll(0, 2)",
                "w.k = chance(50)",
                "h = pick(c)",
                "c -= pick(c)",
            ]
        return rng.choice(kinds)

    def statements(self, depth: int = 0) -> str:
        count = self.rng.choice((0, 0, 1, 1, 2) if depth == 0 else (1, 1, 2))
        return "[" + ", ".join([self.deed(depth) for _ in range(count)]) + "]"

    def deed(self, depth: int) -> str:
        """Return a statement, or statements under a condition."""
        if depth > 1 or not self.chance(20):
            return json.dumps(self.statement())
        otherwise = f", else: {self.statements(depth + 1)}" if self.chance(60) else ""
        return f"{{if: {json.dumps(self.condition())}, do: {self.statements(depth + 1)}{otherwise}}}"
