"""Random expressions and statements for the stories of `wide_stories`."""

import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

SIGNS = ("<", ">", "==", "!=", "<=", ">=")
MEMBERS = ("ring", "book", "key")
PEOPLE = ("ines", "marrow", "fox")


class WideExpressions:
    """Makes expressions about the nodes and choices of a story, and counts the features that they use.

    nodes, spare  the names of nodes, and of those in a pool
    ids           the ids of each node's choices
    """

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.features: Counter[str] = Counter()
        self.nodes: list[str] = []
        self.spare: list[str] = []
        self.ids: dict[str, list[str]] = {}

    def chance(self, percent: int) -> bool:
        return self.rng.random() * 100 < percent

    def one(self, kinds: Sequence[tuple[str, str | Callable[[], str]]]) -> str:
        """Return one of these texts, and count its feature. A text with other parts is made only if it is taken."""
        feature, text = self.rng.choice(kinds)
        self.features[feature] += 1
        return text if isinstance(text, str) else text()

    # expressions

    def number(self, depth: int = 1) -> str:
        rng = self.rng
        node = rng.choice(self.nodes)
        kinds: list[tuple[str, str | Callable[[], str]]] = [
            ("number", str(rng.randint(0, 4))),
            ("number", "x"),
            ("number", "y"),
            ("number", "g"),
            ("formula", "f"),
            ("formula", "most"),
            ("visits", f"visits({node})"),
            ("turns_since", f"min(turns_since({node}), 9)"),
            ("count of a set", "count(c)"),
            ("counted", f"bag.{rng.choice(('arrow', 'apple'))}"),
            ("count of things", "count(bag)"),
            ("group", f"{rng.choice(PEOPLE)}.trust"),
            ("member of a group", "lover.trust"),
            ("quantifier count", f"count(p in cast: p.trust > {rng.randint(0, 2)})"),
        ]
        if depth:
            part = partial(self.number, 0)
            kinds += [
                ("arithmetic", lambda: f"({part()} {rng.choice(('+', '-', '*'))} {part()})"),
                ("division", lambda: f"({part()} {rng.choice(('//', '%'))} {rng.choice(('2', '3', '-2'))})"),
                ("minimum", lambda: f"{rng.choice(('min', 'max'))}({part()}, {part()})"),
                ("absolute", lambda: f"abs({part()} - 2)"),
                ("negative", lambda: f"(-{part()})"),
                ("value by condition", lambda: f"({part()} if {self.condition(0)} else {part()})"),
            ]
        return self.one(kinds)

    def condition(self, depth: int = 1, draws: bool = False) -> str:
        rng = self.rng
        node = rng.choice([*self.nodes, *self.spare])
        chosen = rng.choice([name for name in self.ids if self.ids[name]])
        kinds: list[tuple[str, str | Callable[[], str]]] = [
            ("truth", "b"),
            ("formula", "near"),
            (
                "comparison",
                lambda: f"{self.number(0)} {rng.choice(('<', '>', '==', '!=', '<=', '>='))} {self.number(0)}",
            ),
            ("chain", lambda: f"0 < {self.number(0)} <= {self.number(0)}"),
            ("enumeration", f"e {rng.choice(('==', '!=', '>', '<='))} {rng.choice(('red', 'green', 'blue'))}"),
            ("member", f"{rng.choice(MEMBERS)} in c"),
            ("member by value", "item in c"),
            ("counted in", f"{rng.choice(('arrow', 'apple'))} in bag"),
            ("seen", f"seen({node})"),
            ("at", f"at({node})"),
            ("chose", f"chose({chosen}.{rng.choice(self.ids[chosen])})"),
            ("group", f"{rng.choice(PEOPLE)}.met"),
            ("member of a group", "lover.met"),
            ("quantifier any", f"any(p in cast: p.trust > {rng.randint(0, 3)})"),
            ("quantifier all", "all(p in cast: p.met or p.trust < 3)"),
            ("sets", "c == d"),
        ]
        if draws:
            kinds += [("chance", f"chance({rng.choice((30, 50))})"), ("roll", f"roll(1, 3) > {rng.randint(0, 3)}")]
        if depth:
            part = partial(self.condition, 0, draws)
            kinds += [
                ("and or not", lambda: f"({part()}) and ({part()})"),
                ("and or not", lambda: f"({part()}) or ({part()})"),
                ("and or not", lambda: f"not ({part()})"),
            ]
        return self.one(kinds)

    # statements

    def statement(self) -> object:
        rng = self.rng
        if self.chance(15):
            self.features["do with a condition"] += 1
            found: dict[str, object] = {"if": self.condition(1, draws=True), "do": [self.simple() for _ in "ab"]}
            return found | ({"else": self.simple()} if rng.random() < 0.5 else {})
        return self.simple()

    def simple(self) -> str:
        rng = self.rng
        person, member = rng.choice(PEOPLE), rng.choice(MEMBERS)
        return self.one(
            [
                ("assignment", f"x = {rng.randint(0, 3)}"),
                ("change", lambda: f"x += {self.number()}"),
                ("change", lambda: f"y -= {self.number()}"),
                ("change", lambda: f"g += {self.number()}"),
                ("change", f"cents += {rng.choice((5, -37, 250))}"),
                ("truth", lambda: f"b = {self.condition()}"),
                ("enumeration", f"e = {rng.choice(('red', 'green', 'blue'))}"),
                ("value by condition", "e = blue if x > 1 else red"),
                ("set", f"c += {member}"),
                ("set", f"c -= {member}"),
                ("set by value", "c += item"),
                ("set", "d = c"),
                ("pick", "item = pick(c)"),
                ("counted", f"bag.{rng.choice(('arrow', 'apple'))} {rng.choice(('+=', '-='))} {rng.randint(1, 3)}"),
                ("counted by one", f"bag {rng.choice(('+=', '-='))} {rng.choice(('arrow', 'apple'))}"),
                ("group", f"{person}.trust {rng.choice(('+=', '-='))} 1"),
                ("group", lambda: f"{person}.met = {self.condition(0)}"),
                ("group", f"{person}.mood = {rng.choice(('calm', 'cross'))}"),
                ("member of a group", f"lover.trust {rng.choice(('+=', '-='))} 1"),
                ("member of a group", "lover.met = true"),
                ("enumeration of a group", f"lover = {person}"),
                ("enumeration", f"nan = {rng.choice(('she', 'he', 'they'))}"),
                ("text", f'name = "{rng.choice(("ada", "éloise", "Bo"))}"'),
                ("roll", f"x = roll({rng.choice(('0, 3', '1, 2'))})"),
                ("chance", f"b = chance({rng.choice((20, 50, 100))})"),
            ]
        )

    def statements(self) -> str:
        return json.dumps([self.statement() for _ in range(self.rng.choice((0, 1, 1, 2, 3)))])
