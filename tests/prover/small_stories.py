"""Small stories from seeds, with every feature in them, whose proofs can be checked by playing.

The words of a text say what happens: `in n3` on entering the node n3, `v12` for the variant of that number, `p0 true`
for the test of the promise of that number. Gauges show the promises too, where the reader decides. `tf0` says that the
text tells the fact f0, and `nf0` that it needs it.
"""

import json
import random
from typing import NamedTuple

from tests.prover.small_expressions import SmallExpressions

KINDS = ("never", "always", "possible", "never lost")
POOL = "spare"
GROUPS = ("{red: [Red, rot]}", "{blue: [azure, blue], red: rot}", "{green: [blue], blue: red, red: [rot, azure]}")
WORDS = ("RED!", " rot ", "azure", "“Blue”", "Bluë", "")
"""Answers that differ from those in the groups only in what does not count, and others."""
SHOWN = ("so", "so", "so", "{e}", "{c}", "{E.it} go{e.s}", "{x as words as capital}", "{c as list}", "{g as money}")
THINGS = ("{t}", "{t as list}")


class Promise(NamedTuple):
    """`kind: test`, or with an ending `kind: ending(...) and (test)`."""

    kind: str
    test: str
    ending: str


class SmallStory(SmallExpressions):
    """One story in the making; `text` is its file."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.variants = 0
        self.loose = self.rng.random() < 0.4  # with draws wherever they are allowed
        self.nodes = [f"n{number}" for number in range(self.rng.randint(3, 6))]
        self.spare = [f"s{number}" for number in range(self.rng.choice((0, 0, 2, 3)))]
        self.facts = ["f0", "f1"][: self.rng.choice((0, 0, 1, 2))]
        self.tellers = {fact: self.rng.choice(self.nodes) for fact in self.facts}
        self.takers = [name for name in (*self.nodes, *self.spare) if self.chance(20)]
        self.here = ""
        self.choices: dict[str, list[str]] = {name: [] for name in (*self.nodes, *self.spare)}
        self.plan_choices()
        self.promises = [self.promise() for _ in range(self.rng.randint(0, 3))]
        self.text = "---\n".join([self.title_page(), *[self.node(name) for name in (*self.nodes, *self.spare)]])

    def plan_choices(self) -> None:
        for name, choices in self.choices.items():
            count = self.rng.choice((0, 1, 2, 2, 3)) if name in self.nodes else self.rng.choice((0, 0, 1))
            choices.extend(f"c{number}" for number in range(count))

    def title_page(self) -> str:
        lines = [
            "title: Small",
            "notes: {dark: {brief: Dark}}",
            "state:",
            "  x: {start: 1, min: 0, max: 3}",
            "  y: {start: 0, min: -1, max: 2}",
            "  b: false",
            "  e: {one of: {red: a red one, green: , blue: blue}}",
            "  c: {set of: {ring: a ring, book: a book, key: the key}}",
            "  h: {one of: [ring, book, key]}",
            "  t: {count of: {nut: nut | nuts, pea: pea}, max: 2, start: {pea: 1}}",
            "  m: {of: {ann: Ann, bo: }, each: {h: {start: 1, min: 0, max: 2}, k: false}, but: {bo: {h: 0}}}",
            "  w: {one of: m}",
            "  g: 0",
            '  name: "nobody"',
            "words:",
            "  e:",
            "    it: {red: it, green: it, blue: she}",
            '    s: {red: s, green: "", blue: s}',
            "formulas:",
            "  f: x + 2 * b",
            '  q: "count(p in m: p.h > y)"',
            "endings:",
            "  good: {title: Good}",
            "  bad: {title: Bad}",
        ]
        if self.promises:
            lines.append("gauges:")
            for number, promise in enumerate(self.promises):
                value = json.dumps(f"1 if {promise.test} else 0")
                lines.append(f"  p{number}: {{kind: bar, value: {value}, min: 0, max: 1}}")
            lines.append("promises:")
            for promise in self.promises:
                test = f"ending({promise.ending}) and ({promise.test})" if promise.ending else promise.test
                lines.append(f"  - {promise.kind}: {json.dumps(test)}")
        return "\n".join(lines) + "\n"

    def promise(self) -> Promise:
        ending = self.rng.choice(("good", "bad", "", ""))
        test = "true" if ending and self.chance(50) else self.condition(self.rng.choice((0, 1)), draws=False)
        return Promise(self.rng.choice(KINDS), test, ending)

    # prose

    def variant(self) -> str:
        self.variants += 1
        return f"v{self.variants}{self.mark(12)}"

    def mark(self, percent: int) -> str:
        """Return a mark of a fact, and the word that shows it."""
        if not self.facts or not self.chance(percent):
            return ""
        kind, fact = self.rng.choice(("tells", "needs")), self.rng.choice(self.facts)
        return f" {kind[0]}{fact} {{{kind} {fact}}}"

    def known(self, key: str, percent: int) -> tuple[list[str], str]:
        """Return the lines of a key `tells` or `needs`, and the words that show it."""
        facts = [fact for fact in self.facts if self.chance(percent)]
        return [f"{key}: [{', '.join(facts)}]"] if facts else [], "".join([f"{key[0]}{fact} " for fact in facts])

    def telling(self, name: str) -> str:
        """Return the words with which a node tells its facts, sometimes under a condition."""
        told = [f"t{fact} {{tells {fact}}} " for fact in self.facts if self.tellers[fact] == name]
        return "".join([f"{{{self.condition()}: {self.variant()} {one}}}" if self.chance(30) else one for one in told])

    def prose(self, depth: int = 0) -> str:
        """Return a few words, some of which vary."""
        rng = self.rng
        parts = [
            self.varying(depth) if self.chance(60 if depth == 0 else 25) else rng.choice((*SHOWN, *THINGS))
            for _ in range(rng.choice((1, 1, 2)))
        ]
        return " ".join(parts)

    def varying(self, depth: int) -> str:
        rng = self.rng
        kind = rng.choice(("if", "if", "if", "", "&", "!", "~", "?", "~!", "plural"))
        if kind == "plural":
            node = rng.choice(self.nodes)
            number = rng.choice(("x", "y", "g", "x - y", "count(c)", f"visits({node})", f"turns_since({node})", "f"))
            sides = [self.prose(depth + 1) if depth < 2 else "so" for _ in range(2)]
            return f"{{plural {number}: one {sides[0]} | many {sides[1]}}}"
        if kind == "if":
            sides = [f"{self.condition(1)}: {self.side(depth)}" for _ in range(rng.choice((1, 1, 1, 1, 2, 3)))]
            sides += [rng.choice(("else: ", "")) + self.variant()] if self.chance(70) else []
            return f"{{{' | '.join(sides)}}}"
        if kind in ("~", "?", "~!") and not self.loose:
            kind = ""
        options = [self.variant() for _ in range(rng.choice((2, 2, 3)))]
        if self.chance(25) and depth < 2:
            options[0] += " " + self.varying(depth + 1)
        return f"{{{kind + ' ' if kind else ''}{' | '.join(options)}}}"

    def side(self, depth: int) -> str:
        """Return a variant, with more prose in some."""
        return f"{self.variant()} {self.prose(depth + 1)}" if self.chance(30) else self.variant()

    # nodes and choices

    def ways(self, scope: list[str]) -> str:
        rng = self.rng
        if self.chance(60):
            return rng.choice(scope)
        ways = [f"{{if: {json.dumps(self.condition())}, to: {rng.choice(scope)}}}" for _ in range(rng.choice((1, 2)))]
        if self.spare and self.chance(35):
            test = f"if: {json.dumps(self.condition())}, " if self.chance(30) else ""
            ways.insert(rng.randint(0, len(ways)), f"{{{test}from: {POOL}}}")
        if self.chance(70):
            ways.insert(rng.choice((len(ways), len(ways), 0)), f"{{to: {rng.choice(scope)}}}")
        return "[" + ", ".join(ways) + "]"

    def targets(self) -> list[str]:
        return [*self.nodes, *self.nodes, *(["back"] if self.chance(35) else [])]

    def node(self, name: str) -> str:
        rng = self.rng
        self.here = name
        lines = [f"node: {name}"]
        if name in self.takers:
            takes = ["amount: {start: 1, min: 0, max: 2}", "hue: {one of: [red, green, blue]}", "who: {one of: m}"]
            lines.append(f"takes: {{{', '.join(takes)}, pack: {{set of: [ring, book, key]}}}}")
        if name in self.spare:
            lines += [f"pool: {POOL}", f"label: {json.dumps('go ' + self.prose(1))}"]
            lines += [f"when: {json.dumps(self.when(name))}"] if self.chance(70) else []
            lines += [f"priority: {rng.choice((0, 0, 1, 'x', 'q', 'w.h', 't.nut - x'))}"] if self.chance(50) else []
        shown = "".join(f" p{number} {{{promise.test}}}" for number, promise in enumerate(self.promises))
        (needs, needed), (tells, told) = self.known("needs", 12), self.known("tells", 8)
        words = f"  {needed}{told}in {name}{shown} {self.telling(name)}{self.prose()}{self.mark(25)}"
        lines += [f"do: {self.statements()}", *needs, *tells, "text: |", words]
        if self.chance(15):
            lines += ["note: dark", "veiled: |", f"  veil {self.telling(name)}{self.prose(1)}{self.mark(40)}"]
        if self.chance(18):
            lines += [f"ask: {self.question()}"]
        if self.chance(12):
            lines += [self.call()]
        ends = self.chance(25)
        offers = [self.choice(name, choice, ends) for choice in self.choices[name]]
        if self.spare and name in self.nodes and self.chance(40):
            offers.append([f"  - {{from: {POOL}, show: {rng.randint(1, 2)}}}"])
        lines += ["choices:", *self.grouped(offers)] if offers else []
        lines.append(f"ending: {rng.choice(('good', 'bad'))}" if ends else f"go: {self.ways(self.targets())}")
        return "\n".join(lines) + "\n"

    def question(self) -> str:
        kinds = [
            "{into: name, label: 'Who?'}",
            "{number: x, label: 'How many?'}",
            "{number: y, max: 1, label: 'How far?'}",
            f"{{number: g, min: 0, max: {self.rng.randint(0, 4)}, label: 'How often?'}}",
            f"{{into: e, label: 'Who?', among: {self.rng.choice(GROUPS)}, else: {self.rng.choice(('red', 'green'))}}}",
        ]
        kinds += [f"{{number: {self.rng.choice(('ann.h', 't.pea', 'bo.h'))}, label: 'How warm?'}}"]
        if self.here in self.takers:
            groups = self.rng.choice(GROUPS)
            kinds += ["{number: amount, label: 'So many?'}"] * 2
            kinds += [f"{{into: hue, label: 'Which?', among: {groups}, else: {self.rng.choice(('red', 'blue'))}}}"] * 2
        return self.rng.choice(kinds)

    def when(self, name: str) -> str:
        return self.rng.choice((f"not seen({name})", f"not seen({name}) and ({self.condition(0)})", self.condition()))

    def grouped(self, offers: list[list[str]], depth: int = 0) -> list[str]:
        """Return the lines of offers, the last of which may be in a group."""
        first = self.rng.randrange(len(offers))
        if depth > 1 or not self.chance(20):
            return [line for offer in offers for line in offer]
        inside = [f"    {line}" for line in self.grouped(offers[first:], depth + 1)]
        test = json.dumps(self.condition(draws=False))
        return [*[line for offer in offers[:first] for line in offer], f"  - if: {test}", "    choices:", *inside]

    def choice(self, node: str, name: str, must_lead: bool, depth: int = 1) -> list[str]:
        """Return a choice, which must lead somewhere itself if nothing around it does."""
        rest, needed = self.known("needs", 8)
        label = f"choose {needed}{self.prose(1)}{self.mark(6)}"
        lines = [f"  - label: {json.dumps(label)}", f"    id: {name}"]
        if self.chance(40):
            rest.append(f"if: {json.dumps(self.condition())}")
            rest += [f"locked: {json.dumps('no ' + self.prose(1))}"] if self.chance(40) else []
        if self.chance(25):
            rest.append(f"once: {self.rng.choice(('true', 'visit'))}")
        rest.append(f"do: {self.statements()}")
        if self.chance(50):
            tells, told = self.known("tells", 8)
            rest += [*tells, "text: |", f"  {told}{self.prose()}"]
        if self.chance(9):
            rest.append(f"ask: {self.question()}")
        if self.chance(8):
            rest.append(self.call())
        leads = self.chance(55)
        ends = not leads and (must_lead or self.chance(25))
        if depth == 1 and self.chance(20):
            nested = [f"{name}{letter}" for letter in ("x", "y")[: self.rng.choice((1, 2))]]
            must = ends or (must_lead and not leads)
            rest += ["choices:", *self.grouped([self.choice(node, inner, must, 2) for inner in nested])]
        rest += [f"go: {self.ways(self.targets())}"] if leads else []
        rest += [f"ending: {self.rng.choice(('good', 'bad'))}"] if ends else []
        return [*lines, *[f"    {line}" for line in rest]]
