"""Small stories from seeds that are full of conditions, so that hidden state decides about offers of every kind.

Almost every condition mixes counts and ages of visits with flags and numbers. They decide about choices, groups of
choices, storylets, ways and promises. The words of a text say what happens, as in `small_stories`.
"""

import json
import random

NODES = ("a", "b", "c")
STORYLETS = ("s0", "s1", "s2")
POOL = "spare"
SIGNS = ("<", "<=", "==", "!=", ">=", ">")
STATE = {
    "f": False,
    "g": False,
    "x": {"start": 0, "min": 0, "max": 2},
    "y": {"start": 0, "min": 0, "max": 3},
}
CHANGES = ("x += 1", "x -= 1", "x = 2", "y += 1", "f = true", "g = true", "f = false", "g = not g", "x = y")


class DenseStory:
    """One story in the making; `text` is its file."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.variants = 0
        self.loose = self.chance(25)  # with a few draws
        nodes = [self.node(name) for name in NODES] + [self.storylet(name) for name in STORYLETS]
        self.text = "---\n".join(["\n".join([*self.title_page(), ""]), *["\n".join([*lines, ""]) for lines in nodes]])

    def chance(self, percent: int) -> bool:
        return self.rng.random() * 100 < percent

    def title_page(self) -> list[str]:
        lines = ["title: Dense", f"state: {json.dumps(STATE)}", "endings: {good: Good, bad: Bad}", "promises:"]
        for _ in range(self.rng.randint(0, 2)):
            kind = self.rng.choice(("never", "always", "possible", "never lost"))
            lines.append(f"  - {kind}: {self.test(draws=False)}")
        return [*lines, f"  - never lost: ending({self.rng.choice(('good', 'bad'))})"]

    def atom(self) -> str:
        """Return a condition of one comparison."""
        rng = self.rng
        node, sign, number = rng.choice((*NODES, *NODES, *STORYLETS)), rng.choice(SIGNS), rng.randint(0, 3)
        kinds = [
            f"visits({node}) {sign} {number}",
            f"visits({node}) {sign} {number}",
            f"visits({node}) % {rng.choice((2, 3))} == {number % 2}",
            f"min(visits({node}), 2) == {number}",
            f"turns_since({node}) {sign} {number}",
            f"turns_since({node}) {sign} {number + 1}",
            f"seen({node})",
            f"chose({rng.choice(NODES)}.c0)",
            f"x {sign} {number % 3}",
            f"y {sign} {number}",
            f"visits({node}) {sign} x",
            *["f", "g", "not f", "not g"],
        ]
        return rng.choice(kinds)

    def test(self, draws: bool = True) -> str:
        """Return a condition, in quotes."""
        one, other, joint = self.atom(), self.atom(), self.rng.choice(("and", "or"))
        if draws and self.loose and self.chance(10):
            other = "chance(50)"
        kinds = (one, f"({one}) {joint} ({other})", f"({one}) {joint} ({other})", f"not (({one}) {joint} ({other}))")
        return json.dumps(self.rng.choice(kinds))

    def do(self, percent: int) -> list[str]:
        """Return the lines of a `do`, sometimes none, and sometimes under a condition."""
        if not self.chance(percent):
            return []
        change = self.rng.choice(CHANGES)
        if self.chance(20):
            return [f"do: [{{if: {self.test()}, do: {change}}}]"]
        return [f"do: {change}"]

    def prose(self) -> str:
        """Return a word that varies."""
        self.variants += 2
        sides = f"v{self.variants - 1} | v{self.variants}"
        if self.chance(20):
            return f"{{{self.rng.choice(('', '&', '!'))} {sides}}}"
        return f"{{{json.loads(self.test())}: {sides}}}"

    def ways(self) -> str:
        """Return the ways out of a body, the last of which always holds."""
        ways = [f"{{if: {self.test()}, to: {self.rng.choice(NODES)}}}" for _ in range(self.rng.choice((0, 1)))]
        if self.chance(35):
            test = f"if: {self.test()}, " if self.chance(50) else ""
            ways.insert(self.rng.randint(0, len(ways)), f"{{{test}from: {POOL}}}")
        return f"go: [{', '.join([*ways, f'{{to: {self.rng.choice(NODES)}}}'])}]"

    def end(self, endings: tuple[str, ...] = ("good", "bad")) -> str:
        """Return how a choice or a storylet goes on."""
        return f"ending: {self.rng.choice(endings)}" if self.chance(30) else self.ways()

    def node(self, name: str) -> list[str]:
        text = f"text: {json.dumps(f'in {name} ' + self.prose() if self.chance(50) else f'in {name} ')}"
        lines = [f"node: {name}", *self.do(40), text]
        if self.chance(10):
            lines.append("ask: {number: x, label: How many?}")
        if self.chance(15):
            lines.append(f"call: {self.rng.choice(STORYLETS)}")
        choices = [self.choice(f"c{number}") for number in range(self.rng.randint(2, 3))]
        lines += ["choices:", *[line for offer in choices for line in self.offer(offer)]]
        return [*lines, *([self.ways()] if self.chance(40) else [])]

    def offer(self, choice: list[str]) -> list[str]:
        """Return a choice alone, in a group, beside a pool, or in a group with one."""
        pool = [f"  - {{from: {POOL}, show: {self.rng.choice((1, 1, 2))}}}"]
        kind = self.rng.choice(("alone", "alone", "alone", "group", "group", "group of both", "nested", "pool"))
        match kind:
            case "alone":
                return choice
            case "pool":
                return [*choice, *pool]
            case "nested":
                return self.group([*pool, *self.group(choice)])
            case _:
                return self.group([*choice, *(pool if kind == "group of both" else [])])

    def group(self, inside: list[str]) -> list[str]:
        return [f"  - if: {self.test(draws=False)}", "    choices:", *[f"    {line}" for line in inside]]

    def choice(self, name: str) -> list[str]:
        label = f"choose {self.prose()}" if self.chance(25) else "choose"
        rest = [f"id: {name}", *([f"if: {self.test()}"] if self.chance(65) else [])]
        if self.chance(30):
            rest.append(f"once: {self.rng.choice(('true', 'visit'))}")
        if self.chance(15):
            rest.append(f"locked: {json.dumps(f'no {self.prose()}')}")
        rest += [*self.do(60), self.end()]
        return [f"  - label: {json.dumps(label)}", *[f"    {line}" for line in rest]]

    def storylet(self, name: str) -> list[str]:
        label = f"go {self.prose()}" if self.chance(25) else "go"
        lines = [f"node: {name}", f"pool: {POOL}", f"label: {json.dumps(label)}", f"text: 'in {name} '"]
        lines += [f"when: {self.test()}"] if self.chance(75) else []
        lines += [f"priority: {self.rng.choice(('x', '1', 'min(visits(a), 2)'))}"] if self.chance(30) else []
        back = ["go: back"] if self.chance(30) else [self.end(("good",))]
        return [*lines, *self.do(50), *back]
