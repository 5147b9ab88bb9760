"""Small editions from seeds: two stories that share names, whose upgrades can be checked by playing."""

import random
import re

from tests.prover.small_stories import SmallStory

_EDITS = (
    {"  x: {start: 1, min: 0, max: 3}": "  x: {start: 1, min: 0, max: 2}"},
    {"  x: {start: 1, min: 0, max: 3}": "  x: {start: 2, min: 1, max: 5}"},
    {"  y: {start: 0, min: -1, max: 2}": "  y: {start: 1, min: 0, max: 2}"},
    {"  b: false": "  b: true"},
    {
        "  e: {one of: {red: a red one, green: , blue: blue}}": "  e: {one of: {blue: blue, red: a red one, green: }}",
        "[red, green, blue]": "[blue, red, green]",
    },
    {
        "  c: {set of: {ring: a ring, book: a book, key: the key}}": "  c: {set of: [key, ring, book]}",
        "[ring, book, key]": "[key, ring, book]",
    },
    {"{of: {ann: Ann, bo: }": "{of: {bo: , ann: Ann}"},
    {"each: {h: {start: 1, min: 0, max: 2}, k: false}": "each: {h: {start: 1, min: 0, max: 1}, k: true}"},
    {"  g: 0": "  g: {start: 0, min: 0, max: 3}"},
    {"max: 2, start: {pea: 1}}": "max: 1, start: {pea: 1}}"},
)
"""Changes of what is declared: in each, the texts to replace."""


class Sibling(SmallStory):
    """A story with the nodes and choices of another one, and other contents."""

    def __init__(self, seed: int, contents: int) -> None:
        self.contents = contents
        super().__init__(seed)

    def plan_choices(self) -> None:
        super().plan_choices()
        self.rng = random.Random(self.contents)


class SmallEditions:
    """Two editions of a small story: `old` and `new` are their files, and `small` is what the first was made from."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.small = SmallStory(seed)
        self.old = self.small.text
        self.new = self.edited(self.old, seed)

    def chance(self, percent: int) -> bool:
        return self.rng.random() * 100 < percent

    def edited(self, text: str, seed: int) -> str:
        """Return the later edition: some of its nodes have other contents, and some names and values are others."""
        title, *nodes = text.split("---\n")
        others = Sibling(seed, seed + 1_000_000).text.split("---\n")[1:]
        replaced = self.rng.choice((0, 20, 50, 100))
        nodes = [other if self.chance(replaced) else node for node, other in zip(nodes, others, strict=True)]
        if self.chance(15):
            nodes.append(f"node: fresh\ntext: in fresh\ngo: {self.rng.choice(self.small.nodes)}\n")
        if self.chance(30):
            rest = nodes[1:]
            self.rng.shuffle(rest)
            nodes = [nodes[0], *rest]
        text = "---\n".join([title, *nodes])
        for edit in self.rng.sample(_EDITS, self.rng.choice((0, 0, 1, 2))):
            for before, after in edit.items():
                text = text.replace(before, after)
        for edit_names in (
            self.with_other_node,
            self.with_other_number,
            self.with_other_member,
            self.with_other_choice,
        ):
            text = edit_names(text) if self.chance(20) else text
        return text

    def with_other_number(self, text: str) -> str:
        was = "was: y, " if self.chance(60) else ""
        return re.sub(r"\by\b", "yy", text).replace("  yy: {start", f"  yy: {{{was}start")

    def with_other_member(self, text: str) -> str:
        text = re.sub(r"\bann\b", "anna", text)
        return text.replace("anna: Ann", "anna: {was: ann}") if self.chance(60) else text

    def with_other_choice(self, text: str) -> str:
        text = re.sub(r"\bc0\b", "c00", text)
        return re.sub(r"(?m)^( *)id: c00$", r"\1id: c00\n\1was: c0", text) if self.chance(60) else text

    def with_other_node(self, text: str) -> str:
        name = self.rng.choice(self.small.nodes)
        text = re.sub(rf"\b{name}\b", f"{name}b", text)
        return text.replace(f"node: {name}b\n", f"node: {name}b\nwas: {name}\n") if self.chance(60) else text
