"""Random weaves in ink: choices and gathers of all depths in any order, as nobody means to write them."""

import random


def made_weave(seed: int) -> str:
    """Return the story with this number: a few lines before all knots, in a knot, or in a stitch."""
    rng = random.Random(seed)
    headings: dict[str, list[str]] = {"main": [], "knot": ["-> k", "== k =="], "stitch": ["-> k", "== k ==", "= s"]}
    lines = [_line(rng, number) for number in range(rng.randint(1, 7))]
    return "\n".join([*headings[rng.choice(list(headings))], *lines]) + "\n"


def _line(rng: random.Random, number: int) -> str:
    depth = rng.choice((1, 1, 2, 2, 3))
    label = f"(l{number}) " if rng.random() < 0.15 else ""
    words = f"w{number}"
    match rng.choice(("text", "gather", "gather", "gather", "choice", "choice", "choice")):
        case "gather":
            line = "- " * depth + label + (words if rng.random() < 0.8 else "")
        case "choice":
            line = rng.choice(("* ", "+ ")) * depth + label + words
        case _:
            line = words
    return line + (" -> END" if rng.random() < 0.15 else "")
