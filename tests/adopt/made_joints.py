"""Random stories in ink whose lines go on in other knots: with glue, spaces, and diverts within conditionals."""

import random

_WORDS = ("he looks", "at you", "again", "and waits", "slowly", "then", "the door")
_KNOTS = ("hub", "inn", "lane", "mill", "last")
_TESTS = ("t", "not t", "n > 2", "n mod 2 == 0")
_TURNS = ("+ [Turn]", "  ~ t = not t", "  -> hub", "+ [Again] -> hub")
_HEAD = """\
VAR n = 0
VAR t = false
-> hub
== hub
~ n = n + 1
{n > 9: -> END}
"""


def made_joints(seed: int) -> str:
    """Return the story with this number."""
    rng = random.Random(f"joints {seed}")
    lines: list[str] = []
    for knot in _KNOTS[:-1]:
        lines += [] if knot == "hub" else [f"== {knot}"]
        found = _lines(rng, _KNOTS[_KNOTS.index(knot) + 1 :])
        has_left = found[-1].endswith(_KNOTS)
        ends = (_TURNS, ("-> last",), ("+ [Back] -> hub", "+ [Off] -> inn"))
        lines += [*found, *(() if has_left else _TURNS if knot == "hub" else rng.choice(ends))]
    return _HEAD + "\n".join([*lines, "== last", "Last.", *_TURNS]) + "\n"


def _lines(rng: random.Random, later: tuple[str, ...]) -> list[str]:
    return [_line(rng, rng.choice(later)) for _ in range(rng.randint(1, 3))]


def _line(rng: random.Random, to: str) -> str:
    """Return a line that may go on in another knot, begin with glue, or end in it."""
    line = rng.choice(_WORDS) if rng.random() < 0.7 else _varying(rng)
    for _ in range(rng.randint(0, 2)):
        line += rng.choice(("", " ", ", ")) + (_varying(rng) if rng.random() < 0.6 else rng.choice(_WORDS))
    line += rng.choice((".", "", ""))
    if rng.random() < 0.15:
        line = f"<>{rng.choice(('', ' '))}{line}"
    space, words, test = rng.choice(("", " ")), rng.choice(_WORDS), rng.choice(_TESTS)
    end = rng.random()
    if end < 0.15:
        return f"{line}{space}<>"
    if end < 0.25:
        return f"{line} {{{test}: {words} -> {to}}}"
    if end < 0.45:
        return f"{line}{space}{{{test}:{rng.choice(('', ' '))}-> {to}}}"
    return f"{line} -> {to}" if end < 0.5 else line


def _varying(rng: random.Random) -> str:
    test, one, other = rng.choice(_TESTS), rng.choice(_WORDS), rng.choice(_WORDS)
    forms = (f"{{{test}:{rng.choice((' ', '', ', '))}{one}}}", f"{{{test}:{one}|{other}}}", f"{{{one}|{other}}}")
    return rng.choice(forms)
