"""Random stories in ink with braces over several lines, which begin and end within lines."""

import random

_KINDS = ("stopping", "cycle", "once", "shuffle", "shuffle once")


def made_blocks(seed: int) -> str:
    """Return the story with this number."""
    rng = random.Random(seed)
    lines = ["VAR n = 0", "-> k", "== k", "~ n = n + 1"]
    lines += [_line(rng) for _ in range(rng.randint(1, 3))]
    return "\n".join([*lines, "+ {n < 6} [On] -> k", "+ {n > 5} [End] -> END"]) + "\n"


def _line(rng: random.Random) -> str:
    return _words(rng) + _block(rng, 0) + _words(rng) + (_block(rng, 0) + _words(rng) if rng.random() < 0.3 else "")


def _words(rng: random.Random) -> str:
    return rng.choice(("", "", "one", "two ", " three", " four ", "five <>", "<> six", "seven. "))


def _block(rng: random.Random, depth: int) -> str:
    shape = rng.randrange(4)
    if shape == 0:
        sides = "".join(f"- {_side(rng, depth)}\n" for _ in range(rng.randint(2, 3)))
        return f"{{{rng.choice(_KINDS)}:\n{sides}}}"
    if shape == 1:
        other = f"- else:\n{_side(rng, depth)}\n" if rng.random() < 0.5 else ""
        return f"{{n > {rng.randint(1, 4)}:\n{_side(rng, depth)}\n{other}}}"
    if shape == 2:
        return f"{{\n- n > 3: {_side(rng, depth)}\n- n mod 2 == 0:\n{_side(rng, depth)}\n}}"
    return f"{{n > {rng.randint(1, 4)}:{_words(rng).strip() or 'x'}|{_words(rng)}}}"


def _side(rng: random.Random, depth: int) -> str:
    if depth < 1 and rng.random() < 0.3:
        return _words(rng) + _block(rng, depth + 1) + _words(rng)
    return rng.choice(("a", "b", "c\nd", "e <>", "<> f", "{n}"))
