"""Random stories that use every feature of the format, for a comparison with an interpreter of its own.

`features` counts what a story uses, so that a test can say how often each feature occurs in many stories.
"""

import json

from tests.independent.wide_expressions import PEOPLE, WideExpressions

TITLE = """title: Wide
language: en
voices: {sea: {name: The sea, style: italic}}
notes: {dark: {brief: Darkness}}
state:
  x: {start: 1, min: 0, max: 3}
  y: {start: 0, min: -2, max: 2}
  cents: {start: 1358, min: -500, max: 9000}
  g: 0
  b: false
  e: {one of: {red: a red_one, green: green, blue: Blue}}
  c: {set of: {ring: a ring, book: a book, key: the key}, start: [book]}
  d: {set of: [ring, book, key]}
  item: {one of: [ring, book, key]}
  word: {one of: [friend, foe, other]}
  name: "nobody"
  nan: {one of: [she, he, they]}
  bag: {count of: {arrow: arrow | arrows, apple: apple}, max: 4, start: {arrow: 1}}
  cast:
    of: {ines: Ines, marrow: Old Marrow, fox: the fox}
    each: {trust: {start: 1, min: 0, max: 3}, met: false, mood: {one of: [calm, cross]}}
    but: {fox: {trust: 3, met: true}}
  lover: {one of: cast}
words:
  nan:
    they: {she: she, he: he, they: they}
    s: {she: s, he: s, they: ""}
  cast.mood:
    look: {calm: smiles, cross: frowns}
formulas:
  f: x + 2 * b
  near: y > 0 and not b
  most: "max(ines.trust, marrow.trust)"
endings:
  good: {title: Good}
  bad: {title: Bad}
"""


