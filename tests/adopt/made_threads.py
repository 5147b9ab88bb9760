"""Random stories in ink about threads: with guards and parameters, in each other, and under conditions."""

import random

_THREADS = ("ask", "give", "look")
_HEAD = """\
VAR n = 1
VAR t = false
-> hub
== hub
~ n = n + 1
{n > 12: -> END}
Hub.
"""


def made_threads(seed: int) -> str:
    """Return the story with this number."""
    rng = random.Random(seed)
    lines = [_started(rng, _THREADS) for _ in range(rng.randint(1, 3))]
    lines += ["After." if rng.random() < 0.3 else "", "+ [Wait] -> hub", "+ [Turn]", "  ~ t = not t", "  -> hub"]
    for number, name in enumerate(_THREADS):
        lines += [f"== {name}(k) ==" if name == "give" else f"== {name} ==", *_lines(rng, number)]
    return _HEAD + "\n".join(filter(None, lines)) + "\n"


def _started(rng: random.Random, names: tuple[str, ...]) -> str:
    name = rng.choice(names)
    if name == "give":
        name = f"give({rng.choice(('1', 'n', 'n + 2', '5'))})"
    forms = (f"<- {name}", f"<- {name}", f"{{{_test(rng)}: <- {name}}}", f"{{{_test(rng)}:\n  <- {name}\n}}")
    return rng.choice(forms)


def _test(rng: random.Random) -> str:
    return rng.choice(("t", "not t", "n > 3", "n mod 2 == 0", "ask", "look > 1"))


def _lines(rng: random.Random, number: int) -> list[str]:
    """Return the lines of one thread. Only the second has a parameter."""
    value = "k" if number == 1 else "n"
    made = [f"Words {number}." if rng.random() < 0.5 else ""]
    if rng.random() < 0.5:
        made.append(
            rng.choice(
                (
                    f"{{{_test(rng)}: -> DONE}}",
                    f"{{{_test(rng)}:\n  Not now.\n  -> DONE\n}}",
                    f"{{{value} > 4: -> DONE}}",
                    f"{{{_test(rng)}: Not now. -> DONE}}",
                    f"{{{_test(rng)}:\n  Not now. -> DONE\n- else: Well.\n}}",
                )
            )
        )
    if rng.random() < 0.3 and number == 0:
        made.append(_started(rng, _THREADS[1:]))
    if rng.random() < 0.3 and number != 1:
        made.append(f"- (again{number}) Here.")
    for choice in range(rng.randint(1, 2)):
        bullet = rng.choice("+*")
        made.append(
            f"{bullet} {{{_test(rng)}}} C{number}{choice} {{{value}}}"
            if rng.random() < 0.4
            else f"{bullet} D{number}{choice}"
        )
        made += ["  ~ n = n + 1", f"  Now {{{value}}}."] if rng.random() < 0.6 else []
        if any(f"again{number}" in line for line in made) and rng.random() < 0.5:
            made.append(f"  -> again{number}")
    made += [f"- Gathered {{{value}}}.", "-> hub"] if rng.random() < 0.7 else ["  -> hub", "- -> DONE"]
    return made
