"""Stories with much to show: scenes with and without titles, moods, points of view, gauges, cues, styles and calls."""

import json
import random

_TITLE = """title: Dressed
id: dressed
author: A
start: s0.a
voices: {sea: {name: The sea}, deep: Deep}
notes: {dark: Darkness}
moods: {dim: {colour: blue}, bright: {colour: yellow, pace: fast}}
state:
SHOWN
gauges:
  heart: {kind: pulse, value: 60 + n, flat: n == 9}
  some: {kind: bar, value: n > 2, min: 0, max: 1}
endings: {o: The end}
"""
_SHOWN = (
    "  n: {start: 2, min: 0, max: 9, label: How many, shown: true}",
    "  money: {start: 0, shown: true, label: Money}",
    "  thousand: {start: 7, min: 0, max: 1000, shown: true}",
    "  t: {start: true, shown: true}",
    "  e: {one of: [red_one, blue], shown: true}",
    "  name: {start: Ada, shown: true}",
    "  s: {set of: {a: an A, b: the B}, shown: true}",
    "  bag: {count of: {nut: nut | nuts, pea: pea}, max: 3, start: {nut: 1}, shown: true, label: Bag}",
)
_DEEDS = (
    *("n += 1", "n = 0", "n = t", "money += 1234", "money = -7", "t = not t", "e = blue", "s += a", "s -= a", "s += b"),
    *("bag += nut", "bag.pea = 3", 'name = "Bo"'),
)
_WORDS = (
    *(
        "rain",
        "*slow* rain",
        "**none** of it",
        "a *b* **c**",
        "{n}",
        "{t}",
        "{e}",
        "{bag}",
        "a\u00a0b",
        "{-n as words}",
    ),
    *("{money as money}", "{s as list}", "{name as capital}", "{e as capital}", "{t: *so* | } then", "{~! x | y}"),
    *("{& one | *two* | }", "{! *once* }x", "{~ a | b | c} ", "{n > 2: {t: both | *one*} | }", "{? left | right}"),
    f"It is {'a very ' * 30}long line.",
    *("{plural bag.nut: nut | nuts}", "{at(s0.a): here | {at(s1.aside): aside}}", "*{n}* of **{bag as list}**"),
)
_PARTS = (
    *("@sea {t: Whisper | }", "@deep *Low.*", "@pause 1.5", "@pause 2", "@cue odd_name", "@cue phone", "***"),
    "{t:\n\nOne.\n\n@sea Two.\n\n|\n\n@pause 2\n\nThree.}",
)


def dressed_story(seed: int) -> str:
    """Return the text of a story whose scenes call each other."""
    made = _Dressed(seed)
    shown = made.rng.sample(_SHOWN, len(_SHOWN))
    documents = [_TITLE.replace("SHOWN", "\n".join(shown))]
    for scene in made.scenes:
        nodes = [*[made.node(scene, name) for name in "ab"], made.aside(), made.within()]
        documents += [made.header(scene), *nodes]
    return "---\n".join([*documents, "node: end\ntext: End.\nending: o\n"])


class _Dressed:
    """One story in the making."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.scenes = [f"s{number}" for number in range(self.rng.randint(2, 4))]

    def some(self, *lines: str) -> list[str]:
        """Return one of the lines, or none."""
        return self.rng.choice([[], *[[line] for line in lines]])

    def header(self, scene: str) -> str:
        looks = [*self.some(f"title: The {scene}"), *self.some("pov: ada", "pov: bo"), *self.some("mood: dim")]
        return "\n".join([f"scene: {scene}", *looks]) + "\n"

    def node(self, scene: str, name: str) -> str:
        lines = [f"node: {name}", *self.look(), f"text: {self.prose()}"]
        lines += self.rng.choice(([], ["note: dark", f"veiled: {self.prose()}"]))
        lines += [*self.some(self.call()), "choices:"]
        for number in range(self.rng.randint(1, 3)):
            lines += [f"  - label: {self.line()}", f"    id: c{number}", f"    do: {self.rng.choice(_DEEDS)}"]
            lines += [f"    {line}" for line in self.some(self.call(), f"text: {self.prose()}")]
            lines.append(f"    go: {self.rng.choice(self.scenes)}.{self.rng.choice('ab')}")
        lines.append(f"  - {{label: Stay, id: stay, once: visit, text: {self.prose()}}}")
        lines.append(f"  - {{label: End, id: last, if: n == 9, locked: {self.line()}, go: {self.scenes[-1]}.end}}")
        return "\n".join([*lines, f"go: {scene}.{name}"]) + "\n"

    def aside(self) -> str:
        call = f"call: {self.rng.choice(self.scenes)}.within"
        return "\n".join(["node: aside", *self.look(), f"text: {self.prose()}", call, "go: back"]) + "\n"

    def within(self) -> str:
        lines = [
            "node: within",
            *self.look(),
            f"text: {self.prose()}",
            "choices:",
            "  - {label: Back, id: back, go: back}",
        ]
        return "\n".join([*lines, "go: back"]) + "\n"

    def call(self) -> str:
        return f"call: {self.rng.choice(self.scenes)}.aside"

    def look(self) -> list[str]:
        return self.some("mood: dim", "mood: bright", "pov: cy")

    def line(self) -> str:
        """Return one line of prose in quotes, with styles within braces, and spaces in odd places."""
        return json.dumps(self.words(), ensure_ascii=False)

    def words(self) -> str:
        return self.rng.choice((" ", "  ")).join([self.rng.choice(_WORDS) for _ in range(self.rng.randint(1, 4))])

    def prose(self) -> str:
        parts = [self.words() for _ in range(self.rng.randint(1, 3))]
        parts.insert(self.rng.randint(0, len(parts)), self.rng.choice(_PARTS))
        return json.dumps("\n\n".join(parts), ensure_ascii=False)