class WideStory(WideExpressions):
    """One story in the making; `text` is its file, and `features` counts what it uses."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.nodes = [f"n{number}" for number in range(self.rng.randint(4, 7))]
        self.spare = [f"s{number}" for number in range(self.rng.choice((2, 3, 4)))]
        self.taking = self.chance(60)
        self.choices: list[str] = []
        self.here = ""
        names = [*self.nodes, *self.spare]
        self.ids = {name: [f"c{number}" for number in range(self.rng.choice((1, 2, 2, 3)))] for name in names}
        documents = [TITLE, *[self.node(name) for name in names]]
        if self.taking:
            documents.append(self.fight())
        self.text = "---\n".join(documents)

    # prose

    def value(self) -> str:
        return self.one(
            [
                ("shown number", lambda: f"{{{self.number()}}}"),
                ("shown truth", "{b}"),
                ("display name", "{e}"),
                ("display name", "{lover}"),
                ("shown set", "{c}"),
                ("shown set", "{d}"),
                ("shown things", "{bag}"),
                ("shown text", "{name}"),
                ("format money", "{cents as money}"),
                ("format words", lambda: f"{{{self.number()} as words}}"),
                ("format list", "{c as list}"),
                ("format list", "{bag as list}"),
                ("format capital", "{name as capital}"),
                ("format capital", "{e as capital}"),
                ("formats chained", lambda: f"{{{self.number()} as words as capital}}"),
                ("words", "{nan.they} blink{nan.s}"),
                ("words with capital", "{Nan.they} blink{nan.s}"),
                ("words of a group", f"{{{self.rng.choice(PEOPLE)}.mood.look}}"),
            ]
        )

    def prose(self, depth: int = 0) -> str:
        parts = [self.piece(depth) for _ in range(self.rng.choice((1, 2, 2, 3)))]
        return " ".join(parts)

    def piece(self, depth: int) -> str:
        if depth >= 3 or self.chance(35):
            return self.rng.choice(("so", "a *slow* day", "**no**", "it is", "\\ to\\ ", self.value()))
        return self.varying(depth)

    def varying(self, depth: int) -> str:
        rng = self.rng
        kind = rng.choice(("if", "if", "else if", "plural", "", "&", "!", "~", "?", "~!"))
        sides = [self.prose(depth + 1) for _ in range(rng.choice((2, 2, 3)))]
        self.features[f"braces {kind or 'sequence'}"] += 1
        if kind == "if":
            return f"{{{self.condition(1, draws=True)}: {' | '.join(sides[: rng.choice((1, 2))])}}}"
        if kind == "else if":
            tested = [f"{self.condition()}: {side}" for side in sides]
            return f"{{{' | '.join([*tested, rng.choice(('else: last', 'last'))])}}}"
        if kind == "plural":
            return f"{{plural {self.number()}: {sides[0]} | {sides[1]}}}"
        return f"{{{kind + ' ' if kind else ''}{' | '.join(sides)}}}"

    def text(self, name: str) -> list[str]:
        lines = [f"in {name} {self.prose()}"]
        if self.chance(15):
            self.features["voice"] += 1
            lines += ["", f"@sea {self.prose(1)}"]
        if self.chance(8):
            self.features["condition over paragraphs"] += 1
            lines += [
                "",
                f"{{{self.condition()}:",
                "",
                "  One.",
                "",
                f"  @sea {self.prose(2)}",
                "|",
                "  Two.",
                "}",
                "",
                "End.",
            ]
        if self.chance(6):
            self.features["pause, cue, break"] += 1
            lines += ["", "@pause 1", "", "@cue bell", "", "***", "", "After."]
        return [f"  {line}" if line else "" for line in self.glued(lines)]

    def glued(self, lines: list[str]) -> list[str]:
        """Return the lines of a text, some with glue at an end, in braces, or alone."""
        if not self.chance(25):
            return lines
        self.features["glue"] += 1
        side = f"{{{self.condition()}: {self.prose(2)} <>}}"
        ways = (
            [*lines[:-1], lines[-1] + self.rng.choice(("<>", " <>"))],
            [self.rng.choice(("<>", "<> ")) + lines[0], *lines[1:]],
            [*lines, side],
            [side, *lines],
            ["<>"],
            [*lines, "", self.rng.choice(("<>", "@sea <>so", "{b: <>|}  {x == 1:so}<>")), "", "End."],
        )
        return self.rng.choice(ways)

    # nodes

    def node(self, name: str) -> str:
        self.here = name
        lines = [f"node: {name}"]
        if name in self.spare:
            lines += ["pool: spare", f"label: {json.dumps('go ' + self.prose(2))}"]
            lines += [f"when: {json.dumps(self.when(name))}"] if self.chance(70) else []
            lines += [f"priority: {self.rng.choice((0, 1, 'x'))}"] if self.chance(50) else []
        lines += [f"do: {self.statements()}", "text: |", *self.text(name)]
        if self.chance(12):
            self.features["note"] += 1
            lines += ["note: dark", "veiled: Something."]
        lines += [f"ask: {self.question()}"] if self.chance(22) else []
        lines += [f"call: {self.call()}"] if self.chance(15) else []
        ends = self.chance(12)
        offers = [self.choice(identity, ends) for identity in self.ids[name]]
        if self.chance(40):
            self.features["pool"] += 1
            offers.append([f"  - {{from: spare, show: {self.rng.randint(1, 3)}}}"])
        lines += ["choices:", *self.grouped(offers)]
        lines.append(f"ending: {self.rng.choice(('good', 'bad'))}" if ends else f"go: {self.ways()}")
        return "\n".join(lines) + "\n"

    def fight(self) -> str:
        """Return the node that takes arguments."""
        self.here = "fight"
        lines = [
            "node: fight",
            "takes: {foe: {one of: [orc, wolf]}, group: {start: 1, min: 0, max: 3}, loud: false}",
            "do: group -= 1",
            'text: "fight {foe} {group} {loud: loud | still}"',
            "choices:",
            "  - {label: Strike, id: strike, do: [group -= 1, loud = true], if: group > 0, go: fight}",
            "  - {label: Leave, id: leave, go: back}",
            "go: back",
        ]
        return "\n".join(lines) + "\n"

    def call(self) -> str:
        if self.taking and self.chance(60):
            self.features["call with arguments"] += 1
            given = {"foe": self.rng.choice(("orc", "wolf")), "group": self.number(), "loud": self.condition(0)}
            kept = {name: value for name, value in given.items() if self.chance(70)} or {"foe": "wolf"}
            return json.dumps({"to": "fight", "with": kept})
        self.features["call"] += 1
        return self.rng.choice(self.nodes)

    def when(self, name: str) -> str:
        return self.rng.choice((f"not seen({name})", self.condition()))

    def question(self) -> str:
        rng = self.rng
        return self.one(
            [
                ("ask text", "{into: name, label: Who, length: 12}"),
                ("ask number", f"{{number: x, label: How many, min: {rng.randint(0, 1)}, max: {rng.randint(2, 3)}}}"),
                ("ask number", "{number: y, label: How far}"),
                ("ask among", "{into: word, label: Speak, among: {friend: [Friend, mellon], foe: foe!}, else: other}"),
            ]
        )

    def ways(self) -> str:
        rng = self.rng
        targets = [*self.nodes, *self.nodes, *(["back"] if self.chance(30) else [])]
        if self.chance(45):
            return rng.choice(targets)
        ways: list[dict[str, str]] = []
        for _ in range(rng.choice((1, 2))):
            ways.append({"if": self.condition(1, draws=True), "to": rng.choice(targets)})
        self.features["ways"] += 1
        if self.chance(40):
            self.features["event"] += 1
            ways.insert(rng.randint(0, len(ways)), {"from": "spare"})
        if self.chance(80):
            ways.append({"to": rng.choice(targets)})
        return json.dumps(ways)

    def grouped(self, offers: list[list[str]]) -> list[str]:
        first = self.rng.randrange(len(offers))
        if not self.chance(25):
            return [line for offer in offers for line in offer]
        self.features["group of choices"] += 1
        inside = [f"    {line}" for offer in offers[first:] for line in offer]
        head = [f"  - if: {json.dumps(self.condition())}", "    choices:"]
        return [*[line for offer in offers[:first] for line in offer], *head, *inside]

    def choice(self, identity: str, must_lead: bool, depth: int = 1) -> list[str]:
        """Return a choice, which leads somewhere itself if nothing around it does."""
        rng = self.rng
        lines = [f"  - label: {json.dumps(f'{identity} {self.prose(2)}')}", f"    id: {identity}"]
        rest: list[str] = []
        if self.chance(35):
            rest.append(f"if: {json.dumps(self.condition(1, draws=self.chance(20)))}")
            if self.chance(40):
                self.features["locked"] += 1
                rest.append(f"locked: {json.dumps('no ' + self.prose(2))}")
        if self.chance(35):
            once = rng.choice(("true", "visit"))
            self.features[f"once: {once}"] += 1
            rest.append(f"once: {once}")
        rest.append(f"do: {self.statements()}")
        if self.chance(40):
            rest += ["text: |", *self.text(identity)]
        rest += [f"ask: {self.question()}"] if self.chance(8) else []
        rest += [f"call: {self.call()}"] if self.chance(10) else []
        if depth == 1 and self.chance(15):
            self.features["nested choices"] += 1
            inner = [line for letter in "ab" for line in self.choice(f"{identity}{letter}", must_lead, 2)]
            rest += ["choices:", *inner]
        elif must_lead or self.chance(55):
            rest.append(f"go: {self.ways()}")
        elif self.chance(10):
            rest.append(f"ending: {rng.choice(('good', 'bad'))}")
        return [*lines, *[f"    {line}" if line else "" for line in rest]]
