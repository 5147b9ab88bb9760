"""Random stories in ink about lists: put together, compared, counted, shown and stored."""

import random

_ITEMS = ("rope", "lamp", "coin", "key")
_VARIABLES = ("things", "mine", "yours")
_HEAD = """\
LIST things = (rope), lamp, (coin), key
VAR mine = (rope, coin)
VAR yours = (lamp)
VAR held = rope
-> top
== top
"""


def made_lists(seed: int) -> str:
    """Return the story with this number."""
    rng = random.Random(seed)
    lines = [_line(rng) for _ in range(rng.randint(1, 3))]
    for name in _VARIABLES:
        lines += [f"+ {{{_test(rng)}}} [{name}]" if rng.random() < 0.4 else f"+ [{name}]"]
        lines += [f"  ~ {name} {rng.choice(('=', '+=', '-='))} {_list(rng, 2)}", "  -> top"]
    lines += ["+ [held]", f"  ~ held = {rng.choice(_ITEMS)}", "  -> top", "* [End] -> END"]
    return _HEAD + "\n".join(lines) + "\n"


def _line(rng: random.Random) -> str:
    of_one = rng.choice(("LIST_COUNT", "LIST_MIN", "LIST_MAX", "LIST_VALUE"))
    forms = (
        f"{{{_list(rng, 2)}}}",
        f"{{{of_one}({_list(rng, 2)})}}",
        f"{{{_test(rng)}: yes|no}}",
        f"{{{_list(rng, 1)}}} and {{{_list(rng, 1)}}}.",
    )
    return rng.choice(forms)


def _test(rng: random.Random) -> str:
    left, right = _list(rng, 1), _list(rng, 1)
    return rng.choice((left, f"not {left}", f"{left} {rng.choice(('?', '!?', '==', '!='))} {right}"))


def _list(rng: random.Random, depth: int) -> str:
    if depth and rng.random() < 0.6:
        return f"({_list(rng, depth - 1)} {rng.choice('+-^')} {_list(rng, depth - 1)})"
    known = (
        rng.choice(_ITEMS),
        f"({', '.join(rng.sample(_ITEMS, 2))})",
        "held",
        f"LIST_{rng.choice(('ALL', 'MIN'))}(mine)",
    )
    return rng.choice((*_VARIABLES, *_VARIABLES, *known))
