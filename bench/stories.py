"""Stories generated from a seed, as plain values that no engine owns. `renderings` writes them for each engine.

A node has 60 words of prose, one sentence that depends on a condition, and three choices. Each choice sets one of ten
variables, and the second and third have a condition. The same seed always produces the same story.
"""

import random
from typing import NamedTuple

CHAPTER = 100
VARIABLES = 10
NUMBERS = 10
END = "END"

NOUNS = (
    "anchor attic barrel bell cabin canal chapel cliff coat cradle desk drawer feather fence field gate hammer hill "
    "island kitchen ladder lake map mill needle oven path pier roof saw shore spoon stable stair stove tunnel well"
).split()
VERBS = (
    "aims bends burns calls climbs digs drops fades fixes folds hides holds joins keeps knocks leans melts pulls "
    "rests rolls shuts sings sleeps spins stirs turns wakes washes"
).split()
ADJECTIVES = (
    "bare blue brisk calm cold cracked deep dim dry dusty empty faint green grey heavy high lost low mild narrow new "
    "odd old open round rough small soft steep strange tall thin wet white wide wild"
).split()
ARTICLES = "the a this every that one another".split()
ORDERS = ("Follow", "Leave", "Ask about", "Return to", "Examine")


class Term(NamedTuple):
    """A test that `variable` is greater or less than `limit`."""

    variable: str
    sign: str
    limit: int


class Condition(NamedTuple):
    """One term, or two joined by `word` ("and" or "or")."""

    word: str
    terms: tuple[Term, ...]


class Choice(NamedTuple):
    """A choice that is open if `condition` is true or None. It sets `variable = (variable + add) % NUMBERS`."""

    label: str
    condition: Condition | None
    variable: str
    add: int
    target: str


class Node(NamedTuple):
    name: str
    chapter: int
    prose: str
    condition: Condition
    yes: str
    no: str
    choices: tuple[Choice, ...]


class Story(NamedTuple):
    title: str
    start: str
    variables: dict[str, int]
    nodes: tuple[Node, ...]


def endless_story(size: int, seed: int = 1) -> Story:
    """Return a story of `size` nodes that never ends.

    A choice stays in its chapter or leads to the first node of the next.
    """
    rng = random.Random(seed)
    variables = _variables(rng)
    nodes = tuple(_node(rng, number, number // CHAPTER, _targets(rng, number, size)) for number in range(size))
    return Story(f"Endless {size}", _name(0), variables, nodes)


def layered_story(width: int = 8, layers: int = 16, seed: int = 1) -> Story:
    """Return a story in layers: a start, three nodes, then `width` nodes each. Every reading has `layers` choices."""
    rng = random.Random(seed)
    variables = _variables(rng)
    rows, first = [], 0
    for size in (1, 3, *[width] * (layers - 2)):
        rows.append([_name(number) for number in range(first, first + size)])
        first += size
    nodes = []
    for row, below in zip(rows, [*rows[1:], [END]], strict=True):
        for place, name in enumerate(row):
            targets = [below[(place * 3 + step) % len(below)] for step in range(3)]
            node = _node(rng, int(name[1:]), 0, targets)
            nodes.append(_opened(node) if len(row) < width else node)
    return Story(f"Layered {width} by {layers}", _name(0), variables, tuple(nodes))


def _targets(rng: random.Random, number: int, size: int) -> list[str]:
    low = number // CHAPTER * CHAPTER
    high = min(size, low + CHAPTER)
    onward = high if high < size else 0
    targets = [number + 1 if number + 1 < high else onward]
    while len(targets) < 3:
        targets.append(onward if rng.random() < 0.1 else rng.randrange(low, high))
    return [_name(target) for target in targets]


def _node(rng: random.Random, number: int, chapter: int, targets: list[str]) -> Node:
    prose = _prose(rng, 60)
    condition, yes, no = _condition(rng), _sentence(rng, 8), _sentence(rng, 8)
    choices = tuple(_choice(rng, index, target) for index, target in enumerate(targets))
    return Node(_name(number), chapter, prose, condition, yes, no, choices)


def _opened(node: Node) -> Node:
    """Return the node with every choice open, so that all later nodes can be reached."""
    return node._replace(choices=tuple(choice._replace(condition=None) for choice in node.choices))


def _choice(rng: random.Random, index: int, target: str) -> Choice:
    label = f"{rng.choice(ORDERS)} the {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} {'abc'[index]}"
    condition = _condition(rng) if index else None
    return Choice(label, condition, f"v{rng.randrange(VARIABLES)}", rng.randint(1, 7), target)


def _condition(rng: random.Random) -> Condition:
    """Return a condition that is true about half of the time."""
    terms = []
    for number in rng.sample(range(VARIABLES), rng.choice((1, 2))):
        more = rng.random() < 0.5
        terms.append(Term(f"v{number}", ">" if more else "<", rng.randint(2, 5) if more else rng.randint(4, 7)))
    return Condition(rng.choice(("and", "or")), tuple(terms))


def _prose(rng: random.Random, words: int) -> str:
    sentences = []
    while words > 0:
        length = min(words, rng.randint(8, 16))
        sentences.append(_sentence(rng, length))
        words -= length
    return " ".join(sentences)


def _sentence(rng: random.Random, words: int) -> str:
    pattern = (ARTICLES, ADJECTIVES, NOUNS, VERBS)
    return " ".join(rng.choice(pattern[place % 4]) for place in range(words)).capitalize() + "."


def _variables(rng: random.Random) -> dict[str, int]:
    return {f"v{number}": rng.randrange(NUMBERS) for number in range(VARIABLES)}


def _name(number: int) -> str:
    return f"n{number:05d}"
